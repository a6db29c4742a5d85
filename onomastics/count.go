package onomastics

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// A Count is how many people of a list have names of an origin, corrected for errors.
type Count struct {
	Country Country
	// People is how many were counted among: those whose names were scored and who do not live in the
	// country.
	People int
	// Members is the estimate, the median of what the scores of the list allow; Low and High hold the
	// true count with a probability of CountCoverage.
	Members, Low, High int
}

// CountCoverage is the probability for which the interval of a Count is made.
const CountCoverage = 0.95

// ErrUncounted: a calibration knows too few people of a country to count its members.
var ErrUncounted = errors.New("onomastics: too few people of the country were measured")

const (
	// leastMembers is how many people of a country must have been measured.
	leastMembers = 5
	// draws is how many sets of error rates are tried: enough for quantiles of 2.5 %.
	draws = 400
	// pooledWeight is how many people the scores of all countries' members count for beside those
	// of the country itself, of which few may have been measured.
	pooledWeight = 2
	// spreadMargin widens the measured spread of errors between lists: lists differ in more than the two rates it is
	// measured by. With it the intervals hold nine lists in ten that are drawn from one table of the development split.
	spreadMargin = 1.6
	// alarmFrom is the first bin of what looks like a member, for the spread of error rates between
	// lists: log-odds of −2.5, a probability of 0.08.
	alarmFrom = 10
)

// Count estimates how many people of a list belong to the diaspora of a country. The scores of the
// list are taken for a mixture of the scores that members have and that others have; the share of
// members is what makes the mixture likeliest. A threshold would have to be right about the share of
// wrong alarms, which at one member in a thousand outnumber the members; a mixture looks at how
// many there are of each score.
//
// What is uncertain is drawn at random, 400 times, from a fixed seed: the error rates, which were
// measured on few people and vary between lists; the share, by its likelihood; and who of each score is
// a member.
func (c *Calibration) Count(t *Tally, country Country) (Count, error) {
	class, ok := t.classOf(country)
	if !ok {
		return Count{}, fmt.Errorf("count %s: %w", country, ErrUncounted)
	}
	e := c.errors[country]
	if e == nil || e[0].scores[memberScores].total() < leastMembers || e[0].scores[otherScores].total() == 0 || e[1].scores[otherScores].total() == 0 {
		return Count{}, fmt.Errorf("count %s: %w", country, ErrUncounted)
	}
	out := Count{Country: country}
	sums := make([]int, draws)
	for known := range t.known {
		s := t.sample(class, known == 1)
		n := s.scores.total()
		if n == 0 {
			continue
		}
		out.People += n
		m := newMixture(c, &e[known], known, s)
		random := rand.New(rand.NewPCG(uint64(country[0])<<8|uint64(country[1]), uint64(known)))
		for i := range sums {
			sums[i] += m.draw(random)
		}
	}
	slices.Sort(sums)
	tail := (1 - CountCoverage) / 2
	out.Members = sums[draws/2]
	out.Low, out.High = sums[int(tail*draws)], sums[draws-1-int(tail*draws)]
	return out, nil
}

// A mixture holds what the scores of one list are mixed of.
type mixture struct {
	sampled
	measured *errorScores
	spread   spread
	// shapes are the Dirichlet parameters of the scores of each population, and scores a draw.
	shapes, scores [otherScores + 1][scoreBins]float64
	// doubted are the doubted people among natives and others, nativeMean the mean posterior of the residence
	// among natives.
	doubted    [otherScores + 1][scoreBins]float64
	nativeMean float64
	other      [scoreBins]float64
	likelihood [shareSteps]float64
}

func newMixture(c *Calibration, e *errorScores, known int, s sampled) *mixture {
	m := &mixture{sampled: s, measured: e, spread: c.spreads[known].times(spreadMargin)}
	pooled := c.pooledMembers(known)
	for bin := range scoreBins {
		m.shapes[memberScores][bin] = float64(e.scores[memberScores][bin]) + pooledWeight*pooled[bin]
	}
	for population := kinScores; population <= otherScores; population++ {
		if e.scores[population].total() > 0 {
			m.shapes[population] = smoothed(&e.scores[population])
		}
	}
	for bin := range scoreBins {
		m.doubted[nativeScores][bin] = float64(e.scores[doubtedNatives][bin])
		m.doubted[otherScores][bin] = float64(e.scores[doubtedOthers][bin])
	}
	m.nativeMean = e.native[nativeScores]
	m.mixHosts()
	return m
}

// mixHosts takes natives as they are in the hosts of the list, where these were measured and are most of its residences.
func (m *mixture) mixHosts() {
	measured := 0.0
	for _, o := range m.natives {
		if m.measured.hosts[o.Country] != nil {
			measured += o.Probability
		}
	}
	if measured < m.native/2 || measured == 0 {
		return
	}
	m.shapes[nativeScores], m.doubted[nativeScores], m.nativeMean = [scoreBins]float64{}, [scoreBins]float64{}, 0
	for _, o := range m.natives {
		h := m.measured.hosts[o.Country]
		if h == nil {
			continue
		}
		share := o.Probability / measured
		shape := smoothed(&h.natives)
		for bin := range scoreBins {
			m.shapes[nativeScores][bin] += share * shape[bin]
			m.doubted[nativeScores][bin] += share * float64(h.doubted[bin])
		}
		m.nativeMean += share * h.native
	}
}

// smoothed spreads the few people with high scores over the neighbouring bins, so that a score nobody happened to have
// is not impossible, and adds half a person.
func smoothed(counts *scoreCount) [scoreBins]float64 {
	const reach, extra = 2, 0.5
	var shape [scoreBins]float64
	for bin, n := range counts {
		if bin < alarmFrom {
			shape[bin] = float64(n)
			continue
		}
		from, to := max(bin-reach, alarmFrom), min(bin+reach, scoreBins-1)
		for near := from; near <= to; near++ {
			shape[near] += float64(n) / float64(to-from+1)
		}
		shape[bin] += extra / (scoreBins - alarmFrom)
	}
	return shape
}

// pooledMembers is the distribution of the scores of the members of all countries.
func (c *Calibration) pooledMembers(known int) [scoreBins]float64 {
	var sum [scoreBins]float64
	total := 0.0
	for _, e := range c.errors {
		for bin, n := range e[known].scores[memberScores] {
			sum[bin] += float64(n)
			total += float64(n)
		}
	}
	for bin := range sum {
		sum[bin] = (sum[bin] + 1.0/scoreBins) / (total + 1)
	}
	return sum
}

// draw draws error rates, a share and the members, and returns how many those are.
func (m *mixture) draw(random *rand.Rand) int {
	m.drawScores(random)
	share := m.drawShare(random)
	m.mixOthers(share)
	members := 0
	for bin, n := range m.sampled.scores {
		if n > 0 {
			a, b := share*m.scores[memberScores][bin], (1-share)*m.other[bin]
			members += drawBinomial(random, int(n), a/(a+b))
		}
	}
	return members
}

// drawScores draws how the scores of each population are spread. A part of the doubted, between none and all of
// them and rather few, since most of their names are right, are others.
func (m *mixture) drawScores(random *rand.Rand) {
	doubt := random.Float64()
	doubt *= doubt
	falseFactor := math.Exp(m.spread.falseAlarms * random.NormFloat64())
	for population := range m.scores {
		shape := m.shapes[population]
		for bin, n := range m.doubted[population] {
			shape[bin] += doubt * n
		}
		scores := &m.scores[population]
		drawDirichlet(random, scores, &shape)
		if population == memberScores {
			tilt(scores[:alarmFrom], scores[alarmFrom:], math.Exp(m.spread.missed*random.NormFloat64()))
		} else {
			tilt(scores[alarmFrom:], scores[:alarmFrom], falseFactor)
		}
	}
}

// mixOthers mixes the scores of those who are not members, if a share of the list are. How many of them are kin
// and natives is what the mean posteriors of the list leave when those that members and others have are
// taken off.
func (m *mixture) mixOthers(share float64) {
	kin := adjustedShare(m.kin, share, &m.measured.kin, m.measured.kin[kinScores])
	native := adjustedShare(m.native, share, &m.measured.native, m.nativeMean)
	if m.measured.scores[kinScores].total() == 0 {
		kin = 0
	}
	if m.measured.scores[nativeScores].total() == 0 {
		native = 0
	}
	const leastOther = 0.01 // of those who are not members
	if sum := kin + native; sum > 1-leastOther {
		kin, native = kin*(1-leastOther)/sum, native*(1-leastOther)/sum
	}
	for bin := range m.other {
		m.other[bin] = kin*m.scores[kinScores][bin] + native*m.scores[nativeScores][bin] + (1-kin-native)*m.scores[otherScores][bin]
	}
}

// adjustedShare is the share of a population among those who are not members, given the mean posterior of
// its countries in the list, in other populations and within it.
func adjustedShare(seen, share float64, means *[populations]float64, within float64) float64 {
	rest := (seen - share*means[memberScores]) / (1 - share)
	contrast := within - means[otherScores]
	if contrast <= 0 {
		return 0
	}
	return min(max((rest-means[otherScores])/contrast, 0), 1)
}

// tilt multiplies the probability of one part of a distribution by factor, at the cost of the other.
func tilt(part, rest []float64, factor float64) {
	sum := 0.0
	for _, p := range part {
		sum += p
	}
	const most = 0.9
	if sum <= 0 || sum >= most {
		return
	}
	factor = min(factor, most/sum)
	for i := range part {
		part[i] *= factor
	}
	for i := range rest {
		rest[i] *= (1 - sum*factor) / (1 - sum)
	}
}

const (
	// shareSteps is how finely shares are tried, at first with log-odds from −shareOdds to shareOdds.
	shareSteps = 49
	shareOdds  = 12.0
	// unlikely is by how many nats a share may be less likely than the best and still be drawn, and peaked
	// how many such shares make the grid fine enough.
	unlikely = 10
	peaked   = 16
	// mostRounds ends the search: each makes the grid at least twice finer.
	mostRounds = 10
)

// drawShare draws the share of members by its likelihood, with Jeffreys's prior of a proportion.
// The grid of shares is laid again, around the likeliest ones, until it is finer than the likelihood.
func (m *mixture) drawShare(random *rand.Rand) float64 {
	low, step := -shareOdds, 2*shareOdds/(shareSteps-1.0)
	for round := 0; ; round++ {
		best := m.tryShares(low, step)
		from, to := shareSteps, 0
		for i, l := range m.likelihood {
			if l > best-unlikely {
				from, to = min(from, i), i
			}
		}
		if to-from >= peaked || round == mostRounds {
			return shareAt(low + step*(m.drawStep(random, best)+random.Float64()-0.5))
		}
		low += step * float64(from-1)
		step *= float64(to-from+2) / (shareSteps - 1)
	}
}

// tryShares fills in the log-likelihood of shares, and returns the best.
func (m *mixture) tryShares(low, step float64) float64 {
	best := math.Inf(-1)
	for i := range m.likelihood {
		share := shareAt(low + step*float64(i))
		m.mixOthers(share)
		sum := 0.5*math.Log(share) + 0.5*math.Log1p(-share)
		for bin, n := range m.sampled.scores {
			if n > 0 {
				sum += float64(n) * math.Log(share*m.scores[memberScores][bin]+(1-share)*m.other[bin])
			}
		}
		m.likelihood[i] = sum
		best = max(best, sum)
	}
	return best
}

// drawStep draws a place of the grid by likelihood.
func (m *mixture) drawStep(random *rand.Rand, best float64) float64 {
	total := 0.0
	for _, l := range m.likelihood {
		total += math.Exp(l - best)
	}
	left := random.Float64() * total
	for i, l := range m.likelihood {
		if left -= math.Exp(l - best); left <= 0 {
			return float64(i)
		}
	}
	return shareSteps - 1
}

func shareAt(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }

// drawDirichlet draws a distribution with the parameters of shape, by gamma variates.
func drawDirichlet(random *rand.Rand, dst, shape *[scoreBins]float64) {
	total := 0.0
	for i, a := range shape {
		dst[i] = drawGamma(random, a)
		total += dst[i]
	}
	const least = 1e-12 // no score is impossible
	for i := range dst {
		dst[i] = max(dst[i]/max(total, least), least)
	}
}

// drawGamma draws from the gamma distribution of shape a (Marsaglia and Tsang 2000).
func drawGamma(random *rand.Rand, a float64) float64 {
	if a <= 0 {
		return 0
	}
	boost := 1.0
	if a < 1 {
		boost = math.Pow(1-random.Float64(), 1/a)
		a++
	}
	d := a - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := random.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v *= v * v
		if math.Log(1-random.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v * boost
		}
	}
}

// drawBinomial draws how many of n succeed with probability p: by trials where they are few, else by the
// normal approximation where it holds, else by Poisson's.
func drawBinomial(random *rand.Rand, n int, p float64) int {
	const few, normal = 30, 25.0
	mean := float64(n) * p
	switch {
	case n <= few:
		k := 0
		for range n {
			if random.Float64() < p {
				k++
			}
		}
		return k
	case mean >= normal && float64(n)-mean >= normal:
		return min(max(int(math.Round(mean+random.NormFloat64()*math.Sqrt(mean*(1-p)))), 0), n)
	case p > 0.5:
		return n - drawPoisson(random, float64(n)-mean, n)
	}
	return drawPoisson(random, mean, n)
}

func drawPoisson(random *rand.Rand, mean float64, most int) int {
	k, left := 0, mean
	for {
		if left -= random.ExpFloat64(); left <= 0 || k == most {
			return k
		}
		k++
	}
}

// Compare orders counts largest first.
func (c Count) Compare(o Count) int {
	return cmp.Or(cmp.Compare(o.Members, c.Members), compareCountries(c.Country, o.Country))
}
