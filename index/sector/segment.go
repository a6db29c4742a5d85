package sector

import "diasmap/index/sector/words"

// A segment is a row of the words read, which name one occupation. Its core, up to core, is the part that names the person; what
// follows after a break may say more of it («Director, Finance») or something else («Staff writer, The New York Times»).
type segment struct{ from, core, to int }

// leastHead is the headness from which a word names a person by what they do: engineer has it, software has not.
const leastHead = 110

// cut parts the words into segments: where a break stands between two parts that each name an occupation («actor, director and
// producer»). A part that names none is of the one before it («Director, Finance»), and at the beginning of the one after it
// («sales and marketing manager»). Words that say where the person works are left out.
func (s *scratch) cut(r *Resolver) {
	s.segments = s.segments[:0]
	ws := s.reading.Words
	kept := ws[:0]
	s.place = s.place[:0]
	for _, w := range ws {
		if w.Place {
			s.place = append(s.place, w)
		} else {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		kept = append(kept, s.place...) // nothing but a place: «chez Renault, ingénieur» read wrongly
	}
	s.reading.Words, ws = kept, kept
	start := 0
	for i := range ws {
		if i > start && ws[i].Before >= words.Dash {
			s.part(r, start, i)
			start = i
		}
	}
	if start < len(ws) {
		s.part(r, start, len(ws))
	}
}

// part adds the words from one break to the next.
func (s *scratch) part(r *Resolver, from, to int) {
	last := len(s.segments) - 1
	if last < 0 {
		s.segments = append(s.segments, segment{from, to, to})
		return
	}
	before := &s.segments[last]
	namesBefore, names := r.names(s.reading.Words[before.from:before.to]), r.names(s.reading.Words[from:to])
	switch {
	case namesBefore && names:
		s.segments = append(s.segments, segment{from, to, to})
	case namesBefore && s.reading.Words[from].Before == words.Stop:
	case namesBefore:
		before.to = to
	default:
		before.core, before.to = to, to
	}
}
