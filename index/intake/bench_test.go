package intake_test

import (
	"bytes"
	"testing"

	"diasmap/corpus"
	"diasmap/index"
	"diasmap/index/intake"
	"diasmap/index/search"
	"diasmap/index/synthetic"
)

// BenchmarkImport imports lists of people into a new directory, with the search index that the program has: all that
// an import takes, in records a second.
func BenchmarkImport(b *testing.B) {
	for _, c := range []struct {
		name  string
		rows  int
		share float64
	}{{"members alone", 20_000, 1}, {"2 % members", 200_000, 0.02}} {
		b.Run(c.name, func(b *testing.B) {
			var list bytes.Buffer
			if err := synthetic.WriteList(&list, 1, c.rows, c.share); err != nil {
				b.Fatal(err)
			}
			o := index.Options{Engine: search.Opener(knowing(b)), Create: true, What: "benchmark"}
			b.SetBytes(int64(list.Len()))
			for b.Loop() {
				importInto(b, b.TempDir(), o, list.Bytes())
			}
			b.ReportMetric(float64(c.rows*b.N)/b.Elapsed().Seconds(), "records/s")
		})
	}
}

func importInto(b *testing.B, dir string, o index.Options, list []byte) {
	b.Helper()
	d, err := index.Open(dir, o)
	if err != nil {
		b.Fatal(err)
	}
	table, err := corpus.OpenTable(bytes.NewReader(list), "synthetic.csv")
	if err != nil {
		b.Fatal(err)
	}
	j := job(b, table)
	j.Readers = []intake.NewReader{intake.ReadSectors, intake.ReadPlaces}
	if _, err := intake.Run(d, table, j); err != nil {
		b.Fatal(err)
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
}

// knowing are the options of a search index that knows all the program does.
func knowing(b *testing.B) search.Options {
	b.Helper()
	o, err := search.DefaultOptions()
	if err != nil {
		b.Fatal(err)
	}
	return o
}
