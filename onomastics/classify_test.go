package onomastics

import (
	"math"
	"strings"
	"testing"
)

func smallClassifier(t testing.TB) *Classifier {
	t.Helper()
	l, err := OpenLexicon(smallLexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewClassifier(DefaultParams(), l)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestClassify(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	us := MustParseCountry("US")
	for _, c := range []struct {
		person  Person
		origin  string
		verdict Verdict
	}{
		{Person{Full: "Anahit Krikorian"}, "AM", Probable},
		{Person{Full: "John Krikorian", Residence: us}, "AM", Probable},
		{Person{Full: "Krikorian, Anahit"}, "AM", Probable},
		{Person{Given: "Giorgi", Family: "Kapanadze"}, "GE", Probable},
		{Person{Full: "Giorgi Lomidze"}, "GE", Probable},
		{Person{Full: "Kapanadze Giorgi"}, "GE", Probable},
		{Person{Full: "John Smith", Residence: us}, "US", Resident},
		{Person{Full: "Anahit Smith née Krikorian", Residence: us}, "AM", Probable},
		{Person{Given: "Anahit", Family: "Smith (née Krikorian)", Residence: us}, "AM", Probable},
	} {
		a := w.Classify(c.person)
		if a.Origin.Country.String() != c.origin || a.Verdict != c.verdict {
			t.Errorf("%+v: got %s %s %.2f, want %s %s", c.person, a.Verdict, a.Origin.Country, a.Origin.Probability, c.verdict, c.origin)
		}
	}
}

func TestNamesThatCannotBeJudged(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	for _, c := range []struct {
		person  Person
		verdict Verdict
		reason  string
	}{
		{Person{}, Abstain, "the name is empty"},
		{Person{Full: " \u200b "}, Abstain, "the name is empty"},
		{Person{Full: "12345"}, Abstain, "the name has no letters of a name"},
		{Person{Full: "J. K."}, Abstain, "initials only"},
		{Person{Full: strings.Repeat("Krikorian ", 1000)}, Abstain, "longer than 200 characters"},
		{Person{Full: "Krikorian Holdings Ltd"}, Abstain, "an organisation, not a person"},
		{Person{Full: "Anahit \xff"}, Failed, "name is not valid UTF-8 at byte 8: convert the list to UTF-8"},
		{Person{Given: "Anahit", Family: "\xc3"}, Failed, "name is not valid UTF-8 at byte 1: convert the list to UTF-8"},
	} {
		a := w.Classify(c.person)
		if got := string(a.AppendReason(nil)); a.Verdict != c.verdict || got != c.reason {
			t.Errorf("%.30q: got %s, %q, want %s, %q", c.person.Full, a.Verdict, got, c.verdict, c.reason)
		}
		if len(a.Origins) > 0 || len(a.Evidence) > 0 {
			t.Errorf("%.30q: has origins %v", c.person.Full, a.Origins)
		}
	}
}

func TestPosteriorsSumToOne(t *testing.T) {
	c := smallClassifier(t)
	w := c.NewWorker(Policy{})
	for _, name := range []string{"Anahit Krikorian", "Zzyzx", "Martin", "Σωκράτης", "毛泽东", "Béraud"} {
		w.Classify(Person{Full: name})
		all := w.Posteriors(nil)
		sum := 0.0
		for _, o := range all {
			sum += o.Probability
		}
		if len(all) != len(c.Countries()) || math.Abs(sum-1) > 1e-5 {
			t.Errorf("%s: %d posteriors sum to %v", name, len(all), sum)
		}
	}
}

func TestTargets(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{Targets: []Country{MustParseCountry("GE")}, Top: 2})
	a := w.Classify(Person{Full: "Anahit Krikorian"})
	if a.Verdict != Unlikely || a.Origin.Country.String() != "GE" {
		t.Errorf("got %s %s, want unlikely GE", a.Verdict, a.Origin.Country)
	}
	if len(a.Origins) != 2 || a.Origins[0].Country.String() != "AM" || a.Origins[1] != a.Origin {
		t.Errorf("alternatives %v: want the likeliest, AM, and the target", a.Origins)
	}
	if a := w.Classify(Person{Full: "Giorgi Kapanadze"}); a.Verdict != Probable {
		t.Errorf("Kapanadze: got %s", a.Verdict)
	}
}

func TestEvidenceInWords(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	a := w.Classify(Person{Full: "Giorgi Kapanadze"})
	want := "family name Kapanadze: in the Georgian lexicon; ending -dze; given name Giorgi: in the Georgian lexicon"
	if got := string(a.AppendEvidence(nil, false)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	detailed := string(a.AppendEvidence(nil, true))
	if !strings.Contains(detailed, "(+") {
		t.Errorf("evidence in detail has no contributions: %s", detailed)
	}
}

func TestAnswersDoNotDependOnTheNameBefore(t *testing.T) {
	c := smallClassifier(t)
	used := c.NewWorker(Policy{})
	used.Classify(Person{Full: "Jean-Béraud de la Martin Ван Smith"})
	for _, name := range []string{"Anahit Krikorian", "Martin Martin", "Левонович"} {
		a, b := *used.Classify(Person{Full: name}), *c.NewWorker(Policy{}).Classify(Person{Full: name})
		if a.Origin != b.Origin || a.Verdict != b.Verdict {
			t.Errorf("%s: %v after another name, %v first", name, a.Origin, b.Origin)
		}
	}
}

func TestProfiles(t *testing.T) {
	strict, loose := Outreach.Thresholds(), Recall.Thresholds()
	if strict.Probable <= loose.Probable || strict.Possible <= loose.Possible {
		t.Errorf("outreach %v is not stricter than recall %v", strict, loose)
	}
	for _, p := range Profiles() {
		if got, err := ParseProfile(string(p)); err != nil || got != p {
			t.Errorf("profile %s reads back as %s, %v", p, got, err)
		}
	}
	if _, err := ParseProfile("hopeful"); err == nil {
		t.Error("an unknown profile is read")
	}
}

func TestAdditionRaisesAName(t *testing.T) {
	base, err := OpenLexicon(smallLexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	b, err := NewLexiconBuilder([]CountryEntry{{Code: MustParseCountry("GE"), Adjective: "Georgian"}})
	if err != nil {
		t.Fatal(err)
	}
	b.Extend(base)
	if err := b.AddName(FamilyTable, []byte("oraqova"), MustParseCountry("GE"), 0.01); err != nil {
		t.Fatal(err)
	}
	addition, err := OpenLexicon(b.Build([digestSize]byte{}))
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewClassifier(DefaultParams(), base, addition)
	if err != nil {
		t.Fatal(err)
	}
	before := smallClassifier(t).NewWorker(Policy{}).Classify(Person{Full: "Oraqova"}).Origin
	after := c.NewWorker(Policy{}).Classify(Person{Full: "Oraqova"}).Origin
	if after.Country.String() != "GE" || after.Probability < 0.8 {
		t.Errorf("got %v with the addition, %v without", after, before)
	}
}

func FuzzClassify(f *testing.F) {
	for _, s := range []string{"Anahit Krikorian", "", "\xff", "Martin-", "- -", "van der", "Ğ ș ї", "a oğlu"} {
		f.Add(s, "")
		f.Add("", s)
	}
	c := smallClassifier(f)
	f.Fuzz(func(t *testing.T, full, family string) {
		w := c.NewWorker(Policy{})
		a := w.Classify(Person{Full: full, Given: full, Family: family, Residence: MustParseCountry("US")})
		if len(a.AppendReason(nil)) == 0 {
			t.Errorf("%q, %q: no reason", full, family)
		}
		sum := 0.0
		for _, o := range w.Posteriors(nil) {
			sum += o.Probability
		}
		if sum != 0 && math.Abs(sum-1) > 1e-4 {
			t.Errorf("%q, %q: posteriors sum to %v", full, family, sum)
		}
	})
}
