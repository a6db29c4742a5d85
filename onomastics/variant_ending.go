package onomastics

// A soundEnding rewrites the end of a key.
type soundEnding struct {
	from, to string
	stem     int // letters that must be left before it
	rule     VariantRule
}

// soundEndings are tried in order until none applies.
var soundEndings = []soundEnding{
	{"skaia", "ski", 2, SlavicSki}, {"skoi", "ski", 2, SlavicSki}, {"ska", "ski", 2, SlavicSki}, {"skis", "ski", 2, SlavicSki},
	{"ova", "ov", 2, SlavicFeminine}, {"eva", "ev", 2, SlavicFeminine}, {"ina", "in", 3, SlavicFeminine},
	{"ine", "in", 1, FrenchEnding}, {"of", "ov", 3, SlavicOv}, {"ef", "ev", 3, SlavicOv},
	{"ovs", "ov", 2, SlavicOv}, {"evs", "ev", 2, SlavicOv}, {"ovi", "ov", 3, GeorgianEnding}, {"evi", "ev", 3, GeorgianEnding},
	{"chov", "chev", 1, SlavicOv}, {"shov", "shev", 1, SlavicOv}, {"zhov", "zhev", 1, SlavicOv},
	{"enka", "enko", 2, BelarusianA},
	{"opulu", "opulos", 1, GreekEnding}, {"idu", "idis", 2, GreekEnding}, {"ides", "idis", 2, GreekEnding},
	{"ogli", "oglu", 2, Oglu}, {"oklu", "oglu", 2, Oglu},
	{"zoda", "zade", 2, Zade}, {"zada", "zade", 2, Zade}, {"zadekh", "zade", 2, Zade}, {"zod", "zade", 3, Zade},
	{"dse", "dze", 2, GermanS}, {"ivili", "ishvili", 30, GermanS},
	{"auskene", "auskas", 1, BalticEnding}, {"auskaite", "auskas", 1, BalticEnding}, {"vichius", "vich", 1, BalticEnding},
	{"vichene", "vich", 1, BalticEnding}, {"vichiute", "vich", 1, BalticEnding},
	{"iants", "ian", 1, ArmenianEnding}, {"ianz", "ian", 1, ArmenianEnding}, {"ians", "ian", 1, ArmenianEnding}, {"ean", "ian", 1, ArmenianEnding},
	{"eanu", "ian", 1, RomanianEnding}, {"ianu", "ian", 1, RomanianEnding}, {"anu", "an", 3, RomanianEnding},
}

// settleEnding rewrites the end of the key until no rule applies.
func (w *soundWriter) settleEnding() {
	for w.settleEndingOnce() {
	}
}

func (w *soundWriter) settleEndingOnce() bool {
	for i := range soundEndings {
		e := &soundEndings[i]
		if e.from[len(e.from)-1] == w.last(1) && w.endsWith(e.from) && len(w.key)-w.from >= len(e.from)+e.stem {
			w.drop(len(e.from))
			w.sounds(e.to)
			w.rules.add(e.rule)
			return true
		}
	}
	return false
}
