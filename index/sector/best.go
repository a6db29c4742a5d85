package sector

import "diasmap/index/sector/words"

// Unit is the likeliest unit group of a text read as one occupation, however unsure, and its probability. It is empty when no word
// is known. Resolve tells no more than is sure; Unit is for measuring, and for those who must have four digits.
func (r *Resolver) Unit(text string) (code string, p float64) {
	r.prepare()
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	r.lexicon.Read(&s.reading, text, words.English)
	scores, ok := r.judge(s, r.occupations, s.reading.Words)
	if !ok {
		return "", 0
	}
	best := 0
	for i, q := range scores {
		if q > scores[best] {
			best = i
		}
	}
	return discreet(iscoGroups().units[best]), float64(scores[best])
}
