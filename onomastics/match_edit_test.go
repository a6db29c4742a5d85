package onomastics

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antzucaro/matchr"
)

// spelt is a name as matching compares it.
func spelt(name string) []sound {
	return appendTokenSounds(nil, AppendKey(nil, name, DefaultScheme(name, Country{})))
}

func TestDistanceOfTraditions(t *testing.T) {
	var e editor
	for _, c := range []struct {
		rule, a, b string
		most       float32
	}{
		{"doubled letters are one", "Hanna", "Hana", 0},
		{"the servant's article", "Abdulrahman", "Abdurrahman", 0},
		{"German sch and w", "Schwernik", "Shvernik", 0.2},
		{"velar kh and h", "Khakimov", "Hakimov", 0.3},
		{"Western Armenian stops", "Bedros", "Petros", 1.2},
		{"neighbours swapped", "Merkel", "Mekrel", 0.8},
		{"a vowel left out", "Mikheil", "Mikhil", 0.5},
	} {
		if d := e.distance(spelt(c.a), spelt(c.b), spelledCosts, 99); d > c.most {
			t.Errorf("%s: %s, %s: %.2f, want %.2f at most", c.rule, c.a, c.b, d, c.most)
		}
	}
}

// TestDistanceIsBounded compares the distance with the plain one of matchr, in which every change
// costs 1: none costs more than firstFactor here, and a limit changes nothing under it.
func TestDistanceIsBounded(t *testing.T) {
	var e editor
	r := rand.New(rand.NewPCG(7, 8))
	word := func() []sound {
		letters := make([]sound, 1+r.IntN(8))
		for i := range letters {
			letters[i] = "abkhsvwy"[r.IntN(8)] - 'a'
		}
		return letters
	}
	asLetters := func(s []sound) string {
		text := make([]byte, len(s))
		for i, x := range s {
			text[i] = x + 'a'
		}
		return string(text)
	}
	for range 20_000 {
		a, b := word(), word()
		d, back := e.distance(a, b, spelledCosts, 99), e.distance(b, a, spelledCosts, 99)
		if math.Abs(float64(d-back)) > 1e-5 {
			t.Fatalf("%s, %s: %.3f one way, %.3f the other", asLetters(a), asLetters(b), d, back)
		}
		if most := firstFactor * float32(matchr.OSA(asLetters(a), asLetters(b))); d > most+1e-5 {
			t.Fatalf("%s, %s: %.3f, want %.3f at most", asLetters(a), asLetters(b), d, most)
		}
		limit := r.Float32() * 3
		if limited := e.distance(a, b, spelledCosts, limit); d <= limit && limited != d || d > limit && limited <= limit {
			t.Fatalf("%s, %s: %.3f, limited to %.3f %.3f", asLetters(a), asLetters(b), d, limit, limited)
		}
	}
}

func TestSoundNames(t *testing.T) {
	if len(soundNames) != int(soundCount) || len(soundClasses) != int(soundCount) || len(otherClasses) != int(soundCount) {
		t.Errorf("%d sounds, %d names, %d and %d classes", soundCount, len(soundNames), len(soundClasses), len(otherClasses))
	}
}

// TestNicknameTable: every line has a language and two forms or more.
func TestNicknameTable(t *testing.T) {
	forms := readNicknames(nicknameTable)
	lines := map[uint16]int{}
	for key, list := range forms {
		if key == "" {
			t.Error("a form has no letters")
		}
		for _, f := range list {
			lines[f.line]++
		}
	}
	for line, count := range lines {
		if count < 2 {
			t.Errorf("line %d of the names, not counting comments, has one form", line+1)
		}
	}
	for _, c := range []struct {
		a, b string
		want float32
	}{
		{"aleksandr", "sasha", fullAndShort}, {"giorgi", "gia", fullAndShort}, {"bill", "billy", shortAndShort}, {"ivan", "juan", foreignForms}, {"ivan", "peter", 0},
	} {
		if got := relation(forms.forms([]byte(c.a)), forms.forms([]byte(c.b))); got != c.want {
			t.Errorf("%s, %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
