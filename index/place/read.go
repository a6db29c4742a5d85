package place

import (
	"diasmap/onomastics"
)

// A span is a run of words that the gazetteer has a key for.
type span struct {
	from, to int    // in the keys of the words
	entries  []byte // encoded
	edits    int    // letters that differ from the key, for a misspelt name
	place    int    // place among the spans, from 0
	// What stands beside it in its segment: the classes of words left out, and which share of its letters is
	// neither read nor of a class.
	beside wordClass
	unread float64
	// shortForm: it is written as codes are, in capitals behind another span or by itself.
	shortForm bool
	native    bool // in another script than Latin
	// Its readings, and the best prior among them.
	readFrom, readTo int
	highest          float64
}

// Evidence of the country in the digits of a text.
type postcodeEvidence struct {
	country onomastics.Country
	region  string
}

// A reader reads one text after another. It keeps its buffers.
type reader struct {
	g        *Gazetteer
	text     string
	norm     []byte
	splitter splitter
	skip     [mostWords]bool // words that are of a postcode
	spans    []span
	postcode postcodeEvidence
	plain    []int       // words of the segment that may be of a name
	classes  []wordClass // their classes
	names    []int       // those of no class
	key      []byte
	cover    [mostWords + 1]coverStep
	missed   []int // words of the first segment, when nothing was found there
	near     nearSearch
	readings []reading
}

func newReader(g *Gazetteer) *reader { return &reader{g: g} }

// read finds the spans of a text.
func (r *reader) read(text string) {
	if len(text) > maxTextRead {
		text = text[:maxTextRead]
	}
	r.norm = onomastics.AppendNormalised(r.norm[:0], text)
	if string(r.norm) != text {
		text = string(r.norm)
	}
	r.text = text
	r.splitter.split(text)
	r.spans, r.missed = r.spans[:0], r.missed[:0]
	r.postcode, r.skip = postcodeEvidence{}, [mostWords]bool{}
	r.readPostcodes()
	words := r.splitter.words
	for from := 0; from < len(words); {
		to := segmentEnd(words, from)
		if to < len(words) && words[to].slash && r.readJoined(from, segmentEnd(words, to)) {
			to = segmentEnd(words, to)
		} else {
			r.readSegment(from, to)
		}
		from = to
	}
	r.readMisspelt()
	for i := range r.spans {
		r.spans[i].place = i
	}
}

func segmentEnd(words []word, from int) int {
	to := from + 1
	for to < len(words) && words[to].segment == words[from].segment {
		to++
	}
	return to
}

// readJoined reads two segments that a slash or bracket parts as one name, as in Frankfurt/Oder.
func (r *reader) readJoined(from, to int) bool {
	r.findPlain(from, to)
	if len(r.plain) < 2 || len(r.plain) > mostSpanWords {
		return false
	}
	if w := &r.splitter.words[r.plain[0]]; w.keyTo-w.keyFrom < shortestJoined {
		return false
	}
	entries := r.lookUp(r.plain)
	if entries == nil || onlyCodes(entries) {
		return false
	}
	r.add(r.plain, entries, 0, 0)
	return true
}

// shortestJoined is the length of a first part that a second is joined to: n/a is no place.
const shortestJoined = 3

// findPlain fills plain with the words that may be of a name.
func (r *reader) findPlain(from, to int) {
	r.plain = r.plain[:0]
	for i := from; i < to; i++ {
		if w := &r.splitter.words[i]; w.keyTo > w.keyFrom && !r.skip[i] {
			r.plain = append(r.plain, i)
		}
	}
}

// maxTextRead is how many bytes of a text are read.
const maxTextRead = 512

// readPostcodes takes the words of postcodes out, and what they tell of the country.
func (r *reader) readPostcodes() {
	words := r.splitter.words
	for i := range words {
		w := &words[i]
		if !w.digits || i == 0 {
			continue
		}
		before := &words[i-1]
		if before.segment != w.segment {
			continue
		}
		first, second := r.text[before.from:before.to], r.text[w.from:w.to]
		if c, ok := postcodeCountry(first, second); ok && before.digits {
			r.postcode.country = c
			if c == (onomastics.Country{'C', 'A'}) {
				r.postcode.region = provinceOfPostcode(first[0])
			}
		} else if before.hyphen && before.capitals {
			if c, ok := signCountry(first); ok && len(second) >= 4 {
				r.postcode.country, r.skip[i-1] = c, true
			}
		}
	}
	r.readDutchPostcode()
}

// readDutchPostcode finds 1012 AB, whose second half is letters.
func (r *reader) readDutchPostcode() {
	words := r.splitter.words
	for i := 1; i < len(words); i++ {
		if before := &words[i-1]; before.digits && before.segment == words[i].segment && words[i].capitals {
			c, ok := postcodeCountry(r.text[before.from:before.to], r.text[words[i].from:words[i].to])
			// 1012 NY is a street number and a state
			if ok && i+1 < len(words) && words[i+1].segment == words[i].segment {
				r.postcode.country, r.skip[i] = c, true
			}
		}
	}
}

// readSegment finds the spans of the words from to to: the whole, or without words of a class, or as much of it as can be covered.
func (r *reader) readSegment(from, to int) {
	r.findPlain(from, to)
	if len(r.plain) == 0 || r.namesNothing() {
		return
	}
	if entries := r.lookUp(r.plain); entries != nil {
		r.add(r.plain, entries, 0, 0)
		return
	}
	if beside := r.classify(); beside != 0 {
		if names := r.unclassed(); len(names) > 0 {
			if entries := r.lookUp(names); entries != nil {
				r.add(names, entries, beside, 0)
				return
			}
		}
	}
	r.readCover(from == 0)
}

// namesNothing says whether plain is a letter by itself, or a word that says that nothing is known.
func (r *reader) namesNothing() bool {
	if len(r.plain) > 1 {
		return false
	}
	w := &r.splitter.words[r.plain[0]]
	key := r.splitter.keys[w.keyFrom:w.keyTo]
	return len(key) == 1 || wordClasses()[string(key)]&nothingWord != 0
}

// classify finds the classes of the words of plain, and returns them together. A Roman numeral behind another word numbers a
// quarter.
func (r *reader) classify() (beside wordClass) {
	r.classes = r.classes[:0]
	for at, i := range r.plain {
		w := &r.splitter.words[i]
		class := wordClasses()[string(r.splitter.keys[w.keyFrom:w.keyTo])]
		switch {
		case at > 0 && isRoman(r.text[w.from:w.to]):
			class = regionWord
		case at > 0 && w.keyTo-w.keyFrom == 1:
			class = 0
		}
		r.classes = append(r.classes, class)
		beside |= class
	}
	return beside
}

// unclassed returns the words of plain that are of no class.
func (r *reader) unclassed() []int {
	r.names = r.names[:0]
	for at, i := range r.plain {
		if r.classes[at] == 0 {
			r.names = append(r.names, i)
		}
	}
	return r.names
}

// isRoman says whether a word is a Roman numeral up to XXXIX, as quarters of cities have.
func isRoman(text string) bool {
	for i := range len(text) {
		if b := text[i]; b != 'I' && b != 'V' && b != 'X' {
			return false
		}
	}
	return true
}

// lookUp returns the entries of the words together.
func (r *reader) lookUp(words []int) []byte {
	first := &r.splitter.words[words[0]]
	if len(words) == 1 {
		return r.g.keys.find(r.splitter.keys[first.keyFrom:first.keyTo])
	}
	r.key = r.key[:0]
	for _, i := range words {
		w := &r.splitter.words[i]
		r.key = append(r.key, r.splitter.keys[w.keyFrom:w.keyTo]...)
	}
	return r.g.keys.find(r.key)
}

// add appends the span of some words.
func (r *reader) add(words []int, entries []byte, beside wordClass, unread float64) {
	first, last := &r.splitter.words[words[0]], words[len(words)-1]
	alone := first.first && (last+1 == len(r.splitter.words) || r.splitter.words[last+1].first)
	r.spans = append(r.spans, span{from: first.keyFrom, to: r.splitter.words[last].keyTo, entries: entries, beside: beside, unread: unread,
		shortForm: r.inCapitals(words) || alone && len(r.spans) > 0, native: first.native})
}

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

func (r *reader) inCapitals(words []int) bool {
	for _, i := range words {
		if !r.splitter.words[i].capitals {
			return false
		}
	}
	return true
}

// onlyCodes says whether all entries are met by a code.
func onlyCodes(entries []byte) bool {
	before := uint32(0)
	for len(entries) > 0 {
		p, rest, ok := next(entries, before)
		if !ok {
			break
		}
		if p.how != byCode {
			return false
		}
		before, entries = p.entry, rest
	}
	return true
}

// isContext says whether an entry is a region or country.
func (r *reader) isContext(entries []byte) bool {
	before := uint32(0)
	for len(entries) > 0 {
		p, rest, ok := next(entries, before)
		if !ok {
			break
		}
		if int(p.entry) >= r.g.placeCount() {
			return true
		}
		before, entries = p.entry, rest
	}
	return false
}
