package search_test

import (
	"testing"
	"time"

	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/onomastics"
)

var day = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// person is a member with a name and nothing else but an origin.
func person(id, name, origin string) *member.Member {
	m := &member.Member{
		ID: member.SourceID("test", id), Name: member.Name{Full: name}, Origin: onomastics.MustParseCountry(origin), Probability: 0.9,
		Verdict: onomastics.Probable, Imported: day, Updated: day, Sources: []member.SourceRef{{Source: "test", SourceID: id, Import: "i1", Row: 1}},
	}
	return m
}

// options are those of an index that knows all the program does.
func options(t testing.TB) search.Options {
	t.Helper()
	o, err := search.DefaultOptions()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func open(t testing.TB, members ...*member.Member) *search.Index {
	t.Helper()
	x, err := search.Create(t.TempDir(), options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	add(t, x, members...)
	return x
}

func add(t testing.TB, x *search.Index, members ...*member.Member) {
	t.Helper()
	if err := x.Apply(member.StampAll(members...), nil, []byte("mark")); err != nil {
		t.Fatal(err)
	}
}

func find(t testing.TB, x *search.Index, text string) *search.Result {
	t.Helper()
	q, err := search.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return r
}

func TestNamesAcrossScripts(t *testing.T) {
	names := []string{"Անահիտ Գրիգորյան", "Taras Shevchenko", "Oleh Ševčenko", "محمد الحداد", "Giorgi Kapanadze", "Mary Smith", "Levon Ter-Petrosyan"}
	var members []*member.Member
	idOf := map[string]string{}
	for _, n := range names {
		m := person(n, n, "AM")
		idOf[m.ID] = n
		members = append(members, m)
	}
	x := open(t, members...)
	for _, c := range []struct{ query, want string }{
		{"Krikorian", "Անահիտ Գրիգորյան"},
		{"Шевченко", "Taras Shevchenko"},
		{"Шевченко", "Oleh Ševčenko"},
		{"Mohamed Haddad", "محمد الحداد"},
		{"კაპანაძე", "Giorgi Kapanadze"},
		{"Kapanadse", "Giorgi Kapanadze"},
		{"Petrosian", "Levon Ter-Petrosyan"},
		{"Kapanazde", "Giorgi Kapanadze"},
		{"Krikorian Xyzzyq", "Անահիտ Գրիգորյան"},
	} {
		r := find(t, x, c.query)
		found := false
		for _, h := range r.Hits {
			found = found || idOf[h.ID] == c.want
		}
		if !found {
			t.Errorf("%s does not find %s: %+v", c.query, c.want, r)
		}
	}
	if r := find(t, x, "-Krikorian"); r.Total != 6 {
		t.Errorf("-Krikorian finds %d", r.Total)
	}
	if r := find(t, x, ""); r.Total != 7 {
		t.Errorf("everybody is %d", r.Total)
	}
}
