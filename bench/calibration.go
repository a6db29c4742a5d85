package bench

import "math"

// bins is how many bins of equal width a calibration has.
const bins = 10

func binOf(p float64) int { return min(int(p*bins), bins-1) }

// A CalibrationBin compares stated probability with accuracy among answers of like probability.
type CalibrationBin struct {
	From     float64  `json:"from"`
	Answers  int      `json:"answers"`
	Stated   float64  `json:"stated"`
	Accuracy float64  `json:"accuracy"`
	Interval Interval `json:"interval"`
}

// A calibration is what is counted of first answers, by bin.
type calibration [bins]calibrationCount

// A calibrationCount is the first answers of one bin.
type calibrationCount struct {
	answers, right int
	stated         float64
}

func (c *calibration) add(p float64, right bool) {
	b := &c[binOf(p)]
	b.answers++
	b.stated += p
	if right {
		b.right++
	}
}

func (c *calibration) table() []CalibrationBin {
	var out []CalibrationBin
	for i, b := range c {
		if b.answers > 0 {
			out = append(out, CalibrationBin{
				float64(i) / bins, b.answers, b.stated / float64(b.answers), share(b.right, b.answers), Wilson(b.right, b.answers),
			})
		}
	}
	return out
}

// errors returns the expected calibration error, the mean distance of stated probability and
// accuracy, and the noise: what it would be by chance alone if every probability were true.
func (c *calibration) errors() (expected, noise float64) {
	answers := 0
	for _, b := range c {
		answers += b.answers
	}
	for _, b := range c {
		if b.answers == 0 {
			continue
		}
		p := b.stated / float64(b.answers)
		expected += math.Abs(b.stated-float64(b.right)) / float64(answers)
		noise += math.Sqrt(2/math.Pi*float64(b.answers)*p*(1-p)) / float64(answers)
	}
	return expected, noise
}
