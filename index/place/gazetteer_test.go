package place

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"os"
	"slices"
	"testing"

	"diasmap/envelope"
	"diasmap/onomastics"
)

func smallBuilder(t testing.TB, reversed bool) *Builder {
	b := NewBuilder()
	places := []PlaceEntry{
		{ID: 616052, Name: "Yerevan", Others: []string{"Ереван", "Երևան", "EVN"}, Lat: 40.18111, Lon: 44.51361, Country: onomastics.MustParseCountry("AM"), Region: "11", Feature: "PPLC", Population: 1093485, Fame: 90},
		{ID: 616635, Name: "Gyumri", Others: []string{"Leninakan"}, Lat: 40.7942, Lon: 43.84528, Country: onomastics.MustParseCountry("AM"), Region: "07", Feature: "PPLA", Population: 148381, Fame: 40},
		{ID: 611717, Name: "Tbilisi", Others: []string{"Тбилиси"}, Lat: 41.69411, Lon: 44.83368, Country: onomastics.MustParseCountry("GE"), Region: "51", Feature: "PPLC", Population: 1049498, Fame: 90},
		{ID: 2198148, Name: "Suva", Lat: -18.14161, Lon: 178.44149, Country: onomastics.MustParseCountry("FJ"), Region: "99", Feature: "PPLC", Population: 77366},
		{ID: 1, Name: "Lakeba", Lat: -18.2, Lon: -178.8, Country: onomastics.MustParseCountry("FJ"), Feature: "PPL", Population: 1000},
	}
	regions := []RegionEntry{{onomastics.MustParseCountry("AM"), "11", "Yerevan"}, {onomastics.MustParseCountry("AM"), "07", "Shirak"}, {onomastics.MustParseCountry("GE"), "51", "Tbilisi"}}
	if reversed {
		slices.Reverse(places)
		slices.Reverse(regions)
	}
	for _, r := range regions {
		b.AddRegion(r)
	}
	for _, p := range places {
		if err := b.AddPlace(p); err != nil {
			t.Fatal(err)
		}
	}
	b.AddCountryName("armenia", onomastics.MustParseCountry("AM"))
	b.AddCountryName("georgia", onomastics.MustParseCountry("GE"))
	return b
}

func TestOrderOfAddingDoesNotMatter(t *testing.T) {
	digest := [envelope.DigestSize]byte{1}
	if !bytes.Equal(smallBuilder(t, false).Build(digest), smallBuilder(t, true).Build(digest)) {
		t.Error("the same places make other bytes in another order")
	}
}

func TestPlacesComeBackAsAdded(t *testing.T) {
	g, err := Open(smallBuilder(t, false).Build([envelope.DigestSize]byte{}))
	if err != nil {
		t.Fatal(err)
	}
	p := g.Resolve("Ереван", Hint{}).Place
	if p.GeoNamesID != 616052 || p.Name != "Yerevan" || p.Region != "11" || p.RegionName != "Yerevan" || p.Country.String() != "AM" || p.Population != 1093485 {
		t.Errorf("got %+v", p)
	}
	if d := Kilometres(p.Lat, p.Lon, 40.18111, 44.51361); d > 0.003 {
		t.Errorf("its coordinates are %.4f km away", d)
	}
	if err := g.VerifyKeys(); err != nil {
		t.Error(err)
	}
}

func TestPlaceThatDoesNotFitIsRefused(t *testing.T) {
	for _, p := range []PlaceEntry{
		{ID: 0, Name: "Nowhere", Country: onomastics.MustParseCountry("AM")}, {ID: 1 << 24, Name: "Nowhere", Country: onomastics.MustParseCountry("AM")},
		{ID: 5, Name: "", Country: onomastics.MustParseCountry("AM")}, {ID: 5, Name: "Nowhere"},
	} {
		if err := NewBuilder().AddPlace(p); err == nil {
			t.Errorf("%+v is taken in", p)
		}
	}
}

func reseal(b []byte) []byte {
	binary.LittleEndian.PutUint32(b[len(b)-4:], envelope.Checksum(b[:len(b)-4]))
	return b
}

func TestDamagedGazetteerIsRefused(t *testing.T) {
	whole := smallBuilder(t, false).Build([envelope.DigestSize]byte{})
	for _, c := range []struct {
		name   string
		damage func(b []byte) []byte
		want   error
	}{
		{"empty", func([]byte) []byte { return nil }, ErrMagic},
		{"another file", func(b []byte) []byte { return append([]byte("DIASLEX\n"), b[8:]...) }, ErrMagic},
		{"another version", func(b []byte) []byte { b[8] = 2; return reseal(b) }, ErrVersion},
		{"cut short", func(b []byte) []byte { return b[:len(b)-1] }, ErrChecksum},
		{"a bit turned", func(b []byte) []byte { b[len(b)/2] ^= 1; return b }, ErrChecksum},
		{"a region that is not there", func(b []byte) []byte { b[envelope.HeaderSize+6*envelope.EntrySize+17] = 200; return reseal(b) }, ErrFormat},
	} {
		if _, err := Open(c.damage(bytes.Clone(whole))); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
}

// FuzzOpen: bytes with a right checksum are refused or answer without a panic.
func FuzzOpen(f *testing.F) {
	whole := smallBuilder(f, false).Build([envelope.DigestSize]byte{})
	f.Add(300, byte(7), "Yerevan")
	f.Add(1000, byte(255), "Gyumri, Armenia")
	f.Fuzz(func(t *testing.T, at int, value byte, text string) {
		b := bytes.Clone(whole)
		b[envelope.HeaderSize+int(uint(at)%uint(len(b)-envelope.HeaderSize-envelope.FooterSize))] = value
		g, err := Open(reseal(b))
		if err != nil {
			return
		}
		g.Resolve(text, Hint{})
		g.Suggest(text, Hint{}, 3)
		g.Nearest(40, 44)
		g.Within(40, 44, 300)
	})
}

// freeze writes the file of the version of today, once for each version.
var freeze = flag.Bool("freeze", false, "write the frozen file of this version")

// TestFrozenFile opens a gazetteer as version 1 wrote it: the same places make the same bytes, or the version is another.
func TestFrozenFile(t *testing.T) {
	const name = "testdata/gazetteer_v1.bin"
	today := smallBuilder(t, false).Build([envelope.DigestSize]byte{1, 2, 3})
	if *freeze {
		if err := os.WriteFile(name, today, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	frozen, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(frozen, today) {
		t.Errorf("%s: the same places make other bytes: raise the version, and freeze it", name)
	}
	g, err := Open(frozen)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{"Երևան": 616052, "Leninakan, Armenia": 616635, "Тбилиси": 611717, "Suva": 2198148} {
		if got := g.Resolve(text, Hint{}); got.GeoNamesID != want {
			t.Errorf("%s: got %+v, want %d", text, got, want)
		}
	}
	if near := g.Nearest(40.79, 43.84); near.Name != "Gyumri" {
		t.Errorf("nearest: got %+v", near)
	}
}
