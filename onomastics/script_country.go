package onomastics

// A name in an own script is strong evidence by itself: who writes Armenian letters writes an
// Armenian name, while Cyrillic registers hold names of all their neighbours. The table lists,
// by script, the countries in whose registers it is at home, and those where it is often met.
// Latin, met everywhere, is evidence of nothing, and so is a script that is not listed.
var scriptCountries = map[Script]struct {
	home, met string  // country codes, separated by blanks
	elsewhere float32 // log-odds of all other countries
}{
	Armenian:   {"AM", "", -6},
	Georgian:   {"GE", "", -6},
	Greek:      {"GR CY", "", -5},
	Hebrew:     {"IL", "", -5},
	Cyrillic:   {"RU UA BY BG MK RS KZ KG TJ MN", "BA ME UZ TM AZ MD GE AM", -4},
	Arabic:     {"AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE IR AF PK", "IL TD DJ SO KM IN ER", -5},
	Devanagari: {"IN NP", "", -5},
	Bengali:    {"BD IN", "", -5},
	Gurmukhi:   {"IN", "PK", -5},
	Gujarati:   {"IN", "", -5},
	Tamil:      {"IN LK", "SG MY", -5},
	Telugu:     {"IN", "", -5},
	Kannada:    {"IN", "", -5},
	Malayalam:  {"IN", "", -5},
	Sinhala:    {"LK", "", -6},
	Thai:       {"TH", "", -6},
	Lao:        {"LA", "TH", -6},
	Tibetan:    {"CN BT", "IN NP", -5},
	Myanmar:    {"MM", "", -6},
	Khmer:      {"KH", "", -6},
	Hangul:     {"KR KP", "", -6},
	Kana:       {"JP", "", -6},
	Han:        {"CN TW HK MO", "JP SG MY KR VN", -6},
	Ethiopic:   {"ET ER", "", -6},
	Thaana:     {"MV", "", -6},
	Mongolian:  {"MN CN", "", -5},
}

// metInScript is the log-odds of a country where a script is met beside its own.
const metInScript = -1.5

// scriptOdds fills odds, indexed as classes, with the log-odds of a script; it says false when
// the script is evidence of nothing.
func scriptOdds(odds []float32, classes []CountryEntry, s Script) bool {
	row, ok := scriptCountries[s]
	if !ok {
		return false
	}
	for i, e := range classes {
		switch code := e.Code.String(); {
		case containsCode(row.home, code):
			odds[i] = 0
		case containsCode(row.met, code):
			odds[i] = metInScript
		default:
			odds[i] = row.elsewhere
		}
	}
	return true
}

func containsCode(list, code string) bool {
	for ; len(list) >= 2; list = list[min(3, len(list)):] {
		if list[:2] == code {
			return true
		}
	}
	return false
}
