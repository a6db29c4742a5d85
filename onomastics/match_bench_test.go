package onomastics_test

import (
	"testing"

	"diasmap/onomastics"
)

// matchedPairs are pairs of each kind of work: equal, near, far, native script, many tokens.
var matchedPairs = [][2]string{
	{"Vladimir Putin", "Vladimir Potanin"},
	{"Mikhail Gorbachev", "Gorbatschow, Michail"},
	{"Sasha Petrosyan", "Aleksandr Bedrosian"},
	{"Angela Merkel", "Angela Merkel"},
	{"Margaret Thatcher", "Nelson Mandela"},
	{"Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi"},
	{"Тарас Шевченко", "Taras Shevchenko"},
	{"Gabriel José García Márquez", "Gabriel García Márquez"},
}

func TestMatchAllocatesOnceAtMost(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	for _, p := range matchedPairs {
		m.Match(p[0], p[1])
		if n := testing.AllocsPerRun(100, func() { m.Match(p[0], p[1]) }); n > 1 {
			t.Errorf("%s, %s: allocates %.0f times", p[0], p[1], n)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	m := onomastics.NewMatcher(embedded(b))
	for _, p := range matchedPairs {
		b.Run(p[0]+", "+p[1], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.Match(p[0], p[1])
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
		})
	}
}

// BenchmarkMatchPairs matches the labelled pairs in turn: the mean over all kinds of work.
func BenchmarkMatchPairs(b *testing.B) {
	m := onomastics.NewMatcher(embedded(b))
	pairs := readMatchPairs(b)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		m.Match(pairs[i].a, pairs[i].b)
		i = (i + 1) % len(pairs)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
}
