package place

import "diasmap/onomastics"

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
	for i := 1; i < len(r.spans); i++ {
		r.spans[i].place = r.spans[i-1].place
		if r.spans[i].from > r.spans[i-1].from {
			r.spans[i].place++
		}
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
	r.addSpan(span{from: first.keyFrom, to: r.splitter.words[last].keyTo, entries: entries, beside: beside, unread: unread,
		shortForm: r.inCapitals(words) || alone && len(r.spans) > 0, native: first.native})
}

// mostSpans bounds what is made of a text: each reading is weighed by all other spans. The names that a misspelt one may be come on top.
const mostSpans = 8

func (r *reader) addSpan(s span) {
	if len(r.spans) < mostSpans {
		r.spans = append(r.spans, s)
	}
}

func (r *reader) inCapitals(words []int) bool {
	for _, i := range words {
		if !r.splitter.words[i].capitals {
			return false
		}
	}
	return true
}
