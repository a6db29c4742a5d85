package place

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"
)

// Suggest returns at most n entries that have a name which begins with prefix, for a search box: the most probable first,
// those of the hinted country before others. Regions and countries are among them.
func (g *Gazetteer) Suggest(prefix string, hint Hint, n int) []Place {
	key := AppendNameKey(nil, prefix)
	if n <= 0 || len(key) == 0 || !utf8.ValidString(prefix) {
		return nil
	}
	s := suggester{g: g, country: g.countryNumber(hint.Country), native: isNative(prefix), most: n}
	for own, entries := range g.keys.withPrefix(key) {
		s.take(entries, own == len(key))
	}
	s.thin()
	places := make([]Place, 0, len(s.best))
	for _, c := range s.best {
		places = append(places, g.place(c.entry))
	}
	return places
}

// withPrefix yields the length and the entries of the keys that begin with prefix, in order.
func (t *keyTable) withPrefix(prefix []byte) func(yield func(int, []byte) bool) {
	return func(yield func(int, []byte) bool) {
		if t.count == 0 || len(prefix) > maxKey {
			return
		}
		c := t.cursor(t.blockOf(prefix))
		var key []byte
		for {
			shared, own, ok := c.step()
			if !ok || shared > len(key) {
				return
			}
			key = append(key[:shared], own...)
			if bytes.HasPrefix(key, prefix) {
				if !yield(len(key), c.entries) {
					return
				}
			} else if bytes.Compare(key, prefix) > 0 {
				return
			}
		}
	}
}

// A suggestion is an entry with its weight.
type suggestion struct {
	entry  uint32
	weight float64
}

func compareSuggestions(a, b suggestion) int {
	return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.entry, b.entry))
}

// A suggester keeps the best entries, each once.
type suggester struct {
	g       *Gazetteer
	country int
	native  bool // the prefix is in another script than Latin
	most    int
	best    []suggestion
	least   float64 // weight that the last of the best has, when they are many
}

// keptSuggestions is how many times more entries are kept than are wanted, before they are thinned out.
const keptSuggestions = 4

// Weights of suggestions beside the prior: the whole name was typed; the hint agrees.
const (
	weightWhole     = 2
	weightSuggested = 6
)

func (s *suggester) take(entries []byte, whole bool) {
	for p := range postingsOf(entries) {
		s.add(p, whole)
	}
}

func (s *suggester) add(p posting, whole bool) {
	kind, _, ok := s.g.kindOf(p.entry)
	if !ok || p.how == byCode && !whole {
		return
	}
	w := s.g.prior(kind, p.entry, p.how) + weightOfHow(p.how, s.native)
	if whole {
		w += weightWhole
	}
	if s.country >= 0 && s.g.countryOf(p.entry) == s.country {
		w += weightSuggested
	}
	if w < s.least {
		return
	}
	s.best = append(s.best, suggestion{p.entry, w})
	if len(s.best) >= keptSuggestions*(s.most+1) {
		s.thin()
	}
}

// thin drops doubles and all but the best.
func (s *suggester) thin() {
	s.best = dropDoubles(s.best)
	slices.SortFunc(s.best, compareSuggestions)
	if len(s.best) > s.most {
		s.best = s.best[:s.most]
		s.least = s.best[s.most-1].weight
	}
}

// dropDoubles keeps the best of each entry.
func dropDoubles(all []suggestion) []suggestion {
	slices.SortFunc(all, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), -cmp.Compare(a.weight, b.weight))
	})
	return slices.CompactFunc(all, func(a, b suggestion) bool { return a.entry == b.entry })
}
