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

// speedNames are files of the formats whose speed is measured.
var speedNames = []string{"people.csv", "people.csv.zst", "people.jsonl", "people.xlsx", "people.parquet"}

// sampleFile is the sample list as CSV.
func sampleFile(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "sample.csv")
	if err := os.WriteFile(path, sample.List, 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

func rowsPerSecond(b *testing.B) {
	b.ReportMetric(float64(b.N*(bytes.Count(sample.List, []byte("\n"))-1))/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkRead(b *testing.B) {
	people := sampleFile(b)
	for _, name := range speedNames {
		b.Run(name, func(b *testing.B) {
			path := rewriteWith(b, people, name, nil)
			for b.Loop() {
				list, err := format.Open(path, format.Options{})
				if err != nil {
					b.Fatal(err)
				}
				var chunk corpus.Chunk
				for list.Next(&chunk) == nil {
				}
				list.Close()
			}
			rowsPerSecond(b)
		})
	}
}

// BenchmarkWrite reads CSV, which takes little time, and writes it with no column added.
func BenchmarkWrite(b *testing.B) {
	people := sampleFile(b)
	for _, name := range speedNames {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				rewriteWith(b, people, name, nil)
			}
			rowsPerSecond(b)
		})
	}
}
