package bench

import (
	"cmp"
	"slices"

	"diasmap/onomastics"
)

// A Report is the accuracy on labelled names. Shares are of 1.
type Report struct {
	People int `json:"people"`
	Labels int `json:"labels"`
	// Unlabelled rows and faults of the tables are for the caller to fill in.
	Unlabelled int      `json:"unlabelled_rows"`
	Faults     []string `json:"faults,omitempty"`
	Scores
	// Macro is the mean over labels, each counted once however many people it has.
	Macro Scores `json:"macro_average"`
	// MeanPrecision is the mean of the targets' average precision.
	MeanPrecision         float64  `json:"mean_average_precision"`
	MeanPrecisionInterval Interval `json:"mean_average_precision_interval"`
	// CalibrationError is that of the first answer; CalibrationNoise what chance alone makes.
	CalibrationError float64          `json:"calibration_error"`
	CalibrationNoise float64          `json:"calibration_noise"`
	Bins             []CalibrationBin `json:"calibration"`
	Verdicts         []VerdictReport  `json:"verdicts,omitempty"`
	Causes           []CauseReport    `json:"abstention_causes,omitempty"`
	Targets          []TargetReport   `json:"targets"`
	Countries        []CountryReport  `json:"countries"`
	Groups           []GroupReport    `json:"groups"`
	Strata           []Strata         `json:"strata"`
	Natives          []NativePair     `json:"native_scripts,omitempty"`
	Confusions       Matrix           `json:"confusions"`
	Gold             *GoldReport      `json:"gold,omitempty"`
	Negatives        *NegativeReport  `json:"negatives,omitempty"`
	Misses           []Miss           `json:"misses,omitempty"`
}

// Scores are the shares of names whose label is first, or among the first three or five, and
// of those whose first answer is of the group of the label.
type Scores struct {
	Top1         float64  `json:"top1"`
	Top1Interval Interval `json:"top1_interval"`
	Top3         float64  `json:"top3"`
	Top5         float64  `json:"top5"`
	Group        float64  `json:"group"`
}

// A CountryReport is the accuracy for one label.
type CountryReport struct {
	Country onomastics.Country `json:"country"`
	People  int                `json:"people"`
	Scores
	// Precision is the share of right answers among those that name the country first.
	Precision float64 `json:"precision"`
}

// A tally counts answers.
type tally struct {
	people, group int
	hits          [ranks + 1]int // label at rank 1…5
}

func (t *tally) add(b *observation) {
	t.people++
	t.hits[b.rank]++
	if !b.first.Country.IsZero() && sameGroup(b.first.Country, b.of.Origin) {
		t.group++
	}
}

func (t *tally) scores() Scores {
	top3 := t.hits[1] + t.hits[2] + t.hits[3]
	return Scores{
		Top1: share(t.hits[1], t.people), Top1Interval: Wilson(t.hits[1], t.people), Top3: share(top3, t.people),
		Top5: share(top3+t.hits[4]+t.hits[5], t.people), Group: share(t.group, t.people),
	}
}

// newReport measures the answers for labelled people and, if there are any, for negatives.
func newReport(observations, negatives []observation, o Options) *Report {
	r := &Report{People: len(observations)}
	var all tally
	var c calibration
	for i := range observations {
		b := &observations[i]
		all.add(b)
		if !b.first.Country.IsZero() {
			c.add(b.first.Probability, b.right())
		}
	}
	r.Scores = all.scores()
	r.Bins = c.table()
	r.CalibrationError, r.CalibrationNoise = c.errors()
	r.countCountries(observations)
	r.Groups = groupReports(observations)
	r.countVerdicts(observations)
	r.rankTargets(observations, negatives, o)
	r.Strata = stratify(observations)
	r.Confusions = newMatrix(observations, o.Targets)
	r.Gold = newGoldReport(observations)
	r.Misses = chooseMisses(observations, o)
	if len(negatives) > 0 {
		r.Negatives = newNegativeReport(negatives, o)
	}
	return r
}

// countCountries reports each label, the most people first, and their mean.
func (r *Report) countCountries(observations []observation) {
	labels := map[onomastics.Country]*tally{}
	named, right := map[onomastics.Country]int{}, map[onomastics.Country]int{}
	for i := range observations {
		b := &observations[i]
		t := labels[b.of.Origin]
		if t == nil {
			t = &tally{}
			labels[b.of.Origin] = t
		}
		t.add(b)
		named[b.first.Country]++
		if b.right() {
			right[b.first.Country]++
		}
	}
	for country, t := range labels {
		r.Countries = append(r.Countries, CountryReport{country, t.people, t.scores(), share(right[country], named[country])})
	}
	slices.SortFunc(r.Countries, func(x, y CountryReport) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.Country.String(), y.Country.String()))
	})
	r.Labels = len(r.Countries)
	for _, c := range r.Countries {
		n := float64(r.Labels)
		r.Macro.Top1 += c.Top1 / n
		r.Macro.Top3 += c.Top3 / n
		r.Macro.Top5 += c.Top5 / n
		r.Macro.Group += c.Group / n
	}
}

// rankTargets reports each target that has people, among them and the negatives.
func (r *Report) rankTargets(observations, negatives []observation, o Options) {
	means := make([]float64, resamples)
	chance := newResampler()
	for t, country := range o.Targets {
		ranked := rankBy(append(slices.Clip(observations), negatives...), t, country)
		steps := ranked.steps()
		report := TargetReport{Country: country, AveragePrecision: averagePrecision(steps), Curve: curve(steps)}
		for _, s := range steps {
			report.People += s.right
		}
		if report.People == 0 {
			continue
		}
		for _, p := range precisions() {
			report.Recalls = append(report.Recalls, recallAt(steps, p))
		}
		samples := resampleAverages(steps, chance)
		for i, v := range samples {
			means[i] += v
		}
		report.Interval = percentiles(samples)
		c := ranked.calibration()
		report.CalibrationError, _ = c.errors()
		report.ClaimedError, report.Bins = c.claimedError(), c.table()
		report.MistakenFor = mistakes(observations, country)
		r.Targets = append(r.Targets, report)
		r.MeanPrecision += report.AveragePrecision
	}
	n := float64(max(len(r.Targets), 1))
	r.MeanPrecision /= n
	for i := range means {
		means[i] /= n
	}
	r.MeanPrecisionInterval = percentiles(means)
}
