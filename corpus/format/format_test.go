package format_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/format"
)

// rewrite reads a file and writes it under another name with a column added.
func rewrite(t *testing.T, from, to string) string {
	t.Helper()
	return rewriteWith(t, from, to, []string{"origin"})
}

// rewriteWith adds columns, in each of which every record has GE.
func rewriteWith(t testing.TB, from, to string, added []string) string {
	t.Helper()
	values := make([][]byte, len(added))
	for i := range values {
		values[i] = []byte("GE")
	}
	list, err := format.Open(from, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	var out bytes.Buffer
	sink, err := format.Create(&out, to, format.OutputOptions{Like: list.Form()})
	if err != nil {
		t.Fatal(err)
	}
	if err := sink.Begin(list, added); err != nil {
		t.Fatal(err)
	}
	var chunk corpus.Chunk
	var record corpus.Record
	for {
		err := list.Next(&chunk)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		var rows []byte
		for i := range chunk.Len() {
			chunk.Record(i, &record)
			rows = sink.AppendRow(rows, &record, values)
		}
		if err := sink.Write(rows); err != nil {
			t.Fatal(err)
		}
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), to)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCompressionInAndOut(t *testing.T) {
	plain := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(plain, []byte("name,city\n"+strings.Repeat("Nino Abashidze,Lyon\n", 5000)), 0o600); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(rewrite(t, rewrite(t, plain, "once.csv"), "twice.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".gz", ".zst"} {
		packed := rewrite(t, plain, "once.csv"+ending)
		if info, err := os.Stat(packed); err != nil || info.Size() > int64(len(want))/10 {
			t.Errorf("%s: %v, %d bytes of %d", ending, err, info.Size(), len(want))
		}
		got, err := os.ReadFile(rewrite(t, packed, "twice.csv"))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v, %d bytes came back, want %d", ending, err, len(got), len(want))
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := format.Open("people.csv", format.Options{Format: "wordperfect"}); !errors.Is(err, format.ErrUnknown) {
		t.Errorf("got %v", err)
	}
	if err := format.CheckOutput("x.csv", format.OutputOptions{Format: "wordperfect"}); !errors.Is(err, format.ErrUnknown) {
		t.Errorf("got %v", err)
	}
}
