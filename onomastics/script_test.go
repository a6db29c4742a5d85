package onomastics

import (
	"testing"
	"unicode"
)

func TestScriptOf(t *testing.T) {
	for text, want := range map[string]Script{
		"Krikorian": Latin, "Đorđević": Latin, "Шевченко": Cyrillic, "Թումանյան": Armenian, "ჭავჭავაძე": Georgian, "ᲥᲐᲠᲗᲕᲔᲚᲘ": Georgian,
		"Παπαδόπουλος": Greek, "לוי": Hebrew, "سلمان": Arabic, "नरेन्द्र": Devanagari, "毛泽东": Han, "さとう": Kana, "佐藤さくら": Kana,
		"김정은": Hangul, "ประยุทธ์": Thai, "አበበ": Ethiopic, "": Common, "12-3": Common, "J. Шевченко": Cyrillic, "Ω": Greek,
		"த": Tamil, "ᠮᠣᠩᠭᠣᠯ": Mongolian, "ދިވެހި": Thaana,
	} {
		if got := ScriptOf(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// TestScriptOfRuneAgreesWithTables holds the fast ranges to the Unicode tables.
func TestScriptOfRuneAgreesWithTables(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.IsLetter(r) {
			continue
		}
		if fast, plain := ScriptOfRune(r), scriptByTable(r); fast != plain && fast != Kana {
			t.Errorf("%q (%U): got %s, the tables say %s", r, r, fast, plain)
		}
	}
}

func TestMarksAndPunctuationAreCommon(t *testing.T) {
	for _, r := range "՚՛՞\u0483\u0301'-·,1٢ـ" {
		if got := ScriptOfRune(r); got != Common {
			t.Errorf("%q (%U): got %s, want %s", r, r, got, Common)
		}
	}
}

func TestScriptCodes(t *testing.T) {
	for s := range scriptCount {
		if back, err := ParseScript(s.String()); err != nil || back != s {
			t.Errorf("%s reads back as %s, %v", s, back, err)
		}
		if s.Name() == "" {
			t.Errorf("%s has no name", s)
		}
	}
	if _, err := ParseScript("Xxxx"); err == nil {
		t.Error("an unknown code is read")
	}
}
