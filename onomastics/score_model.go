package onomastics

import (
	"slices"

	"diasmap/onomastics/vector"
)

// scoreBags adds what the model says of the family names and of the given names.
func (w *Worker) scoreBags() {
	w.gatherRoles()
	w.parts.tick()
	for i := range w.inBags {
		w.ask(&w.inBags[i])
	}
	for i := range w.inBags {
		w.parts.askKept(w.inBags[i].hash)
	}
	w.strays = w.strays[:0]
	for kind := range bagKinds {
		w.scoreBag(kind)
	}
}

// A bagPart is a part of the name that is in a bag.
type bagPart struct {
	part int
	role partRole
	hash uint64
	text []byte // what its evidence is remembered by
}

// gatherRoles lists the parts that are in bags, with their roles: the first name of a bag is its main one.
func (w *Worker) gatherRoles() {
	n := 0
	main := [bagKinds]partRole{mainFamily, mainGiven}
	if w.name.Order == Mononym {
		main[FamilyBag] = onlyName
	}
	seen := [bagKinds]bool{}
	for i := range w.name.Parts {
		kind, salt := w.bagOf(w.name.Parts[i].Kind)
		if kind == bagKinds {
			continue
		}
		role := besideFamily
		if salt == gramSalt {
			role = main[kind]
			if seen[kind] {
				role = main[kind].more()
			}
			seen[kind] = true
		}
		if n == len(w.inBags) && n < cap(w.inBags) {
			w.inBags = w.inBags[:n+1]
		} else if n == len(w.inBags) {
			w.inBags = append(w.inBags, bagPart{})
		}
		b := &w.inBags[n]
		b.part, b.role = i, role
		n++
	}
	w.inBags = w.inBags[:n]
}

// more is the role of names behind the main one.
func (r partRole) more() partRole {
	if r == mainGiven {
		return moreGiven
	}
	return moreFamily
}

// ask asks for what is remembered of a part.
func (w *Worker) ask(b *bagPart) {
	b.text, b.hash = w.keptAs(b.text[:0], b.part, byte(b.role)|byte(w.setting)<<4)
	w.parts.ask(b.hash)
}

// partOf is the evidence of a part. It is valid until the next name.
func (w *Worker) partOf(b *bagPart) *keptPart {
	kept, known := w.parts.find(b.hash, b.text)
	if kept == nil {
		kept = w.stray()
	}
	if !known {
		w.weighPart(kept, b.role, w.name.Parts[b.part].Text)
		w.parts.keep()
	}
	return kept
}

// stray is room for evidence of this name that cannot be kept.
func (w *Worker) stray() *keptPart {
	n := len(w.strays)
	if n < cap(w.strays) {
		w.strays = w.strays[:n+1]
	} else {
		w.strays = append(w.strays, nil)
	}
	if w.strays[n] == nil {
		w.strays[n] = new(keptPart)
	}
	return w.strays[n]
}

// scoreBag adds a piece of evidence, if the name has something of its kind.
func (w *Worker) scoreBag(kind BagKind) {
	names, first := 0, -1
	for i := range w.inBags {
		if b := &w.inBags[i]; b.role.bag() == kind && b.role != besideFamily {
			names++
			if first < 0 {
				first = i
			}
		}
	}
	if names == 0 {
		return
	}
	main := w.partOf(&w.inBags[first])
	if !main.listed && names > 1 {
		main, first = w.listedPart(kind, main, first)
	}
	p := w.addPlaced(main.kind, "", 1)
	p.from, p.to = w.bagSpan(kind)
	p.kept, p.main, p.odds, p.mean, p.listed = main, w.inBags[first].part, &main.odds, main.mean, main.listed
	w.addParts(p, kind, first, names)
	if kind == GivenBag {
		w.settleGiven(p)
	}
}

// listedPart makes the first name of a bag that is listed its main one, if any is.
func (w *Worker) listedPart(kind BagKind, main *keptPart, first int) (*keptPart, int) {
	for i := first + 1; i < len(w.inBags); i++ {
		b := &w.inBags[i]
		if b.role.bag() != kind || b.role == besideFamily {
			continue
		}
		b.role = w.inBags[first].role
		w.ask(b)
		if other := w.partOf(b); other.listed {
			w.inBags[first].role = b.role.more()
			w.ask(&w.inBags[first])
			return other, i
		}
		b.role = b.role.more()
		w.ask(b)
	}
	return main, first
}

// addParts adds to the evidence of the main name of a bag that of its other parts, and what their number says.
func (w *Worker) addParts(p *piece, kind BagKind, main, names int) {
	more := w.more[:0]
	for i := range w.inBags {
		if b := &w.inBags[i]; i != main && b.role.bag() == kind {
			kept := w.partOf(b)
			more = append(more, &kept.odds)
			p.mean += kept.mean
		}
	}
	if names > 1 {
		more = append(more, w.classifier.counted[w.setting][kind][min(names, mostCounted)])
	}
	w.more = more
	if len(more) > 0 {
		sum := p.ownRoom()
		vector.SumShorts(sum, p.odds, more)
		p.odds = sum
	}
}

// settleGiven allows for given names taken from the host: a person whose family came from c bears a given name usual in the host with
// probability μ, and one usual in c otherwise. Without a known host the one of the great hosts stands in where the name is the most
// usual, as if it were so in one of them only.
func (w *Worker) settleGiven(p *piece) {
	c := w.classifier
	var taken int16
	if class, ok := c.index.of(w.answer.Residence); ok {
		taken = added(p.odds[class], c.assimilation[InHost])
	} else {
		taken = p.odds[c.greatHosts[0]]
		for _, class := range c.greatHosts[1:] {
			taken = max(taken, p.odds[class])
		}
		taken = added(taken, c.assimilation[Anywhere])
	}
	odds := p.ownRoom()
	vector.MixShorts(odds, p.odds, taken)
	emptyRest(odds, len(c.classes))
	p.odds = odds
	p.mean = logSum2(p.mean, nats(taken))
}

// logSum2 is the log of e^a + e^b.
func logSum2(a, b float32) float32 {
	hi, lo := max(a, b), min(a, b)
	return hi + vector.Log(1+vector.Exp1(lo-hi))
}

// countedNames are, in steps, what it is worth that a bag has so many names rather than one, by their number; nil below 2.
type countedNames [mostCounted + 1]*vector.Shorts

func (c *Classifier) newCounted(s Setting, kind BagKind) (out countedNames) {
	of := func(count uint32) vector.Wholes {
		return c.inClasses(c.model.settings[s].bags[kind].sums(new(gramScratch), &Bag{Grams: []uint32{shapeGram(count)}}))
	}
	one := of(1)
	for n := 2; n <= mostCounted; n++ {
		out[n] = new(vector.Shorts)
		for class, v := range of(uint32(n)) {
			out[n][class] = int16((v - one[class]) * (stepsPerNat / weightStepsPerNat))
		}
	}
	return out
}

// LexiconOdds sets dst to what the lexicons alone add to the score of a bag that Bags filled, by class, and spelt to what they
// would if they did not list the name. It returns false if the bag has no name. Training fits the weights of
// the model beside it.
func (w *Worker) LexiconOdds(kind BagKind, dst, spelt *vector.V) bool {
	t, found := kind.table(), false
	for _, part := range w.name.Parts {
		if !w.inBag(part.Kind, kind) {
			continue
		}
		key := w.knownBy(t, part.Text)
		if listed := w.listedShare(t, key) > 0; listed || !found {
			found = true
			w.addOpinion(dst, t, key, w.nameOdds)
			w.addOpinion(spelt, t, key, w.speltOdds)
			if listed {
				break
			}
		}
	}
	return found
}

func (w *Worker) addOpinion(odds *vector.V, t Table, key []byte, opinion func(*vector.V, Table, []byte) bool) {
	*odds = vector.V{}
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

// modelSums are what the model says of a bag by class, in its own steps, but for where it is listed.
func (w *Worker) modelSums(kind BagKind) *vector.Wholes {
	sums := w.classifier.model.settings[w.setting].bags[kind].sums(&w.grams, &w.bags[kind])
	if !w.classifier.sameClasses {
		*sums = w.classifier.inClasses(sums)
	}
	return sums
}

// inClasses turns sums by class of the model into sums by class; classes it does not know get the least.
func (c *Classifier) inClasses(sums *vector.Wholes) (out vector.Wholes) {
	least := slices.Min(sums[:len(c.model.classes)])
	for i := range c.classes {
		out[i] = least
	}
	for i, class := range c.classOfModel {
		if class != noClass {
			out[class] = sums[i]
		}
	}
	return out
}

// addListings adds what the model says of the countries that list a bag.
func (w *Worker) addListings(odds *vector.Shorts, kind BagKind) {
	c := w.classifier
	rarities := &c.rarities[w.setting][kind]
	for _, l := range w.bags[kind].Listed {
		if class := c.listingClass[l.Country]; class != noClass {
			odds[class] = added(odds[class], rarities[l.Rarity])
		}
	}
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
		dst = append(dst, nats(w.logits[c])-prior[c])
	}
	return dst
}
