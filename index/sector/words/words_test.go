package words_test

import (
	"strings"
	"testing"

	"diasmap/index/sector/words"
)

// small is a lexicon of a few words.
func small(t testing.TB) *words.Lexicon {
	t.Helper()
	b := words.NewBuilder()
	b.AddFunction("of", words.LanguagesOf(words.English), words.Filler)
	b.AddFunction("de", words.LanguagesOf(words.French), words.Filler)
	b.AddFunction("at", words.LanguagesOf(words.English), words.Place)
	b.AddFunction("und", words.LanguagesOf(words.German), words.Conjunction)
	for _, w := range []string{"engineer", "software", "sales", "doctor", "bank", "cook"} {
		b.AddWord(w, words.LanguagesOf(words.English), true)
	}
	for _, p := range []struct {
		lang            words.Language
		phrase, meaning string
	}{
		{words.English, "ceo", "chief executive officer"},
		{words.Russian, "врач*", "doctor"},
		{words.Russian, "генеральн* директор*", "chief executive"},
		{words.French, "chef", "head"},
		{words.French, "chef d'entreprise", "chief executive"},
		{words.French, "medecin*", "doctor"},
		{words.English, "chef", "cook"},
		{words.German, "*arzt", "doctor"},
		{words.German, "kinder", "child"},
		{words.German, "vertrieb*", "sales"},
		{words.German, "leiter*", "head"},
		{words.Armenian, "բժիշկ*", "doctor"},
		{words.Georgian, "ექიმ*", "doctor"},
		{words.Turkish, "mühendis*", "engineer"},
	} {
		if err := b.AddPhrase(p.lang, p.phrase, strings.Fields(p.meaning)); err != nil {
			t.Fatal(err)
		}
	}
	sections, err := b.Sections()
	if err != nil {
		t.Fatal(err)
	}
	texts := make([]string, len(sections))
	for i, s := range sections {
		texts[i] = string(s)
	}
	l, err := words.Open(texts)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func read(l *words.Lexicon, r *words.Reading, text string) string {
	l.Read(r, text, words.English)
	var b []string
	for _, w := range r.Words {
		b = append(b, l.Text(w.ID))
	}
	return strings.Join(b, " ")
}

func TestRead(t *testing.T) {
	l := small(t)
	var r words.Reading
	for _, c := range []struct{ rule, text, want string }{
		{"English words mean themselves", "Software Engineer", "software engineer"},
		{"capitals and marks fold", "MÉDECIN", "doctor"},
		{"a plural is its singular", "engineers", "engineer"},
		{"an abbreviation, with points", "C.E.O.", "chief executive officer"},
		{"a stem takes endings", "врачом", "doctor"},
		{"a phrase of two stems", "генерального директора", "chief executive"},
		{"an article before a phrase's word goes", "chef d’entreprise", "chief executive"},
		{"a word of two languages is read in that of its neighbours", "chef médecin", "head doctor"},
		{"else in English", "chef", "cook"},
		{"a compound by the end", "Kinderarzt", "child doctor"},
		{"a compound by the end, its first part unknown", "Xyzarzt", "doctor"},
		{"a compound of two words joined by s", "Vertriebsleiter", "sales head"},
		{"Armenian capitals", "ԲԺԻՇԿ", "doctor"},
		{"Georgian capitals", "ᲔᲥᲘᲛᲘ", "doctor"},
		{"Turkish endings and marks", "MÜHENDİSİ", "engineer"},
		{"a letter too few", "enineer", "engineer"},
		{"a letter too many", "enginneer", "engineer"},
		{"another letter", "enganeer", "engineer"},
		{"two letters transposed", "egnineer", "engineer"},
		{"short words are not corrected", "banc", ""},
		{"the first letter is not corrected", "ongineer", ""},
		{"fillers are left out", "Engineer of Software", "engineer software"},
		{"written together with a capital", "softwareEngineer", "software engineer"},
		{"not UTF-8", "engineer\xff\xfe", "engineer"},
		{"nothing", "", ""},
	} {
		if got := read(l, &r, c.text); got != c.want {
			t.Errorf("%s: %q reads as %q, want %q", c.rule, c.text, got, c.want)
		}
	}
}

func TestReadTellsLanguageBreaksAndPlace(t *testing.T) {
	l := small(t)
	var r words.Reading
	if read(l, &r, "врач"); r.Language != words.Russian {
		t.Errorf("врач is of the language %s", r.Language)
	}
	if read(l, &r, "doctor, engineer"); r.Words[1].Before != words.Comma {
		t.Errorf("the break of «doctor, engineer» is %d", r.Words[1].Before)
	}
	if read(l, &r, "engineer at bank, doctor"); r.Words[0].Place || !r.Words[1].Place || r.Words[2].Place {
		t.Errorf("«at bank» alone is a place: %+v", r.Words)
	}
	if read(l, &r, "engineer qwertz"); r.Unknown != 1 {
		t.Errorf("%d words of «engineer qwertz» are unknown", r.Unknown)
	}
}

func TestReadDoesNotAllocate(t *testing.T) {
	l := small(t)
	var r words.Reading
	texts := []string{"Software Engineer at Bank", "врач, генеральный директор", "Vertriebsleiter", "enineer"}
	for _, text := range texts {
		l.Read(&r, text, words.English)
	}
	allocs := testing.AllocsPerRun(100, func() {
		for _, text := range texts {
			l.Read(&r, text, words.English)
		}
	})
	if allocs > 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Ingénieur": "ingenieur", "Straße": "strasse", "Ёлка": "елка", "Їжак": "їжак", "И\u0306од": "йод", "և": "եւ", "İŞÇİ": "isci", "łódź": "lodz",
	} {
		if got := words.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestAddPhraseRefuses(t *testing.T) {
	b := words.NewBuilder()
	b.AddFunction("of", words.LanguagesOf(words.English), words.Filler)
	for phrase, meaning := range map[string]string{
		"head of": "head", "ab*": "two letters", "": "nothing", "one two three four five": "long", "fine": "a b c d e",
	} {
		if err := b.AddPhrase(words.English, phrase, strings.Fields(meaning)); err == nil {
			t.Errorf("the phrase %q is accepted", phrase)
		}
	}
}

func FuzzFoldIsIdempotent(f *testing.F) {
	f.Add("Ingénieur İ ԲԺԻՇԿ й")
	f.Fuzz(func(t *testing.T, text string) {
		once := words.Fold(text)
		if twice := words.Fold(once); once != twice {
			t.Errorf("Fold(%q) = %q, and again %q", text, once, twice)
		}
	})
}

func FuzzRead(f *testing.F) {
	l := small(f)
	f.Add("l'un, d'C++ c.e.o. -- врач'")
	f.Fuzz(func(t *testing.T, text string) {
		var r words.Reading
		l.Read(&r, text, words.English)
		for _, w := range r.Words {
			if int(w.Token) >= r.Tokens() {
				t.Errorf("a word of %q is of the token %d of %d", text, w.Token, r.Tokens())
			}
		}
	})
}
