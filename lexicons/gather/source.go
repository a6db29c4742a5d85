package gather

import (
	"math"

	"diasmap/onomastics"
)

// Classes of sources, as the reference data assigns them.
const (
	openClass      = "A" // open licence: forms may ship as they are
	aggregateClass = "B" // only counts of forms with fewestBearers or more
)

// fewestBearers is how many people must bear a form that ships from an aggregate.
const fewestBearers = 3

// A source is one list of names, or all tables of people, for one country.
type source struct {
	title, licence, class, date string
	table                       onomastics.Table
	people                      bool // counts people of tables of people, of all kinds of names
	rows                        int
	used                        int
	counted                     bool // counts are numbers of people
	full                        bool // a name it does not list is rare; otherwise it lists only the head
	weight                      float64
	counts                      [tableCount]map[string]float64
	total                       [tableCount]float64
	id                          byte
}

func newSource(title, licence, class string) *source {
	return &source{title: title, licence: licence, class: class, date: gatheredOn}
}

func (s *source) add(t onomastics.Table, form string, count float64) {
	if s.counts[t] == nil {
		s.counts[t] = map[string]float64{}
	}
	s.counts[t][form] += count
	s.total[t] += count
}

// share is the share of people that bear the form, as far as this source says.
func (s *source) share(t onomastics.Table, form string) float64 {
	return s.counts[t][form] / s.total[t]
}

// ships says whether a form of t may ship on the strength of this source alone.
func (s *source) ships(t onomastics.Table, form string) bool {
	return s.class == openClass || s.counted && s.counts[t][form] >= fewestBearers
}

const (
	// headRows: a list of n names without counts covers n/(n+headRows) of the people: five hundred
	// names are a fifth of a country's bearers, twenty thousand most of them.
	headRows = 2000
	// fullRows is from how many names on a counted list is taken to be complete.
	fullRows = 2000
	// registerHead: a counted list of fewer names is the head of a whole country's register.
	registerHead = 200
	// mostTrusted bounds the people that add to the weight of a source.
	mostTrusted = 1e6
	// unseenPeople are added to the people counted, for the names not met among them: three namesakes
	// among forty people do not make a name the most usual of their country.
	unseenPeople = 500
	// peopleTrust: a person of the tables of people weighs as much as nine of a register, since
	// those were chosen by no list maker; lists without counts weigh half.
	peopleTrust, listTrust = 3.0, 0.5
)

// settle computes weight and totals once all names are added.
func (s *source) settle(population float64) {
	for t := range s.counts {
		n := float64(len(s.counts[t]))
		if n == 0 {
			continue
		}
		switch {
		case s.people:
			s.full = true
			s.weight = max(s.weight, peopleTrust*math.Sqrt(s.total[t]))
			s.total[t] += unseenPeople
		case s.counted && n >= fullRows:
			s.full = true
			s.weight = math.Sqrt(min(s.total[t], mostTrusted))
		case s.counted && n < registerHead:
			s.weight = math.Sqrt(min(s.total[t], mostTrusted))
			s.total[t] = max(s.total[t], population)
		case s.counted:
			s.weight = math.Sqrt(s.total[t])
			s.full = n >= headRows/4
		default:
			s.weight = listTrust * math.Sqrt(n)
			s.total[t] *= (n + headRows) / n
		}
	}
}
