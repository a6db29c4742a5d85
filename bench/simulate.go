package bench

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"text/tabwriter"

	"diasmap/onomastics"
)

// A Simulation draws lists of known composition from labelled people and counts their members.
type Simulation struct {
	Classifier  *onomastics.Classifier
	Calibration *onomastics.Calibration
	// Tables hold the people to draw from: none whom the calibration was measured on.
	Tables  []Table
	Targets []onomastics.Country
	// Prevalences are the shares of members of the lists.
	Prevalences []float64
	// Lists is how many lists are drawn for each target, prevalence and kind, Size of how many people each.
	Lists, Size int
	Seed        uint64
}

// A ListKind is how the people of a simulated list are chosen.
type ListKind string

// The kinds of lists.
const (
	// MixedLists draw members and others from all tables.
	MixedLists ListKind = "all tables"
	// TableLists draw members from one table and others from one, both by chance.
	TableLists ListKind = "a table"
	// HostLists are of residents of one country: seventeen in twenty natives, the others from everywhere. Natives
	// with a name that may be of the target are not drawn: labels are citizenship, so most of them are members (Karapetyan of Moscow).
	HostLists ListKind = "residents"
)

const (
	// hostsOfLists are the countries whose residents are listed, in turn.
	hostsOfLists = "US FR DE RU"
	nativeShare  = 0.85
	// likeName is the probability from which a native is taken for a possible member.
	likeName = 0.35
)

// A SimulatedCount sums up the lists of one target, prevalence and kind.
type SimulatedCount struct {
	Target     onomastics.Country `json:"target"`
	Kind       ListKind           `json:"kind"`
	Prevalence float64            `json:"prevalence"`
	Lists      int                `json:"lists"`
	// Held is how many intervals hold the true count. Size, Truth, Members, Low and High are means.
	Held    int     `json:"held"`
	Size    float64 `json:"size"`
	Truth   float64 `json:"truth"`
	Members float64 `json:"members"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
	// Naive is the mean count at or above the threshold of the balanced profile.
	Naive float64 `json:"naive"`
}

// A scoredPerson is a labelled person whose name has been scored.
type scoredPerson struct {
	scored onomastics.Scored
	label  onomastics.Country
	// reached are the countries that are probable, like those a native's name may be of.
	reached, like []onomastics.Country
}

// Run draws and counts all lists.
func (s *Simulation) Run() ([]SimulatedCount, error) {
	random := rand.New(rand.NewPCG(s.Seed, 0))
	var out []SimulatedCount
	scored := s.score(onomastics.Country{})
	for _, kind := range []ListKind{MixedLists, TableLists} {
		counts, err := s.counts(random, kind, s.Lists, func(target onomastics.Country) pools { return newPools(scored, target, kind) })
		if err != nil {
			return nil, err
		}
		out = append(out, counts...)
	}
	hosts := strings.Fields(hostsOfLists)
	var residents []SimulatedCount
	for i, code := range hosts {
		host := onomastics.MustParseCountry(code)
		scored := s.score(host)
		lists := (s.Lists + len(hosts) - 1 - i) / len(hosts)
		counts, err := s.counts(random, HostLists, lists, func(target onomastics.Country) pools { return newHostPools(scored, target, host) })
		if err != nil {
			return nil, err
		}
		if residents == nil {
			residents = counts
			continue
		}
		for c := range counts {
			residents[c].merge(counts[c])
		}
	}
	out = append(out, residents...)
	for i := range out {
		out[i].average()
	}
	return out, nil
}

// counts draws and counts lists of one kind, for all prevalences and targets.
func (s *Simulation) counts(random *rand.Rand, kind ListKind, lists int, of func(onomastics.Country) pools) ([]SimulatedCount, error) {
	var out []SimulatedCount
	for _, prevalence := range s.Prevalences {
		for _, target := range s.Targets {
			sum := SimulatedCount{Target: target, Kind: kind, Prevalence: prevalence}
			drawn := of(target)
			for range lists {
				if err := s.list(random, drawn, &sum); err != nil {
					return nil, err
				}
			}
			out = append(out, sum)
		}
	}
	return out, nil
}

// score scores all people as residents of a country, or without a residence.
func (s *Simulation) score(residence onomastics.Country) [][]scoredPerson {
	w := s.Classifier.NewWorker(onomastics.Policy{Targets: s.Targets})
	probable := onomastics.Balanced.Thresholds().Probable
	var tables [][]scoredPerson
	var all []onomastics.Origin
	for _, t := range s.Tables {
		var table []scoredPerson
		for _, p := range t.People {
			person := p.Person()
			person.Residence = residence
			w.Classify(person)
			scored, ok := w.Scored()
			if !ok {
				continue
			}
			sp := scoredPerson{scored: scored, label: p.Origin}
			all = w.Posteriors(all[:0])
			for _, o := range all {
				if o.Probability >= probable {
					sp.reached = append(sp.reached, o.Country)
				}
				if o.Probability >= likeName {
					sp.like = append(sp.like, o.Country)
				}
			}
			table = append(table, sp)
		}
		tables = append(tables, table)
	}
	return tables
}

// list draws one list and counts it.
func (s *Simulation) list(random *rand.Rand, p pools, sum *SimulatedCount) error {
	if len(p.members) == 0 || len(p.others) == 0 {
		return nil
	}
	members, others := p.members[random.IntN(len(p.members))], p.others[random.IntN(len(p.others))]
	// People are drawn once each, and half of the members at most, lest all lists be of the same ones.
	size := min(s.Size, len(others), int(float64(len(members))/sum.Prevalence/2))
	if p.natives != nil {
		size = min(size, int(float64(len(p.natives))/nativeShare))
	}
	truth := 0
	for range size {
		if random.Float64() < sum.Prevalence {
			truth++
		}
	}
	truth = min(truth, len(members))
	drawn := [][]scoredPerson{draw(random, members, truth)}
	natives := 0
	if p.natives != nil {
		natives = int(nativeShare * float64(size-truth))
	}
	drawn = append(drawn, draw(random, p.natives, natives), draw(random, others, size-truth-natives))
	tally := s.Classifier.NewTally()
	naive := 0
	for _, people := range drawn {
		for _, person := range people {
			tally.AddScored(person.scored)
			if slices.Contains(person.reached, sum.Target) {
				naive++
			}
		}
	}
	count, err := s.Calibration.Count(tally, sum.Target)
	if err != nil {
		return fmt.Errorf("simulate a list: %w", err)
	}
	sum.add(size, truth, naive, count)
	return nil
}

// draw moves n people, or all if there are fewer, chosen by chance to the front and returns them.
func draw(random *rand.Rand, people []scoredPerson, n int) []scoredPerson {
	n = min(n, len(people))
	for i := range n {
		j := i + random.IntN(len(people)-i)
		people[i], people[j] = people[j], people[i]
	}
	return people[:n]
}

// A pools holds the members and the others that lists are drawn from, one pool of each at a time, and the
// natives of a host.
type pools struct {
	members, others [][]scoredPerson
	natives         []scoredPerson
}

const (
	// leastPooledMembers and leastPooledOthers are how many people a table must have to draw from it alone.
	leastPooledMembers = 10
	leastPooledOthers  = 500
)

func newPools(tables [][]scoredPerson, target onomastics.Country, kind ListKind) pools {
	var all, single pools
	all.members, all.others = make([][]scoredPerson, 1), make([][]scoredPerson, 1)
	for _, table := range tables {
		var members, others []scoredPerson
		for _, p := range table {
			if p.label == target {
				members = append(members, p)
			} else {
				others = append(others, p)
			}
		}
		all.members[0], all.others[0] = append(all.members[0], members...), append(all.others[0], others...)
		if len(members) >= leastPooledMembers {
			single.members = append(single.members, members)
		}
		if len(others) >= leastPooledOthers {
			single.others = append(single.others, others)
		}
	}
	if kind == MixedLists {
		return all
	}
	return single
}

// newHostPools are the pools of lists of residents of a host; none of its own diaspora.
func newHostPools(tables [][]scoredPerson, target, host onomastics.Country) pools {
	if target == host {
		return pools{}
	}
	p := pools{members: make([][]scoredPerson, 1), others: make([][]scoredPerson, 1)}
	for _, table := range tables {
		for _, person := range table {
			switch person.label {
			case target:
				p.members[0] = append(p.members[0], person)
			case host:
				if !slices.Contains(person.like, target) {
					p.natives = append(p.natives, person)
				}
			default:
				p.others[0] = append(p.others[0], person)
			}
		}
	}
	return p
}

// merge adds the sums of other lists of the same target and prevalence.
func (c *SimulatedCount) merge(o SimulatedCount) {
	c.Lists, c.Held = c.Lists+o.Lists, c.Held+o.Held
	c.Size, c.Truth, c.Naive = c.Size+o.Size, c.Truth+o.Truth, c.Naive+o.Naive
	c.Members, c.Low, c.High = c.Members+o.Members, c.Low+o.Low, c.High+o.High
}

func (c *SimulatedCount) add(size, truth, naive int, count onomastics.Count) {
	c.Lists++
	if count.Low <= truth && truth <= count.High {
		c.Held++
	}
	c.Size += float64(size)
	c.Truth += float64(truth)
	c.Naive += float64(naive)
	c.Members += float64(count.Members)
	c.Low += float64(count.Low)
	c.High += float64(count.High)
}

func (c *SimulatedCount) average() {
	n := float64(max(c.Lists, 1))
	for _, v := range []*float64{&c.Size, &c.Truth, &c.Naive, &c.Members, &c.Low, &c.High} {
		*v /= n
	}
}

// PrintSimulation writes a line for each target, kind and prevalence, and the sums of targets.
func PrintSimulation(out io.Writer, counts []SimulatedCount) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "drawn from\tprevalence\ttarget\tlists\theld\tpeople\ttrue\tcorrected\tlow\thigh\tabove 0.70\t")
	held, lists := 0, 0
	for i, c := range counts {
		fmt.Fprintf(w, "%s\t%.3g\t%s\t%d\t%d\t%.0f\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t\n",
			c.Kind, c.Prevalence, c.Target, c.Lists, c.Held, c.Size, c.Truth, c.Members, c.Low, c.High, c.Naive)
		held, lists = held+c.Held, lists+c.Lists
		if i+1 == len(counts) || counts[i+1].Kind != c.Kind || counts[i+1].Prevalence != c.Prevalence {
			fmt.Fprintf(w, "%s\t%.3g\tall\t%d\t%d\t\t\t\t\t\t\t\n", c.Kind, c.Prevalence, lists, held)
			held, lists = 0, 0
		}
	}
	return w.Flush()
}
