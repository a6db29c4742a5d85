package softmax

import (
	"bytes"
	"math"
	"testing"
)

// toy: feature 10 is of class 0, 20 of class 1, 30 of either.
func toy() []Example {
	var list []Example
	for range 20 {
		list = append(list,
			Example{Features: []Feature{10}, Shares: []Share{{0, 1}}, Weight: 1},
			Example{Features: []Feature{20, 30}, Shares: []Share{{1, 1}}, Weight: 1},
			Example{Features: []Feature{30}, Shares: []Share{{0, 0.5}, {1, 0.5}}, Weight: 1},
		)
	}
	return list
}

var toyParams = Params{Classes: 3, Epochs: 20, Rate: 1, Decay: 1e-3, Rarest: 2}

func open(t testing.TB, w *Weights) *Model {
	t.Helper()
	var sections []string
	for _, s := range w.Compile(0) {
		sections = append(sections, string(s))
	}
	m, err := Open(sections)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTrainedModelAnswers(t *testing.T) {
	m := open(t, Train(toy(), toyParams))
	scores := make([]float32, 3)
	for _, c := range []struct {
		features []Feature
		class    int
		least    float32
	}{{[]Feature{10}, 0, 0.9}, {[]Feature{20}, 1, 0.8}, {[]Feature{20, 30}, 1, 0.9}} {
		if m.Score(scores, c.features) != len(c.features) {
			t.Errorf("features %v are not all known", c.features)
		}
		Probabilities(scores)
		if scores[c.class] < c.least {
			t.Errorf("features %v are of class %d with %v", c.features, c.class, scores)
		}
	}
	if known := m.Score(scores, []Feature{99}); known != 0 {
		t.Errorf("an unknown feature is known")
	}
}

func TestTrainingIsRepeatable(t *testing.T) {
	a, b := Train(toy(), toyParams).Compile(0.1), Train(toy(), toyParams).Compile(0.1)
	for i := range a {
		if !bytes.Equal(a[i], b[i]) {
			t.Errorf("section %d differs", i)
		}
	}
}

func TestWholeIsBelieved(t *testing.T) {
	w := Train(toy(), toyParams)
	w.AddWhole(77, []float32{0, 0, 5}, 1e5)
	m := open(t, w)
	scores := make([]float32, 3)
	if !m.ScoreAlone(scores, 77) {
		t.Fatal("the whole is not known")
	}
	if Probabilities(scores); scores[2] < 0.99 {
		t.Errorf("the whole has class 2 with %v", scores)
	}
}

func TestProbabilitiesSumToOne(t *testing.T) {
	for _, scores := range [][]float32{{0, 0, 0}, {-100, 3, 2.5}, {1e4, -1e4, 0}, {5}} {
		Probabilities(scores)
		var sum float64
		for _, p := range scores {
			sum += float64(p)
		}
		if math.Abs(sum-1) > 1e-5 {
			t.Errorf("%v sum to %v", scores, sum)
		}
	}
}

func TestExp(t *testing.T) {
	for x := float32(0); x > -20; x -= 0.013 {
		if got, want := float64(exp(x)), math.Exp(float64(x)); math.Abs(got-want) > 3e-6*want+1e-9 {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, sections := range [][]string{nil, {"", "", ""}, {"abc", "", "12345678"}, {"12345678", "", "1"}} {
		if _, err := Open(sections); err == nil {
			t.Errorf("%q is opened", sections)
		}
	}
}
