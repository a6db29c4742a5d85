package onomastics

// keptWorths is for how many origins it is remembered what a name is worth to them: names that many countries bear
// are few, and each belongs to one of them mostly.
const keptWorths = 8

// A worth is what the lexicons say of a name for one origin: the code of the share of its people that bears the
// name, and its telling affix. It is packed so that it can be remembered in little room:
//
//	bits 0–7    share code
//	bit  8      listed: there is a share
//	bits 9–11   letters of the telling affix, 0 for none
//	bit  12     the affix is a beginning
//	bit  13     known
//	bits 16–23  class of the origin
type worth uint32

const (
	listedWorth    = 1 << 8
	affixWorth     = 9
	beginningWorth = 1 << 12
	knownWorth     = 1 << 13
	classWorth     = 16
)

// nameWorth fills in what the lexicons say of the name of a piece for the origin.
func (w *Worker) nameWorth(e *Evidence, p *piece, class int) {
	var v worth
	if p.kept == nil {
		v = w.worthOf(p, class)
	} else {
		slot := &p.kept.worth[class%keptWorths]
		v = worth(slot.Load())
		if v&knownWorth == 0 || int(v>>classWorth) != class {
			v = w.worthOf(p, class)
			slot.Store(uint32(v))
		}
	}
	if v&listedWorth != 0 {
		e.Share = shareOf(byte(v))
	}
	if letters := int(v>>affixWorth) & 7; letters > 0 {
		e.Affix = w.keepText(func(dst []byte) []byte {
			head, tail := p.ends()
			if v&beginningWorth != 0 {
				return appendPrefix(dst, head, letters)
			}
			return appendSuffix(dst, tail, letters)
		})
	}
}

// ends are the letters that the key of the name of a piece begins with, and those that it ends with.
func (p *piece) ends() (head, tail []byte) {
	if p.kept == nil {
		return p.key, p.key
	}
	return p.kept.head[:], p.kept.tail[:]
}

// letters is how many letters the key has.
func (p *piece) letters() int {
	if p.kept == nil {
		return len(p.key)
	}
	return int(p.kept.letters)
}

// table is where the lexicons list the names of a kind of evidence.
func (k EvidenceKind) table() Table {
	switch k {
	case GivenEvidence:
		return GivenTable
	case PatronymicEvidence:
		return PatronymicTable
	}
	return FamilyTable
}

// worthOf asks the lexicons.
func (w *Worker) worthOf(p *piece, class int) worth {
	v := knownWorth | worth(class)<<classWorth
	table := p.kind.table()
	if p.kept != nil {
		p.key = AppendKey(p.key[:0], w.name.Parts[p.main].Text[p.kept.from:p.kept.to], w.scheme)
	}
	if share, listed := w.shareIn(table, p.key, class); listed {
		v |= listedWorth | worth(share)
	}
	if table == PatronymicTable {
		return v
	}
	letters, beginning := w.tellingAffix(p, class)
	v |= worth(letters) << affixWorth
	if beginning {
		v |= beginningWorth
	}
	return v
}

// shareIn is the code of the largest share of a class's bearers that has the name with this key, false if it is not
// listed.
func (w *Worker) shareIn(t Table, key []byte, class int) (code byte, listed bool) {
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		postings, _ := l.lexicon.names(t, key)
		for ; len(postings) >= 2; postings = postings[2:] {
			if int(l.class[postings[0]]) == class && (!listed || postings[1] < code) {
				code, listed = postings[1], true
			}
		}
	}
	return code, listed
}

// tellingAffix is the shortest ending or beginning of a name that speaks for the class nearly as
// strongly as the strongest does, in letters; 0 where none speaks for it. Affixes of two letters up are
// named: one letter says little to a reader.
func (w *Worker) tellingAffix(p *piece, class int) (letters int, beginning bool) {
	var endings, beginnings [MaxSuffix + 1]float32
	t := p.kind.table().affixes()
	for n := 2; n < p.letters(); n++ {
		if n > MaxSuffix {
			break
		}
		endings[n] = w.affixOdds(t, p, n, true, class)
		if n <= MaxPrefix {
			beginnings[n] = w.affixOdds(t, p, n, false, class)
		}
	}
	suffix, suffixOdds := strongestAffix(&endings)
	prefix, prefixOdds := strongestAffix(&beginnings)
	if prefixOdds > suffixOdds+tellingAffix {
		return prefix, true
	}
	return suffix, false
}

// affixOdds is the log-odds of the affix of n letters of a name for one class; noOdds if it is not listed.
func (w *Worker) affixOdds(t Table, p *piece, n int, ending bool, class int) float32 {
	base := &w.classifier.layers[0]
	if len(w.classifier.layers) == 1 && p.kept != nil {
		ref := p.kept.beginnings[n]
		if ending {
			ref = p.kept.endings[n]
		}
		return base.oddsIn(base.lexicon.oddsAt(t, ref, n), class)
	}
	w.key = appendPrefix(w.key[:0], p.key, n)
	if ending {
		w.key = appendSuffix(w.key[:0], p.key, n)
	}
	best := float32(noOdds)
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		record, _ := l.lexicon.odds(t, w.key)
		best = max(best, l.oddsIn(record.postings, class))
	}
	return best
}

// oddsIn finds the log-odds of a class in postings; noOdds if it is not there.
func (l *layer) oddsIn(postings []byte, class int) float32 {
	if l.sameOrder { // postings are sorted
		low, high := 0, len(postings)/3
		for low < high {
			middle := (low + high) / 2
			if int(postings[3*middle]) < class {
				low = middle + 1
			} else {
				high = middle
			}
		}
		if 3*low < len(postings) && int(postings[3*low]) == class {
			return oddsOf(postings[3*low+1])
		}
		return noOdds
	}
	for ; len(postings) >= 3; postings = postings[3:] {
		if int(l.class[postings[0]]) == class {
			return oddsOf(postings[1])
		}
	}
	return noOdds
}

// noOdds are less than any odds that are stored.
const noOdds = -100

// nearlyStrongest: an affix is named rather than a longer one that adds less than this, in nats.
const nearlyStrongest = 0.2

// strongestAffix is the shortest affix that speaks nearly as strongly as the strongest, 0 where none tells.
func strongestAffix(odds *[MaxSuffix + 1]float32) (letters int, strongest float32) {
	best := float32(0)
	for _, v := range odds {
		best = max(best, v)
	}
	if best < tellingAffix {
		return 0, 0
	}
	for n := 2; ; n++ {
		if odds[n] >= best-nearlyStrongest {
			return n, odds[n]
		}
	}
}
