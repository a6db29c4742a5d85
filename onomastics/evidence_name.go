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
		v = w.worthOf(p.kind, p.key, class)
	} else if slot := &p.kept.worth[class%keptWorths]; *slot&knownWorth != 0 && int(*slot>>classWorth) == class {
		v = worth(*slot)
	} else {
		v = w.worthOf(p.kind, p.key, class)
		*slot = uint32(v)
	}
	if v&listedWorth != 0 {
		e.Share = shareOf(byte(v))
	}
	if letters := int(v>>affixWorth) & 7; letters > 0 {
		e.Affix = w.keepText(func(dst []byte) []byte {
			if v&beginningWorth != 0 {
				return appendPrefix(dst, p.key, letters)
			}
			return appendSuffix(dst, p.key, letters)
		})
	}
}

// worthOf asks the lexicons.
func (w *Worker) worthOf(kind EvidenceKind, key []byte, class int) worth {
	v := knownWorth | worth(class)<<classWorth
	table := FamilyTable
	switch kind {
	case GivenEvidence:
		table = GivenTable
	case PatronymicEvidence:
		table = PatronymicTable
	}
	if share, listed := w.shareIn(table, key, class); listed {
		v |= listedWorth | worth(share)
	}
	if table == PatronymicTable {
		return v
	}
	letters, beginning := w.tellingAffix(table.affixes(), key, class)
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

// tellingAffix is the shortest ending or beginning of key that speaks for the class nearly as
// strongly as the strongest does, in letters; 0 where none speaks for it. Affixes of two letters up are
// named: one letter says little to a reader.
func (w *Worker) tellingAffix(t Table, key []byte, class int) (letters int, beginning bool) {
	suffix, suffixOdds := w.strongestAffix(t, key, class, MaxSuffix, appendSuffix)
	prefix, prefixOdds := w.strongestAffix(t, key, class, MaxPrefix, appendPrefix)
	if prefixOdds > suffixOdds+tellingAffix {
		return prefix, true
	}
	return suffix, false
}

// nearlyStrongest: an affix is named rather than a longer one that adds less than this, in nats.
const nearlyStrongest = 0.2

func (w *Worker) strongestAffix(t Table, key []byte, class, longest int, affix affixCut) (letters int, strongest float32) {
	var odds [MaxSuffix + 1]float32
	best := float32(0)
	for n := 2; n <= min(longest, len(key)-1); n++ {
		w.key = affix(w.key[:0], key, n)
		odds[n] = w.affixOddsOf(t, w.key, class)
		best = max(best, odds[n])
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

// affixOddsOf is the log-odds of one affix for one class; noOdds if it is not listed.
func (w *Worker) affixOddsOf(t Table, affix []byte, class int) float32 {
	best := float32(noOdds)
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		record, _ := l.lexicon.odds(t, affix)
		for p := record.postings; len(p) >= 3; p = p[3:] {
			if int(l.class[p[0]]) == class {
				best = max(best, oddsOf(p[1]))
			}
		}
	}
	return best
}

// noOdds are less than any odds that are stored.
const noOdds = -100
