package onomastics

import "diasmap/onomastics/vector"

// An affixSide finds what the endings, or the beginnings, of a key are worth to each class, as the lexicon
// stores it. What the last two letters are worth is laid out beforehand, since half of all countries have forms that end
// in them; longer endings are of few countries.
type affixSide struct {
	layer   *layer
	table   Table
	longest int
	cut     affixCut
	// letter is the place of the nth letter from this side of a key.
	letter func(key []byte, n int) byte
	// unlisted are, by letter, the log-odds of the classes no form of which has even that letter, 0 for others. The last is
	// for a key without letters.
	unlisted [letterCount + 1]*vector.V
	// pairs are, by the first letter from this side and the second, the odds where a longer affix is known too.
	pairs [letterCount * letterCount]vector.Codes
}

const letterCount = 'z' - 'a' + 1

func lastLetter(key []byte, n int) byte  { return key[len(key)-1-n] - 'a' }
func firstLetter(key []byte, n int) byte { return key[n] - 'a' }

// newAffixSide lays out the short affixes of a table. root are the log-odds of a class that has none of them.
func newAffixSide(l *layer, t Table, root []float32, ending bool) *affixSide {
	s := &affixSide{layer: l, table: t, longest: MaxPrefix, cut: appendPrefix, letter: firstLetter}
	if ending {
		s.longest, s.cut, s.letter = MaxSuffix, appendSuffix, lastLetter
	}
	s.unlisted[letterCount] = newVector(root, 0)
	var key [2]byte
	for a := range letterCount {
		key[0], key[1] = 'a'+byte(a), 'a'+byte(a)
		record, _ := l.lexicon.odds(t, s.cut(nil, key[:1], 1))
		s.unlisted[a] = newVector(root, 0)
		for p := record.postings; len(p) >= 3; p = p[3:] {
			s.unlisted[a][l.class[p[0]]] = 0
		}
		for b := range letterCount {
			if ending {
				key[0] = 'a' + byte(b)
			} else {
				key[1] = 'a' + byte(b)
			}
			codes := &s.pairs[a*letterCount+b]
			l.writeCodes(codes, record.postings, aboveColumn)
			pair, _ := l.lexicon.odds(t, s.cut(nil, key[:], 2))
			l.writeCodes(codes, pair.postings, aboveColumn)
		}
	}
	return s
}

// The columns of a posting of log-odds: see lexicon_format.go.
const (
	hereColumn  = 1
	aboveColumn = 2
)

// writeCodes writes a column of postings to the classes they are of.
func (l *layer) writeCodes(codes *vector.Codes, postings []byte, column int) {
	for p := postings; len(p) >= 3; p = p[3:] {
		codes[l.class[p[0]]] = int8(p[column])
	}
}

// side is the letter that a key has on this side, letterCount for an empty key.
func (s *affixSide) side(key []byte) int {
	if len(key) == 0 {
		return letterCount
	}
	return int(s.letter(key, 0))
}

// codes sets dst to the odds of each class at the longest affix of key that it has: «here» if that is the
// longest known at all, else «above». Where an affix is not known no longer one is.
func (s *affixSide) codes(dst *vector.Codes, key []byte) {
	var buf [MaxSuffix + 1]byte
	longest, n := min(s.longest, len(key)), 1
	var before oddsRecord
	if longest > 2 {
		record, ok := s.layer.lexicon.odds(s.table, s.cut(buf[:0], key, 3))
		if ok {
			*dst = s.pairs[int(s.letter(key, 0))*letterCount+int(s.letter(key, 1))]
			before, n = record, 4
		} else {
			longest = 2
		}
	}
	if n == 1 {
		*dst = vector.Codes{}
	}
	for ; n <= longest; n++ {
		record, ok := s.layer.lexicon.odds(s.table, s.cut(buf[:0], key, n))
		if !ok {
			break
		}
		s.layer.writeCodes(dst, before.postings, aboveColumn)
		before = record
	}
	s.layer.writeCodes(dst, before.postings, hereColumn)
}

func appendSuffix(dst, key []byte, n int) []byte {
	return append(append(dst, '-'), key[len(key)-n:]...)
}

func appendPrefix(dst, key []byte, n int) []byte {
	return append(append(dst, key[:n]...), '-')
}

// An affixCut appends the ending or beginning of n letters of a key.
type affixCut func(dst, key []byte, n int) []byte

// A spelling side weighs affixes: base, by letter on that side, is what the classes without the letter get, and what all
// others do before their codes, times step, are added.
type weighedSide struct {
	*affixSide
	base [letterCount + 1]*vector.V
	step float32
}

// weigh returns s weighed by weight, in nats for one nat of log-odds, on top of floor, which may be nil.
func (s *affixSide) weigh(weight float32, floor *vector.V) *weighedSide {
	out := &weighedSide{affixSide: s, step: weight / oddsStepsPerNat}
	for i, unlisted := range s.unlisted {
		v := new(vector.V)
		if floor != nil {
			*v = *floor
		}
		vector.AddScaled(v, weight, unlisted, 0)
		out.base[i] = v
	}
	return out
}

// An affixTable holds both sides of one table of affixes.
type affixTable struct{ ending, beginning *affixSide }

// A weighedTable holds both sides, weighed.
type weighedTable struct{ ending, beginning *weighedSide }

func (t *affixTable) weigh(ending, beginning float32, floor *vector.V) weighedTable {
	return weighedTable{t.ending.weigh(ending, floor), t.beginning.weigh(beginning, nil)}
}

// fill sets dst to what the letters of a key are worth to each class, given the codes of both its sides.
func (t *weighedTable) fill(dst *vector.V, key []byte, ending, beginning *vector.Codes) {
	piece := [1]*vector.V{t.beginning.base[t.beginning.side(key)]}
	vector.Sum(dst, t.ending.base[t.ending.side(key)], piece[:])
	vector.AddCodes(dst, t.ending.step, ending)
	vector.AddCodes(dst, t.beginning.step, beginning)
}
