package bench

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// mixed is a list that has something for every part of a report.
func mixed() ([]corpus.Labelled, Options) {
	list := people("AM", "Anahit Krikorian", "GE", "Giorgi Kapanadze", "UA", "Taras Shevchenko", "RS", "Dragan Jovanović", "US", "John Smith", "AM", "J.", "FR", "<b>Jean</b> Dupont")
	list[0].Heritage, list[0].Sex, list[0].Host = true, corpus.Female, onomastics.MustParseCountry("FR")
	list[1].Native, list[1].Sex = "გიორგი კაპანაძე", corpus.Male
	list[2].Heritage, list[2].Native, list[2].Kind = true, "Тарас Шевченко", "poets"
	return list, Options{
		Misses:    5,
		Negatives: []corpus.Labelled{{Full: "Meg Ryan", Kind: "alike"}, {Full: "Vahan Petrosyan", Kind: "not so"}},
		Targets:   []onomastics.Country{onomastics.MustParseCountry("AM"), onomastics.MustParseCountry("GE")},
	}
}

func TestReport(t *testing.T) {
	list, o := mixed()
	r := Accuracy(classifier(t), list, o)
	if r.People != len(list) || r.Labels != 6 {
		t.Errorf("%d people, %d labels", r.People, r.Labels)
	}
	if r.Gold == nil || r.Gold.All.People != 2 {
		t.Errorf("gold: %+v, want the two whose origin is known", r.Gold)
	}
	if n := r.Negatives; n == nil || n.People != 2 || n.Flags != 1 || n.Flagged[0].Name != "Vahan Petrosyan" || n.PerThousand != 500 || len(n.Kinds) != 2 {
		t.Errorf("negatives: %+v, want Petrosyan flagged and Ryan not", n)
	}
	if len(r.Natives) != 2 || r.Natives[0].People != 1 {
		t.Errorf("native scripts: %+v", r.Natives)
	}
	if !slices.ContainsFunc(r.Causes, func(c CauseReport) bool { return c.Cause == "initials only" && c.People == 1 }) {
		t.Errorf("causes: %+v", r.Causes)
	}
	if len(r.Targets) != 2 || r.Targets[0].People != 2 || len(r.Targets[0].Recalls) != 3 {
		t.Errorf("targets: %+v", r.Targets)
	}
	answers := 0
	for _, v := range r.Verdicts {
		answers += v.Answers
	}
	if answers != len(list) {
		t.Errorf("%d verdicts on %d people", answers, len(list))
	}
	if b, err := json.Marshal(r); err != nil || !strings.Contains(string(b), `"recall_at_precision"`) {
		t.Errorf("JSON: %v", err)
	}
}

func TestGroupsCountAsNear(t *testing.T) {
	_, o := mixed()
	r := Accuracy(classifier(t), people("HR", "Dragan Jovanović"), o)
	if r.Top1 != 0 || r.Group != 1 {
		t.Errorf("a Serbian answer for a Croatian label: top-1 %v, group %v", r.Top1, r.Group)
	}
}

func TestReportDoesNotDependOnTheNumberOfWorkers(t *testing.T) {
	list, o := mixed()
	for len(list) < 3*block {
		list = append(list, list...)
	}
	one, err := json.Marshal(Accuracy(classifier(t), list, o))
	if err != nil {
		t.Fatal(err)
	}
	o.Jobs = 7
	seven, err := json.Marshal(Accuracy(classifier(t), list, o))
	if err != nil {
		t.Fatal(err)
	}
	if string(one) != string(seven) {
		t.Error("seven workers give another report than one")
	}
}

func TestEmptyReport(t *testing.T) {
	r := Accuracy(classifier(t), nil, Options{})
	var out strings.Builder
	if err := r.Print(&out); err != nil {
		t.Error(err)
	}
	if err := r.Page(&out); err != nil {
		t.Error(err)
	}
}

// TestPage checks that the page is whole, needs nothing from elsewhere and has names escaped.
func TestPage(t *testing.T) {
	list, o := mixed()
	var out strings.Builder
	if err := Accuracy(classifier(t), list, o).Page(&out); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	if found := regexp.MustCompile(`(?i)https?://|<script|<link|<img|@import|url\(`).FindString(page); found != "" {
		t.Errorf("the page refers to something else: %q", found)
	}
	if strings.Contains(page, "<b>Jean") || strings.Contains(page, "NaN") || strings.Contains(page, "ZgotmplZ") {
		t.Error("a name is not escaped, or a figure is not a number")
	}
	drawings := regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(page, -1)
	if len(drawings) < 6 {
		t.Errorf("%d drawings", len(drawings))
	}
	for _, d := range drawings {
		for in := xml.NewDecoder(strings.NewReader(d)); ; {
			if _, err := in.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v in %s", err, d)
			}
		}
	}
}

func TestPrintAlignsColumns(t *testing.T) {
	var b strings.Builder
	sheet{Title: "Title", Header: []string{"name", "people", "note"}, Rows: [][]string{{"Արա", "1,234", "a"}, {"B", "5", "longer"}}}.print(&b)
	const want = "Title\n  name  people  note\n  Արա    1,234  a\n  B          5  longer\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestCompare(t *testing.T) {
	list := people("AM", "A", "GE", "B", "AM", "C")
	am, ge := onomastics.MustParseCountry("AM"), onomastics.MustParseCountry("GE")
	answers := [][]onomastics.Origin{{{Country: am, Probability: 0.9}}, {{Country: am, Probability: 0.5}, {Country: ge, Probability: 0.4}}, nil, {{Country: ge, Probability: 0.8}}}
	r := Compare(func(dst []onomastics.Origin, i int) []onomastics.Origin { return append(dst, answers[i]...) }, list, Options{Negatives: people("FR", "D")})
	if r.Top1 != 1.0/3 || r.Top3 != 2.0/3 || r.Negatives.Flags != 1 {
		t.Errorf("top-1 %v, top-3 %v, flags %v", r.Top1, r.Top3, r.Negatives.Flags)
	}
}
