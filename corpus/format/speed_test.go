package format_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"diasmap/corpus"
	"diasmap/corpus/format"
)

// copyList reads a list and writes it in its own format with a column added.
func copyList(path string) (rows int, err error) {
	list, err := format.Open(path, format.Options{})
	if err != nil {
		return 0, err
	}
	defer list.Close()
	sink, err := format.Create(io.Discard, path, format.OutputOptions{Like: list.Form()})
	if err != nil {
		return 0, err
	}
	if err := sink.Begin(list, []string{"origin"}); err != nil {
		return 0, err
	}
	var c corpus.Chunk
	var r corpus.Record
	var out []byte
	added := [][]byte{[]byte("AM")}
	for {
		err := list.Next(&c)
		if errors.Is(err, io.EOF) {
			return rows, sink.Close()
		}
		if err != nil {
			return rows, err
		}
		out = out[:0]
		for i := range c.Len() {
			c.Record(i, &r)
			out = sink.AppendRow(out, &r, added)
			rows++
		}
		if err := sink.Write(out); err != nil {
			return rows, err
		}
	}
}

// BenchmarkCopy reads and writes 100,000 rows, 6 MB as CSV, on one goroutine.
func BenchmarkCopy(b *testing.B) {
	csv := "id,name,city,country\n" + strings.Repeat("8812,Хачатурян Арам,Lyon,FR\n8813,\"Abashidze, Nino\",Paris,FR\n", 50_000)
	json := strings.Repeat("{\"id\":8812,\"name\":\"Хачатурян Арам\",\"city\":\"Lyon\",\"country\":\"FR\"}\n", 100_000)
	legacy, err := charmap.Windows1251.NewEncoder().String(csv)
	if err != nil {
		b.Fatal(err)
	}
	for _, list := range []struct{ name, content string }{
		{"utf8.csv", csv}, {"windows1251.csv", legacy}, {"list.jsonl", json}, {"list.csv.gz", csv}, {"list.csv.zst", csv},
	} {
		path := filepath.Join(b.TempDir(), list.name)
		content := list.content
		if strings.HasPrefix(list.name, "list.csv.") {
			var packed strings.Builder
			sink, err := format.Create(&packed, list.name, format.OutputOptions{})
			if err != nil {
				b.Fatal(err)
			}
			if err := errors.Join(sink.Write([]byte(content)), sink.Close()); err != nil {
				b.Fatal(err)
			}
			content = packed.String()
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
		b.Run(list.name, func(b *testing.B) {
			rows := 0
			for b.Loop() {
				n, err := copyList(path)
				if err != nil {
					b.Fatal(err)
				}
				rows += n
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
