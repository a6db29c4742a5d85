package onomastics

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
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
	for _, full := range []string{"Mary Smith", "Jean-Pierre O'Brien", "Giorgi", "Mary Ann Smith Jones", "Anna D'Angelo", "José García",
		"Тарас Шевченко", "Иван Петров", "Галина Попо́ва", "Ілля Єфименко", "ილია ჭავჭავაძე", "Հովհաննես Թումանյան", "Գրիգոր Զոհրապեան", "محمد حسين", "پروین گنجی"} {
		if !checkOrdinary(t, w, Person{Full: full}) {
			t.Errorf("%s is not ordinary", full)
		}
	}
	for _, p := range []Person{
		{Full: "Joe's Pizza"}, {Full: "Anna Jansen-de Vries"}, {Full: "Գևորգյան Գևորգ Արամի"}, {Full: "John and Mary Smith"},
		{Full: "Abdel Fattah Sisi"}, {Full: "Marie Dupont épouse Martin"}, {Full: "Айгерім Серікқызы Ахметова"}, {Full: "Mary  Smith"}, {Full: " Mary"}, {Full: "Mary "}, {Full: "Dr Smith"}, {Full: "John Smith Jr"}, {Full: "Ludwig van Beethoven"}, {Full: "SMITH John"},
		{Full: "Smith, John"}, {Full: "J Smith"}, {Full: "Иван Сергеевич Тургенев"}, {Full: "Иван Smith"}, {Full: "Èâàí Ïåòðîâ"}, {Full: "Попр́в Иван"},
		{Full: "Jovanoviæ Marko"}, {Full: "Пан Шевченко"}, {Full: "Мoсква Иван"}, {Full: "რ ჭავჭავაძე"}, {Full: "محمد بن سلمان"}, {Full: "John McDONALD"}, {Full: "Estate Of Smith"}, {Full: "Siemens Holding"},
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
	capital := func(s string) string {
		r, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(r)) + s[size:]
	}
	for word := range telling.words {
		given, family := "John", "Smith"
		if ScriptOf(word) == Cyrillic {
			given, family = "Тарас", "Шевченко"
		}
		word = capital(word)
		for _, full := range []string{word + " " + family, given + " " + word, given + " " + word + " " + family, word} {
			checkOrdinary(t, w, Person{Full: full})
		}
		checkOrdinary(t, w, Person{Given: word, Family: family})
		checkOrdinary(t, w, Person{Given: given, Family: word})
	}
}

func FuzzOrdinary(f *testing.F) {
	w := smallClassifier(f).NewWorker(Policy{})
	f.Add("Mary Smith", "", "")
	f.Add("", "Jean-Pierre", "Van Den Berg")
	f.Add("Тарас Шевченко", "José", "García")
	f.Add("Գրիգոր Զոհրապեան", "محمد", "حسين")
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

// Names of all tables, in every script, one by one and beside each other.
func TestOrdinaryNamesOfTablesAreParsedAlike(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	families, givens := namesOfTables(t, "family.tsv", 40), namesOfTables(t, "given.tsv", 20)
	byScript := map[Script][]string{}
	for _, given := range givens {
		byScript[ScriptOf(given)] = append(byScript[ScriptOf(given)], given)
	}
	ordinary := map[Script]int{}
	for i, family := range families {
		script := ScriptOf(family)
		same := byScript[script]
		if len(same) == 0 {
			continue
		}
		given, second := same[i%len(same)], same[i*7%len(same)]
		for _, p := range []Person{
			{Full: family}, {Full: given + " " + family}, {Full: family + " " + given}, {Full: given + " " + second + " " + family}, {Given: given, Family: family},
		} {
			if checkOrdinary(t, w, p) {
				ordinary[script]++
			}
		}
	}
	for _, script := range []Script{Latin, Cyrillic, Armenian, Georgian, Arabic} {
		if ordinary[script] == 0 {
			t.Errorf("no name in %s script is ordinary", script.Name())
		}
	}
	t.Logf("ordinary names by script: %v of %d", ordinary, 5*len(families))
}
