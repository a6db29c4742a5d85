package registry

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"diasmap/corpus"
)

// Any content given as any registry is read to its end: every row has the width of the header, and nothing panics.
func FuzzRead(f *testing.F) {
	for i, s := range samples {
		at := filepath.Join("testdata", s.sample)
		if info, err := os.Stat(at); err != nil || info.IsDir() {
			continue
		}
		data, err := os.ReadFile(at)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), data)
	}
	for i, name := range []string{"orcid/summaries/001/8888-8888-8888-0001.xml", "orcid/summaries/001/8888-8888-8888-0009.json"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		r := All()[int(which)%len(All())]
		l, err := Open(r, "-", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		width, rows := len(l.Header()), 0
		var chunk corpus.Chunk
		var record corpus.Record
		for {
			err := l.Next(&chunk)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return // the content as a whole is none that can be read
			}
			for i := range chunk.Len() {
				chunk.Record(i, &record)
				rows++
				if err := record.Shape(width); err != nil || record.Number != rows {
					t.Fatalf("row %d is numbered %d: %v", rows, record.Number, err)
				}
			}
		}
	})
}

// Lines of JSON are all read, whatever they hold: each that is not blank is a row, or counted.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"id\":\"https://openalex.org/A1\"}\n\n{\n"))
	f.Add([]byte("{}\r\n  \r\nx"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b := &batch{}
		l := newJSON(bufio.NewReaderSize(bytes.NewReader(data), streamBuffer), "x")
		if _, ok := l.(*lines); !ok {
			return
		}
		frames := 0
		for {
			b.reset("x")
			err := l.frames(b)
			frames += len(b.frames)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		want := 0
		for line := range bytes.Lines(data) {
			if len(bytes.TrimSpace(line)) > 0 {
				want++
			}
		}
		if frames != want {
			t.Errorf("%d records of %d lines", frames, want)
		}
	})
}
