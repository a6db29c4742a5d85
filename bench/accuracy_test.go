package bench

import (
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/model"
	"diasmap/onomastics"
)

func people(names ...string) []corpus.Labelled {
	var out []corpus.Labelled
	for i := 0; i < len(names); i += 2 {
		out = append(out, corpus.Labelled{Full: names[i+1], Origin: onomastics.MustParseCountry(names[i])})
	}
	return out
}

func classifier(t testing.TB) *onomastics.Classifier {
	t.Helper()
	c, err := model.NewClassifier()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAccuracy(t *testing.T) {
	c := classifier(t)
	r := Accuracy(c, people("AM", "Anahit Krikorian", "GE", "Giorgi Kapanadze", "AM", "Nguyen Van Thanh", "AM", ""), Options{})
	if r.People != 4 || r.Top1 != 0.5 || r.Top3 != 0.5 {
		t.Errorf("top-1 %v, top-3 %v of %d, want 0.5 of 4", r.Top1, r.Top3, r.People)
	}
	for _, country := range r.Countries {
		if country.Country.String() == "AM" && (country.People != 3 || country.Precision != 1) {
			t.Errorf("Armenia: %+v", country)
		}
	}
	var out strings.Builder
	if err := r.Print(&out); err != nil || !strings.Contains(out.String(), "label first") {
		t.Errorf("report %q, %v", out.String(), err)
	}
}

func TestSelectCountsAPersonOnce(t *testing.T) {
	all, err := Select(people("AM", "Anahit Krikorian", "AM", "KRIKORIAN, Anahit", "FR", "Anahit Krikorian"), "all")
	if err != nil || len(all) != 2 {
		t.Errorf("got %d people, %v, want 2: one for each label", len(all), err)
	}
	total := 0
	for _, split := range []string{"train", "dev", "test"} {
		some, err := Select(people("AM", "Anahit Krikorian", "GE", "Ilia Beridze", "UA", "Taras Shevchenko"), split)
		if err != nil {
			t.Fatal(err)
		}
		total += len(some)
	}
	if total != 3 {
		t.Errorf("the splits have %d people together, want 3", total)
	}
	if _, err := Select(nil, "half"); err == nil {
		t.Error("an unknown split is taken")
	}
}
