package onomastics

import (
	"hash/fnv"
	"math"
	"slices"
)

// A Calibrator measures a Calibration on labelled people.
type Calibrator struct {
	classifier *Classifier
	worker     *Worker
	kinship    kinship
	people     int
	// truths are the posteriors of the true countries.
	truths []float64
	base   []float64
	// scores has the sums, rather than means, of the posteriors of kin and natives.
	scores [2][]errorScores
	// labels counts people by population, for the scores below the lowest.
	labels [2][]populationCount
	// tables are the errors of each table and, with a residence, of each host, for the spread between them.
	tables [2]map[string]*tableErrors
}

type populationCount [populations]int

// A tableErrors counts, by class, the people of one table and those of them whose score is wrong for
// the class: others that reach wrongFrom, members that do not.
type tableErrors struct{ people, wrong []populationCount }

// wrongFrom is the posterior from which somebody is taken for a member when errors of tables are compared.
const wrongFrom = 0.35

// NewCalibrator returns a Calibrator without people.
func NewCalibrator(c *Classifier) *Calibrator {
	n := len(c.classes)
	k := &Calibrator{
		classifier: c, worker: c.NewWorker(Policy{}), kinship: newKinship(c.classes),
		base: make([]float64, n), tables: [2]map[string]*tableErrors{{}, {}},
	}
	for known := range k.scores {
		k.scores[known] = make([]errorScores, n)
		k.labels[known] = make([]populationCount, n)
	}
	return k
}

// Add measures one person, whose country is label, from the table named. People of countries
// that cannot be answered are passed over, as are names that cannot be scored.
func (k *Calibrator) Add(p Person, label Country, table string) {
	class, ok := k.classifier.class[label]
	if !ok {
		return
	}
	p.Residence = Country{}
	if k.worker.Classify(p).Origin.Country.IsZero() {
		return
	}
	k.people++
	posterior := k.worker.posterior
	k.truths = append(k.truths, float64(posterior[class]))
	for c, v := range posterior {
		k.base[c] += float64(v)
	}
	hidden := k.hidden(class)
	k.addScores(0, class, -1, hidden)
	k.addErrors(0, table, class, -1, hidden)
	home := k.pretend(p, class)
	p.Residence = k.classifier.classes[home].Code
	k.worker.Classify(p)
	k.addScores(1, class, home, hidden)
	k.addErrors(1, p.Residence.String(), class, home, hidden)
}

// hiddenFrom is the posterior from which a name speaks against a host's label.
const hiddenFrom = 0.5

// hidden returns the country, by class, that the name of somebody labelled as of a great host is
// rather of; -1 if it is of none, or of the host or its group. Labels of hosts are citizenship, so whether the
// classifier or the label is wrong is not known.
func (k *Calibrator) hidden(class int) int {
	if !slices.Contains(k.classifier.greatHosts, class) {
		return -1
	}
	for c, p := range k.worker.posterior {
		if p >= hiddenFrom && c != class && !k.kinship.together(c, class) {
			return c
		}
	}
	return -1
}

// pretend chooses a residence for somebody of class: one of the great hosts, by a hash of the
// name. Half the people of such a host stay there.
func (k *Calibrator) pretend(p Person, class int) int {
	h := fnv.New32a()
	h.Write([]byte(p.Full + "|" + p.Given + "|" + p.Family))
	hosts := k.classifier.greatHosts
	n := int(h.Sum32() >> 4)
	if slices.Contains(hosts, class) && n%2 == 0 {
		return class
	}
	host := hosts[n/2%len(hosts)]
	if host == class {
		host = hosts[(n/2+1)%len(hosts)]
	}
	return host
}

// population is what somebody of class who lives in home (-1: unknown) is for another class.
func (k *Calibrator) population(target, class, home int) int {
	switch {
	case target == class:
		return memberScores
	case k.kinship.together(target, class):
		return kinScores
	case class == home:
		return nativeScores
	}
	return otherScores
}

func (k *Calibrator) addScores(known, class, home, hidden int) {
	posterior := k.worker.posterior
	k.kinship.sum(posterior)
	for target, p := range posterior {
		if target == home {
			continue
		}
		population := k.population(target, class, home)
		if target == hidden {
			population = doubtedOthers
			if class == home {
				population = doubtedNatives
			}
		}
		k.labels[known][target][population]++
		e := &k.scores[known][target]
		if g := k.kinship.finest[target]; g >= 0 {
			e.kin[population] += k.kinship.sums[g] - float64(p)
		}
		if home >= 0 && !k.kinship.together(target, home) {
			e.native[population] += float64(posterior[home])
		}
		bin := scoreBin(float64(p))
		if p >= leastScored {
			e.scores[population][bin]++
		}
		if class == home && (population == nativeScores || population == doubtedNatives) {
			e.addNative(k.classifier.classes[home].Code, bin, float64(posterior[home]), population == doubtedNatives)
		}
	}
}

// addNative counts a native of a host; its mean posterior is a sum until the calibration is made.
func (e *errorScores) addNative(host Country, bin int, posterior float64, doubted bool) {
	if e.hosts == nil {
		e.hosts = map[Country]*hostScores{}
	}
	h := e.hosts[host]
	if h == nil {
		h = new(hostScores)
		e.hosts[host] = h
	}
	if doubted {
		h.doubted[bin]++
		return
	}
	h.natives[bin]++
	h.native += posterior
}

func (k *Calibrator) addErrors(known int, table string, class, home, hidden int) {
	t := k.tables[known][table]
	if t == nil {
		n := len(k.classifier.classes)
		t = &tableErrors{make([]populationCount, n), make([]populationCount, n)}
		k.tables[known][table] = t
	}
	for target, p := range k.worker.posterior {
		if target == hidden || target == home {
			continue
		}
		population := k.population(target, class, home)
		t.people[target][population]++
		if (p >= wrongFrom) != (population == memberScores) {
			t.wrong[target][population]++
		}
	}
}

// Calibration returns what was measured. The Calibrator is used up.
func (k *Calibrator) Calibration() *Calibration {
	c := &Calibration{
		Lexicon: k.classifier.Digest(), People: k.people,
		base: map[Country]float64{}, errors: map[Country]*[2]errorScores{}, sets: k.setLevels(),
	}
	tables, hosts := spread{k.spread(0, false), k.spread(0, true)}, spread{k.spread(1, false), k.spread(1, true)}
	c.spreads[0] = tables
	c.spreads[1] = spread{math.Hypot(tables.falseAlarms, hosts.falseAlarms), math.Hypot(tables.missed, hosts.missed)}
	for class, e := range k.classifier.classes {
		c.base[e.Code] = k.base[class] / max(float64(k.people), 1)
		scores := new([2]errorScores)
		for known := range scores {
			e := &scores[known]
			*e = k.scores[known][class]
			for _, h := range e.hosts {
				h.native /= max(float64(h.natives.total()), 1)
			}
			for population := range populations {
				s := &e.scores[population]
				people := k.labels[known][class][population]
				s[0] = uint32(people - (s.total() - int(s[0])))
				e.kin[population] /= max(float64(people), 1)
				e.native[population] /= max(float64(people), 1)
			}
		}
		c.errors[e.Code] = scores
	}
	return c
}

// setLevels finds the thresholds of prediction sets: of n people, the true country must reach the
// threshold for ⌈(n+1)·coverage⌉, which keeps the guarantee for the next person.
func (k *Calibrator) setLevels() []setLevel {
	if len(k.truths) == 0 {
		return nil
	}
	truths := slices.Clone(k.truths)
	slices.Sort(truths)
	n := len(truths)
	var levels []setLevel
	for percent := 50; percent < 100; percent++ {
		inside := int(math.Ceil(float64(n+1) * float64(percent) / 100))
		least := 0.0
		if inside <= n {
			least = truths[n-inside]
		}
		// Written with six digits, hence rounded down.
		levels = append(levels, setLevel{float64(percent) / 100, math.Floor(least*1e6) / 1e6})
	}
	return levels
}

// spread is by how much error rates vary between tables beyond chance, as the standard deviation
// of their logarithm: the mean, over tables and countries with errors enough to tell, of what the squared
// relative deviation exceeds the binomial's by.
func (k *Calibrator) spread(known int, missed bool) float64 {
	const enough, most = 2.0, 0.5
	var excess, cells float64
	for class := range k.classifier.classes {
		total := k.totalErrors(known, class)
		if missed && float64(total.wrong[memberScores]) > most*float64(total.people[memberScores]) {
			continue // settler countries: nobody is told by name
		}
		for _, t := range k.tables[known] {
			var seen, expected, variance float64
			for population := range populations {
				if (population == memberScores) != missed || total.people[population] == 0 {
					continue
				}
				seen += float64(t.wrong[class][population])
				rate := float64(total.wrong[population]) / float64(total.people[population])
				expected += rate * float64(t.people[class][population])
				variance += rate * (1 - rate) * float64(t.people[class][population])
			}
			if expected >= enough {
				excess += ((seen-expected)*(seen-expected) - variance) / (expected * expected)
				cells++
			}
		}
	}
	if cells == 0 || excess <= 0 {
		return 0
	}
	return math.Sqrt(math.Log1p(excess / cells))
}

func (k *Calibrator) totalErrors(known, class int) struct{ people, wrong populationCount } {
	var sum struct{ people, wrong populationCount }
	for _, t := range k.tables[known] {
		for population := range populations {
			sum.people[population] += t.people[class][population]
			sum.wrong[population] += t.wrong[class][population]
		}
	}
	return sum
}
