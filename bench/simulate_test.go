package bench

import (
	"strings"
	"testing"

	"diasmap/onomastics"
)

// fewPeople are names of three countries, enough to go through all that is measured.
func fewPeople(suffix string) []Table {
	var names []string
	for _, given := range strings.Fields("Aram Anahit Levon Tigran Karen") {
		for _, family := range strings.Fields("Sargsyan Krikorian Hakobyan Grigoryan Petrosyan") {
			names = append(names, "AM", given+" "+family+suffix)
		}
	}
	for _, given := range strings.Fields("John Mary James Susan Peter") {
		for _, family := range strings.Fields("Smith Ryan McLean Brown Jones Taylor Clark Wright") {
			names = append(names, "GB", given+" "+family+suffix)
		}
	}
	for _, given := range strings.Fields("Jovan Marko Jelena") {
		for _, family := range strings.Fields("Jovanović Petrović Marković Nikolić") {
			names = append(names, "RS", given+" "+family+suffix)
		}
	}
	return []Table{{Name: "few", People: people(names...)}}
}

func TestSimulation(t *testing.T) {
	c := classifier(t)
	am := onomastics.MustParseCountry("AM")
	s := Simulation{
		Classifier: c, Calibration: Calibrate(c, fewPeople("")), Tables: fewPeople("off"), Targets: []onomastics.Country{am},
		Prevalences: []float64{0.2, 0.4}, Lists: 5, Size: 50, Seed: 1,
	}
	counts, err := s.Run()
	if err != nil {
		t.Fatal(err)
	}
	// A table of 77 people is too small to be drawn from alone.
	if len(counts) != 6 || counts[0].Lists != 5 || counts[0].Size != 50 || counts[2].Lists != 0 {
		t.Errorf("%+v", counts)
	}
	var out strings.Builder
	if err := PrintSimulation(&out, counts); err != nil || strings.Count(out.String(), "\n") != 13 {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestCoverage(t *testing.T) {
	r := Coverage(classifier(t), fewPeople(""), 0.01)
	if all := r.Lines[0]; all.Of != "all" || all.People != 77 || all.Coverage < 0.9 || all.Size < 1 {
		t.Errorf("%+v", all)
	}
	if last := r.Lines[len(r.Lines)-1]; last.Of != "RS" || last.People != 12 {
		t.Errorf("the last line is of %s, want the last target met, RS", last.Of)
	}
	var out strings.Builder
	if err := r.Print(&out); err != nil || !strings.Contains(out.String(), "countries in a set") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestPriors(t *testing.T) {
	c := classifier(t)
	tables := fewPeople("")
	for range 2 {
		tables[0].People = append(tables[0].People, tables[0].People...)
	}
	lines := Priors(c, Calibrate(c, tables), tables)
	if len(lines) != 1 || lines[0].People != 308 || lines[0].True < lines[0].Usual {
		t.Errorf("%+v", lines)
	}
	var out strings.Builder
	if err := PrintPriors(&out, lines); err != nil || !strings.Contains(out.String(), "of 1 tables") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestSelectTablesTakesAPersonOnce(t *testing.T) {
	tables, err := SelectTables([]Table{{"one", people("AM", "Anahit Krikorian")}, {"two", people("AM", "KRIKORIAN, Anahit")}}, "all")
	if err != nil || len(tables) != 1 || tables[0].Name != "one" {
		t.Errorf("%+v, %v", tables, err)
	}
	if _, err := SelectTables(tables, "half"); err == nil {
		t.Error("an unknown split is taken")
	}
}
