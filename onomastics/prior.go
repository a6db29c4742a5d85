package onomastics

import (
	"math"
	"slices"
)

// Priors. Without a residence nothing is known of the list, and the prior only keeps countries
// of few people from winning names they merely share: it grows as a small power of population.
// With a residence h it is what the United Nations count there: the people born in h, and
// those born in each other country, whose descendants carry their names on; both smoothed,
// since a diaspora is older than its statistics.
const (
	// descendants is how many bearers of a country's names live abroad for one person born
	// there: Armenians of France are mostly born in France.
	descendants = 3
	// thinForms: a country of which this many family names are known counts half as known.
	thinForms = 500
	// leastPopulation stands in for a population that is unknown or tiny, in persons.
	leastPopulation = 100_000
)

// A priorTable holds log priors by class for every host and, in its last row, for no host.
type priorTable [][]float32

func newPriorTable(p Params, classes []CountryEntry, stocks [][]float64) priorTable {
	anywhere := anywherePrior(p, classes)
	table := make(priorTable, 0, len(classes)+1)
	for h := range classes {
		table = append(table, logs(hostPrior(p, h, classes, stocks[h], anywhere)))
	}
	return append(table, logs(anywhere))
}

// anywherePrior is the prior by class without a residence, as far as lexicons tell.
func anywherePrior(p Params, classes []CountryEntry) []float64 {
	anywhere := make([]float64, len(classes))
	for i, e := range classes {
		anywhere[i] = math.Pow(max(float64(e.Population), leastPopulation), p.PriorPower) * math.Pow((e.Forms+1)/(e.Forms+thinForms), p.ThinPower)
	}
	normalise(anywhere)
	return anywhere
}

// hostPrior is the prior among the residents of class h, given the stocks of people by origin.
func hostPrior(p Params, h int, classes []CountryEntry, stock, anywhere []float64) []float64 {
	population := max(float64(classes[h].Population), leastPopulation)
	prior := make([]float64, len(classes))
	native := population
	for c := range classes {
		if c == h {
			continue
		}
		prior[c] = descendants*stock[c] + p.HiddenStock*population*anywhere[c]
		native -= prior[c]
	}
	prior[h] = max(native, population/10)
	normalise(prior)
	for c := range prior {
		prior[c] = math.Pow(prior[c], p.HostPower)
	}
	normalise(prior)
	return prior
}

func normalise(p []float64) {
	var sum float64
	for _, v := range p {
		sum += v
	}
	for i := range p {
		p[i] /= sum
	}
}

func logs(p []float64) []float32 {
	out := make([]float32, len(p))
	for i, v := range p {
		out[i] = float32(math.Log(v))
	}
	return out
}

// newTrainedPriors makes the priors of a model. Without a residence the model has its own. With one,
// the share π(c) of each origin among the people it was trained on is what its answers hold already: the
// prior moves them from there towards the people of the host, by HostPower.
func newTrainedPriors(p Params, c *Classifier, stocks [][]float64) priorTable {
	learned := &c.model.settings[InHost]
	shares, bias := c.spread(learned.logPi), c.spread(learned.bias)
	table := make(priorTable, 0, len(c.classes)+1)
	for h := range c.classes {
		population := max(float64(c.classes[h].Population), leastPopulation)
		row := make([]float32, len(c.classes))
		for o := range row {
			share := descendants*stocks[h][o]/population + p.HiddenStock*math.Exp(float64(shares[o]))
			if o == h {
				share = 1
			}
			row[o] = float32(p.HostPower*(math.Log(share)-float64(shares[o]))) + bias[o]
		}
		table = append(table, logNormalised(row))
	}
	return append(table, logNormalised(c.spread(c.model.settings[Anywhere].bias)))
}

// spread turns values by class of the model into values by class; classes it does not know get the least.
func (c *Classifier) spread(values []float32) []float32 {
	out := make([]float32, len(c.classes))
	least := slices.Min(values)
	for i := range out {
		out[i] = least
	}
	for i, class := range c.classOfModel {
		if class != noClass {
			out[class] = values[i]
		}
	}
	return out
}

// logNormalised shifts log weights so that they are logs of shares that sum to 1.
func logNormalised(row []float32) []float32 {
	shift := meanOdds(row) + log32(float64(len(row)))
	for i := range row {
		row[i] -= shift
	}
	return row
}
