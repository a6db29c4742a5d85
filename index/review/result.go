package review

import (
	"diasmap/bench"
	"diasmap/index/member"
)

// A Result is what the decisions about a sample say of all of its frame.
type Result struct {
	Sample *Sample `json:"sample"`
	// Confirmed, Wrong, Unsure and Open part the members of the sample who are still there: Open are not decided.
	Confirmed int `json:"confirmed"`
	Wrong     int `json:"not_of_origin"`
	Unsure    int `json:"unsure"`
	Open      int `json:"open"`
	// Precision is the share of the confirmed among the decided, and Interval holds that of all with 95 % (Wilson).
	Precision float64        `json:"precision"`
	Interval  bench.Interval `json:"interval"`
	// Worst and Best are the precision if all who are unsure or open turned out wrong, or right.
	Worst float64 `json:"worst"`
	Best  float64 `json:"best"`
	// Target is the precision that a threshold is sought for. Recommended is the lowest with a precision that is at least so high
	// with 97.5 %, Likely the lowest whose measured precision is; 0 if there is none.
	Target      float64     `json:"target"`
	Recommended float64     `json:"recommended"`
	Likely      float64     `json:"likely"`
	Thresholds  []Threshold `json:"thresholds"`
}

// A Threshold is a least probability, and what it would do to the list.
type Threshold struct {
	Probability float64 `json:"probability"`
	// Members are those of the frame who are at or above it.
	Members   int            `json:"members"`
	Confirmed int            `json:"confirmed"`
	Wrong     int            `json:"not_of_origin"`
	Precision float64        `json:"precision"`
	Interval  bench.Interval `json:"interval"`
	// Kept is the share of the confirmed who are at or above it.
	Kept float64 `json:"kept"`
}

// thresholds are those that are tried.
var thresholds = []float64{0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99}

// leastDecided is how many decided members above a threshold it takes to recommend it.
const leastDecided = 20

// Result measures how right the members of a sample's frame are by what was decided about the sample. Target is the precision wanted.
func (d *Desk) Result(name string, target float64) (*Result, error) {
	s, members, err := d.Sampled(name)
	if err != nil {
		return nil, err
	}
	r := &Result{Sample: s, Target: target}
	for _, p := range thresholds {
		r.Thresholds = append(r.Thresholds, Threshold{Probability: p})
	}
	for _, m := range members {
		r.count(m)
	}
	err = d.Directory.Store().Each(func(m *member.Member) error {
		if s.has(m) {
			for i := range r.Thresholds {
				if m.Probability >= r.Thresholds[i].Probability {
					r.Thresholds[i].Members++
				}
			}
		}
		return nil
	})
	r.conclude()
	return r, err
}

func (r *Result) count(m *member.Member) {
	confirmed, wrong := 0, 0
	switch m.Review.Status {
	case member.Confirmed:
		confirmed = 1
	case member.NotOfOrigin:
		wrong = 1
	case member.Unsure:
		r.Unsure++
	default: // of who wants no contact nobody asks for the origin
		r.Open++
	}
	r.Confirmed, r.Wrong = r.Confirmed+confirmed, r.Wrong+wrong
	for i := range r.Thresholds {
		if t := &r.Thresholds[i]; m.Probability >= t.Probability {
			t.Confirmed, t.Wrong = t.Confirmed+confirmed, t.Wrong+wrong
		}
	}
}

func (r *Result) conclude() {
	decided := r.Confirmed + r.Wrong
	all := decided + r.Unsure + r.Open
	r.Precision, r.Interval = ratio(r.Confirmed, decided), bench.Wilson(r.Confirmed, decided)
	r.Worst, r.Best = ratio(r.Confirmed, all), ratio(r.Confirmed+r.Unsure+r.Open, all)
	for i := range r.Thresholds {
		t := &r.Thresholds[i]
		n := t.Confirmed + t.Wrong
		t.Precision, t.Interval, t.Kept = ratio(t.Confirmed, n), bench.Wilson(t.Confirmed, n), ratio(t.Confirmed, r.Confirmed)
		if n < leastDecided {
			continue
		}
		if r.Likely == 0 && t.Precision >= r.Target {
			r.Likely = t.Probability
		}
		if r.Recommended == 0 && t.Interval[0] >= r.Target {
			r.Recommended = t.Probability
		}
	}
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
