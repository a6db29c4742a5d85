package batch_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/sample"
	"diasmap/onomastics"
)

func calibration(t testing.TB) *onomastics.Calibration {
	t.Helper()
	c, err := onomastics.DefaultCalibration()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCountsAreCorrected(t *testing.T) {
	c := classifier(t)
	am := onomastics.MustParseCountry("AM")
	var texts []string
	for _, workers := range []int{1, 3} {
		_, summary := classify(t, sample.List, batch.Job{Classifier: c, Workers: workers, Count: true})
		if err := summary.Correct(calibration(t), []onomastics.Country{am}); err != nil {
			t.Fatal(err)
		}
		// Twenty or so people of the sample have Armenian names and live elsewhere.
		if n := summary.Corrected[0]; len(summary.Corrected) != 1 || n.High < 10 || n.Low > 30 || n.Members < n.Low || n.Members > n.High {
			t.Errorf("%+v", summary.Corrected)
		}
		text, err := json.Marshal(summary)
		if err != nil || !strings.Contains(string(text), `"above_threshold":`) {
			t.Errorf("%s, %v", text, err)
		}
		texts = append(texts, string(text))
	}
	if texts[0] != texts[1] {
		t.Errorf("one worker counts %s, three %s", texts[0], texts[1])
	}
}

func TestCountsOfTheLargestOriginsArePrinted(t *testing.T) {
	_, summary := classify(t, sample.List, batch.Job{Classifier: classifier(t), Count: true})
	if err := summary.Correct(calibration(t), nil); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := summary.Print(&out, nil); err != nil || !strings.Contains(out.String(), "members corrected for errors, with an interval of 95 %") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestCountsNeedATally(t *testing.T) {
	_, summary := classify(t, sample.List, batch.Job{Classifier: classifier(t)})
	if err := summary.Correct(calibration(t), nil); err != nil || len(summary.Corrected) > 0 {
		t.Errorf("%v, %v", summary.Corrected, err)
	}
}

func TestCompositionIsEstimatedFromTheList(t *testing.T) {
	names := []string{"Nemanja Živković", "Milica Stojković", "Slobodan Milenković", "Predrag Radosavljević", "Dragan Đorđević"}
	list := "name,country\n" + strings.Repeat(strings.Join(names, ",AT\n")+",AT\n", 100) + "too,many,fields\n"
	table, err := corpus.OpenTable(bytes.NewReader([]byte(list)), "list.csv")
	if err != nil {
		t.Fatal(err)
	}
	columns, err := corpus.GuessColumns(table.Header())
	if err != nil {
		t.Fatal(err)
	}
	c := classifier(t)
	composition, n, err := batch.EstimateComposition(table, batch.Job{Classifier: c, Columns: columns}, calibration(t))
	if err != nil || n != 500 {
		t.Fatalf("%d names, %v, want 500", n, err)
	}
	shares := map[string]float64{}
	for _, o := range composition.Shares(nil) {
		shares[o.Country.String()] = o.Probability
	}
	if shares["RS"] < 0.2 || shares["RS"] < shares["HR"] {
		t.Errorf("Serbia %.3f, Croatia %.3f of a list of Serbian names", shares["RS"], shares["HR"])
	}
}

func TestCompositionOfABrokenList(t *testing.T) {
	table, err := corpus.OpenTable(brokenReader{strings.NewReader("name\n" + strings.Repeat("Anahit Krikorian\n", 20_000))}, "long.csv")
	if err != nil {
		t.Fatal(err)
	}
	job := batch.Job{Classifier: classifier(t), Columns: corpus.Columns{Name: 0, Given: -1, Family: -1, Residence: -1}}
	if _, _, err := batch.EstimateComposition(table, job, calibration(t)); err == nil {
		t.Error("a lost connection is not told")
	}
}
