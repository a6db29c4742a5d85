//go:build unix

package registry

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"diasmap/corpus"
)

// repeated writes a file with a sample over and over: from its first line that begins with begin, up to the line end.
func repeated(b *testing.B, sample, begin, end string, times int) string {
	b.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", sample))
	if err != nil {
		b.Fatal(err)
	}
	from := bytes.Index(data, []byte(begin))
	to := len(data)
	if end != "" {
		to = bytes.Index(data, []byte(end))
	}
	var out bytes.Buffer
	out.Write(data[:from])
	for range times {
		out.Write(data[from:to])
	}
	out.Write(data[to:])
	path := filepath.Join(b.TempDir(), filepath.Base(sample))
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// orcidArchive is an archive, not compressed, of a sample record over and over.
func orcidArchive(b *testing.B, times int) string {
	b.Helper()
	record, err := os.ReadFile("testdata/orcid/summaries/001/8888-8888-8888-0001.xml")
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for range times {
		err := w.WriteHeader(&tar.Header{Name: "summaries/001/8888-8888-8888-0001.xml", Typeflag: tar.TypeReg, Size: int64(len(record)), Mode: 0o600})
		if _, writeErr := w.Write(record); errors.Join(err, writeErr) != nil {
			b.Fatal(err, writeErr)
		}
	}
	path := filepath.Join(b.TempDir(), "summaries.tar")
	if err := errors.Join(w.Close(), os.WriteFile(path, out.Bytes(), 0o600)); err != nil {
		b.Fatal(err)
	}
	return path
}

// How many people are read, before anything is made of them, in a second, by as many workers as there are processors, and
// in a second of processor time, whatever else the machine does.
func BenchmarkRead(b *testing.B) {
	for _, c := range []struct{ registry, path string }{
		{"orcid", orcidArchive(b, 4000)},
		{"nppes", repeated(b, "nppes/npidata_pfile_20050523-20261108.csv", "\"0000000001", "\"0000000008", 4000)},
		{"psc", repeated(b, samples[2].sample, "{\"company_number\":\"00000001", "{\"company_number\":\"00000008", 4000)},
		{"officers", repeated(b, samples[3].sample, "00000001", "99999999", 4000)},
		{"openalex", repeated(b, "openalex/data/authors/updated_date=2026-10-01/part_000", "{", "", 4000)},
		{"pubmed", repeated(b, samples[7].sample, "  <PubmedArticle>", "  <DeleteCitation>", 2000)},
		{"patentsview", repeated(b, samples[8].sample, "\"9000", "", 20000)},
	} {
		info, err := os.Stat(c.path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(c.registry, func(b *testing.B) {
			b.SetBytes(info.Size())
			b.ReportAllocs()
			people, busy := 0, processorTime(b)
			for b.Loop() {
				people += readAll(b, c.registry, c.path)
			}
			b.ReportMetric(float64(people)/b.Elapsed().Seconds(), "people/s")
			b.ReportMetric(float64(people)/(processorTime(b)-busy), "people/cpu-s")
		})
	}
}

// processorTime is how long the processors have worked for this program, in seconds.
func processorTime(b *testing.B) float64 {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func readAll(b *testing.B, registry, path string) int {
	b.Helper()
	l, err := Open(find(b, registry), path, strings.NewReader(""))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	var chunk corpus.Chunk
	people := 0
	for {
		err := l.Next(&chunk)
		if errors.Is(err, io.EOF) {
			return people
		}
		if err != nil {
			b.Fatal(err)
		}
		people += chunk.Len()
	}
}
