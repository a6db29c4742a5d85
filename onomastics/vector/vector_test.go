package vector

import (
	"math"
	"testing"
)

func TestExpAndLogAreRight(t *testing.T) {
	worst := 0.0
	for x := -86.9; x <= 0; x += 0.00037 {
		want := math.Exp(float64(float32(x)))
		worst = max(worst, math.Abs(float64(exp(float32(x)))/want-1))
	}
	if worst > 3e-7 {
		t.Errorf("exp is wrong by %.2g of its value", worst)
	}
	if exp(-1e30) != exp(leastExponent) {
		t.Error("exp of a large negative number is not the least")
	}
	worst = 0
	for x := 1e-37; x < 1e6; x *= 1.00071 {
		want := math.Log(float64(float32(x)))
		worst = max(worst, math.Abs(float64(log(float32(x)))-want)/max(1, math.Abs(want)))
	}
	if worst > 2e-7 {
		t.Errorf("log is wrong by %.2g", worst)
	}
}

func TestDivergenceOfEqualsIsNothing(t *testing.T) {
	var p, logQ V
	for i := range p {
		p[i], logQ[i] = 1.0/Width, log(1.0/Width)
	}
	if d := Divergence(&p, &logQ); d != 0 {
		t.Errorf("got %v", d)
	}
}

func TestLogAddKeepsWhatIsFarAbove(t *testing.T) {
	v := V{0: 10, 1: -10, 2: 0}
	LogAdd(&v, 0, 6)
	if v[0] != 10 || math.Abs(float64(v[1])-4.54e-5) > 1e-6 || math.Abs(float64(v[2])-math.Ln2) > 1e-6 {
		t.Errorf("got %v", v[:3])
	}
}

func BenchmarkExp(b *testing.B) {
	var v V
	for b.Loop() {
		Exp(&v, &v, 1)
	}
}

func BenchmarkDot(b *testing.B) {
	var x, y, z V
	for b.Loop() {
		Dot(&x, &y, &z)
	}
}

func BenchmarkLogAdd(b *testing.B) {
	var v V
	for b.Loop() {
		LogAdd(&v, -3, 6)
	}
}
