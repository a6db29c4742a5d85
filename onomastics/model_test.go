package onomastics

import (
	"errors"
	"math"
	"testing"

	"diasmap/onomastics/vector"
)

// testWeights are weights of two countries in which family names with an «x» are Armenian and given
// names with one Georgian.
func testWeights() *ModelWeights {
	am, ge := MustParseCountry("AM"), MustParseCountry("GE")
	w := &ModelWeights{Classes: []Country{am, ge}}
	half := float32(math.Log(0.5))
	for setting := range w.Settings {
		s := &w.Settings[setting]
		s.Bias, s.LogPi = []float32{half, half}, []float32{half, half}
		for i := range s.Bags {
			x := &Bag{}
			x.addGrams(gramSalt, []byte("x"))
			s.Bags[i].Rarity = make([]float32, RarityCount)
			s.Bags[i].Rarity[5] = 2
			s.Bags[i].Grams = []GramWeights{{Gram: x.Grams[0], Classes: []uint8{uint8(i)}, Weights: []float32{3 + float32(setting)}}}
		}
	}
	return w
}

func testModel(t testing.TB) *Model {
	t.Helper()
	m, err := OpenModel(testWeights().Build([digestSize]byte{1, 2, 3}))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestModelAnswersWhatWasLearned(t *testing.T) {
	m := testModel(t)
	if m.Grams(Anywhere, FamilyBag) != 1 || m.Grams(InHost, GivenBag) != 1 || len(m.Classes()) != 2 {
		t.Fatalf("%d and %d grams, classes %v", m.Grams(Anywhere, FamilyBag), m.Grams(InHost, GivenBag), m.Classes())
	}
	f := func(setting Setting, kind BagKind, key string, want0, want1 int32) {
		t.Helper()
		b := &Bag{}
		b.addGrams(gramSalt, []byte(key))
		got := m.settings[setting].bags[kind].sums(&gramScratch{}, b)
		if got[0] != want0*weightStepsPerNat || got[1] != want1*weightStepsPerNat {
			t.Errorf("%s: got %v, want %v and %v nats", key, got[:2], want0, want1)
		}
	}
	f(Anywhere, FamilyBag, "x", 3, 0)
	f(Anywhere, GivenBag, "x", 0, 3)
	f(InHost, FamilyBag, "x", 4, 0)
	f(Anywhere, FamilyBag, "abc", 0, 0)
}

func TestWeightsAreStoredWithinHalfAStep(t *testing.T) {
	for w := float32(-6); w <= 6; w += 0.0137 {
		if got := weightOf(encodeWeight(w)); math.Abs(float64(got-w)) > 0.5/weightStepsPerNat+1e-5 {
			t.Fatalf("weight %v comes back as %v", w, got)
		}
	}
}

func TestGramsThatShareASlotAreAllFound(t *testing.T) {
	var grams []GramWeights
	for i := range uint32(100) {
		grams = append(grams, GramWeights{Gram: i << 20, Classes: []uint8{0}, Weights: []float32{float32(i) / 20}})
	}
	table, err := openGrams(buildGrams(&[settings][]GramWeights{grams, grams[:50]}), 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range grams {
		var sums vector.Wholes
		if table.add(&sums, table.look(nil, []uint32{g.Gram})); sums[0] != int32(i) {
			t.Fatalf("gram %d weighs %d", i, sums[0])
		}
	}
	if len(table.look(nil, []uint32{7})) > 0 {
		t.Error("an unknown gram has weights")
	}
}

func TestDamagedModelsAreRefused(t *testing.T) {
	whole := testWeights().Build([digestSize]byte{})
	f := func(what string, want error, change func(data []byte) []byte) {
		t.Helper()
		if _, err := OpenModel(change(append([]byte(nil), whole...))); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", what, err, want)
		}
	}
	f("empty", ErrModelMagic, func([]byte) []byte { return nil })
	f("a lexicon", ErrModelMagic, func(d []byte) []byte { copy(d, lexiconMagic); return d })
	f("another version", ErrModelVersion, func(d []byte) []byte { d[8]++; return d })
	f("cut short", ErrModelChecksum, func(d []byte) []byte { return d[:len(d)-5] })
	f("one bit", ErrModelChecksum, func(d []byte) []byte { d[len(d)/2] ^= 1; return d })
}

func TestRecordsOutsideTheTableAreRefused(t *testing.T) {
	section := buildGrams(&[settings][]GramWeights{{{Gram: 1, Classes: []uint8{0, 1}, Weights: []float32{1, 1}}}})
	if _, err := openGrams(section[:len(section)-1], 2); !errors.Is(err, ErrModelFormat) {
		t.Errorf("a record cut short: got %v", err)
	}
	if _, err := openGrams(section, 1); !errors.Is(err, ErrModelFormat) {
		t.Errorf("a class that is not there: got %v", err)
	}
}

func FuzzOpenGrams(f *testing.F) {
	f.Add(buildGrams(&[settings][]GramWeights{{{Gram: 1, Classes: []uint8{0}, Weights: []float32{1}}}}), uint32(1))
	f.Fuzz(func(_ *testing.T, section []byte, gram uint32) {
		if table, err := openGrams(section, 3); err == nil {
			table.add(new(vector.Wholes), table.look(nil, []uint32{gram}))
		}
	})
}
