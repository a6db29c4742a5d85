package onomastics

// scoreBags adds what the model says of the family names and of the given names.
func (w *Worker) scoreBags() {
	params := &w.classifier.params
	if p := w.scoreBag(FamilyBag, FamilyEvidence, params.FamilyWeight); p != nil && w.name.Order == Mononym {
		w.orGivenName(p)
	}
	if p := w.scoreBag(GivenBag, GivenEvidence, params.GivenWeight); p != nil {
		w.assimilate(p.odds)
	}
}

// scoreBag adds a piece of evidence, nil where the name has nothing of its kind.
func (w *Worker) scoreBag(kind BagKind, evidence EvidenceKind, weight float32) *piece {
	from, to := w.bagSpan(kind)
	if w.bags[kind].Empty() || from < 0 {
		return nil
	}
	p := w.add(evidence, "", weight)
	p.from, p.to = from, to
	w.modelOdds(p.odds, kind)
	t := kind.table()
	for _, part := range w.name.Parts[from:to] {
		if !w.inBag(part.Kind, kind) {
			continue
		}
		for word := range words(part.Text) {
			w.key = AppendKey(w.key[:0], word, w.scheme)
			w.raiseAdded(p.odds, t, w.key)
			listed := w.listedShare(t, w.key) > 0
			if len(p.key) == 0 || listed && !p.listed {
				p.key, p.listed = append(p.key[:0], w.key...), listed
			}
		}
	}
	w.addLexicons(p, t)
	return p
}

// addLexicons adds what the lexicons alone say of the name the piece is known by: a second opinion,
// which knows of shares and of rare endings what training does not weigh.
func (w *Worker) addLexicons(p *piece, t Table) {
	w.nameOdds(w.spare, t, p.key)
	mean := meanOdds(w.spare)
	for i, v := range w.spare {
		p.odds[i] += w.classifier.params.LexiconWeight * (v - mean)
	}
}

// bagSpan returns the parts [from, to) from the first to the last that is in a bag, -1 for none.
func (w *Worker) bagSpan(kind BagKind) (from, to int) {
	from = -1
	for i, part := range w.name.Parts {
		if !w.inBag(part.Kind, kind) {
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

// modelOdds fills odds with the log-likelihood ratios of a bag.
func (w *Worker) modelOdds(odds []float32, kind BagKind) {
	c := w.classifier
	m := &c.model.bags[kind]
	logits := w.modelLogits(len(m.bias))
	m.logits(logits, &w.bags[kind], &c.modelClass)
	m.likelihoodRatios(logits)
	for i := range odds {
		odds[i] = leastLogPosterior
	}
	for i, v := range logits {
		if class := c.classOfModel[i]; class != noClass {
			odds[class] = v
		}
	}
}

// modelLogits returns scratch space of n numbers.
func (w *Worker) modelLogits(n int) []float32 {
	if cap(w.beginnings) < n {
		w.beginnings = make([]float32, n)
	}
	return w.beginnings[:n]
}

// raiseAdded raises odds where a lexicon of the user lists a name: by how much more usual it is
// there than a name of no list.
func (w *Worker) raiseAdded(odds []float32, t Table, key []byte) {
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
func (w *Worker) orGivenName(p *piece) {
	given := w.listedShare(GivenTable, p.key)
	if given == 0 || given < mononymGivenTimes*w.listedShare(FamilyTable, p.key) {
		return
	}
	w.bags[GivenBag].reset()
	for word := range words(w.name.Parts[p.from].Text) {
		w.see(GivenBag, gramSalt, word)
	}
	p.kind, p.weight = GivenEvidence, w.classifier.params.GivenWeight
	w.modelOdds(p.odds, GivenBag)
}

// AppendOdds appends, by class, the log-odds of all evidence of a name but its residence, without the prior; nothing
// for a name that cannot be judged. Training chooses the prior on them.
func (w *Worker) AppendOdds(dst []float32, p Person) []float32 {
	p.Residence = Country{}
	if w.Classify(p).Origin.Country.IsZero() {
		return dst
	}
	prior := w.classifier.priorOf(Country{})
	for c, l := range w.logits {
		dst = append(dst, l*w.classifier.params.TemperatureAnywhere-prior[c])
	}
	return dst
}
