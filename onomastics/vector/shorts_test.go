package vector

import (
	"math"
	"testing"
)

func TestPowerIsRight(t *testing.T) {
	worst := 0.0
	for x := -119.9; x <= 0; x += 0.00037 {
		worst = max(worst, math.Abs(float64(power(float32(x)))/math.Exp2(float64(float32(x)))-1))
	}
	if worst > 4e-6 {
		t.Errorf("power is wrong by %.2g of its value", worst)
	}
}

func TestMixIsNearlyTheLogOfTheSum(t *testing.T) {
	var v, got Shorts
	for i := range v {
		v[i] = int16((i - 128) * 20)
	}
	v[0] = math.MinInt16
	const taken = -100
	MixShorts(&got, &v, taken)
	for i := range v {
		x, y := float64(v[i])/StepsPerNat, taken/float64(StepsPerNat)
		want := max(x, y) + math.Log1p(math.Exp(-math.Abs(x-y)))
		if math.Abs(float64(got[i])/StepsPerNat-want) > 0.015+0.5/StepsPerNat {
			t.Errorf("%.3f and %.3f make %.3f, want %.3f", x, y, float64(got[i])/StepsPerNat, want)
		}
	}
}

func TestPackPutsTheLargestAtNothing(t *testing.T) {
	wholes, plus, got := Wholes{3: 90_000, 4: 89_990, 5: -90_000}, Shorts{4: 7}, Shorts{}
	Pack(&got, &wholes, 16, &plus)
	if got[3] != 0 || got[4] != -153 || got[5] != math.MinInt16 {
		t.Errorf("got %v", got[3:6])
	}
}

// Sums of more rows than 16 bits hold are right too.
func TestManyRowsAreAdded(t *testing.T) {
	row := Codes{0: math.MinInt8, Width - 1: math.MaxInt8}
	rows := make([]*Codes, 1000)
	for i := range rows {
		rows[i] = &row
	}
	sums := Wholes{1: 5}
	AddRows(&sums, rows)
	if sums[0] != 1000*math.MinInt8 || sums[1] != 5 || sums[Width-1] != 1000*math.MaxInt8 {
		t.Errorf("got %d, %d, %d", sums[0], sums[1], sums[Width-1])
	}
}

func TestHalvesComeBackNearly(t *testing.T) {
	var v, back V
	for i := range v {
		v[i] = float32(math.Exp(float64(i)/3 - 40))
	}
	var h Halves
	Halve(&h, &v)
	Widen(&back, &h)
	for i := range v {
		if math.Abs(float64(back[i]/v[i])-1) > 1.0/256 {
			t.Errorf("%v comes back as %v", v[i], back[i])
		}
	}
}
