package place

// A coverStep is the best that can be made of the words from one on.
type coverStep struct {
	words, spans int // words count double, those of a class that are left out once
	take         int // words of the span that begins here, 0 to leave the word
	entries      []byte
	tail         bool // only spans of codes and countries follow
}

// mostSpanWords is how many words a name has that is looked for within a segment.
const mostSpanWords = 6

// readCover covers as many words of r.plain as it can with as few spans as it can; words of a class may be left out, and are not
// spans by themselves. When words are left over in the first segment, they may be misspelt.
func (r *reader) readCover(first bool) {
	n := len(r.plain)
	r.cover[n] = coverStep{tail: true}
	for at := n - 1; at >= 0; at-- {
		best := r.cover[at+1]
		best.take, best.entries, best.tail = 0, nil, best.tail && r.classes[at] != 0
		if r.classes[at] != 0 {
			best.words++ // half of what a word in a span is worth
		}
		for take := 1; take <= mostSpanWords && at+take <= n; take++ {
			if step, ok := r.spanAt(at, take); ok && (step.words > best.words || step.words == best.words && step.spans < best.spans) {
				best = step
			}
		}
		r.cover[at] = best
	}
	beside, unread := r.leftOut()
	for at := 0; at < n; at += max(r.cover[at].take, 1) {
		step := &r.cover[at]
		if step.take == 0 {
			r.readHan(r.plain[at])
			continue
		}
		r.add(r.plain[at:at+step.take], step.entries, beside, unread)
	}
	if first && beside&streetWord == 0 && (len(r.spans) == 0 || unread > 0) {
		r.missed = append(r.missed, r.unclassed()...)
	}
}

// leftOut returns the classes of the words of r.plain that the cover leaves out, and the share of the letters of the others.
func (r *reader) leftOut() (beside wordClass, unread float64) {
	all, left := 0, 0
	for at, i := range r.plain {
		w := &r.splitter.words[i]
		size := w.keyTo - w.keyFrom
		all += size
		switch {
		case r.covered(at):
		case r.classes[at] != 0:
			beside |= r.classes[at]
		default:
			left += size
		}
	}
	return beside, float64(left) / float64(all)
}

// covered says whether the word at a place of r.plain is in a span of the cover.
func (r *reader) covered(at int) bool {
	for i := 0; i <= at; {
		take := r.cover[i].take
		if i+take > at {
			return true
		}
		i += max(take, 1)
	}
	return false
}

// spanAt tries the span of some words of r.plain.
func (r *reader) spanAt(at, take int) (coverStep, bool) {
	words := r.plain[at : at+take]
	w := &r.splitter.words[words[0]]
	if take == 1 && (w.keyTo-w.keyFrom == 1 || r.classes[at] != 0) || take == len(r.plain) {
		return coverStep{}, false
	}
	entries := r.lookUp(words)
	if entries == nil {
		return coverStep{}, false
	}
	after := &r.cover[at+take]
	if onlyCodes(entries) && (at == 0 || !after.tail || !r.inCapitals(words)) {
		return coverStep{}, false
	}
	return coverStep{words: after.words + 2*take, spans: after.spans + 1, take: take, entries: entries, tail: after.tail && r.isContext(entries)}, true
}

// onlyCodes says whether all entries are met by a code.
func onlyCodes(entries []byte) bool {
	for p := range postingsOf(entries) {
		if p.how != byCode {
			return false
		}
	}
	return true
}

// isContext says whether an entry is a region or country.
func (r *reader) isContext(entries []byte) bool {
	for p := range postingsOf(entries) {
		if int(p.entry) >= r.g.placeCount() {
			return true
		}
	}
	return false
}
