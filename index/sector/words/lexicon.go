package words

import (
	"errors"
	"fmt"
)

// An ID is the number of an English word of the Lexicon.
type ID uint16

// Function is what a form does in a text beside meaning something.
type Function uint8

// Functions.
const (
	NoFunction  Function = iota
	Filler               // of, de, для, senior: says nothing of the work
	Conjunction          // and, et, и
	Place                // at, chez: what follows is where
)

// kind of a form, hashed with its letters.
type formKind byte

const (
	wholeForm formKind = 'w'
	stemForm  formKind = 's'
	endForm   formKind = 'e'
	typoForm  formKind = 't' // a whole form or stem with one letter left out
)

// ErrFormat: the compiled words cannot be read.
var ErrFormat = errors.New("words: not compiled words of this version")

// Sizes of the records of the compiled words, in bytes; all numbers are little-endian.
//
//	words    offset u32 into letters, of each word and of the end; headness u8 of each in a block of its own
//	forms    first sense u32, count u8, function u8, languages u16, offset of its letters u32, length u8, kind u8, 2 spare
//	senses   languages u16, count u8, spare u8, words 4 × u16
//	slots    hash u32 (0: empty), value u32; linear probing from hash · slots / 2³²
const (
	formSize  = 16
	senseSize = 12
	slotSize  = 8
)

// A Lexicon is the compiled words, used as they lie.
type Lexicon struct {
	letters  string
	offsets  string
	headness string
	forms    string
	senses   string
	formOf   table // kind and letters -> form
	phraseOf table // forms in a row -> sense run: first sense << 8 | count
	typoOf   table // letters but one -> form; several slots may share a hash
}

// Sections is how many sections the compiled words take.
const Sections = 8

// Open reads the compiled words of their sections, without copying them.
func Open(sections []string) (*Lexicon, error) {
	if len(sections) != Sections {
		return nil, fmt.Errorf("%w: %d sections, want %d", ErrFormat, len(sections), Sections)
	}
	l := &Lexicon{letters: sections[0], offsets: sections[1], headness: sections[2], forms: sections[3], senses: sections[4]}
	if len(l.offsets) != 4*(len(l.headness)+1) || len(l.forms)%formSize != 0 || len(l.senses)%senseSize != 0 {
		return nil, fmt.Errorf("%w: sizes do not agree", ErrFormat)
	}
	for i, t := range []*table{&l.formOf, &l.phraseOf, &l.typoOf} {
		slots := sections[5+i]
		n := len(slots) / slotSize
		if n == 0 || len(slots)%slotSize != 0 {
			return nil, fmt.Errorf("%w: a table of %d bytes", ErrFormat, len(slots))
		}
		*t = table{slots: slots, count: uint32(n)}
	}
	return l, nil
}

// Words is how many English words there are; their ids are below it.
func (l *Lexicon) Words() int { return len(l.headness) }

// Text is the English word of an id.
func (l *Lexicon) Text(id ID) string {
	if int(id) >= l.Words() {
		return ""
	}
	return l.letters[u32(l.offsets, 4*int(id)):u32(l.offsets, 4*int(id)+4)]
}

// Headness tells, from 0 to 255, how often a word is the head of the titles it stands in: engineer is, software is not.
func (l *Lexicon) Headness(id ID) uint8 { return l.headness[id] }

// ID is the id of an English word as Text gives it.
func (l *Lexicon) ID(word string) (ID, bool) {
	f, ok := l.form(wholeForm, []byte(word))
	if !ok {
		return 0, false
	}
	for s := range l.sensesOf(f) {
		if s.languages.Has(English) && s.count == 1 && l.Text(s.words[0]) == word {
			return s.words[0], true
		}
	}
	return 0, false
}

// A sense is what a form or phrase means in some languages.
type sense struct {
	languages Languages
	count     uint8
	words     [4]ID
}

// run is a row of senses, and yields them.
type run struct{ first, count uint32 }

func (l *Lexicon) senseAt(i uint32) (s sense) {
	at := int(i) * senseSize
	s.languages = Languages(u16(l.senses, at))
	s.count = l.senses[at+2]
	for k := range s.words {
		s.words[k] = ID(u16(l.senses, at+4+2*k))
	}
	return s
}

// a form's facts.
func (l *Lexicon) formRun(f uint32) run {
	at := int(f) * formSize
	return run{u32(l.forms, at), uint32(l.forms[at+4])}
}

func (l *Lexicon) formFunction(f uint32) Function { return Function(l.forms[int(f)*formSize+5]) }

func (l *Lexicon) formLanguages(f uint32) Languages {
	return Languages(u16(l.forms, int(f)*formSize+6))
}

func (l *Lexicon) formKind(f uint32) formKind { return formKind(l.forms[int(f)*formSize+13]) }

func (l *Lexicon) formLetters(f uint32) string {
	at := u32(l.forms, int(f)*formSize+8)
	return l.letters[at : at+uint32(l.forms[int(f)*formSize+12])]
}

func (l *Lexicon) sensesOf(f uint32) func(func(sense) bool) {
	r := l.formRun(f)
	return func(yield func(sense) bool) {
		for i := range r.count {
			if !yield(l.senseAt(r.first + i)) {
				return
			}
		}
	}
}

// form finds the form of a kind with these letters.
func (l *Lexicon) form(kind formKind, letters []byte) (uint32, bool) {
	return l.formOfHash(hashForm(kind, letters), kind, letters)
}

func (l *Lexicon) formOfHash(hash uint32, kind formKind, letters []byte) (uint32, bool) {
	for i := l.formOf.start(hash); ; i = l.formOf.after(i) {
		switch u32(l.formOf.slots, int(i)*slotSize) {
		case hash:
			if f := u32(l.formOf.slots, int(i)*slotSize+4); l.formKind(f) == kind && l.formLetters(f) == string(letters) {
				return f, true
			}
		case 0:
			return 0, false
		}
	}
}

func u16(s string, at int) uint16 { return uint16(s[at]) | uint16(s[at+1])<<8 }

func u32(s string, at int) uint32 {
	_ = s[at+3]
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}
