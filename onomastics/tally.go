package onomastics

import (
	"math"
	"slices"
)

// The scores of a country are its posteriors as log-odds, in bins of half a unit from −7 (a
// probability of 0.001) to 7; the first bin holds all below, the last all above.
const (
	scoreBins   = 30
	scoreStep   = 0.5
	lowestScore = -7.0
	// leastScored is the posterior of the lowest score: smaller ones need no logarithm.
	leastScored = 0.000911
)

// scoreBin is the bin of a posterior.
func scoreBin(p float64) int {
	if p < leastScored {
		return 0
	}
	return min(max(1+int((math.Log(p/(1-p))-lowestScore)/scoreStep), 0), scoreBins-1)
}

// A scoreCount counts people by the score of one country.
type scoreCount [scoreBins]uint32

func (s *scoreCount) total() int {
	n := 0
	for _, v := range s {
		n += int(v)
	}
	return n
}

// A Tally counts the scores of all countries in a list, from which the members of a diaspora
// are counted: see Calibration.Count. Tallies of parts of a list may be added up.
type Tally struct {
	classes []CountryEntry
	kinship kinship
	// People whose posteriors do not and do rest on a known residence are counted apart.
	known [2]tallied
}

// A tallied is what is counted of the people scored without, or with, a residence. Who lives in the country
// that is counted is no member of its diaspora, and left out by the fields named home.
type tallied struct {
	people int
	scores []scoreCount
	// home is how many people live in each class, homeOwn and homeGroup the sums of their
	// posteriors of that class and of its finest group.
	home               []int
	homeOwn, homeGroup []posteriorSum
	// own and group are the sums of the posteriors of each class and of each group.
	own, group []posteriorSum
}

// A posteriorSum adds posteriors up as multiples of 2⁻³², so that it does not depend on their order.
type posteriorSum uint64

const posteriorUnit = 1 << 32

func (s *posteriorSum) add(p float64) { *s += posteriorSum(p * posteriorUnit) }

func (s posteriorSum) value() float64 { return float64(s) / posteriorUnit }

// NewTally returns an empty Tally for the countries of c.
func (c *Classifier) NewTally() *Tally {
	t := &Tally{classes: c.classes, kinship: newKinship(c.classes)}
	n := len(c.classes)
	for i := range t.known {
		t.known[i] = tallied{
			scores: make([]scoreCount, n), home: make([]int, n), homeOwn: make([]posteriorSum, n), homeGroup: make([]posteriorSum, n),
			own: make([]posteriorSum, n), group: make([]posteriorSum, len(groups())),
		}
	}
	return t
}

// Add counts the name that w classified last, which must be of the classifier the Tally is of. A name that
// was not scored is not counted.
func (t *Tally) Add(w *Worker) {
	if !w.answer.Origin.Country.IsZero() {
		t.add(w.scored(), w.home(), w.factors == nil)
	}
}

// A Scored is what a Tally counts of one name, kept for later.
type Scored struct {
	posterior []float32
	home      int
	// amongResidents: the posterior rests on the residence, if that is known.
	amongResidents bool
}

// Scored returns the scores of the name last classified, false if it was not scored.
func (w *Worker) Scored() (Scored, bool) {
	if w.answer.Origin.Country.IsZero() {
		return Scored{}, false
	}
	return Scored{slices.Clone(w.scored()), w.home(), w.factors == nil}, true
}

// home is the class of the residence of the name last classified, -1 if unknown.
func (w *Worker) home() int {
	if home, ok := w.classifier.index.of(w.answer.Residence); ok {
		return home
	}
	return -1
}

// AddScored counts a name scored before.
func (t *Tally) AddScored(s Scored) { t.add(s.posterior, s.home, s.amongResidents) }

func (t *Tally) add(posterior []float32, home int, amongResidents bool) {
	t.kinship.sum(posterior)
	k := &t.known[0]
	if home >= 0 {
		if amongResidents {
			k = &t.known[1]
		}
		k.home[home]++
		k.homeOwn[home].add(float64(posterior[home]))
		if g := t.kinship.finest[home]; g >= 0 {
			k.homeGroup[home].add(t.kinship.sums[g])
		}
	}
	k.people++
	for class, p := range posterior {
		k.own[class].add(float64(p))
		if p >= leastScored && class != home {
			k.scores[class][scoreBin(float64(p))]++
		}
	}
	for g, p := range t.kinship.sums {
		k.group[g].add(p)
	}
}

// Merge adds the counts of o, a Tally of the same classifier.
func (t *Tally) Merge(o *Tally) {
	for i := range t.known {
		a, b := &t.known[i], &o.known[i]
		a.people += b.people
		for c := range a.scores {
			for s, v := range b.scores[c] {
				a.scores[c][s] += v
			}
			a.home[c] += b.home[c]
		}
		addTo(a.homeOwn, b.homeOwn)
		addTo(a.homeGroup, b.homeGroup)
		addTo(a.own, b.own)
		addTo(a.group, b.group)
	}
}

func addTo(dst, src []posteriorSum) {
	for i, v := range src {
		dst[i] += v
	}
}

// Shares appends the mean posterior of each country: what the list seems to be made of.
func (t *Tally) Shares(dst []Origin) []Origin {
	n := max(float64(t.known[0].people+t.known[1].people), 1)
	for i, e := range t.classes {
		dst = append(dst, Origin{e.Code, (t.known[0].own[i] + t.known[1].own[i]).value() / n})
	}
	return dst
}

// A sampled is a list as it looks for one country: its scores, and the mean posteriors of its kin and
// of the residence.
type sampled struct {
	scores      scoreCount
	kin, native float64
	// natives is the mean posterior of each residence.
	natives []Origin
}

// sample is the list for a class, without those who live in it.
func (t *Tally) sample(class int, known bool) sampled {
	k := &t.known[0]
	if known {
		k = &t.known[1]
	}
	s := sampled{scores: k.scores[class]}
	people := k.people - k.home[class]
	s.scores[0] = uint32(people - (s.scores.total() - int(s.scores[0])))
	if people == 0 {
		return s
	}
	if g := t.kinship.finest[class]; g >= 0 {
		s.kin = (k.group[g] - k.homeGroup[class]).value() - (k.own[class] - k.homeOwn[class]).value()
	}
	for h, p := range k.homeOwn {
		if h != class && !t.kinship.together(h, class) {
			s.native += p.value()
			if p > 0 {
				s.natives = append(s.natives, Origin{t.classes[h].Code, p.value() / float64(people)})
			}
		}
	}
	s.kin, s.native = s.kin/float64(people), s.native/float64(people)
	return s
}

// classOf finds the class of a country.
func (t *Tally) classOf(c Country) (int, bool) {
	return slices.BinarySearchFunc(t.classes, c, func(e CountryEntry, c Country) int { return compareCountries(e.Code, c) })
}
