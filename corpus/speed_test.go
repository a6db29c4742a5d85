package corpus

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"testing"
)

// people is a list of n records as registries publish them.
func people(n int) []byte {
	list := []byte("id,name,city,country\n")
	for range n {
		list = append(list, "8812,Khachaturian Aram,Lyon,FR\n8813,\"Abashidze, Nino\",Paris,FR\n"...)
	}
	return list
}

// copyTable copies a list with a column added and returns the number of records.
func copyTable(table *Table, c *Chunk, rec *Record, dst []byte, added [][]byte) (int, error) {
	records := 0
	out := NewDelimitedWriter(io.Discard, table.dialect)
	if err := out.Begin(table, []string{"origin"}); err != nil {
		return 0, err
	}
	for {
		err := table.Next(c)
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return records, err
		}
		dst = dst[:0]
		for i := range c.Len() {
			c.Record(i, rec)
			dst = out.AppendRow(dst, rec, added)
			records++
		}
	}
}

// Opening a table takes some space; each further record takes none.
func TestCopyDoesNotAllocateByRecord(t *testing.T) {
	var c Chunk
	var rec Record
	dst, added := make([]byte, 0, 1<<20), [][]byte{[]byte("AM")}
	cost := func(list []byte) float64 {
		return testing.AllocsPerRun(5, func() {
			table, err := OpenTable(bytes.NewReader(list), "people.csv")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := copyTable(table, &c, &rec, dst, added); err != nil {
				t.Fatal(err)
			}
		})
	}
	few, many := people(10_000), people(100_000)
	if more := cost(many) - cost(few); more > 2 {
		t.Errorf("%.0f allocations more for 180,000 records more", more)
	}
}

func TestResidenceCountryDoesNotAllocate(t *testing.T) {
	ResidenceCountry("FR")
	if n := testing.AllocsPerRun(100, func() { ResidenceCountry("United States") }); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}

func BenchmarkCopy(b *testing.B) {
	list := people(100_000)
	var c Chunk
	var rec Record
	dst, added, records := make([]byte, 0, 1<<20), [][]byte{[]byte("AM")}, 0
	b.SetBytes(int64(len(list)))
	b.ReportAllocs()
	for b.Loop() {
		table, err := OpenTable(bytes.NewReader(list), "people.csv")
		if err != nil {
			b.Fatal(err)
		}
		n, err := copyTable(table, &c, &rec, dst, added)
		if err != nil {
			b.Fatal(err)
		}
		records += n
	}
	b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkCopyEncodingCSV(b *testing.B) {
	list := people(100_000)
	records := 0
	b.SetBytes(int64(len(list)))
	b.ReportAllocs()
	for b.Loop() {
		r, w := csv.NewReader(bytes.NewReader(list)), csv.NewWriter(io.Discard)
		r.ReuseRecord = true
		for {
			fields, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			if err := w.Write(append(fields, "AM")); err != nil {
				b.Fatal(err)
			}
			records++
		}
		w.Flush()
	}
	b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkResidenceNames(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ResidenceCountry("United States")
	}
}
