package onomastics

import (
	"fmt"
	"unicode"
)

// A Script is a writing system. Common stands for characters of no script: digits, punctuation.
type Script uint8

// The scripts that names are met in.
const (
	Common Script = iota
	Latin
	Cyrillic
	Greek
	Armenian
	Georgian
	Hebrew
	Arabic
	Devanagari
	Bengali
	Gurmukhi
	Gujarati
	Tamil
	Telugu
	Kannada
	Malayalam
	Sinhala
	Thai
	Lao
	Tibetan
	Myanmar
	Khmer
	Hangul
	Kana
	Han
	Ethiopic
	Thaana
	Mongolian
	OtherScript
	scriptCount
)

// scriptInfo holds ISO 15924 codes and English names. Kana stands for Japanese as a whole (Jpan),
// since names in kana are Japanese whatever kanji stand beside.
var scriptInfo = [scriptCount]struct {
	code, name string
	table      *unicode.RangeTable
}{
	Common:      {"Zyyy", "no", nil},
	Latin:       {"Latn", "Latin", unicode.Latin},
	Cyrillic:    {"Cyrl", "Cyrillic", unicode.Cyrillic},
	Greek:       {"Grek", "Greek", unicode.Greek},
	Armenian:    {"Armn", "Armenian", unicode.Armenian},
	Georgian:    {"Geor", "Georgian", unicode.Georgian},
	Hebrew:      {"Hebr", "Hebrew", unicode.Hebrew},
	Arabic:      {"Arab", "Arabic", unicode.Arabic},
	Devanagari:  {"Deva", "Devanagari", unicode.Devanagari},
	Bengali:     {"Beng", "Bengali", unicode.Bengali},
	Gurmukhi:    {"Guru", "Gurmukhi", unicode.Gurmukhi},
	Gujarati:    {"Gujr", "Gujarati", unicode.Gujarati},
	Tamil:       {"Taml", "Tamil", unicode.Tamil},
	Telugu:      {"Telu", "Telugu", unicode.Telugu},
	Kannada:     {"Knda", "Kannada", unicode.Kannada},
	Malayalam:   {"Mlym", "Malayalam", unicode.Malayalam},
	Sinhala:     {"Sinh", "Sinhala", unicode.Sinhala},
	Thai:        {"Thai", "Thai", unicode.Thai},
	Lao:         {"Laoo", "Lao", unicode.Lao},
	Tibetan:     {"Tibt", "Tibetan", unicode.Tibetan},
	Myanmar:     {"Mymr", "Burmese", unicode.Myanmar},
	Khmer:       {"Khmr", "Khmer", unicode.Khmer},
	Hangul:      {"Hang", "Hangul", unicode.Hangul},
	Kana:        {"Jpan", "Japanese", unicode.Katakana},
	Han:         {"Hani", "Chinese", unicode.Han},
	Ethiopic:    {"Ethi", "Ethiopic", unicode.Ethiopic},
	Thaana:      {"Thaa", "Thaana", unicode.Thaana},
	Mongolian:   {"Mong", "Mongolian", unicode.Mongolian},
	OtherScript: {"Zzzz", "an unknown", nil},
}

// String returns the ISO 15924 code, as "Armn".
func (s Script) String() string {
	if s >= scriptCount {
		return "Zzzz"
	}
	return scriptInfo[s].code
}

// Name returns the English name, as "Armenian".
func (s Script) Name() string {
	if s >= scriptCount {
		return scriptInfo[OtherScript].name
	}
	return scriptInfo[s].name
}

// MarshalText writes the ISO 15924 code.
func (s Script) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseScript reads an ISO 15924 code, as "Armn".
func ParseScript(code string) (Script, error) {
	for s := range scriptCount {
		if scriptInfo[s].code == code {
			return s, nil
		}
	}
	return Common, fmt.Errorf("script %q: want an ISO 15924 code, as Latn or Armn", code)
}

// ScriptOfRune returns the script of one character. Marks and modifiers that many scripts share
// are Common.
func ScriptOfRune(r rune) Script {
	switch {
	case r < 0x80:
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			return Latin
		}
		return Common
	case r >= 0x00c0 && r <= 0x02af && r != '×' && r != '÷', r >= 0x1e00 && r <= 0x1eff:
		return Latin
	case r >= 0x0400 && r <= 0x0481, r >= 0x048a && r <= 0x052f:
		return Cyrillic
	case r >= 0x0531 && r <= 0x0556, r >= 0x0561 && r <= 0x0587:
		return Armenian
	case r >= 0x10d0 && r <= 0x10fa:
		return Georgian
	case r >= 0x0388 && r <= 0x03ce && unicode.IsLetter(r):
		return Greek
	case r >= 0x05d0 && r <= 0x05ea:
		return Hebrew
	case r >= 0x0620 && r <= 0x064a && r != 0x0640:
		return Arabic
	case r >= 0x3041 && r <= 0x30ff:
		return Kana
	case r >= 0x4e00 && r <= 0x9fff:
		return Han
	case r >= 0xac00 && r <= 0xd7a3:
		return Hangul
	}
	return scriptByTable(r)
}

// scriptByTable asks the Unicode tables, the slow path.
func scriptByTable(r rune) Script {
	if !unicode.IsLetter(r) {
		return Common
	}
	for s := range scriptCount {
		if t := scriptInfo[s].table; t != nil && unicode.Is(t, r) {
			return s
		}
	}
	if unicode.Is(unicode.Hiragana, r) {
		return Kana
	}
	if unicode.Is(unicode.Common, r) || unicode.Is(unicode.Inherited, r) {
		return Common
	}
	return OtherScript
}

// ScriptOf returns the script of most letters of s, the first met of equals. Han beside any kana
// is Kana: such a name is Japanese.
func ScriptOf(s string) Script {
	if isASCII(s) {
		return scriptOfASCII(s)
	}
	var counts [scriptCount]int
	best := Common
	for _, r := range s {
		script := ScriptOfRune(r)
		if script == Common {
			continue
		}
		counts[script]++
		if best == Common || counts[script] > counts[best] {
			best = script
		}
	}
	if best == Han && counts[Kana] > 0 {
		return Kana
	}
	return best
}

func scriptOfASCII(s string) Script {
	for i := range len(s) {
		if b := s[i] | 0x20; b >= 'a' && b <= 'z' {
			return Latin
		}
	}
	return Common
}

// isASCII looks at eight bytes at a time.
func isASCII(s string) bool {
	const highBits = 0x8080808080808080
	for ; len(s) >= 8; s = s[8:] {
		if (uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|
			uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)&highBits != 0 {
			return false
		}
	}
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
