package vector

import (
	"math"
	"math/rand/v2"
	"testing"
)

// random fills a vector with numbers of all sizes within ±most.
func random(r *rand.Rand, most float64) *V {
	var v V
	for i := range v {
		v[i] = float32((2*r.Float64() - 1) * math.Pow(most, 2*r.Float64()-1))
	}
	return &v
}

func same(t *testing.T, what string, fast, plain *V) {
	t.Helper()
	for i := range fast {
		if math.Float32bits(fast[i]) != math.Float32bits(plain[i]) {
			t.Fatalf("%s: class %d is %v, plainly %v", what, i, fast[i], plain[i])
		}
	}
}

func sameSum(t *testing.T, what string, fast, plain float32) {
	t.Helper()
	if math.Float32bits(fast) != math.Float32bits(plain) {
		t.Fatalf("%s: %v, plainly %v", what, fast, plain)
	}
}

func TestAcceleratedOperationsGiveTheBitsOfPlainOnes(t *testing.T) {
	if !accelerated {
		t.Skip("the processor has no AVX2")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, b, c := random(r, 60), random(r, 20), random(r, 20)
		k := float32(r.NormFloat64())
		var x, y V
		sumAVX2(&x, a, []*V{b, c})
		sumPlain(&y, a, []*V{b, c})
		same(t, "Sum", &x, &y)
		sumAVX2(&x, a, nil)
		same(t, "Sum of nothing", &x, a)
		x, y = *a, *a
		sameSum(t, "Scale", scaleAVX2(&x, k), scalePlain(&y, k))
		same(t, "Scale", &x, &y)
		top := topsPlain(a)
		sameSum(t, "Exp", expAVX2(&x, a, top[0]+60), expPlain(&y, a, top[0]+60))
		same(t, "Exp", &x, &y)
		var logQ V
		for i := range logQ {
			logQ[i] = -a[i] * a[i]
		}
		sameSum(t, "Divergence", divergenceAVX2(&x, &logQ), divergencePlain(&x, &logQ))
		scaleAddAVX2(&x, a, k, b)
		scaleAddPlain(&y, a, k, b)
		same(t, "ScaleAdd", &x, &y)
		mulAVX2(&x, a, b)
		mulPlain(&y, a, b)
		same(t, "Mul", &x, &y)
		sameSum(t, "Dot", dotAVX2(a, b, c), dotPlain(a, b, c))
		x, y = *a, *a
		logAddAVX2(&x, k, 6)
		logAddPlain(&y, k, 6)
		same(t, "LogAdd", &x, &y)
		var codes Codes
		for i := range codes {
			codes[i] = int8(r.IntN(256) - 128)
		}
		addCodesAVX2(&x, k, &codes)
		addCodesPlain(&y, k, &codes)
		same(t, "AddCodes", &x, &y)
		var wholes Wholes
		for i := range wholes {
			wholes[i] = int32(r.IntN(20_000) - 10_000)
		}
		addScaledAVX2(&x, k, b, 0.3)
		addScaledPlain(&y, k, b, 0.3)
		same(t, "AddScaled", &x, &y)
		blendAVX2(&x, a, b, c)
		blendPlain(&y, a, b, c)
		same(t, "Blend", &x, &y)
		records := make([]byte, 4000)
		var refs []uint32
		for at := 0; at < 3000; {
			n := r.IntN(12)
			records[at] = byte(n)
			for i := range 2 * n {
				records[at+1+i] = byte(r.IntN(256))
			}
			refs = append(refs, uint32(at)+1)
			at += 1 + 2*n
		}
		moreWholes := wholes
		addWeightsAVX2(&wholes, &records[0], refs)
		if addWeightsPlain(&moreWholes, records, refs); wholes != moreWholes {
			t.Fatal("AddWeights")
		}
		rows := make([]*Codes, r.IntN(12))
		for i := range rows {
			rows[i] = new(Codes)
			for class := range rows[i] {
				rows[i][class] = int8(r.IntN(256) - 128)
			}
		}
		addRowsAVX2(&wholes, rows)
		if addRowsPlain(&moreWholes, rows); wholes != moreWholes {
			t.Fatal("AddRows")
		}
		var fast [8]float32
		if topsAVX2(&fast, a); fast != topsPlain(a) {
			t.Fatal("Tops")
		}
		var set Set
		if aboveAVX2(&set, a, a[7]); set != abovePlain(a, a[7]) {
			t.Fatal("Above")
		}
	}
}

func TestAcceleratedShortsArePlainOnes(t *testing.T) {
	if !accelerated {
		t.Skip("the processor has no AVX2")
	}
	r := rand.New(rand.NewPCG(3, 4))
	shorts := func() *Shorts {
		var s Shorts
		for i := range s {
			s[i] = int16(r.IntN(1<<16) - 1<<15)
			if r.IntN(2) == 0 {
				s[i] /= 16
			}
		}
		return &s
	}
	equal := func(what string, fast, plain *Shorts) {
		t.Helper()
		if *fast != *plain {
			t.Fatalf("%s: %v, plainly %v", what, fast, plain)
		}
	}
	for range 2000 {
		a, b, c := shorts(), shorts(), shorts()
		k := int16(r.IntN(1<<16) - 1<<15)
		var x, y Shorts
		top := sumShortsAVX2(&x, a, []*Shorts{b, c})
		if want := sumShortsPlain(&y, a, []*Shorts{b, c}); top != want {
			t.Fatalf("SumShorts: top %d, plainly %d", top, want)
		}
		equal("SumShorts", &x, &y)
		mixShortsAVX2(&x, a, k)
		mixShortsPlain(&y, a, k)
		equal("MixShorts", &x, &y)
		var codes Codes
		var wholes Wholes
		for i := range codes {
			codes[i], wholes[i] = int8(r.IntN(256)-128), int32(r.IntN(20_000)-10_000)
		}
		x, y = *a, *a
		stretchAVX2(&x, k, &codes)
		stretchPlain(&y, k, &codes)
		equal("Stretch", &x, &y)
		packAVX2(&x, &wholes, 16, b)
		packPlain(&y, &wholes, 16, b)
		equal("Pack", &x, &y)
		var p, q V
		sameSum(t, "PowerShorts", powerShortsAVX2(&p, a, int32(top), 0.004), powerShortsPlain(&q, a, int32(top), 0.004))
		same(t, "PowerShorts", &p, &q)
		var two [2][2]Halves
		for i := range two {
			for k := range two[i] {
				v := random(r, 60)
				for j := range v {
					v[j] = max(v[j], -v[j])
				}
				var plain Halves
				halveAVX2(&two[i][k], v)
				if halvePlain(&plain, v); plain != two[i][k] {
					t.Fatal("Halve")
				}
				widenAVX2(&p, &plain)
				widenPlain(&q, &plain)
				same(t, "Widen", &p, &q)
			}
		}
		prior := random(r, 3)
		ab, ba := crossAVX2(prior, &two[0], &two[1])
		wantAB, wantBA := crossPlain(prior, &two[0], &two[1])
		sameSum(t, "Cross", ab, wantAB)
		sameSum(t, "Cross", ba, wantBA)
	}
}
