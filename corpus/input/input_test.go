package input_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/corpus/input"
)

func compress(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := input.Compress(&out, name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestCompressionIsKnownByContent(t *testing.T) {
	for _, name := range []string{"", "gzip", "zstd"} {
		in, err := input.Open("-", bytes.NewReader(compress(t, name, []byte("name\nNino\n"))))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		if string(got) != "name\nNino\n" || err != nil || in.Compression() != name || in.Name() != "standard input" || in.Size() != -1 {
			t.Errorf("%q: got %q, %v, compression %q", name, got, err, in.Compression())
		}
	}
}

func TestCompressedTwice(t *testing.T) {
	content := compress(t, "zstd", compress(t, "gzip", []byte("name\n")))
	in, err := input.FromBytes("x", content)
	if err != nil || in.Compression() != "zstd+gzip" {
		t.Fatalf("%v", err)
	}
	if _, err := input.FromBytes("x", compress(t, "gzip", content)); !errors.Is(err, input.ErrBomb) {
		t.Errorf("compressed three times: got %v", err)
	}
}

// A gigabyte of zeros in a megabyte or less is refused long before it is through.
func TestBombs(t *testing.T) {
	zeros := make([]byte, 300<<20)
	for _, name := range []string{"gzip", "zstd"} {
		in, err := input.FromBytes("bomb", compress(t, name, zeros))
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.Copy(io.Discard, in)
		if !errors.Is(err, input.ErrBomb) || n < 200<<20 {
			t.Errorf("%s: %d bytes, %v", name, n, err)
		}
	}
}

func TestDamageIsTold(t *testing.T) {
	for _, name := range []string{"gzip", "zstd"} {
		whole := compress(t, name, []byte(strings.Repeat("Nino Abashidze\n", 100)))
		for cut := 1; cut < len(whole)-4; cut++ {
			in, err := input.FromBytes("x", whole[:len(whole)-cut])
			if err == nil {
				_, err = io.Copy(io.Discard, in)
			}
			if !errors.Is(err, input.ErrDamaged) {
				t.Errorf("%s without %d of %d bytes: got %v", name, cut, len(whole), err)
			}
		}
	}
}

// What is no ordinary file is copied for those who go back and forth, and the copy is removed.
func TestReaderAt(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, content := range [][]byte{[]byte("name\nNino\n"), compress(t, "gzip", []byte("name\nNino\n"))} {
		in, err := input.Open("-", bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		in.Peek(4)
		r, size, err := in.ReaderAt()
		if err != nil || size != 10 {
			t.Fatalf("%d bytes, %v", size, err)
		}
		got := make([]byte, 4)
		if _, err := r.ReadAt(got, 5); err != nil || string(got) != "Nino" {
			t.Errorf("got %q, %v", got, err)
		}
		if err := in.Close(); err != nil {
			t.Error(err)
		}
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

func TestNoFile(t *testing.T) {
	if _, err := input.Open(filepath.Join(t.TempDir(), "none.csv"), nil); !errors.Is(err, input.ErrNoFile) {
		t.Errorf("got %v", err)
	}
	if _, err := input.Open(t.TempDir(), nil); !errors.Is(err, input.ErrFolder) {
		t.Errorf("got %v", err)
	}
}

func TestCutCompression(t *testing.T) {
	for name, want := range map[string][2]string{
		"a.csv.gz": {"a.csv", "gzip"}, "A.CSV.ZST": {"A.CSV", "zstd"}, "a.csv": {"a.csv", ""}, "-": {"-", ""},
	} {
		if rest, compression := input.CutCompression(name); rest != want[0] || compression != want[1] {
			t.Errorf("%s: got %q, %q", name, rest, compression)
		}
	}
}
