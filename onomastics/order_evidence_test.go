package onomastics

import (
	"strings"
	"testing"
)

func TestLexiconsDecideTheOrder(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	for _, c := range []struct {
		rule, name, want string
		order            Order
	}{
		{"both words listed", "Kapanadze Giorgi", "Kapanadze:f|Giorgi:g", LexiconFamilyFirst},
		{"both words listed, given first", "Giorgi Kapanadze", "Giorgi:g|Kapanadze:f", LexiconGivenFirst},
		{"an ending of family names", "Lomidze Giorgi", "Lomidze:f|Giorgi:g", LexiconFamilyFirst},
		{"a particle goes with the word after it", "van Krikorian John", "van:x|Krikorian:f|John:g", LexiconFamilyFirst},
		{"an initial stands by the given name", "Smith John F.", "Smith:f|John:g|F.:i", LexiconFamilyFirst},
		{"a suffix stands behind the family name", "Martin Jr John", "Martin:f|Jr:s|John:g", LexiconFamilyFirst},
		{"two syllables are a given name", "Smith Jong-un", "Smith:f|Jong-un:g", LexiconFamilyFirst},
		{"a family name in brackets was borne before", "John Smith (Krikorian)", "John:g|Smith:f|Krikorian:b", LexiconGivenFirst},
		{"a given name in brackets is a nickname", "Martin Smith (John)", "Martin:g|Smith:f|John:k", LexiconGivenFirst},
		{"in quotes it is a nickname whatever it is", `John Smith "Krikorian"`, "John:g|Smith:f|Krikorian:k", LexiconGivenFirst},
		{"a comma is not asked about", "John, Smith", "John:f|Smith:g", CommaFirst},
		{"one name has no order", "Giorgi", "Giorgi:f", Mononym},
	} {
		n := w.Parse(c.name)
		if got := inShort(n); got != c.want || n.Order != c.order {
			t.Errorf("%s: %s is %s, %v", c.rule, c.name, got, n.Order)
		}
		if n.OrderConfidence <= 0.5 || n.OrderConfidence > 1 {
			t.Errorf("%s: confidence %v", c.rule, n.OrderConfidence)
		}
	}
}

func TestAssumedOrderHasItsConfidence(t *testing.T) {
	var n Name
	for name, want := range map[string]float32{"Giorgi Kapanadze": AssumedOrder, "Kapanadze, Giorgi": 1, "Giorgi": 1, "GIORGI Kapanadze": 1} {
		if ParseName(&n, name); n.OrderConfidence != want {
			t.Errorf("%s: confidence %v, want %v", name, n.OrderConfidence, want)
		}
	}
}

func TestLongNamesKeepTheAssumedOrder(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	n := w.Parse(strings.Repeat("Kapanadze ", mostOrderWords) + "Giorgi")
	if n.Order != GivenFirst || n.OrderConfidence != AssumedOrder {
		t.Errorf("%v with %v", n.Order, n.OrderConfidence)
	}
}

func TestWorkerParseDoesNotAllocate(t *testing.T) {
	w := smallClassifier(t).NewWorker(Policy{})
	w.Parse("Kapanadze Giorgi")
	if n := testing.AllocsPerRun(100, func() { w.Parse("Kapanadze Giorgi van Krikorian") }); n > 0 {
		t.Errorf("allocates %.0f times", n)
	}
}

func TestShapesSumToOne(t *testing.T) {
	for country, h := range habitsByCountry {
		for words := 3; words <= mostOrderWords; words++ {
			sum, shares := 0.0, h.shapes()
			for family := 1; family < words; family++ {
				if shape := shapeOf(words, family); shape == tripleOfFour {
					sum += shares[shape] / float64(words-3)
				} else {
					sum += shares[shape]
				}
			}
			if sum < 0.97 || sum > 1.0001 {
				t.Errorf("%s: shapes of %d words sum to %v", country, words, sum)
			}
		}
	}
	if len(habitsByCountry) < 100 || habitsOf(Country{}) != usualHabits {
		t.Errorf("%d countries with habits", len(habitsByCountry))
	}
}

func TestLetterOdds(t *testing.T) {
	odds, ok := openLetterOdds(orderLettersFile)
	if !ok {
		t.Fatal("the built-in weights do not open")
	}
	for key, family := range map[string]bool{"papadopoulos": true, "hovhannisyan": true, "kovalenko": true, "vladimir": false, "elisabeth": false, "giovanni": false} {
		if got := odds.of([]byte(key)); got > 0 != family {
			t.Errorf("%s: log-odds %.2f of a family name", key, got)
		}
	}
	for _, damaged := range [][]byte{nil, orderLettersFile[1:], append([]byte("X"), orderLettersFile[1:]...), append(orderLettersFile[:len(orderLettersFile)-1:len(orderLettersFile)-1], orderLettersFile[len(orderLettersFile)-1]^1)} {
		if _, ok := openLetterOdds(damaged); ok {
			t.Error("damaged weights open")
		}
	}
}

func TestLettersAreLearnt(t *testing.T) {
	f := NewLettersFit()
	for _, name := range []string{"Kapanadze", "Lomidze", "Beridze", "Chavchavadze", "Gelovani", "Kiknadze"} {
		f.Add(AppendKey(nil, name, NoScheme), true)
	}
	for _, name := range []string{"Giorgi", "Ilia", "Nino", "Tamar", "Davit", "Levan"} {
		f.Add(AppendKey(nil, name, NoScheme), false)
	}
	odds, ok := openLetterOdds(f.Fit())
	if !ok || odds.of([]byte("gogoladze")) < 1 || odds.of([]byte("giorgi")) > 0 {
		t.Errorf("gogoladze %.2f, giorgi %.2f", odds.of([]byte("gogoladze")), odds.of([]byte("giorgi")))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "Kapanadze Giorgi", "van", "van der", "a b c d e f g h i j", "\xff x", "毛 泽东 van", "Ab-cd -", "Иван Иванов", "J. K. L"} {
		f.Add(s)
	}
	w := smallClassifier(f).NewWorker(Policy{})
	f.Fuzz(func(t *testing.T, s string) {
		n := w.Parse(s)
		if utf8Valid := string(AppendNormalised(nil, s)); len(utf8Valid) <= MaxNameLength {
			checkCover(t, n, w.answer.Text)
		}
		if n.OrderConfidence < 0 || n.OrderConfidence > 1 {
			t.Errorf("%q: confidence %v", s, n.OrderConfidence)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	w := smallClassifier(b).NewWorker(Policy{})
	names := []string{"Anahit Krikorian", "Kapanadze Giorgi", "John Martin Smith", "Teun van der Vorm"}
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range names {
			w.Parse(s)
		}
	}
	b.ReportMetric(float64(len(names)*b.N)/b.Elapsed().Seconds(), "names/s")
}
