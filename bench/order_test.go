package bench

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// ordered are public figures whose family name is known, in columns as registers have them.
const ordered = `
AM|Aram|Khachaturian
AM|Levon|Ter Petrosyan
GE|Giorgi|Kapanadze
UA|Serhii|Kovalchuk
RU|Владимир|Маяковский
NL|Rogier|van der Weyden
ES|Gabriel|García Márquez
PT|José|Saramago
BR|Luís Inácio|da Silva
HU|János|Nagy
CN|Zedong|Mao
CN|Jinping|Xi
KR|Jong-un|Kim
VN|Văn Minh|Nguyễn
TR|Orhan|Pamuk
IS|Björk|Guðmundsdóttir
DE|Angela|Merkel
FR|Jean-Luc|Mélenchon
US|Barack|Obama
IR|Mohammad|Khatami
`

func orderedPeople() []corpus.Labelled {
	var out []corpus.Labelled
	for line := range strings.FieldsFuncSeq(ordered, func(r rune) bool { return r == '\n' }) {
		f := strings.Split(line, "|")
		out = append(out, corpus.Labelled{Origin: onomastics.MustParseCountry(f[0]), Given: f[1], Family: f[2]})
	}
	return out
}

func TestOrderAccuracy(t *testing.T) {
	c := classifier(t)
	people := append(orderedPeople(), corpus.Labelled{Full: "Nobody", Origin: onomastics.MustParseCountry("AM")})
	for seed := range uint64(3) {
		r := OrderAccuracy(c, people, seed)
		if r.People != len(people)-1 {
			t.Errorf("%d people, want those with two columns, %d", r.People, len(people)-1)
		}
		if r.Split < 0.94 || r.Direction < r.Split {
			t.Errorf("seed %d: split %.2f, direction %.2f: %+v", seed, r.Split, r.Direction, r.Confusions)
		}
		var out strings.Builder
		if err := r.Print(&out, 3); err != nil || !strings.Contains(out.String(), "2 words, family first") {
			t.Errorf("report %q, %v", out.String(), err)
		}
	}
}

// TestOrderOfNames reads its cases from testdata/order.tsv, one name a line.
func TestOrderOfNames(t *testing.T) {
	text, err := os.ReadFile("testdata/order.tsv")
	if err != nil {
		t.Fatal(err)
	}
	w := classifier(t).NewWorker(onomastics.Policy{})
	line := 0
	for row := range strings.Lines(string(text)) {
		line++
		name, want, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok || row[0] == '#' {
			continue
		}
		n := w.Parse(name)
		if got := strings.Join(FamilyWords(n), " "); got != want || n.OrderConfidence <= 0 || n.OrderConfidence > 1 {
			t.Errorf("testdata/order.tsv:%d: %s has the family name %q with %.2f, want %q", line, name, got, n.OrderConfidence, want)
		}
	}
}

func TestHideOrder(t *testing.T) {
	p := corpus.Labelled{Given: "Aram", Family: "KHACHATURIAN"}
	seen := map[string]bool{}
	for seed := range uint64(20) {
		name, familyFirst := HideOrder(p, seed)
		again, _ := HideOrder(p, seed)
		if name != again || familyFirst != strings.HasPrefix(name, "Khachaturian") {
			t.Errorf("seed %d: %q, then %q, family first %v", seed, name, again, familyFirst)
		}
		seen[name] = true
	}
	if len(seen) != 2 {
		t.Errorf("got %v, want both orders", seen)
	}
}

func TestFitLettersIsRepeatable(t *testing.T) {
	people := orderedPeople()
	once := FitLetters(people)
	for i := range people {
		people[i], people[len(people)-1-i] = people[len(people)-1-i], people[i]
	}
	if !bytes.Equal(once, FitLetters(people)) {
		t.Error("the weights depend on the order of the people")
	}
}
