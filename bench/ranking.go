package bench

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"diasmap/onomastics"
)

// A TargetReport measures one country against the rest: everybody is ranked by the posterior of
// the country, and those with its label should come first.
type TargetReport struct {
	Country onomastics.Country `json:"country"`
	People  int                `json:"people"`
	// AveragePrecision is the mean of the precision at the ranks of the country's people.
	AveragePrecision float64  `json:"average_precision"`
	Interval         Interval `json:"average_precision_interval"`
	// Recalls are the shares of the country's people found at precisions of 0.95, 0.90, 0.80.
	Recalls []RecallAt `json:"recall_at_precision"`
	// CalibrationError compares the posterior of the country with how often it is right, over
	// all people; ClaimedError over those for whom it is a tenth or more.
	CalibrationError float64 `json:"calibration_error"`
	ClaimedError     float64 `json:"calibration_error_claimed"`
	// Bins compare the posterior of the country with how often it is right.
	Bins []CalibrationBin `json:"calibration"`
	// MistakenFor are the wrong first answers for its people, the most frequent first.
	MistakenFor []Confusion `json:"mistaken_for"`
	// Curve is precision against recall, for a plot.
	Curve []CurvePoint `json:"-"`
}

// A RecallAt is the share found by the lowest threshold that keeps a precision.
type RecallAt struct {
	Precision float64  `json:"precision"`
	Recall    float64  `json:"recall"`
	Interval  Interval `json:"interval"`
	// Threshold is the posterior from which people are taken; 1 where no threshold does.
	Threshold float64 `json:"threshold"`
}

// A CurvePoint is the precision among the people taken down to some posterior, and the share of
// the country's people among them.
type CurvePoint struct{ Recall, Precision float64 }

// precisions are those recall is reported at, the strictest first.
func precisions() []float64 { return []float64{0.95, 0.90, 0.80} }

// A scored is one person of a ranking.
type scored struct {
	p     float32
	right bool
}

// A ranking is people by falling posterior of one country.
type ranking []scored

// rankBy ranks people by the posterior of target t.
func rankBy(observations []observation, t int, country onomastics.Country) ranking {
	r := make(ranking, 0, len(observations))
	for i := range observations {
		r = append(r, scored{observations[i].targets[t], observations[i].of.Origin == country})
	}
	slices.SortStableFunc(r, func(x, y scored) int { return cmp.Compare(y.p, x.p) })
	return r
}

// A step is the people of one posterior, who cannot be told apart by it.
type step struct {
	p            float32
	right, wrong int
}

// steps groups a ranking by posterior.
func (r ranking) steps() []step {
	var out []step
	for i, s := range r {
		if i == 0 || s.p != r[i-1].p {
			out = append(out, step{p: s.p})
		}
		if s.right {
			out[len(out)-1].right++
		} else {
			out[len(out)-1].wrong++
		}
	}
	return out
}

// averagePrecision is the mean, over the people of the country, of the precision at their step.
func averagePrecision(steps []step) float64 {
	right, wrong, sum := 0, 0, 0.0
	for _, s := range steps {
		right, wrong = right+s.right, wrong+s.wrong
		sum += float64(s.right) * share(right, right+wrong)
	}
	return sum / float64(max(right, 1))
}

// recallAt finds the lowest threshold that keeps a precision.
func recallAt(steps []step, precision float64) RecallAt {
	right, wrong, found, people := 0, 0, 0, 0
	out := RecallAt{Precision: precision, Threshold: 1}
	for _, s := range steps {
		right, wrong = right+s.right, wrong+s.wrong
		people += s.right
		if right > 0 && share(right, right+wrong) >= precision && s.p > 0 {
			found, out.Threshold = right, float64(s.p)
		}
	}
	out.Recall, out.Interval = share(found, people), Wilson(found, people)
	return out
}

// curvePoints is how many points of a curve are kept at most.
const curvePoints = 200

// curve is precision against recall.
func curve(steps []step) []CurvePoint {
	right, wrong, people := 0, 0, 0
	for _, s := range steps {
		people += s.right
	}
	var out []CurvePoint
	last := -1.0
	for _, s := range steps {
		right, wrong = right+s.right, wrong+s.wrong
		if recall := share(right, people); s.right > 0 && (recall-last >= 1.0/curvePoints || right == people) {
			out = append(out, CurvePoint{recall, share(right, right+wrong)})
			last = recall
		}
	}
	return out
}

// resampleAverages draws people anew and returns the average precision of each sample. Runs of people of
// other labels are drawn together.
func resampleAverages(steps []step, r *rand.Rand) []float64 {
	var runs []step
	for _, s := range steps {
		if n := len(runs); s.right == 0 && n > 0 && runs[n-1].right == 0 {
			runs[n-1].wrong += s.wrong
			continue
		}
		runs = append(runs, s)
	}
	out := make([]float64, resamples)
	for i := range out {
		var right, wrong, sum float64
		for _, s := range runs {
			drawn := 0.0
			if s.right > 0 {
				drawn = poisson(r, s.right)
			}
			if s.wrong > 0 {
				wrong += poisson(r, s.wrong)
			}
			if right += drawn; drawn > 0 {
				sum += drawn * right / (right + wrong)
			}
		}
		out[i] = sum / max(right, 1)
	}
	return out
}

// calibration counts a ranking by bins of the posterior.
func (r ranking) calibration() *calibration {
	c := &calibration{}
	for _, s := range r {
		c.add(float64(s.p), s.right)
	}
	return c
}

// claimedError is the expected calibration error over people for whom the posterior is a tenth or
// more: all bins but the first.
func (c *calibration) claimedError() float64 {
	over := *c
	over[0] = calibrationCount{}
	expected, _ := over.errors()
	return expected
}
