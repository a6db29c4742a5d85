package onomastics

import (
	"slices"

	"diasmap/onomastics/vector"
)

// scoreBags adds what the model says of the family names and of the given names.
func (w *Worker) scoreBags() {
	w.bagMemory.tick()
	var hashes [bagKinds]uint64
	for kind := range bagKinds {
		w.writeBagText(kind)
		hashes[kind] = w.bagMemory.ask(w.bagTexts[kind])
	}
	for _, h := range hashes {
		w.bagMemory.askKept(h)
	}
	for kind := range bagKinds {
		w.scoreBag(kind, hashes[kind])
	}
}

// A keptBag is the evidence of a bag as it is remembered: what the words are worth does not depend on who
// else bears them.
type keptBag struct {
	memoryText
	odds   vector.V
	mean   float32
	weight float32
	kind   EvidenceKind
	listed bool
	// key is the one of the words that the bag is known by.
	letters uint8
	key     [maxKeyLength]byte
	// endings and beginnings are the records of the affixes of the key, by letters.
	endings, beginnings [MaxSuffix + 1]uint32
	// worth keeps what the key is worth to an origin: see keptWorth.
	worth [keptWorths]uint32
}

// setKey keeps a key: of one longer than lexicons have, both its ends, which are all that is looked at.
func (b *keptBag) setKey(key []byte) {
	n := copy(b.key[:], key)
	if len(key) > n {
		copy(b.key[n/2:], key[len(key)-n/2:])
	}
	b.letters = uint8(n)
}

// scoreBag adds a piece of evidence, if the name has something of its kind.
func (w *Worker) scoreBag(kind BagKind, hash uint64) {
	from, to := w.bagSpan(kind)
	if from < 0 {
		return
	}
	kept, known := w.bagMemory.find(hash, w.bagTexts[kind])
	if kept == nil {
		kept = &w.strayBags[kind]
	}
	if !known {
		w.fillKept(kept, kind, from, to)
	}
	p := w.addPlaced(kept.kind, "", kept.weight)
	p.from, p.to, p.kept = from, to, kept
	p.odds, p.mean, p.listed = &kept.odds, kept.mean, kept.listed
	p.key = append(p.key, kept.key[:kept.letters]...)
}

// fillKept fills in the evidence of a bag. Given names among the residents of a country are worth what they are worth by
// themselves but for those taken from the host, so that both are remembered.
func (w *Worker) fillKept(b *keptBag, kind BagKind, from, to int) {
	if _, known := w.classifier.index.of(w.answer.Residence); kind != GivenBag || !known {
		w.weighBag(b, kind, from, to)
		w.settleBag(b, kind, from)
		return
	}
	text := w.bagTexts[kind]
	text[0], text[classInText] = text[0]|unsettledBag, noClass
	unsettled, known := w.bagMemory.find(w.bagMemory.ask(text), text)
	if unsettled == nil {
		unsettled = &w.unsettled
	}
	if !known {
		w.weighBag(unsettled, kind, from, to)
	}
	own := b.memoryText
	*b = *unsettled
	b.memoryText = own
	w.settleBag(b, kind, from)
}

// writeBagText writes down all that the evidence of a bag depends on.
func (w *Worker) writeBagText(kind BagKind) {
	text := append(w.bagTexts[kind][:0], byte(kind), byte(w.scheme), byte(w.scheme>>8))
	if w.setting == Anywhere {
		text[0] |= anywhereBag
	}
	switch {
	case kind == GivenBag:
		class, ok := w.classifier.index.of(w.answer.Residence)
		if !ok {
			class = noClass
		}
		text = append(text, byte(class))
	case w.name.Order == Mononym:
		text[0] |= mononymBag
	}
	for i := range w.name.Parts {
		part := &w.name.Parts[i]
		if bag, salt := w.bagOf(part.Kind); bag == kind {
			text = append(append(text, byte(salt)), part.Text...)
		}
	}
	w.bagTexts[kind] = text
}

// The bits of the first byte of a bag's text above its kind.
const (
	anywhereBag  = 1 << 2
	mononymBag   = 1 << 3
	unsettledBag = 1 << 4 // weighed, not settled
)

// classInText is where the text of given names has the class of the residence.
const classInText = 3

// weighBag fills in what a bag is worth by itself, from the parts [from, to) and those beside them.
func (w *Worker) weighBag(b *keptBag, kind BagKind, from, to int) {
	params := &w.classifier.params
	b.kind, b.weight, b.listed, b.letters = FamilyEvidence, params.FamilyWeight, false, 0
	if kind == GivenBag {
		b.kind, b.weight = GivenEvidence, params.GivenWeight
	}
	b.worth = [keptWorths]uint32{}
	w.fillBag(kind)
	w.modelOdds(&b.odds, kind)
	t := kind.table()
	w.knowBag(b, kind, from, to)
	w.addLexicons(b, t)
}

// knowBag finds the key that a bag is known by, of the first word that is listed or else of the first, and raises
// odds where lexicons of the user list a word.
func (w *Worker) knowBag(b *keptBag, kind BagKind, from, to int) {
	t := kind.table()
	for _, part := range w.name.Parts[from:to] {
		if !w.inBag(part.Kind, kind) {
			continue
		}
		for word := range words(part.Text) {
			w.key = AppendKey(w.key[:0], word, w.scheme)
			w.raiseAdded(&b.odds, t, w.key)
			listed := w.listedShare(t, w.key) > 0
			if b.letters == 0 || listed && !b.listed {
				b.setKey(w.key)
				b.listed = listed
			}
		}
	}
}

// settleBag turns what a bag is worth by itself into evidence; the first part of it is from.
func (w *Worker) settleBag(b *keptBag, kind BagKind, from int) {
	if kind == GivenBag {
		w.assimilate(&b.odds)
	} else if w.name.Order == Mononym {
		w.orGivenName(b, from)
	}
	spelt := w.spell(b.kind.table(), b.key[:b.letters])
	b.endings, b.beginnings = spelt.ending.refs, spelt.beginning.refs
	b.mean = b.weight * meanOf(&b.odds, &w.spare, len(w.classifier.classes))
	vector.Scale(&b.odds, b.weight)
}

// LexiconOdds sets dst to what the lexicons alone add to the score of a bag that Bags filled, by class, and spelt to what they
// would if they did not list the name. It returns false if the bag has no name. Training fits the weights of
// the model beside it.
func (w *Worker) LexiconOdds(kind BagKind, dst, spelt *vector.V) bool {
	from, to := w.bagSpan(kind)
	if from < 0 {
		return false
	}
	b := &w.strayBags[kind]
	b.listed, b.letters = false, 0
	w.knowBag(b, kind, from, to)
	*dst, *spelt = vector.V{}, vector.V{}
	w.addOpinion(dst, kind.table(), b.key[:b.letters], w.nameOdds)
	w.addOpinion(spelt, kind.table(), b.key[:b.letters], w.speltOdds)
	return true
}

// addLexicons adds what the lexicons alone say of the name the bag is known by: a second opinion,
// which knows of shares and of rare endings what training does not weigh. What it adds to all classes alike tells
// nothing, and stays.
func (w *Worker) addLexicons(b *keptBag, t Table) {
	w.addOpinion(&b.odds, t, b.key[:b.letters], w.nameOdds)
	fillRest(&b.odds, len(w.classifier.classes), beyond)
}

func (w *Worker) addOpinion(odds *vector.V, t Table, key []byte, opinion func(*vector.V, Table, []byte) bool) {
	opinion(&w.reading, t, key)
	vector.AddScaled(odds, w.classifier.params.LexiconWeight, &w.reading, 0)
}

// bagSpan returns the parts [from, to) from the first to the last that is in a bag, -1 for none.
func (w *Worker) bagSpan(kind BagKind) (from, to int) {
	from = -1
	for i := range w.name.Parts {
		if !w.inBag(w.name.Parts[i].Kind, kind) {
			continue
		}
		if from < 0 {
			from = i
		}
		to = i + 1
	}
	return from, to
}

// inBag says whether parts of a kind are names that a bag holds.
func (w *Worker) inBag(part PartKind, kind BagKind) bool {
	bag, salt := w.bagOf(part)
	return bag == kind && salt == gramSalt
}

// modelOdds fills odds with what the model says of a bag.
func (w *Worker) modelOdds(odds *vector.V, kind BagKind) {
	c := w.classifier
	m := &c.model.settings[w.setting].bags[kind]
	n := len(c.model.classes)
	if c.sameClasses {
		m.odds(odds, &w.grams, &w.bags[kind], &c.modelClass)
		fillRest(odds, n, beyond)
		return
	}
	m.odds(&w.reading, &w.grams, &w.bags[kind], &c.modelClass)
	fillRest(odds, 0, slices.Min(w.reading[:n]))
	for i, class := range c.classOfModel {
		if class != noClass {
			odds[class] = w.reading[i]
		}
	}
	fillRest(odds, len(c.classes), beyond)
}

// raiseAdded raises odds where a lexicon of the user lists a name: by how much more usual it is
// there than a name of no list.
func (w *Worker) raiseAdded(odds *vector.V, t Table, key []byte) {
	for i := range w.classifier.layers[1:] {
		l := &w.classifier.layers[i+1]
		postings, _ := l.lexicon.names(t, key)
		for ; len(postings) >= 2; postings = postings[2:] {
			class := l.class[postings[0]]
			odds[class] = max(odds[class], logShareOf(postings[1])-w.classifier.params.FamilyFloor)
		}
	}
}

// orGivenName reads a single name as a given name where lexicons list it as one far more than as a
// family name.
func (w *Worker) orGivenName(b *keptBag, part int) {
	key := b.key[:b.letters]
	given := w.listedShare(GivenTable, key)
	if given == 0 || given < mononymGivenTimes*w.listedShare(FamilyTable, key) {
		return
	}
	w.bags[GivenBag].reset()
	for word := range words(w.name.Parts[part].Text) {
		w.see(GivenBag, gramSalt, word)
	}
	b.kind, b.weight = GivenEvidence, w.classifier.params.GivenWeight
	w.modelOdds(&b.odds, GivenBag)
}

// AppendOdds appends, by class, the log-odds of all evidence of a name but its residence, without the prior; nothing
// for a name that cannot be judged. Training chooses the prior on them.
func (w *Worker) AppendOdds(dst []float32, p Person) []float32 {
	p.Residence = Country{}
	if w.Classify(p).Origin.Country.IsZero() {
		return dst
	}
	prior := w.classifier.hostOf(Country{}).prior
	for c := range w.classifier.classes {
		dst = append(dst, w.logits[c]*w.classifier.params.TemperatureAnywhere-prior[c])
	}
	return dst
}
