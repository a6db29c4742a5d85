package onomastics

import (
	"math"
	"slices"
)

// A plainScorer is the score as the formulas say it, class by class in float64: nothing is remembered, laid out beforehand,
// asked for ahead or done eight at a time. It is what the fast way is held to. It shares with that what is tested by
// itself: the rules of parsing, keys, the features of a bag, and the formats of lexicon and model.
type plainScorer struct{ w *Worker }

func (s *plainScorer) classes() int { return len(s.w.classifier.classes) }

// affixes returns the log-odds by class of the endings or beginnings of key.
func (s *plainScorer) affixes(t Table, key []byte, ending bool) []float64 {
	l := &s.w.classifier.layers[0]
	odds := make([]float64, s.classes())
	for c, e := range s.w.classifier.classes {
		forms := e.Forms
		if t == GivenAffixTable {
			forms = e.GivenForms
		}
		odds[c] = math.Log(affixBackOff / (forms + affixBackOff))
	}
	longest, cut := MaxPrefix, appendPrefix
	if ending {
		longest, cut = MaxSuffix, appendSuffix
	}
	known := 0
	for n := 1; n <= min(longest, len(key)); n++ {
		if _, ok := l.lexicon.odds(t, cut(nil, key, n)); !ok {
			break
		}
		known = n
	}
	for n := 1; n <= known; n++ {
		record, _ := l.lexicon.odds(t, cut(nil, key, n))
		for p := record.postings; len(p) >= 3; p = p[3:] {
			odds[l.class[p[0]]] = float64(oddsOf(p[2]))
			if n == known {
				odds[l.class[p[0]]] = float64(oddsOf(p[1]))
			}
		}
	}
	return odds
}

// shares returns the share of bearers by class, 0 where a name is not listed.
func (s *plainScorer) shares(t Table, key []byte) []float64 {
	l := &s.w.classifier.layers[0]
	out := make([]float64, s.classes())
	postings, _ := l.lexicon.names(t, key)
	for ; len(postings) >= 2; postings = postings[2:] {
		out[l.class[postings[0]]] = shareOf(postings[1])
	}
	return out
}

// opinion is the second opinion of the lexicons on a name, in steps: what its endings and beginnings are worth, each rounded, and its
// share where that is more.
func (s *plainScorer) opinion(t Table, key []byte) []int {
	p := &s.w.classifier.params
	weight := float64(p.LexiconWeight)
	ending := weight * float64(p.AffixWeight)
	beginning := ending * float64(p.PrefixWeight)
	endings, beginnings, shares := s.affixes(t.affixes(), key, true), s.affixes(t.affixes(), key, false), s.shares(t, key)
	out := make([]int, s.classes())
	for c := range out {
		floor := weight * float64(s.w.classifier.floors[t][c])
		out[c] = affixSteps(endings[c], ending, floor) + affixSteps(beginnings[c], beginning, 0)
		if shares[c] > 0 {
			out[c] = max(out[c], int(math.Round(weight*math.Log(shares[c])*stepsPerNat)))
		}
	}
	return out
}

// affixSteps is what log-odds are worth that count weight on top of a floor, in steps. Those that a lexicon stores are sixteenths, which
// are worth whole 128ths of a step each.
func affixSteps(odds, weight, floor float64) int {
	code := odds * oddsStepsPerNat
	if code != math.Round(code) { // those of a country that has no form of the name
		return int(math.Round((floor + weight*odds) * stepsPerNat))
	}
	step := math.Round(weight * stepsPerNat * 128 / oddsStepsPerNat)
	return int(math.Round(floor*stepsPerNat)) + int(math.Floor(code*step/128+0.5))
}

// model is what a bag says of each class, in steps.
func (s *plainScorer) model(kind BagKind) []int {
	c := s.w.classifier
	m, n := &c.model.settings[s.w.setting].bags[kind], len(c.model.classes)
	sums := make([]int, n)
	for _, gram := range s.w.bags[kind].Grams {
		for _, ref := range m.grams.look(nil, []uint32{gram}) {
			r := m.grams.records[ref-1:]
			for i := range int(r[0]) {
				sums[r[1+i]] += int(int8(r[1+int(r[0])+i])) * (stepsPerNat / weightStepsPerNat)
			}
		}
	}
	out := make([]int, s.classes())
	for i := range out {
		out[i] = slices.Min(sums)
	}
	for i, v := range sums {
		if class := c.classOfModel[i]; class != noClass {
			out[class] = v
		}
	}
	for _, l := range s.w.bags[kind].Listed {
		code := c.layers[0].lexicon.Countries()[l.Country].Code
		if slices.Contains(c.model.classes, code) {
			out[c.class[code]] += int(math.Round(float64(m.rarity[l.Rarity]) * stepsPerNat))
		}
	}
	return out
}

func logSum(v []float64) float64 {
	top, sum := slices.Max(v), 0.0
	for _, x := range v {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}

// posterior is the posterior by class of the name that w has parsed.
func (s *plainScorer) posterior(residence Country) []float64 {
	c, p := s.w.classifier, &s.w.classifier.params
	temperature, doubt := float64(p.TemperatureAnywhere), float64(p.DoubtAnywhere)
	s.w.setting = Anywhere
	if c.Knows(residence) {
		temperature, doubt = float64(p.Temperature), float64(p.Doubt)
		s.w.setting = InHost
	}
	prior := c.hostOf(residence).prior
	score := make([]float64, s.classes())
	for i := range score {
		score[i] = math.Round(float64(prior[i]) * stepsPerNat)
	}
	add := func(odds []int) {
		for i := range odds {
			score[i] += float64(odds[i])
		}
	}
	add(s.bag(FamilyBag, residence))
	add(s.bag(GivenBag, residence))
	writing := len(s.w.pieces)
	s.w.scoreWriting()
	for _, piece := range s.w.pieces[writing:] {
		for i := range score {
			score[i] += float64(piece.odds[i])
		}
	}
	temperature *= stepsPerNat
	for i := range score {
		score[i] /= temperature
	}
	norm := logSum(score)
	if s.w.setting == Anywhere {
		k := 1 + float64(p.Confidence)*(math.Exp(slices.Max(score)-norm)-float64(p.ConfidentFrom))
		for i := range score {
			score[i] /= k
		}
		norm = logSum(score)
	}
	for i := range score {
		score[i] = math.Exp(score[i]-norm)*(1-doubt) + doubt*math.Exp(float64(prior[i]))
	}
	return score
}

// bag is the evidence of a bag, in steps up to a constant; nil where the name has none.
func (s *plainScorer) bag(kind BagKind, residence Country) []int {
	w := s.w
	from, to := w.bagSpan(kind)
	if from < 0 {
		return nil
	}
	w.fillBag(kind)
	key, t := s.knownBy(kind, from, to), kind.table()
	if w.name.Order == Mononym {
		given, family := slices.Max(s.shares(GivenTable, key)), slices.Max(s.shares(FamilyTable, key))
		if given > 0 && given >= mononymGivenTimes*family {
			kind, t = GivenBag, GivenTable
			key = s.knownInPart(t, w.name.Parts[from].Text)
			w.seePart(mainGiven, w.name.Parts[from].Text)
			return s.evidence(kind, t, key)
		}
	}
	odds := s.evidence(kind, t, key)
	if kind == GivenBag {
		s.assimilate(odds, residence)
	}
	return odds
}

func (s *plainScorer) evidence(kind BagKind, t Table, key []byte) []int {
	odds := s.model(kind)
	for c, v := range s.opinion(t, key) {
		odds[c] += v
	}
	return odds
}

// knownBy is the key of the first word of a bag that a lexicon lists, else of the first.
func (s *plainScorer) knownBy(kind BagKind, from, to int) []byte {
	var first []byte
	for _, part := range s.w.name.Parts[from:to] {
		if !s.w.inBag(part.Kind, kind) {
			continue
		}
		key := s.knownInPart(kind.table(), part.Text)
		if slices.Max(s.shares(kind.table(), key)) > 0 {
			return key
		}
		if len(first) == 0 {
			first = key
		}
	}
	return first
}

func (s *plainScorer) knownInPart(t Table, text string) []byte {
	var first []byte
	for word := range words(text) {
		key := AppendKey(nil, word, s.w.scheme)
		if slices.Max(s.shares(t, key)) > 0 {
			return key
		}
		if len(first) == 0 {
			first = key
		}
	}
	return first
}

// assimilate allows for given names taken from the host.
func (s *plainScorer) assimilate(odds []int, residence Country) {
	c, p := s.w.classifier, &s.w.classifier.params
	taken := math.MinInt32
	if class, ok := c.class[residence]; ok {
		taken = odds[class] + int(math.Round(math.Log(float64(p.Assimilation))*stepsPerNat))
	} else {
		for _, class := range c.greatHosts {
			taken = max(taken, odds[class]+int(math.Round(math.Log(float64(p.AssimilationAnywhere))*stepsPerNat)))
		}
	}
	for i, v := range odds {
		odds[i] = max(v, taken)
		if near := 1840 - max(v-taken, taken-v); near > 0 { // log 2 where they are equal, and a fourth power from there
			square := product(16*near, 16*near)
			odds[i] += product(product(square, square), 340)
		}
	}
}

// product is a·b in parts of 2^15, rounded.
func product(a, b int) int { return int(math.Floor(float64(a*b)/(1<<15) + 0.5)) }

// role is the probability of a word as a family or a given name by class, and the sum of its shares.
func (s *plainScorer) role(role int, key []byte) (odds []float64, listed float64) {
	o, t := s.w.classifier.orders, orderTables[role]
	endings, beginnings, shares := s.affixes(t.affixes(), key, true), s.affixes(t.affixes(), key, false), s.shares(t, key)
	odds = make([]float64, s.classes())
	for c, e := range s.w.classifier.classes {
		unlisted := o.params.FamilyFloor + o.params.FamilyCoverage*math.Log(max(1-e.FamilyCoverage, leastUnlisted))
		if role == asGiven {
			unlisted = o.params.GivenFloor + o.params.GivenCoverage*math.Log(max(1-e.GivenCoverage, leastUnlisted))
		}
		odds[c] = math.Exp(unlisted + o.params.Ending*endings[c] + o.params.Beginning*beginnings[c])
		listed += shares[c]
	}
	if role == asFamily {
		for c := range odds {
			odds[c] *= math.Exp(o.params.Letters * o.letters.of(key))
		}
	}
	for c, share := range shares {
		odds[c] += share
	}
	return odds, listed
}

// confidence is the probability of the likeliest reading of the words of w.ordering, and that reading.
func (s *plainScorer) confidence() (reading, float64) {
	o, words := s.w.classifier.orders, &s.w.ordering
	if best, sure := s.sure(); sure > 0 {
		return best, sure
	}
	var odds [roles][mostOrderWords][]float64
	for i := range words.count {
		text := s.w.name.Parts[words.words[i]].Text
		key := AppendKey(nil, text, s.w.scheme)
		family, familyShare := s.role(asFamily, key)
		given, givenShare := s.role(asGiven, key)
		log := o.params.ListedLetters*o.letters.of(key) + o.params.Listed*math.Log((familyShare+leastShare)/(givenShare+leastShare))
		if isSyllables(text) {
			log -= o.params.Syllables
		}
		if china, ok := s.w.classifier.index.of(MustParseCountry("CN")); ok && isChineseGiven(key) {
			given[china] *= chineseOfTwo
		}
		middle := make([]float64, s.classes())
		for c, e := range s.w.classifier.classes {
			family[c] *= math.Exp(log)
			share := min(habitsOf(e.Code).middle*o.params.Middle, 1)
			if words.particle[i] {
				share = max(share, particleInGiven)
				if given[c] < usualGiven {
					family[c] *= math.Exp(o.params.Particle)
				}
			}
			middle[c] = given[c] + share*(family[c]-given[c])
		}
		odds[asFamily][i], odds[asGiven][i], odds[asMiddle][i] = family, given, middle
	}
	var all []reading
	for family := 1; family < words.count; family++ {
		all = append(all, reading{false, family}, reading{true, family})
	}
	if in := s.w.initials(); in.before || in.after {
		all = append(all, reading{in.after, words.count})
	}
	logs := make([]float64, len(all))
	for i, r := range all {
		logs[i] = s.readingLog(r, &odds)
	}
	best := 0
	for i := range all {
		if logs[i] > logs[best] {
			best = i
		}
	}
	return all[best], math.Exp(logs[best] - logSum(logs))
}

// sure is the reading of words that lean apart surely, and its probability; 0 if they do not.
func (s *plainScorer) sure() (reading, float64) {
	words := &s.w.ordering
	if slices.Contains(words.particle[:words.count], true) || s.w.initials() != (initialPlaces{}) || s.w.name.has(Suffix) {
		return reading{}, 0
	}
	var leans []float64
	for i := range words.count {
		text := s.w.name.Parts[words.words[i]].Text
		key := AppendKey(nil, text, s.w.scheme)
		var sums [2]float64
		for role, t := range orderTables {
			for _, share := range s.shares(t, key) {
				sums[role] += share
			}
		}
		lean := math.Log((sums[asFamily]+leastShare)/(sums[asGiven]+leastShare)) + s.w.classifier.orders.letters.of(key)
		if isSyllables(text) {
			lean -= s.w.classifier.orders.params.Syllables
		}
		leans = append(leans, lean)
	}
	given := slices.Max(leans[:len(leans)-1])
	d := leans[len(leans)-1] - given
	if math.Abs(d) < sureLean || len(leans) > 2 && (d < 0 || given > surelyGiven) {
		return reading{}, 0
	}
	return reading{familyFirst: d < 0, family: 1}, 1 / (1 + math.Exp(-confidentLean*math.Abs(d)))
}

func (s *plainScorer) readingLog(r reading, odds *[roles][mostOrderWords][]float64) float64 {
	o, words := s.w.classifier.orders, &s.w.ordering
	from, to := r.bounds(words.count)
	family := 0
	for i := from; i < to; i++ {
		if !words.particle[i] {
			family++
		}
	}
	count := words.count - (to - from) + family
	if to-from == words.count {
		count++
	}
	sum := 0.0
	for c, prior := range anywherePrior(s.w.classifier.params, s.w.classifier.classes) {
		p := math.Pow(prior, o.params.PriorPower)
		if count > 2 {
			h := habitsOf(s.w.classifier.classes[c].Code)
			shape := shapeOf(count, family)
			p *= h.shapes()[shape]
			if shape == tripleOfFour {
				p /= float64(count - 3)
			}
		}
		for i := range words.count {
			p *= odds[roleOf(i, from, to)][i][c]
		}
		sum += p
	}
	return (math.Log(sum)+s.w.writingLog(r, from, to))/o.params.Temperature + o.params.Affinity*s.affinity(r)
}

// affinity is the affinity of the words of w.ordering in the roles of a reading, one weight at a time.
func (s *plainScorer) affinity(r reading) float64 {
	t, words := s.w.classifier.orders.affinity, &s.w.ordering
	from, to := r.bounds(words.count)
	var vectors [mostOrderWords][affinityWidth]float64
	sum := float64(t.shapes[affinityShape(words.count, r)])
	for i := range words.count {
		places := appendAffinityPlaces(nil, AppendKey(nil, s.w.name.Parts[words.words[i]].Text, s.w.scheme))
		for _, place := range places {
			row := t.rows[(int(place)*roles+roleOf(i, from, to))*(1+affinityWidth):]
			root := math.Sqrt(float64(len(places)))
			sum += float64(int8(row[0])) * float64(t.biasStep) / root
			for k := range vectors[i] {
				vectors[i][k] += float64(int8(row[1+k])) * float64(t.vectorStep) / root
			}
		}
	}
	for i := range words.count {
		for j := range i {
			for k, v := range vectors[i] {
				sum += v * vectors[j][k] / math.Sqrt(float64(words.count-1))
			}
		}
	}
	return sum
}
