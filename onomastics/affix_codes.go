package onomastics

import "diasmap/onomastics/vector"

// An affixSide finds what the endings, or the beginnings, of a key are worth to each class, as the lexicon
// stores it. What the last two letters are worth is laid out beforehand, since half of all countries have forms that end
// in them; longer endings are of few countries.
type affixSide struct {
	layer   *layer
	table   Table
	longest int
	ending  bool
	// unlisted are, by letter, the log-odds of the classes no form of which has even that letter, 0 for others. The last is
	// for a key without letters.
	unlisted [letterCount + 1]*vector.V
	// pairs are, by the first letter from this side and the second, the odds where a longer affix is known too.
	pairs [letterCount * letterCount]vector.Codes
	// letterRefs and pairRefs are the records of the affixes of one and two letters.
	letterRefs [letterCount]uint32
	pairRefs   [letterCount * letterCount]uint32
}

const letterCount = 'z' - 'a' + 1

// newAffixSide lays out the short affixes of a table. root are the log-odds of a class that has none of them.
func newAffixSide(l *layer, t Table, root []float32, ending bool) *affixSide {
	s := &affixSide{layer: l, table: t, longest: MaxPrefix, ending: ending}
	if ending {
		s.longest = MaxSuffix
	}
	s.unlisted[letterCount] = newVector(root, 0)
	for a := range letterCount {
		key := [2]byte{'a' + byte(a), 'a' + byte(a)}
		s.letterRefs[a] = s.find(key[:1], 1)
		s.unlisted[a] = newVector(root, 0)
		letter := l.lexicon.oddsAt(t, s.letterRefs[a], 1)
		for p := letter; len(p) >= 3; p = p[3:] {
			s.unlisted[a][l.class[p[0]]] = 0
		}
		for b := range letterCount {
			if ending {
				key[0] = 'a' + byte(b)
			} else {
				key[1] = 'a' + byte(b)
			}
			pair := a*letterCount + b
			s.pairRefs[pair] = s.find(key[:], 2)
			l.writeCodes(&s.pairs[pair], letter, aboveColumn)
			l.writeCodes(&s.pairs[pair], l.lexicon.oddsAt(t, s.pairRefs[pair], 2), aboveColumn)
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

// find returns the record of the affix of n letters of key, 0 for none.
func (s *affixSide) find(key []byte, n int) uint32 {
	table := &s.layer.lexicon.tables[s.table]
	var buf [MaxSuffix + 1]byte
	affix := appendPrefix(buf[:0], key, n)
	if s.ending {
		affix = appendSuffix(buf[:0], key, n)
	}
	return table.findHashed(hashKey(affix), affix)
}

// letter is the nth letter of key from this side, as a number from 0.
func (s *affixSide) letter(key []byte, n int) int {
	if s.ending {
		n = len(key) - 1 - n
	}
	return int(key[n] - 'a')
}

// side is the letter that a key has on this side, letterCount for an empty key.
func (s *affixSide) side(key []byte) int {
	if len(key) == 0 {
		return letterCount
	}
	return s.letter(key, 0)
}

// An affixRun is the affixes on one side of a key: the odds of each class at the longest that it has («here» if that is the
// longest known at all, else «above»), and the records of them by letters. Where an affix is not known no longer one is.
type affixRun struct {
	codes vector.Codes
	refs  [MaxSuffix + 1]uint32
}

// hashes fills in the hashes of the affixes of three letters and more, and asks for their slots.
func (s *affixSide) hashes(dst *[MaxSuffix + 1]uint64, key []byte) {
	table := &s.layer.lexicon.tables[s.table]
	longest := min(s.longest, len(key))
	if s.ending {
		for n := laidOut + 1; n <= longest; n++ {
			h := hashStep(hashStart, '-')
			for _, b := range key[len(key)-n:] {
				h = hashStep(h, b)
			}
			dst[n] = hashEnd(h)
			table.askSlot(dst[n])
		}
		return
	}
	h := uint64(hashStart)
	for i := range longest {
		h = hashStep(h, key[i])
		if i >= laidOut {
			dst[i+1] = hashEnd(hashStep(h, '-'))
			table.askSlot(dst[i+1])
		}
	}
}

// laidOut is how many letters the affixes have that are laid out beforehand.
const laidOut = 2

// ask asks for the records of the affixes.
func (s *affixSide) ask(hashes *[MaxSuffix + 1]uint64, key []byte) {
	table := &s.layer.lexicon.tables[s.table]
	for n := laidOut + 1; n <= min(s.longest, len(key)); n++ {
		table.askRecord(hashes[n])
	}
}

// run fills in the affixes of key.
func (s *affixSide) run(dst *affixRun, kept *affixMemory, hashes *[MaxSuffix + 1]uint64, key []byte) {
	dst.refs = [MaxSuffix + 1]uint32{}
	known := s.findAll(dst, hashes, key)
	base := s.layer.lexicon
	n := laidOut + 1
	switch {
	case known > n:
		dst.codes = *kept.of(s, dst, key)
		n++
	case known == n:
		dst.codes = s.pairs[s.pair(key)]
	default:
		dst.codes = vector.Codes{}
		if known == laidOut {
			s.layer.writeCodes(&dst.codes, base.oddsAt(s.table, dst.refs[1], 1), aboveColumn)
		}
	}
	for ; n < known; n++ {
		s.layer.writeCodes(&dst.codes, base.oddsAt(s.table, dst.refs[n], n), aboveColumn)
	}
	s.layer.writeCodes(&dst.codes, base.oddsAt(s.table, dst.refs[known], known), hereColumn)
}

// pair is the place of the two letters of key on this side.
func (s *affixSide) pair(key []byte) int {
	return s.letter(key, 0)*letterCount + s.letter(key, 1)
}

// An affixMemory keeps what affixes of three letters met last are worth where a longer one is known too: by the record of
// the affix, one for each share of records.
type affixMemory [keptAffixes]struct {
	ref   uint32
	codes vector.Codes
}

// keptAffixes is a power of 2. There are 13,000 affixes of three letters; most names end in one of a thousand.
const keptAffixes = 1024

// of returns the odds of the affix of three letters of key, and of shorter ones.
func (m *affixMemory) of(s *affixSide, run *affixRun, key []byte) *vector.Codes {
	ref := run.refs[laidOut+1]
	kept := &m[ref*affixSpread>>22]
	if kept.ref != ref {
		kept.ref, kept.codes = ref, s.pairs[s.pair(key)]
		s.layer.writeCodes(&kept.codes, s.layer.lexicon.oddsAt(s.table, ref, laidOut+1), aboveColumn)
	}
	return &kept.codes
}

// affixSpread spreads references over the top ten bits of 32.
const affixSpread = 0x9e3779b1

// findAll fills in the records and returns the letters of the longest affix known.
func (s *affixSide) findAll(dst *affixRun, hashes *[MaxSuffix + 1]uint64, key []byte) (known int) {
	table := &s.layer.lexicon.tables[s.table]
	var buf [MaxSuffix + 1]byte
	for n := 1; n <= min(s.longest, len(key)); n++ {
		var ref uint32
		switch {
		case n == 1:
			ref = s.letterRefs[s.letter(key, 0)]
		case n == laidOut:
			ref = s.pairRefs[s.pair(key)]
		case s.ending:
			ref = table.findHashed(hashes[n], appendSuffix(buf[:0], key, n))
		default:
			ref = table.findHashed(hashes[n], appendPrefix(buf[:0], key, n))
		}
		if ref == 0 {
			return n - 1
		}
		dst.refs[n] = ref
	}
	return min(s.longest, len(key))
}

func appendSuffix(dst, key []byte, n int) []byte {
	return append(append(dst, '-'), key[len(key)-n:]...)
}

func appendPrefix(dst, key []byte, n int) []byte {
	return append(append(dst, key[:n]...), '-')
}

// An affixTable holds both sides of one table of affixes.
type affixTable struct{ ending, beginning *affixSide }

// A weighedSide weighs affixes: base, by letter on that side, is what the classes without the letter get, and what all
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

// A weighedTable holds both sides, weighed.
type weighedTable struct{ ending, beginning *weighedSide }

func (t *affixTable) weigh(ending, beginning float32, floor *vector.V) weighedTable {
	return weighedTable{t.ending.weigh(ending, floor), t.beginning.weigh(beginning, nil)}
}

// fill sets dst to what the letters of a key are worth to each class.
func (t *weighedTable) fill(dst *vector.V, key []byte, spelt *speltWord) {
	piece := [1]*vector.V{t.beginning.base[t.beginning.side(key)]}
	vector.Sum(dst, t.ending.base[t.ending.side(key)], piece[:])
	vector.AddCodes(dst, t.ending.step, &spelt.ending.codes)
	vector.AddCodes(dst, t.beginning.step, &spelt.beginning.codes)
}
