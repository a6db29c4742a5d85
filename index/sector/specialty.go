package sector

import (
	_ "embed"

	"diasmap/index/sector/words"
)

//go:embed tables/words/specialties.tsv
var specialtyTable string

// specialties are the words of persons of sciences and branches of medicine.
func specialties(l *words.Lexicon) map[words.ID]bool {
	set := map[words.ID]bool{}
	eachLine(specialtyTable, func(f []string) {
		if id, ok := l.ID(f[0]); ok {
			set[id] = true
		}
	})
	return set
}

// specialtyOf is the specialty among words.
func (r *Resolver) specialtyOf(ws []words.Word) string {
	for _, w := range ws {
		if r.specialties[w.ID] {
			return r.lexicon.Text(w.ID)
		}
	}
	return ""
}
