package onomastics

import (
	"slices"
	"strings"
	"testing"
)

// plainly parses a name by all rules, as far as the lexicons are not asked.
func plainly(w *Worker, p Person) (Name, Answer, Cause) {
	w.answer = Answer{}
	w.name.Reset()
	w.parsePlain(p)
	return Name{slices.Clone(w.name.Parts), w.name.Order, w.name.OrderCertain, w.name.OrderConfidence}, w.answer, w.unanswerable()
}

func checkOrdinary(t *testing.T, w *Worker, p Person) bool {
	t.Helper()
	w.answer = Answer{}
	if !w.parseOrdinary(p) {
		return false
	}
	got, text, script, scheme := Name{slices.Clone(w.name.Parts), w.name.Order, w.name.OrderCertain, w.name.OrderConfidence}, strings.Clone(w.answer.Text), w.answer.Script, w.scheme
	for i := range got.Parts {
		got.Parts[i].Text = strings.Clone(got.Parts[i].Text)
	}
	want, answer, cause := plainly(w, p)
	if !slices.Equal(got.Parts, want.Parts) || got.Order != want.Order || got.OrderCertain != want.OrderCertain ||
		got.OrderConfidence != want.OrderConfidence || text != answer.Text || script != answer.Script || scheme != w.scheme || answer.Repair != 0 {
		t.Fatalf("%+v: got %+v %s, the rules say %+v %s", p, got, script, want, answer.Script)
	}
	if cause != NoCause || w.garbled {
		t.Fatalf("%+v: the rules say %s", p, cause)
	}
	return true
}

func TestOrdinaryNamesAreParsedAlike(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	for _, full := range []string{"Mary Smith", "Jean-Pierre O'Brien", "Giorgi", "Mary Ann Smith Jones", "Anna D'Angelo"} {
		if !checkOrdinary(t, w, Person{Full: full}) {
			t.Errorf("%s is not ordinary", full)
		}
	}
	for _, p := range []Person{
		{Full: "Mary  Smith"}, {Full: " Mary"}, {Full: "Mary "}, {Full: "Dr Smith"}, {Full: "John Smith Jr"}, {Full: "Ludwig van Beethoven"}, {Full: "SMITH John"},
		{Full: "Smith, John"}, {Full: "J Smith"}, {Full: "John McDONALD"}, {Full: "José García"}, {Full: "Estate Of Smith"}, {Full: "Siemens Holding"},
		{Full: "Ivan Petrovich Sidorov"}, {Full: ""}, {Given: "Mary"}, {Family: "Smith"}, {Given: "Mary ", Family: "Smith"}, {Given: "Mary", Family: " Smith"},
		{Full: "Born Smith"}, {Full: "Anna Née Smith"},
	} {
		if w.parseOrdinary(p) {
			t.Errorf("%+v is taken for ordinary", p)
		}
	}
}

// The words that rules know, between and beside ordinary ones.
func TestTellingWordsMakeNoOrdinaryNames(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	capital := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	for word := range telling.words {
		if !isASCII(word) {
			continue
		}
		for _, full := range []string{capital(word) + " Smith", "John " + capital(word), "John " + capital(word) + " Smith", capital(word)} {
			checkOrdinary(t, w, Person{Full: full})
		}
		checkOrdinary(t, w, Person{Given: capital(word), Family: "Smith"})
		checkOrdinary(t, w, Person{Given: "John", Family: capital(word)})
	}
}

func FuzzOrdinary(f *testing.F) {
	w := smallClassifier(f).NewWorker(Policy{})
	f.Add("Mary Smith", "", "")
	f.Add("", "Jean-Pierre", "Van Den Berg")
	f.Fuzz(func(t *testing.T, full, given, family string) {
		checkOrdinary(t, w, Person{Full: full, Given: given, Family: family})
	})
}

func TestPatronymicsAreNotOrdinary(t *testing.T) {
	for _, ending := range patronymicEndings {
		if word := "Abcd" + ending; isASCII(word) && looksPatronymic(word) != mayBePatronymic(word) {
			t.Errorf("%s may be no patronymic", word)
		}
	}
}
