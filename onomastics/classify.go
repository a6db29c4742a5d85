package onomastics

import (
	"unicode"
	"unicode/utf8"

	"diasmap/onomastics/vector"
)

// A Person is one name to classify, as a list holds it: either Full, or Given and Family.
type Person struct {
	Full          string
	Given, Family string
	// Residence is the host country, if known.
	Residence Country
}

// MaxNameLength bounds what is taken for a person's name, in characters.
const MaxNameLength = 200

// A Worker classifies names with the scratch space of one goroutine. It is not safe for
// concurrent use; make one for each goroutine from a shared Classifier.
type Worker struct {
	classifier *Classifier
	policy     Policy

	text    []byte // the normalised name
	garbled bool   // it was read in a wrong encoding, and letters are lost
	name    Name
	key     []byte
	scheme  Scheme
	// variant is the key of the spellings of a word.
	variant []byte

	// facts are what the rules say of words, strayFacts of those that cannot be remembered, learned space to learn them in. ordinary: the name is; unmarked: no letter of the name is evidence of
	// a spelling by itself.
	facts        memory[wordFact]
	letterMemory [keptLetters]letterPiece
	strayFacts   [2 * mostOrdinary]wordFact
	// wordFacts are those of each word of an ordinary name, wordHashes their hashes.
	wordFacts  [2 * mostOrdinary]*wordFact
	wordHashes [2 * mostOrdinary]uint64
	learned    []byte
	ordinary   bool
	unmarked   bool

	pieces  []piece
	weighed []*vector.Shorts
	logits  vector.Shorts
	// posterior is posteriors as far as there are classes.
	posteriors vector.V
	posterior  []float32
	ranked     []Origin
	places     [vector.Width]uint64
	kinship    kinship
	bags       [bagKinds]Bag
	// inBags are the parts of the name that are in bags, parts what is remembered of such, strays what is not, of this name.
	inBags []bagPart
	parts  memory[keptPart]
	strays []*keptPart
	// more is room for what is added to the evidence of a main name, opinion for one of the lexicons, known for a key.
	more    []*vector.Shorts
	opinion vector.Shorts
	known   []byte
	// The key is of the word [knownFrom, knownTo) of a part.
	knownFrom, knownTo int
	// Space for what a word is worth.
	spelt                    [mostSpelt]speltWord
	speltNext                int
	keptAffixes              [PatronymicTable][2]affixMemory // endings and beginnings
	grams                    gramScratch
	reading, spare, spareToo vector.V
	// texts holds what the strings of an answer refer to that stands nowhere else.
	texts []byte
	// factors are those of the expected composition, and unweighted the posteriors without it; nil without
	// one.
	factors, unweighted []float32

	setting Setting // of the person

	settled   uint32
	settledAt [256]uint32
	letters   [mostLetters]rune
	lettered  int
	ordering  orderScratch

	answer Answer
}

// NewWorker returns a Worker that decides by policy.
func (c *Classifier) NewWorker(policy Policy) *Worker {
	n := len(c.classes)
	w := &Worker{
		classifier: c,
		policy:     policy.withDefaults(),
		kinship:    newKinship(c.classes),
	}
	w.posterior = w.posteriors[:n]
	w.Remember(usuallyRemembered)
	if policy.Expected != nil {
		w.factors, w.unweighted = policy.Expected.factors(c.classes), make([]float32, n)
	}
	return w
}

// mostLetters bounds the telling letters of a name.
const mostLetters = 16

// usuallyRemembered is how much a Worker remembers if it is not told, in bytes.
const usuallyRemembered = 2 << 20

// One byte in so many is for what the rules say of words, and for words that the order of names is sought by.
const (
	factsShare = 16
	orderShare = 5
)

// Remember bounds what the Worker remembers of names it met, so that their parts need not be scored again, by
// the size of it in bytes. What it remembered is forgotten. Answers do not depend on it.
func (w *Worker) Remember(size int) {
	facts, order := size/factsShare, size/orderShare
	w.facts = newMemory[wordFact](facts)
	w.ordering.memory = newMemory[keptWord](order)
	w.parts = newMemory[keptPart](size - facts - order)
}

// Classify estimates the origin of a name and decides on it. The Answer and what it refers to
// are valid until the next call.
func (w *Worker) Classify(p Person) *Answer {
	a := &w.answer
	*a = Answer{Residence: p.Residence, Origins: a.Origins[:0], Evidence: a.Evidence[:0], policy: &w.policy}
	w.name.Reset()
	w.pieces, w.texts = w.pieces[:0], w.texts[:0]
	a.Name = &w.name
	if !w.parseOrdinary(p) {
		if at, bad := invalidUTF8(p); bad {
			w.name.Reset()
			a.Name, a.Verdict, a.Cause, a.at = nil, Failed, InvalidUTF8, at
			return a
		}
		w.parsePlain(p)
		if a.Cause = w.unanswerable(); a.Cause != NoCause {
			a.Verdict = Abstain
			return a
		}
	}
	w.order()
	known := w.scoreAmong(p.Residence)
	w.decide(p.Residence)
	w.gatherEvidence(known)
	return a
}

// scoreAmong scores the name among the residents of a country or, where a composition is expected, among
// the people of the list. It returns the residence that the score rests on.
func (w *Worker) scoreAmong(residence Country) Country {
	if w.factors == nil {
		w.score(residence)
		return residence
	}
	w.score(Country{})
	copy(w.unweighted, w.posterior)
	reweigh(w.posterior, w.factors)
	return Country{}
}

// scored are the posteriors that the calibration is about: those without an expected composition.
func (w *Worker) scored() []float32 {
	if w.factors == nil {
		return w.posterior
	}
	return w.unweighted
}

// Parse repairs, normalises and parses a full name. Where nothing in its writing tells which words are the family
// name the lexicons decide; OrderConfidence says how surely. Bytes that are not UTF-8 are dropped. The Name is
// valid until the next call.
func (w *Worker) Parse(full string) *Name {
	w.answer = Answer{Origins: w.answer.Origins[:0], Evidence: w.answer.Evidence[:0], policy: &w.policy}
	w.name.Reset()
	w.parse(Person{Full: full})
	w.order()
	return &w.name
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8 in the field that has one.
func invalidUTF8(p Person) (int, bool) {
	for _, s := range [...]string{p.Full, p.Given, p.Family} {
		if utf8.ValidString(s) {
			continue
		}
		for i, r := range s {
			if _, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
				return i, true
			}
		}
	}
	return 0, false
}

// parse repairs, normalises and parses the name into w.name.
func (w *Worker) parse(p Person) {
	if !w.parseOrdinary(p) {
		w.parsePlain(p)
	}
}

// parsePlain is parse by all rules.
func (w *Worker) parsePlain(p Person) {
	w.name.Reset()
	w.garbled, w.unmarked, w.ordinary = false, false, false
	if len(p.Given) > 0 || len(p.Family) > 0 {
		w.repair(w.text[:0], p.Given)
		given := len(w.text)
		w.repair(append(w.text, ' '), p.Family)
		text := borrowed(w.text)
		w.answer.Text = text
		if w.tooLong() {
			return
		}
		ParseSplit(&w.name, text[:given], text[given+1:])
	} else {
		w.repair(w.text[:0], p.Full)
		text := borrowed(w.text)
		w.answer.Text = text
		if w.tooLong() {
			return
		}
		ParseName(&w.name, text)
	}
	w.answer.Script = ScriptOf(w.answer.Text)
	w.scheme = DefaultScheme(w.answer.Text, Country{})
}

// repair appends s, normalised and repaired, to dst, which becomes the text of the name.
func (w *Worker) repair(dst []byte, s string) {
	var repair Repair
	w.text, repair = AppendRepaired(dst, s)
	w.answer.Repair |= repair
	w.garbled = w.garbled || repair&^MixedLetters == 0 && isGarbled(s)
}

func (w *Worker) tooLong() bool {
	return len(w.text) > MaxNameLength && utf8.RuneCount(w.text) > MaxNameLength
}

// unanswerable says why no origin can be estimated from the parsed name, if so.
func (w *Worker) unanswerable() Cause {
	switch {
	case w.tooLong():
		return TooLong
	case len(w.text) == 0 || len(w.text) == 1 && w.text[0] == ' ':
		return EmptyName
	case w.answer.Script == Common:
		return NoLetters
	case w.garbled:
		return Garbled
	case LooksLikeOrganisation(w.answer.Text):
		return NotAPerson
	}
	cause := NoLetters
	for _, part := range w.name.Parts {
		switch part.Kind {
		case GivenName, MiddleName, FamilyName, Patronymic:
			return NoCause
		case Initial:
			cause = InitialsOnly
		}
	}
	return cause
}

// toLower gives the letter that a telling letter is known by. The İ of Turkish and Azerbaijani, whose small
// form is that of other alphabets, is as telling as their ı.
func toLower(r rune) rune {
	if r == 'İ' {
		return 'ı'
	}
	return unicode.ToLower(r)
}

func appendRune(dst []byte, r rune) []byte { return utf8.AppendRune(dst, r) }
