package onomastics

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func variantKey(name string) string {
	return string(AppendVariantKey(nil, name, DefaultScheme(name, Country{})))
}

func FuzzAppendVariantKey(f *testing.F) {
	for i, s := range []string{"Krikorian", "Шевченко", "Đorđević", "\xff", "ﬁ", "İ", "aЕ", "d'Ельцин", "Jean-Եղիշե", "О’Єгор", "Tchavtchavadzé"} {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, n uint8) {
		scheme := Scheme(n % uint8(schemeCount))
		key := AppendVariantKey([]byte("x"), s, scheme)[1:]
		for _, b := range key {
			if b < 'a' || b > 'z' {
				t.Fatalf("variant key of %q has %q", s, b)
			}
		}
		if again := AppendVariantKey(nil, string(key), NoScheme); string(again) != string(key) {
			t.Errorf("variant key of variant key of %q: %q, then %q", s, key, again)
		}
		if plain := AppendKey(nil, s, scheme); (len(plain) == 0) != (len(key) == 0) {
			t.Errorf("key of %q is %q, variant key %q", s, plain, key)
		}
	})
}

func BenchmarkAppendVariantKey(b *testing.B) {
	for _, c := range []struct{ script, name string }{
		{"ASCII", "Krikorian"}, {"ASCII long", "Chavchavadze"}, {"Latin", "Đorđević"}, {"Cyrillic", "Шевченко"}, {"Armenian", "Թումանյան"}, {"Georgian", "ჭავჭავაძე"},
	} {
		b.Run(c.script, func(b *testing.B) {
			b.ReportAllocs()
			buf := make([]byte, 0, 128)
			for b.Loop() {
				buf = AppendVariantKey(buf[:0], c.name, DefaultScheme(c.name, Country{}))
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
		})
	}
}

// TestVariantKeysOfKeys puts names together from letters and endings that rules are about.
func TestVariantKeysOfKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := strings.Fields("a b c d e f g h i j k l m n o p q r s t u v w x y z a e i o u y j s z c h sh ch tch sch dj dzh kh gh ts ou " +
		"ian yan jan ova ev in ina enko enka ić č š ž đ ə ü ğ ş ç ț ă ł ý ё ьє ու եան dze shvili oglu cu escu eanu anu sky skaya opoulou of ine ienė")
	failed := 0
	for range 300_000 {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		key := variantKey(b.String())
		if again := variantKey(key); again != key {
			t.Errorf("variant key of %s is %q, the key of that %q", b.String(), key, again)
			if failed++; failed > 20 {
				return
			}
		}
	}
}
