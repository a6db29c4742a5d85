package onomastics

import (
	"encoding/binary"
	"errors"
	"testing"

	"diasmap/envelope"
)

// smallLexicon knows a few names of four countries.
func smallLexicon(t testing.TB) []byte {
	t.Helper()
	b, err := NewLexiconBuilder([]CountryEntry{
		{Code: MustParseCountry("GE"), Name: "Georgia", Adjective: "Georgian", Population: 3_700_000},
		{Code: MustParseCountry("AM"), Name: "Armenia", Adjective: "Armenian", Population: 2_900_000},
		{Code: MustParseCountry("FR"), Name: "France", Adjective: "French", Population: 65_000_000},
		{Code: MustParseCountry("US"), Name: "United States", Adjective: "American", Population: 330_000_000},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []struct {
		table   Table
		name    string
		country string
		share   float64
	}{
		{FamilyTable, "Krikorian", "AM", 0.002}, {FamilyTable, "Smith", "US", 0.008}, {FamilyTable, "Kapanadze", "GE", 0.003},
		{FamilyTable, "Martin", "FR", 0.004}, {FamilyTable, "Martin", "US", 0.002},
		{GivenTable, "Giorgi", "GE", 0.05}, {GivenTable, "Anahit", "AM", 0.02}, {GivenTable, "Martin", "FR", 0.004},
		{GivenTable, "John", "US", 0.03}, {GivenTable, "Jean", "FR", 0.03}, {PatronymicTable, "Levonovich", "AM", 0.001},
	} {
		if err := b.AddName(n.table, AppendKey(nil, n.name, NoScheme), MustParseCountry(n.country), n.share); err != nil {
			t.Fatal(err)
		}
	}
	for _, country := range []string{"AM", "FR", "GE", "US"} {
		b.SetForms(FamilyAffixTable, MustParseCountry(country), 1000)
		b.SetForms(GivenAffixTable, MustParseCountry(country), 500)
	}
	for _, a := range []struct {
		affix, country string
		forms          float64
	}{{"-n", "AM", 900}, {"-an", "AM", 890}, {"-ian", "AM", 400}, {"-e", "GE", 500}, {"-ze", "GE", 480}, {"-dze", "GE", 470}, {"-ze", "FR", 90}, {"-n", "FR", 150}, {"-e", "FR", 200}, {"-n", "US", 200}} {
		if err := b.AddAffix(FamilyAffixTable, a.affix, MustParseCountry(a.country), a.forms); err != nil {
			t.Fatal(err)
		}
	}
	b.AddLetters(MustParseCountry("FR"), "Béraud")
	b.AddHost(MustParseCountry("US"), MustParseCountry("AM"), 90_000)
	return b.Build([digestSize]byte{1, 2, 3})
}

func TestLexiconAnswersWhatWasAdded(t *testing.T) {
	l, err := OpenLexicon(smallLexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(l.Countries()); got != 4 {
		t.Errorf("%d countries, want 4", got)
	}
	bearings := l.Bearings(nil, FamilyTable, []byte("martin"))
	if len(bearings) != 2 || bearings[0].Country.String() != "FR" || bearings[1].Country.String() != "US" {
		t.Fatalf("bearings of Martin: %v, want FR and US", bearings)
	}
	const step = 1.1 // shares are stored in steps of 9 %
	if s := bearings[0].Share; s > 0.004*step || s < 0.004/step {
		t.Errorf("share of Martin in France: %g, want about 0.004", s)
	}
	if got := l.Bearings(nil, FamilyTable, []byte("nobody")); len(got) != 0 {
		t.Errorf("bearings of a name nobody has: %v", got)
	}
	if got := l.Digest()[:6]; got != "010203" {
		t.Errorf("digest begins %s, want 010203", got)
	}
}

func TestBuildDoesNotDependOnOrder(t *testing.T) {
	build := func(names ...string) string {
		b, err := NewLexiconBuilder([]CountryEntry{{Code: MustParseCountry("AM")}, {Code: MustParseCountry("GE")}})
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			if err := b.AddName(FamilyTable, []byte(n), MustParseCountry("AM"), 0.01); err != nil {
				t.Fatal(err)
			}
		}
		return string(b.Build([digestSize]byte{}))
	}
	if build("petrosyan", "krikorian", "abgaryan") != build("abgaryan", "petrosyan", "krikorian") {
		t.Error("the same names in another order give another file")
	}
}

func TestDamagedLexiconsAreRefused(t *testing.T) {
	whole := smallLexicon(t)
	reseal := func(b []byte) []byte {
		binary.LittleEndian.PutUint32(b[len(b)-4:], envelope.Checksum(b[:len(b)-4]))
		return b
	}
	for _, c := range []struct {
		damage string
		change func(b []byte) []byte
		want   error
	}{
		{"nothing there", func([]byte) []byte { return nil }, ErrLexiconMagic},
		{"another file", func([]byte) []byte { return make([]byte, 500) }, ErrLexiconMagic},
		{"another version", func(b []byte) []byte { b[8] = 99; return reseal(b) }, ErrLexiconVersion},
		{"cut short", func(b []byte) []byte { return b[:len(b)-10] }, ErrLexiconChecksum},
		{"a byte changed", func(b []byte) []byte { b[len(b)/2]++; return b }, ErrLexiconChecksum},
		{"digest changed", func(b []byte) []byte { b[len(b)-envelope.FooterSize]++; return b }, ErrLexiconChecksum},
		{"a section outside", func(b []byte) []byte { b[envelope.HeaderSize+8+5] = 1; return reseal(b) }, ErrLexiconFormat},
		{"too many sections", func(b []byte) []byte { b[13] = 200; return reseal(b) }, ErrLexiconFormat},
	} {
		if _, err := OpenLexicon(c.change(append([]byte(nil), whole...))); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.damage, err, c.want)
		}
	}
}

func TestAddNameRefusesNonsense(t *testing.T) {
	b, err := NewLexiconBuilder([]CountryEntry{{Code: MustParseCountry("AM")}})
	if err != nil {
		t.Fatal(err)
	}
	am, ge := MustParseCountry("AM"), MustParseCountry("GE")
	for _, c := range []struct {
		fault string
		err   error
	}{
		{"country not in the lexicon", b.AddName(FamilyTable, []byte("a"), ge, 0.1)},
		{"share of 0", b.AddName(FamilyTable, []byte("a"), am, 0)},
		{"share above 1", b.AddName(FamilyTable, []byte("a"), am, 2)},
		{"no key", b.AddName(FamilyTable, nil, am, 0.1)},
		{"key too long", b.AddName(FamilyTable, make([]byte, 65), am, 0.1)},
		{"no table of names", b.AddName(LetterTable, []byte("a"), am, 0.1)},
		{"no table of affixes", b.AddAffix(FamilyTable, "-a", am, 1)},
	} {
		if c.err == nil {
			t.Errorf("%s: taken", c.fault)
		}
	}
}

// FuzzOpenLexicon: whatever the bytes are, opening and classifying do not panic.
func FuzzOpenLexicon(f *testing.F) {
	whole := smallLexicon(f)
	f.Add(uint32(100), byte(1), uint32(200), byte(7))
	f.Add(uint32(len(whole)/2), byte(255), uint32(30), byte(0))
	f.Fuzz(func(t *testing.T, at uint32, value byte, at2 uint32, value2 byte) {
		b := append([]byte(nil), whole...)
		b[int(at)%len(b)] = value
		b[int(at2)%len(b)] = value2
		binary.LittleEndian.PutUint32(b[len(b)-4:], envelope.Checksum(b[:len(b)-4]))
		l, err := OpenLexicon(b)
		if err != nil {
			return
		}
		c, err := NewClassifier(DefaultParams(), l)
		if err != nil {
			return
		}
		w := c.NewWorker(Policy{})
		for _, name := range []string{"Anahit Krikorian", "Martin", "Иван Левонович Мартин", "Béraud"} {
			w.Classify(Person{Full: name})
		}
	})
}
