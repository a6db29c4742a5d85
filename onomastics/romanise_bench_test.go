package onomastics

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// benchmarkNames are names of common length in the scripts the program meets most.
var benchmarkNames = []struct{ script, name string }{
	{"Latin", "Đorđević"}, {"Cyrillic", "Шевченко"}, {"Armenian", "Թումանյան"}, {"Georgian", "ჭავჭავაძე"}, {"Greek", "Παπαδόπουλος"},
}

func BenchmarkAppendRomanised(b *testing.B) {
	for _, c := range benchmarkNames {
		b.Run(c.script, func(b *testing.B) {
			b.ReportAllocs()
			scheme := DefaultScheme(c.name, Country{})
			buf := make([]byte, 0, 128)
			for b.Loop() {
				buf = AppendRomanised(buf[:0], c.name, scheme)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
		})
	}
}

// BenchmarkNameToKey goes the whole way of a full name: normalise, parse, choose a scheme, romanise
// and key each part. NFKD is the yardstick: decomposing the name alone.
func BenchmarkNameToKey(b *testing.B) {
	for _, c := range []struct{ script, name string }{
		{"ASCII", "Anahit Krikorian"}, {"Latin", "Jovan Đorđević"}, {"Cyrillic", "Тарас Шевченко"}, {"Armenian", "Հովհաննես Թումանյան"}, {"Georgian", "ილია ჭავჭავაძე"},
	} {
		b.Run(c.script, func(b *testing.B) {
			b.ReportAllocs()
			var name Name
			text, key := make([]byte, 0, 256), make([]byte, 0, 256)
			for b.Loop() {
				text = AppendNormalised(text[:0], c.name)
				name.Reset()
				ParseName(&name, c.name)
				scheme := DefaultScheme(c.name, Country{})
				for _, p := range name.Parts {
					key = AppendKey(key[:0], p.Text, scheme)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
		})
		b.Run(c.script+"NFKD", func(b *testing.B) {
			b.ReportAllocs()
			buf := make([]byte, 0, 512)
			for b.Loop() {
				buf = norm.NFKD.AppendString(buf[:0], c.name)
			}
		})
	}
}
