package bench

import (
	"math"
	"testing"
)

func TestAveragePrecision(t *testing.T) {
	for _, c := range []struct {
		name string
		r    ranking
		want float64
	}{
		{"two of four", ranking{{0.9, true}, {0.8, false}, {0.7, true}, {0.1, false}}, (1 + 2.0/3) / 2},
		{"ties count as taken together, in whatever order", ranking{{0.9, true}, {0.9, false}, {0.1, false}}, 0.5},
		{"ties, the other order", ranking{{0.9, false}, {0.9, true}, {0.1, false}}, 0.5},
		{"nobody", nil, 0},
	} {
		if got := averagePrecision(c.r.steps()); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRecallAtPrecision(t *testing.T) {
	r := ranking{{0.9, true}, {0.8, true}, {0.7, true}, {0.6, false}, {0.5, true}, {0.4, false}, {0.3, false}, {0, true}}
	for _, c := range []struct{ precision, recall, threshold float64 }{
		{0.95, 3.0 / 5, 0.7}, {0.80, 4.0 / 5, 0.5}, {0.5, 4.0 / 5, 0.3}, // nobody is taken by a posterior of 0
	} {
		got := recallAt(r.steps(), c.precision)
		if math.Abs(got.Recall-c.recall) > 1e-9 || math.Abs(got.Threshold-c.threshold) > 1e-6 {
			t.Errorf("at %v: got %v from %v, want %v from %v", c.precision, got.Recall, got.Threshold, c.recall, c.threshold)
		}
	}
	if got := recallAt(ranking{{0.9, false}, {0.8, true}}.steps(), 0.95); got.Recall != 0 || got.Threshold != 1 {
		t.Errorf("no threshold keeps 0.95: got %+v", got)
	}
}

func TestCalibrationErrors(t *testing.T) {
	r := ranking{{0.95, true}, {0.95, false}, {0.05, false}, {0.05, false}}
	all, _ := r.calibration().errors()
	claimed := r.calibration().claimedError()
	if math.Abs(all-(0.9+0.1)/4) > 1e-6 || math.Abs(claimed-0.9/2) > 1e-6 {
		t.Errorf("got %v over all, %v over the claimed", all, claimed)
	}
	var c calibration
	for range 50 {
		c.add(0.75, true)
		c.add(0.75, true)
		c.add(0.75, true)
		c.add(0.75, false)
	}
	expected, noise := c.errors()
	if expected > 1e-9 || math.Abs(noise-math.Sqrt(2/math.Pi*200*0.75*0.25)/200) > 1e-9 {
		t.Errorf("calibrated answers: error %v, noise %v", expected, noise)
	}
}

func TestWilson(t *testing.T) {
	// Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
	for _, c := range []struct {
		hits, n   int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		got := Wilson(c.hits, c.n)
		if math.Abs(got[0]-c.low) > 1e-4 || math.Abs(got[1]-c.high) > 1e-4 {
			t.Errorf("%d of %d: got %v, want %v–%v", c.hits, c.n, got, c.low, c.high)
		}
	}
}

func TestResampledIntervalHoldsTheValue(t *testing.T) {
	var r ranking
	for i := range 400 {
		r = append(r, scored{1 - float32(i)/400, i%7 == 0 || i < 60})
	}
	steps := r.steps()
	got := percentiles(resampleAverages(steps, newResampler()))
	want := averagePrecision(steps)
	if got[0] >= want || got[1] <= want || got[1]-got[0] > 0.25 {
		t.Errorf("interval %v of %v", got, want)
	}
	if again := percentiles(resampleAverages(steps, newResampler())); again != got {
		t.Errorf("%v, then %v: chance is not the same in each run", got, again)
	}
}
