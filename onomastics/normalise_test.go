package onomastics

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestAppendNormalised(t *testing.T) {
	for _, c := range []struct{ rule, in, want string }{
		{"blanks are one, none at the ends", "  Aram \t\n Khachaturian ", "Aram Khachaturian"},
		{"no-break blank", "Jean\u00a0Moulin", "Jean Moulin"},
		{"apostrophes", "O’Brien d‘Arc Дем՚ян`", "O'Brien d'Arc Дем'ян'"},
		{"hyphens and dashes", "Ter–Petrosyan Smith—Jones", "Ter-Petrosyan Smith-Jones"},
		{"letters and marks are composed", "Dvor\u030ca\u0301k", "Dvořák"},
		{"full-width forms", "ＳＡＴＯ　Ｔａｒｏ", "SATO Taro"},
		{"the dot between names in kana", "ジョン・スミス", "ジョン スミス"},
		{"the dot between names in Chinese characters", "吉尔拉·衣沙木丁", "吉尔拉 衣沙木丁"},
		{"the dot of Catalan stays", "Gal·la Marcel·lí", "Gal·la Marcel·lí"},
		{"half-width kana", "ﾀﾛｳ ｶﾞﾝ", "タロウ ガン"},
		{"ligatures", "Oﬃcer ﬓ Henry Ⅲ", "Officer մն Henry III"},
		{"Arabic presentation forms", "ﻣﺤﻤﺪ", "محمد"},
		{"Arabic tatweel", "محـــمد", "محمد"},
		{"Armenian stress, question and exclamation", "Արա՛մ Խաչատրյա՞ն Անի՜ Մարի՟", "Արամ Խաչատրյան Անի Մարի"},
		{"Hebrew geresh, gershayim and maqaf", "ג׳ורג׳ בן־גוריון עו״ד", "ג'ורג' בן-גוריון עו\"ד"},
		{"full-width apostrophe and grave", "O＇Neil O｀Neil", "O'Neil O'Neil"},
		{"soft hyphen, joiners, variation selectors", "Kha\u00adled A\u034fra\ufe0fm\U000e0100 Le\u200dvon\u2060", "Khaled Aram Levon"},
		{"tag characters", "Aram\U000e0061\U000e007f", "Aram"},
		{"bidirectional isolates", "\u2066سلمان\u2069 \u200fعلي\u061c", "سلمان علي"},
		{"Hangul filler", "김\u3164정은", "김정은"},
		{"zero-width and bidirectional controls", "Kha\u200bled\u202e\ufeff", "Khaled"},
		{"control characters", "A\x00ra\x07m", "Aram"},
		{"bytes that are not UTF-8", "Ara\xffm", "Aram"},
		{"case and marks stay", "KRIKORIAN Đorđević", "KRIKORIAN Đorđević"},
		{"nothing", "", ""},
		{"only blanks", " \u3000\t", ""},
	} {
		if got := string(AppendNormalised(nil, c.in)); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.rule, c.in, got, c.want)
		}
	}
}

func TestNormalisedAppends(t *testing.T) {
	if got := string(AppendNormalised([]byte("x"), " y ")); got != "xy" {
		t.Errorf("got %q: what was there before must stay, and no blank come between", got)
	}
}

func TestNormaliseDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 128)
	for _, name := range []string{"Anahit  Krikorian", "Đorđević"} {
		if n := testing.AllocsPerRun(100, func() { buf = AppendNormalised(buf[:0], name) }); n > 0 {
			t.Errorf("%s allocates %.0f times", name, n)
		}
	}
}

func FuzzAppendNormalised(f *testing.F) {
	for _, s := range []string{"O’Brien", "\xff\xfe", "e\u0301", "ＡＢ", "\u1100\u1161", " a  b ", "｀", "ﷺ", "ﬁ\u0301", "ｶﾞ", "李·白", "Ⅲ", "\u0344", "𝐀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := AppendNormalised(nil, s)
		if !utf8.Valid(once) {
			t.Fatalf("%q is not UTF-8: %q", s, once)
		}
		if !norm.NFC.IsNormal(once) {
			t.Errorf("%q is not NFC: %q", s, once)
		}
		if isASCII(s) { // the slow path is the oracle of the fast one
			if slow, _ := strings.CutSuffix(string(AppendNormalised(nil, s+" é")), "é"); strings.TrimSuffix(slow, " ") != string(once) {
				t.Errorf("%q: %q on the fast path, %q on the slow one", s, once, slow)
			}
		}
		if twice := AppendNormalised(nil, string(once)); string(twice) != string(once) {
			t.Errorf("%q: %q, then %q", s, once, twice)
		}
	})
}
