package onomastics

import (
	"math"

	"diasmap/onomastics/vector"
)

// A piece is one piece of evidence: a part of the name, its script or its letters, and the
// log-probability (or log-odds) it has by class.
type piece struct {
	kind EvidenceKind
	text string // the word, or "" for the parts [from, to)
	from int
	to   int
	key  []byte
	// odds are those of the piece times its weight once it was weighed, in steps, and mean is the log of their mean, weighed too.
	odds   *vector.Shorts
	mean   float32
	weight float32
	listed bool
	// kept is where the main name of the piece is remembered, if it is, and main the part that it is.
	kept *keptPart
	main int
	// unweighed are the odds before they are weighed, in nats, where they are worked out piece by piece. The space of both is used
	// again for names to come.
	unweighed *vector.V
	room      *vector.Shorts
}

// ownRoom is room for the odds of the piece.
func (p *piece) ownRoom() *vector.Shorts {
	if p.room == nil {
		p.room = new(vector.Shorts)
	}
	return p.room
}

// add returns a new piece with room for odds; the space of earlier names is used again.
func (w *Worker) add(kind EvidenceKind, text string, weight float32) *piece {
	p := w.addPlaced(kind, text, weight)
	if p.unweighed == nil {
		p.unweighed = new(vector.V)
	}
	return p
}

// addPlaced returns a new piece whose odds lie elsewhere.
func (w *Worker) addPlaced(kind EvidenceKind, text string, weight float32) *piece {
	n := len(w.pieces)
	if n < cap(w.pieces) {
		w.pieces = w.pieces[:n+1]
	} else {
		w.pieces = append(w.pieces, piece{})
	}
	p := &w.pieces[n]
	*p = piece{kind: kind, text: text, weight: weight, room: p.room, unweighed: p.unweighed, key: p.key[:0]}
	return p
}

// weigh multiplies the odds of a piece by its weight.
func (w *Worker) weigh(p *piece) {
	n := len(w.classifier.classes)
	p.odds = p.ownRoom()
	p.mean = p.weight * meanOdds(p.unweighed[:n])
	for i := range n {
		p.odds[i] = steps(float64(p.weight * p.unweighed[i]))
	}
	emptyRest(p.odds, n)
}

// score fills w.posterior from all evidence of w.name.
func (w *Worker) score(residence Country) {
	params := &w.classifier.params
	w.setting = InHost
	if !w.classifier.Knows(residence) {
		w.setting = Anywhere
	}
	temperature := params.Temperature
	if w.setting == Anywhere {
		temperature = params.TemperatureAnywhere
	}
	if w.classifier.model != nil {
		w.scoreBags()
	} else {
		w.scoreFamily()
		w.scoreOthers()
		for i := range w.pieces {
			w.weigh(&w.pieces[i])
		}
	}
	w.scoreWriting()
	w.weighed = w.weighed[:0]
	for i := range w.pieces {
		if p := &w.pieces[i]; p.weight != 0 {
			w.weighed = append(w.weighed, p.odds)
		}
	}
	h := w.classifier.hostOf(residence)
	top := int32(vector.SumShorts(&w.logits, h.steps, w.weighed))
	sum := vector.PowerShorts(&w.posteriors, &w.logits, top, powersPerStep/temperature)
	if w.setting == Anywhere && params.Confidence != 0 { // the likeliest has the share 1/sum
		temperature *= 1 + params.Confidence*(1/sum-params.ConfidentFrom)
		sum = vector.PowerShorts(&w.posteriors, &w.logits, top, powersPerStep/temperature)
	}
	vector.ScaleAdd(&w.posteriors, &w.posteriors, (1-h.doubt)/sum, h.doubted)
}

// scoreFamily adds the family name. Joined, with its particles, it is looked up first («van den
// Berg», «Ter-Petrosyan», «García Márquez»); where no lexicon lists that, each of its words is
// looked up and shares the weight.
func (w *Worker) scoreFamily() {
	from, to, words := w.familySpan()
	if words == 0 {
		return
	}
	weight := w.classifier.params.FamilyWeight
	if w.name.has(MaidenName) {
		weight *= marriedName
	}
	p := w.add(FamilyEvidence, "", weight)
	p.from, p.to = from, to
	for _, part := range w.name.Parts[from:to] {
		p.key = AppendKey(p.key, part.Text, w.scheme)
	}
	if len(p.key) == 0 {
		w.pieces = w.pieces[:len(w.pieces)-1]
		return
	}
	p.listed = w.nameOdds(p.unweighed, FamilyTable, p.key)
	if w.name.Order == Mononym {
		w.orGiven(p)
	}
	if p.listed || to == from+1 && !hasHyphen(w.name.Parts[from].Text) {
		return
	}
	w.scoreWords(from, to)
}

// familySpan returns the parts [from, to) from the first particle or family name to the last
// family name, and how many of them are family names.
func (w *Worker) familySpan() (from, to, words int) {
	from = -1
	for i, part := range w.name.Parts {
		switch part.Kind {
		case FamilyName:
			words++
			to = i + 1
			if from < 0 {
				from = i
			}
		case Particle:
			if from < 0 {
				from = i
			}
		default:
			if words == 0 {
				from = -1
			}
		}
	}
	return from, to, words
}

func hasHyphen(s string) bool {
	for i := range len(s) {
		if s[i] == '-' {
			return true
		}
	}
	return false
}

// orGiven lets a single name be a given name too: the likelier reading counts, by class.
func (w *Worker) orGiven(p *piece) {
	listed := w.nameOdds(&w.reading, GivenTable, p.key)
	better := false
	for i := range w.classifier.classes {
		if v := w.reading[i] - mononymGivenPenalty; v > p.unweighed[i] {
			p.unweighed[i] = v
			better = true
		}
	}
	if better && listed && !p.listed {
		p.kind, p.listed = GivenEvidence, listed
	}
}

// scoreWords replaces the joined family name, which no lexicon lists, by its words, if any of
// them is listed. Particles alone say nothing.
func (w *Worker) scoreWords(from, to int) {
	joined := len(w.pieces) - 1
	listed := false
	for _, part := range w.name.Parts[from:to] {
		if part.Kind != FamilyName {
			continue
		}
		for word := range words(part.Text) {
			p := w.add(FamilyEvidence, word, 0)
			p.key = AppendKey(p.key, word, w.scheme)
			if len(p.key) < 2 || isParticle(word) {
				w.pieces = w.pieces[:len(w.pieces)-1]
				continue
			}
			p.listed = w.nameOdds(p.unweighed, FamilyTable, p.key)
			listed = listed || p.listed
		}
	}
	if !listed {
		w.pieces = w.pieces[:joined+1]
		return
	}
	n := float32(len(w.pieces) - joined - 1)
	for i := joined + 1; i < len(w.pieces); i++ {
		w.pieces[i].weight = w.pieces[joined].weight / n
	}
	w.pieces[joined].weight = 0
}

// words yields the pieces of s between hyphens.
func words(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i <= len(s); i++ {
			if i < len(s) && s[i] != '-' {
				continue
			}
			if i > from && !yield(s[from:i]) {
				return
			}
			from = i + 1
		}
	}
}

// scoreOthers adds given names, middle names, maiden names and patronymics.
func (w *Worker) scoreOthers() {
	params := &w.classifier.params
	for i := range w.name.Parts {
		switch part := &w.name.Parts[i]; part.Kind {
		case GivenName:
			w.scorePart(part.Text, GivenEvidence, GivenTable, params.GivenWeight)
		case MiddleName:
			w.scoreMiddle(part.Text)
		case MaidenName:
			if !isParticle(part.Text) {
				w.scorePart(part.Text, FamilyEvidence, FamilyTable, params.FamilyWeight)
			}
		case Patronymic:
			w.scorePatronymic(part.Text)
		}
	}
}

func (w *Worker) scorePart(text string, kind EvidenceKind, t Table, weight float32) {
	p := w.add(kind, text, weight)
	p.key = AppendKey(p.key, text, w.scheme)
	if len(p.key) == 0 {
		w.pieces = w.pieces[:len(w.pieces)-1]
		return
	}
	p.listed = w.nameOdds(p.unweighed, t, p.key)
	if t == GivenTable {
		w.scoreHyphened(p, text)
		w.assimilate(p.unweighed)
	}
}

// scoreHyphened looks up the words of a given name that is not listed as a whole: of Jean-Pierre
// or Hans-Dietrich, the first that is.
func (w *Worker) scoreHyphened(p *piece, text string) {
	if p.listed || !hasHyphen(text) {
		return
	}
	for word := range words(text) {
		w.key = AppendKey(w.key[:0], word, w.scheme)
		if w.listedShare(GivenTable, w.key) > 0 {
			p.key = append(p.key[:0], w.key...)
			p.listed = w.nameOdds(p.unweighed, GivenTable, p.key)
			return
		}
	}
}

// assimilate allows for given names taken from the host: a person whose family came from c bears
// a name usual in the host with probability μ, and one usual in c otherwise. Without a known
// host those of all great hosts together stand in.
func (w *Worker) assimilate(odds *vector.V) {
	vector.LogAdd(odds, w.hostOdds(odds)+nats(w.classifier.assimilation[w.setting]), assimilationNear)
	fillRest(odds, len(w.classifier.classes), beyond)
}

// assimilationNear: terms this many nats below the larger one do not change the sum.
const assimilationNear = 6

// hostOdds is the log-probability of the given name in the host, or its mean over great hosts.
func (w *Worker) hostOdds(odds *vector.V) float32 {
	if class, ok := w.classifier.index.of(w.answer.Residence); ok {
		return odds[class]
	}
	var sum float64
	for _, class := range w.classifier.greatHosts {
		sum += math.Exp(float64(odds[class]))
	}
	return float32(math.Log(sum / float64(len(w.classifier.greatHosts))))
}

// scoreMiddle adds a middle name, which may be a second given name or a first family name (of
// two, as in Spanish): the likelier reading counts.
func (w *Worker) scoreMiddle(text string) {
	w.key = AppendKey(w.key[:0], text, w.scheme)
	if len(w.key) < 2 {
		return
	}
	given, family := w.listedShare(GivenTable, w.key), w.listedShare(FamilyTable, w.key)
	switch {
	case given == 0 && family == 0:
	case given >= family:
		w.scorePart(text, GivenEvidence, GivenTable, w.classifier.params.MiddleWeight)
	default:
		w.scorePart(text, FamilyEvidence, FamilyTable, w.classifier.params.MiddleWeight)
	}
}

// scorePatronymic adds a patronymic if a lexicon lists it.
func (w *Worker) scorePatronymic(text string) {
	w.key = AppendKey(w.key[:0], text, w.scheme)
	if w.listedShare(PatronymicTable, w.key) == 0 {
		return
	}
	p := w.add(PatronymicEvidence, text, w.classifier.params.PatronymicWeight)
	p.key = append(p.key, w.key...)
	fillRest(p.unweighed, 0, w.classifier.params.GivenFloor)
	w.raiseListed(p.unweighed, PatronymicTable, p.key)
	fillRest(p.unweighed, len(w.classifier.classes), beyond)
	p.listed = true
}

// A scriptPiece is what a script is worth by itself.
type scriptPiece struct {
	odds *vector.Shorts
	mean float32
}

// scoreWriting adds what script and letters say.
func (w *Worker) scoreWriting() {
	if script := w.classifier.scripts[w.answer.Script]; script != nil {
		p := w.addPlaced(ScriptEvidence, "", 1)
		p.odds, p.mean = script.odds, script.mean
	}
	if w.unmarked || isASCII(w.answer.Text) || w.classifier.model != nil && w.answer.Script == Latin {
		return // the model has looked at Latin letters with marks
	}
	w.lettered = 0
	p := w.add(LetterEvidence, "", w.classifier.params.LetterWeight)
	*p.unweighed = vector.V{}
	if !w.tellLetters() {
		w.pieces = w.pieces[:len(w.pieces)-1]
		return
	}
	kept := &w.letterMemory[w.letters[0]%keptLetters]
	if kept.letters != w.letters || kept.n != w.lettered {
		kept.letters, kept.n = w.letters, w.lettered
		for _, r := range w.letters[:w.lettered] {
			w.addLetter(p.unweighed, r)
		}
		w.weigh(p)
		kept.odds, kept.mean = *p.odds, p.mean
	}
	p.odds, p.mean = &kept.odds, kept.mean
}

// A letterPiece is what the telling letters of a name are worth, as it is remembered.
type letterPiece struct {
	letters [mostLetters]rune
	n       int
	odds    vector.Shorts
	mean    float32
}

// keptLetters is how many of them are remembered: names in an alphabet have few of its telling letters.
const keptLetters = 64
