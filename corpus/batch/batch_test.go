package batch_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/sample"
	"diasmap/model"
	"diasmap/onomastics"
)

func classifier(t testing.TB) *onomastics.Classifier {
	t.Helper()
	c, err := model.NewClassifier()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// classify runs a list through a job whose columns are guessed.
func classify(t testing.TB, list []byte, job batch.Job) (string, *batch.Summary) {
	t.Helper()
	table, err := corpus.OpenTable(bytes.NewReader(list), "list.csv")
	if err != nil {
		t.Fatal(err)
	}
	if job.Columns, err = corpus.GuessColumns(table.Header()); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	summary, err := batch.Run(table, corpus.NewDelimitedWriter(&out, table.Form().Dialect), job)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), summary
}

func TestSampleIsClassified(t *testing.T) {
	out, summary := classify(t, sample.List, batch.Job{Classifier: classifier(t), Workers: 2})
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := bytes.Count(sample.List, []byte("\n")); len(rows) != want || summary.Records != want-1 {
		t.Errorf("%d rows, %d records, want %d lines", len(rows), summary.Records, want)
	}
	if got := strings.Join(rows[0][7:], ","); got != strings.Join(batch.Columns, ",") {
		t.Errorf("added columns %s", got)
	}
	origins := map[string]string{}
	for _, row := range rows[1:] {
		origins[row[1]] = row[7] + " " + row[10]
	}
	for name, want := range map[string]string{
		"George Krikorian": "AM probable", "Varujan Boghosian": "AM probable", "Melik Ohanian": "AM probable", "Lado Gudiashvili": "GE resident",
		"Vyacheslav Petrenko": "UA ", "Hideki Shirakawa": "JP ",
	} {
		if !strings.HasPrefix(origins[name], want) {
			t.Errorf("%s: got %q, want %s", name, origins[name], want)
		}
	}
}

func TestOutputDoesNotDependOnWorkers(t *testing.T) {
	c := classifier(t)
	one, summary := classify(t, sample.List, batch.Job{Classifier: c, Workers: 1, Detail: true})
	for _, workers := range []int{2, 3, 2 * runtime.GOMAXPROCS(0), 16} {
		many, other := classify(t, sample.List, batch.Job{Classifier: c, Workers: workers, Detail: true})
		if one != many {
			t.Errorf("%d workers write another list than one", workers)
		}
		a, _ := json.Marshal(summary)
		if b, _ := json.Marshal(other); string(a) != string(b) {
			t.Errorf("%d workers count %s, one %s", workers, b, a)
		}
	}
}

func TestEveryBadRecordComesOutWithAReason(t *testing.T) {
	list := "id,name,country\n" +
		"1,Anahit Krikorian,FR\n" +
		"2,,FR\n" +
		"3," + strings.Repeat("x", 10_000) + ",FR\n" +
		"4,Ana\xffhit,FR\n" +
		"5,Too Few\n" +
		"6,Too,Many,Fields,Here\n" +
		"7,\"bad \" quotes,FR\n" +
		"8,\"Two\nLines\",FR\n" +
		"\n" +
		"9,Giorgi Kapanadze,nowhere\n" +
		"10,\"never closed,FR\n"
	out, summary := classify(t, []byte(list), batch.Job{Classifier: classifier(t), Workers: 2})
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatalf("the output is no CSV: %v", err)
	}
	want := []struct{ verdict, reason string }{
		{"probable", "probability at or above 0.70"},
		{"abstain", "the name is empty"},
		{"abstain", "longer than 200 characters"},
		{"error", "name is not valid UTF-8 at byte 4: convert the list to UTF-8"},
		{"error", "list.csv:6: wrong number of fields: 2, the header has 3"},
		{"error", "list.csv:7: wrong number of fields: 5, the header has 3"},
		{"error", "list.csv:8:9: quotes do not close"},
		{"abstain", ""},
		{"error", "list.csv:11: wrong number of fields: 1, the header has 3"},
		{"probable", ""},
		{"error", "list.csv:13:4: quotes do not close"},
	}
	if len(rows) != len(want)+1 {
		t.Fatalf("%d records came out, want %d", len(rows)-1, len(want))
	}
	for i, w := range want {
		row := rows[i+1]
		if len(row) != 9 {
			t.Errorf("record %d has %d fields: %q", i+1, len(row), row)
			continue
		}
		if i != 7 && row[6] != w.verdict || !strings.HasPrefix(row[7], w.reason) {
			t.Errorf("record %d: got %s, %q, want %s, %q", i+1, row[6], row[7], w.verdict, w.reason)
		}
		if row[7] == "" {
			t.Errorf("record %d has no reason", i+1)
		}
	}
	if got := rows[6][2]; got != "Many,Fields,Here" {
		t.Errorf("surplus fields: got %q", got)
	}
	if summary.Errors() != 6 || summary.UnknownResidences != 1 || summary.UnknownResidence != "nowhere" {
		t.Errorf("errors %d, unknown residences %d, first %q", summary.Errors(), summary.UnknownResidences, summary.UnknownResidence)
	}
}

func TestResidenceMakesResidents(t *testing.T) {
	out, summary := classify(t, []byte("name;residence\nGiorgi Kapanadze;Georgia\nGiorgi Kapanadze;France\n"), batch.Job{Classifier: classifier(t)})
	if summary.Verdicts[onomastics.Resident] != 1 || summary.Verdicts[onomastics.Probable] != 1 {
		t.Errorf("verdicts %v\n%s", summary.Verdicts, out)
	}
	d := batch.Diaspora{Origin: onomastics.MustParseCountry("GE"), Residence: onomastics.MustParseCountry("FR")}
	if summary.Members[d].Probable != 1 {
		t.Errorf("members %v", summary.Members)
	}
}

type brokenWriter struct{ left int }

var errDisk = errors.New("no space left")

func (w *brokenWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errDisk
	}
	return len(b), nil
}

type brokenReader struct{ io.Reader }

var errWire = errors.New("connection lost")

func (r brokenReader) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if errors.Is(err, io.EOF) {
		return n, errWire
	}
	return n, err
}

func TestFaultsOfReadingAndWritingEndTheRun(t *testing.T) {
	c := classifier(t)
	long := []byte("name\n" + strings.Repeat("Anahit Krikorian\n", 20_000))
	table, err := corpus.OpenTable(bytes.NewReader(long), "long.csv")
	if err != nil {
		t.Fatal(err)
	}
	job := batch.Job{Classifier: c, Columns: corpus.Columns{Name: 0, Given: -1, Family: -1, Residence: -1}, Workers: 4}
	if _, err := batch.Run(table, corpus.NewDelimitedWriter(&brokenWriter{100_000}, table.Form().Dialect), job); !errors.Is(err, errDisk) {
		t.Errorf("a full disk: got %v", err)
	}
	if table, err = corpus.OpenTable(brokenReader{bytes.NewReader(long)}, "long.csv"); err != nil {
		t.Fatal(err)
	}
	if _, err := batch.Run(table, corpus.NewDelimitedWriter(io.Discard, table.Form().Dialect), job); !errors.Is(err, errWire) {
		t.Errorf("a lost connection: got %v", err)
	}
}

func TestSummaryTable(t *testing.T) {
	_, summary := classify(t, []byte("name,country\nAnahit Krikorian,France\nAram Sargsyan,\nIlia Beridze,United States\nJohn Smith,US\n"), batch.Job{Classifier: classifier(t)})
	var out strings.Builder
	if err := summary.Print(&out, nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"4 records: ", "probable+possible members, by origin of the name (rows) and residence", "AM", "unknown"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
}

func BenchmarkRun(b *testing.B) {
	c := classifier(b)
	b.SetBytes(int64(len(sample.List)))
	records := 0
	for b.Loop() {
		_, s := classify(b, sample.List, batch.Job{Classifier: c, Workers: runtime.GOMAXPROCS(0)})
		records += s.Records
	}
	b.ReportMetric(float64(records)/b.Elapsed().Seconds(), "names/s")
}

// A longer list takes no more garbage, but for names whose marks have to be composed, and room for what comes out.
func TestRecordsLeaveNoGarbage(t *testing.T) {
	c := classifier(t)
	header, rest, _ := bytes.Cut(sample.List, []byte("\n"))
	list := func(times int) []byte {
		return append(append(bytes.Clone(header), '\n'), bytes.Repeat(rest, times)...)
	}
	cost := func(list []byte) float64 {
		return testing.AllocsPerRun(1, func() { classify(t, list, batch.Job{Classifier: c}) })
	}
	records := float64(2 * bytes.Count(rest, []byte("\n")))
	if n := (cost(list(3)) - cost(list(1))) / records; n > 0.05 {
		t.Errorf("%.2f allocations a record", n)
	}
}
