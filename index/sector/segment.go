package sector

import "diasmap/index/sector/words"

// A segment is a row of the words read, which name one occupation.
type segment struct{ from, to int }

// leastHead is the headness from which a word names a person by what they do: engineer has it, software has not.
const leastHead = 110

// cut parts the words into segments: where a break stands between two parts that each name an occupation («actor, director and
// producer»). A part that names none is of the one before it («Director, Finance»), and at the beginning of the one after it («sales and marketing
// manager»). Words that say where the person works are left out.
func (s *scratch) cut(l *words.Lexicon) {
	s.segments = s.segments[:0]
	ws := s.reading.Words
	kept := ws[:0]
	for _, w := range ws {
		if !w.Place {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		kept = ws // nothing but a place: «chez Renault, ingénieur» read wrongly
	}
	s.reading.Words, ws = kept, kept
	start := 0
	for i := range ws {
		if i > start && ws[i].Before >= words.Dash {
			s.part(l, start, i)
			start = i
		}
	}
	if start < len(ws) {
		s.part(l, start, len(ws))
	}
}

// part adds the words from one break to the next.
func (s *scratch) part(l *words.Lexicon, from, to int) {
	last := len(s.segments) - 1
	if last < 0 {
		s.segments = append(s.segments, segment{from, to})
		return
	}
	before := &s.segments[last]
	namesBefore, names := s.names(l, *before), s.names(l, segment{from, to})
	switch {
	case namesBefore && names:
		s.segments = append(s.segments, segment{from, to})
	case namesBefore && s.reading.Words[from].Before == words.Stop:
	default:
		before.to = to
	}
}

// names: a word of the segment names people by what they do.
func (s *scratch) names(l *words.Lexicon, seg segment) bool {
	for _, w := range s.reading.Words[seg.from:seg.to] {
		if l.Headness(w.ID) >= leastHead {
			return true
		}
	}
	return false
}
