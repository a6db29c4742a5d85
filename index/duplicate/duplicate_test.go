package duplicate_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"diasmap/index"
	"diasmap/index/duplicate"
	"diasmap/index/indextest"
	"diasmap/index/member"
	"diasmap/index/review"
	"diasmap/index/suppress"
	"diasmap/lexicons"
	"diasmap/onomastics"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var day = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

// A who is an invented person in a list.
type who struct {
	list, name, country, employer, work string
	born, city                          int
}

// id is that of the n-th person, counted from 0.
func id(n int) string { return member.SourceID("n", fmt.Sprint(n)) }

// desk is a directory of people, who came in their order.
func desk(t *testing.T, people ...who) *duplicate.Desk {
	t.Helper()
	d, err := index.Open(t.TempDir(), index.Options{Engine: indextest.Open, Create: true, What: "duplicates"})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	lexicon, err := lexicons.Embedded()
	must(t, err)
	must(t, d.Update(func(tx index.Tx) error {
		for i, p := range people {
			m := &member.Member{
				ID: id(i), Name: member.Name{Full: p.name}, Keys: member.KeysOf(p.name), Origin: onomastics.MustParseCountry("AM"), Probability: 0.9,
				Verdict: onomastics.Probable, BirthYear: p.born, Employer: p.employer, OccupationText: p.work, Imported: day.Add(time.Duration(i) * time.Hour),
				Sources: []member.SourceRef{{Source: p.list, SourceID: fmt.Sprint(i), First: "i0001", Import: "i0001", Row: i + 1}},
			}
			if p.country != "" {
				m.Residence = onomastics.MustParseCountry(p.country)
			}
			if p.city != 0 {
				m.Place = member.Place{GeoNamesID: p.city, Name: fmt.Sprint("city ", p.city), Country: m.Residence}
			}
			if err := tx.Put(m); err != nil {
				return err
			}
		}
		return nil
	}))
	return &duplicate.Desk{Directory: d, Lexicon: lexicon, Who: "nino", Now: func() time.Time { return day.AddDate(0, 0, 1) }}
}

// members are the names and how many lists each is in, by name.
func members(t *testing.T, d *duplicate.Desk) []string {
	t.Helper()
	var list []string
	must(t, d.Directory.Store().Each(func(m *member.Member) error {
		list = append(list, fmt.Sprintf("%s %d", m.Name.Full, len(m.Sources)))
		return nil
	}))
	slices.Sort(list)
	r, err := d.Directory.Verify()
	if err != nil || len(r.Faults) > 0 {
		t.Errorf("verify: %+v, %v", r, err)
	}
	return list
}

func TestFind(t *testing.T) {
	krikorian := who{"doctors", "Anahit Krikorian", "FR", "Hôpital Nord", "cardiologist", 1961, 7}
	like := func(change func(*who)) who {
		p := krikorian
		p.list = "researchers"
		change(&p)
		return p
	}
	for what, c := range map[string]struct {
		other            who
		merged, doubtful int
	}{
		"the same in all": {like(func(*who) {}), 1, 0},
		"another script and order, born and employed": {like(func(p *who) { p.name, p.city, p.work = "Գրիգորյան Անահիտ", 0, "" }), 1, 0},
		"another spelling, born and at home":          {like(func(p *who) { p.name, p.employer = "Anahit Grigoryan", "" }), 1, 0},
		"the name alone":                              {like(func(p *who) { p.born, p.city, p.employer, p.work = 0, 0, "", "" }), 0, 1},
		"name and city, as a son has them":            {like(func(p *who) { p.born, p.employer, p.work = 0, "", "" }), 0, 1},
		"all, but born a year apart":                  {like(func(p *who) { p.born++ }), 0, 1},
		"all, but elsewhere":                          {like(func(p *who) { p.country, p.city = "US", 9 }), 0, 1},
		"the same name, of another age":               {like(func(p *who) { p.born, p.employer, p.work = 1990, "", "" }), 0, 0},
		"another given name":                          {like(func(p *who) { p.name = "Vardan Krikorian" }), 0, 0},
		"the same list knows them as two":             {like(func(p *who) { p.list = "doctors" }), 0, 1},
	} {
		d := desk(t, krikorian, c.other, who{list: "doctors", name: "Giorgi Kapanadze", country: "FR", born: 1961, city: 7})
		found, err := d.Find(false)
		if err != nil || found.Merged != c.merged || found.Doubtful != c.doubtful {
			t.Errorf("%s: %+v, %v, want %d merged and %d doubtful", what, found, err, c.merged, c.doubtful)
		}
		if n := len(members(t, d)); n != 3-c.merged {
			t.Errorf("%s: %d members", what, n)
		}
		pairs, err := d.Pairs(false)
		if err != nil || len(pairs) != c.doubtful {
			t.Errorf("%s: pairs %+v, %v", what, pairs, err)
		}
		again, err := d.Find(false)
		if err != nil || again.Merged != 0 || again.Doubtful != c.doubtful {
			t.Errorf("%s: found again %+v, %v", what, again, err)
		}
	}
}

// TestAmbiguousPairsAreAskedAbout: who is like two people of one list is merged with neither.
func TestAmbiguousPairsAreAskedAbout(t *testing.T) {
	p := who{"doctors", "Anahit Krikorian", "FR", "Hôpital Nord", "cardiologist", 1961, 7}
	twin, other := p, p
	other.list = "researchers"
	d := desk(t, p, twin, other)
	if found, err := d.Find(false); err != nil || found.Merged != 0 || found.Doubtful != 3 {
		t.Errorf("%+v, %v", found, err)
	}
	must(t, d.Apart(id(0), id(1)))
	if found, err := d.Find(false); err != nil || found.Doubtful != 2 {
		t.Errorf("%+v, %v: those who are said to be two are asked about no more", found, err)
	}
	if found, err := desk(t, p, other).Find(true); err != nil || found.Merged != 0 || found.Doubtful != 1 {
		t.Errorf("asked: %+v, %v", found, err)
	}
}

func three() []who {
	return []who{
		{"doctors", "Anahit Krikorian", "FR", "Hôpital Nord", "cardiologist", 1961, 7},
		{"researchers", "Անահիտ Գրիգորյան", "FR", "Hôpital Nord", "", 1961, 0},
		{"alumni", "Anahit Grigoryan", "FR", "Hôpital Nord", "", 1961, 7},
	}
}

func TestMergesAreUndone(t *testing.T) {
	d := desk(t, three()...)
	before := map[string]string{}
	for i := range 3 {
		m, err := d.Directory.Store().Member(id(i))
		must(t, err)
		before[m.ID] = fmt.Sprint(m.Name, m.Sources, m.Keys, m.BirthYear, m.Place, m.Employer, m.Imported)
	}
	found, err := d.Find(false)
	if err != nil || found.Merged != 2 {
		t.Fatalf("%+v, %v", found, err)
	}
	whole, err := d.Directory.Store().Member(id(0))
	must(t, err)
	if len(whole.Sources) != 3 || len(whole.Name.Others) != 2 || whole.Place.GeoNamesID != 7 || len(whole.History) != 2 {
		t.Errorf("%+v", whole)
	}
	for i := range 3 {
		if now, err := d.Directory.Store().Known(id(i)); err != nil || now != id(0) {
			t.Errorf("%s is known as %s, %v", id(i), now, err)
		}
	}
	reviews := review.Desk{Directory: d.Directory, Who: "nino"}
	_, err = reviews.Decide([]review.Decision{{ID: id(0), Status: member.Confirmed}})
	must(t, err)
	if err := d.Split(id(0), id(0)); !errors.Is(err, duplicate.ErrWhole) {
		t.Errorf("split from itself: %v", err)
	}
	must(t, d.Split(id(0), id(1)))
	must(t, d.Split(id(0), id(2)))
	for i := range 3 {
		m, err := d.Directory.Store().Member(id(i))
		must(t, err)
		if now := fmt.Sprint(m.Name, m.Sources, m.Keys, m.BirthYear, m.Place, m.Employer, m.Imported); now != before[m.ID] {
			t.Errorf("member %d is\n%s, was\n%s", i, now, before[m.ID])
		}
		if m.Review.Status != member.Confirmed {
			t.Errorf("what was decided of the whole does not hold for %d", i)
		}
		if now, err := d.Directory.Store().Known(id(i)); err != nil || now != id(i) {
			t.Errorf("%s is known as %s, %v", id(i), now, err)
		}
	}
	if found, err := d.Find(false); err != nil || found.Merged != 1 || len(members(t, d)) != 2 {
		t.Errorf("%+v, %v: the two that were split are not merged again with the first, but with each other", found, err)
	}
}

// TestDecisionsAreNotLostInMerges: who wants no contact wants none afterwards, and opposite decisions are not merged.
func TestDecisionsAreNotLostInMerges(t *testing.T) {
	d := desk(t, three()...)
	reviews := review.Desk{Directory: d.Directory, Who: "nino"}
	_, err := reviews.Decide([]review.Decision{{ID: id(1), Status: member.NoContact}, {ID: id(2), Status: member.Confirmed}})
	must(t, err)
	kept, err := d.Merge(id(1), id(0))
	must(t, err)
	if m, err := d.Directory.Store().Member(kept); err != nil || kept != id(0) || m.Review.Status != member.NoContact {
		t.Errorf("%+v, %v", m, err)
	}
	done, err := reviews.Decide([]review.Decision{{ID: id(0), Status: member.NotOfOrigin}})
	if err != nil || done.LetIn != 1 {
		t.Errorf("the suppression of a part is not lifted with that of the whole: %+v, %v", done, err)
	}
	if _, err := d.Merge(id(0), id(2)); !errors.Is(err, duplicate.ErrDecided) {
		t.Errorf("opposite decisions: %v", err)
	}
	if _, err := d.Merge(id(0), id(1)); !errors.Is(err, duplicate.ErrSame) {
		t.Errorf("merged twice: %v", err)
	}
}

// TestTheErasedLeaveNoParts: with a member what it was made of goes, and what others were asked about it.
func TestTheErasedLeaveNoParts(t *testing.T) {
	people := append(three(), who{list: "guests", name: "Anahit Krikorian", country: "FR"})
	d := desk(t, people...)
	found, err := d.Find(false)
	if err != nil || found.Merged != 2 || found.Doubtful == 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	m, err := d.Directory.Store().Member(id(0))
	must(t, err)
	_, err = d.Directory.Suppress([]suppress.Person{suppress.Of(m)}, index.Removal{By: "nino", Erase: true})
	must(t, err)
	must(t, d.Directory.Store().EachAbout("", func(about, what string, _ []byte) error {
		t.Errorf("%s is still kept about %s", what, about)
		return nil
	}))
	if now, err := d.Directory.Store().Known(id(1)); err != nil || now != id(1) {
		t.Errorf("a part is known as %s, %v", now, err)
	}
}
