package format_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/format"
	"diasmap/corpus/sample"
)

// An output is the same to the byte, whether rows come to it one by one or all at once: so it is when a job that was
// killed goes on.
func TestOutputDoesNotDependOnHowManyRowsComeAtATime(t *testing.T) {
	people := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(people, sample.List, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"out.csv", "out.jsonl", "out.xlsx", "out.parquet"} {
		if one, all := writeGrouped(t, people, name, 1), writeGrouped(t, people, name, 1<<30); !bytes.Equal(one, all) {
			t.Errorf("%s: %d bytes row by row, %d all at once", name, len(one), len(all))
		}
	}
}

// writeGrouped writes a list, giving so many rows at a time to the output.
func writeGrouped(t *testing.T, from, name string, most int) []byte {
	t.Helper()
	list, err := format.Open(from, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	var out bytes.Buffer
	sink, err := format.Create(&out, name, format.OutputOptions{Like: list.Form()})
	if err == nil {
		err = sink.Begin(list, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	var chunk corpus.Chunk
	var record corpus.Record
	var rows []byte
	waiting := 0
	for list.Next(&chunk) == nil {
		for i := range chunk.Len() {
			chunk.Record(i, &record)
			rows = sink.AppendRow(rows, &record, nil)
			if waiting++; waiting == most {
				if err := sink.Write(rows); err != nil {
					t.Fatal(err)
				}
				rows, waiting = rows[:0], 0
			}
		}
	}
	if err := sink.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
