package member_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// full is a member with every field set, so that a forgotten one shows.
func full() *member.Member {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 10, 30, 0, 0, time.UTC) }
	country := onomastics.MustParseCountry
	return &member.Member{
		ID: member.SourceID("orcid", "0000-0001-2345-6789"),
		Sources: []member.SourceRef{
			{Source: "orcid", SourceID: "0000-0001-2345-6789", First: "i1", Import: "i2", Row: 17},
			{Source: "nppes", SourceID: "1003000126", First: "i3", Import: "i3", Row: 1},
		},
		Name: member.Name{Full: "Anahit Գրիգորյան", Given: "Anahit", Family: "Գրիգորյան", Others: []string{"A. Krikorian", "Anna Grigoryan"}},
		Keys: []string{"anahit", "krikorian"}, Origin: country("AM"), Probability: 0.9971,
		Alternatives: []onomastics.Origin{{Country: country("AM"), Probability: 0.9971}, {Country: country("GE"), Probability: 0.0012}},
		Verdict:      onomastics.Probable, Reason: "probability at or above 0.70", Evidence: "ending -ian", BirthYear: 1961,
		Employer: "Hôpital de la Croix-Rousse", OccupationText: "cardiologue", IndustryText: "8610Z", CityText: "Lyon 4e",
		Occupations: []string{"2212", "221"}, Industry: "Q86", Sectors: []string{"health"}, Role: "physician",
		Place:     member.Place{GeoNamesID: 2996944, Name: "Lyon", Admin1: "84", Country: country("FR"), Lat: 45.74846, Lon: 4.84671},
		Residence: country("FR"), Languages: []string{"fr", "hy"},
		Review:  member.Review{Status: member.Confirmed, By: "nino", At: day(3), Note: "met at the forum"},
		Contact: member.Answered, Imported: day(1), Updated: day(4), RetainUntil: day(30),
		History: []member.Change{{At: day(2), By: "i2", Field: "city", From: "Paris", To: "Lyon 4e"}},
		Extra:   map[string]string{"orcid": "0000-0001-2345-6789", "note": ""},
	}
}

func TestEveryFieldIsKept(t *testing.T) {
	m := full()
	everySet(t, reflect.ValueOf(*m), "Member")
	got, err := member.Decode(m.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, m) {
		t.Errorf("decoded\n%+v\nwant\n%+v", got, m)
	}
}

// everySet fails where a field of v has its zero value: the test would not see it lost.
func everySet(t *testing.T, v reflect.Value, path string) {
	t.Helper()
	for i := range v.NumField() {
		name := path + "." + v.Type().Field(i).Name
		switch f := v.Field(i); {
		case f.IsZero():
			t.Errorf("%s is not set", name)
		case f.Kind() == reflect.Struct && f.Type() != reflect.TypeFor[time.Time]():
			everySet(t, f, name)
		case f.Kind() == reflect.Slice && f.Index(0).Kind() == reflect.Struct:
			everySet(t, f.Index(0), name)
		}
	}
}

func TestEqualMembersHaveEqualBytesAndStamps(t *testing.T) {
	a, b := full(), full()
	for range 20 { // the order of a map changes from run to run
		b.Extra = map[string]string{"note": "", "orcid": "0000-0001-2345-6789"}
		if a.Stamp() != b.Stamp() {
			t.Fatal("equal members differ in their stamps")
		}
	}
	b.Place.Name = "Lyons"
	if a.Stamp() == b.Stamp() {
		t.Error("members that differ have one stamp")
	}
}

func TestDamageIsNamed(t *testing.T) {
	whole := full().Append(nil)
	for n := range len(whole) { // cut anywhere: an error, or a member that lacks its last fields
		if m, err := member.Decode(whole[:n]); err == nil && m.ID != full().ID || err != nil && !errors.Is(err, member.ErrDamaged) {
			t.Fatalf("cut at %d: %v", n, err)
		}
	}
	newer := append([]byte{member.Version + 1}, whole[1:]...)
	if _, err := member.Decode(newer); !errors.Is(err, member.ErrNewer) {
		t.Errorf("a later version: %v, want ErrNewer", err)
	}
}

func TestLaterFieldsAreSkipped(t *testing.T) {
	later := append(full().Append(nil), 0xfa, 0x3f, 3, 'n', 'e', 'w', 0xf8, 0x3f, 1) // fields 1023: a text and a number
	got, err := member.Decode(later)
	if err != nil || !reflect.DeepEqual(got, full()) {
		t.Errorf("with fields of a later writer: %+v, %v", got, err)
	}
}

func TestIDs(t *testing.T) {
	key, other := []byte("a key of this directory"), []byte("a key of another directory")
	row := []string{"Anahit Krikorian", "Paris", "FR"}
	ids := map[string]string{
		"source id":         member.SourceID("orcid", "0000-0001-2345-6789"),
		"other source":      member.SourceID("nppes", "0000-0001-2345-6789"),
		"row":               member.RowID(key, "guests", row),
		"row, other key":    member.RowID(other, "guests", row),
		"row, other cells":  member.RowID(key, "guests", []string{"Anahit", "KrikorianParis", "FR"}),
		"row, other source": member.RowID(key, "doctors", row),
	}
	seen := map[string]string{}
	for what, id := range ids {
		if !member.ValidID(id) {
			t.Errorf("%s: id %q is not valid", what, id)
		}
		if seen[id] != "" {
			t.Errorf("%s and %s have one id", what, seen[id])
		}
		seen[id] = what
	}
	if got := member.SourceID("orcid", "0000-0001-2345-6789"); got != ids["source id"] || got != "sfsnktczfyo6ln6e" {
		t.Errorf("id %s: ids must not change from one version to the next", got)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	m := full()
	for i := range 2 * member.MostHistory {
		m.Record(member.Change{Field: "city", To: string(rune('a' + i%26))})
	}
	if len(m.History) != member.MostHistory || m.History[len(m.History)-1].To != string(rune('a'+(2*member.MostHistory-1)%26)) {
		t.Errorf("%d changes, the last %+v", len(m.History), m.History[len(m.History)-1])
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(full().Append(nil))
	f.Add([]byte{member.Version})
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := member.Decode(data)
		if err != nil {
			return
		}
		again, err := member.Decode(m.Append(nil))
		if err != nil {
			t.Fatalf("what was decoded cannot be read again: %v", err)
		}
		if again.Stamp() != m.Stamp() {
			t.Fatal("reading and writing again changes the member")
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	m := full()
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = m.Append(buf[:0])
	}
	b.ReportMetric(float64(len(buf)), "B/member")
}

func BenchmarkDecode(b *testing.B) {
	data := full().Append(nil)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := member.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
