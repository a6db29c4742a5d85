package index_test

import (
	"errors"
	"testing"
	"time"

	"diasmap/index"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/onomastics"
)

// gone checks that the directory has no member of a list number, and is sound.
func gone(t *testing.T, d *index.Directory, n, left int) {
	t.Helper()
	if _, err := d.Store().Member(person(n, "").ID); !errors.Is(err, store.ErrNoMember) {
		t.Errorf("member %d is there: %v", n, err)
	}
	agrees(t, d, left)
}

func TestSuppressedPeopleGo(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	put(t, d, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"), person(3, "KRIKORIAN Anahit"))
	r, err := d.Suppress([]suppress.Person{{Names: []string{"Anahit Grigoryan"}}}, index.Removal{By: "nino", Reason: "asked for it"})
	must(t, err)
	if len(r.Members) != 2 {
		t.Errorf("took out %v", r.Members)
	}
	gone(t, d, 1, 1)
	gone(t, d, 3, 1)
	must(t, d.Unsuppress(r.Set, index.Removal{By: "nino", Reason: "by mistake"}))
	if err := d.Unsuppress(r.Set, index.Removal{By: "nino", Reason: "again"}); !errors.Is(err, index.ErrNobody) {
		t.Errorf("undone twice: %v", err)
	}
	if _, err := d.Suppress([]suppress.Person{{Names: []string{"…"}}}, index.Removal{}); !errors.Is(err, index.ErrNobody) {
		t.Errorf("nobody suppressed: %v", err)
	}
	closed(t, d)
}

func TestErasedPeopleGo(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	put(t, d, person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"))
	m, err := d.Store().Member(person(1, "").ID)
	must(t, err)
	_, err = d.Suppress([]suppress.Person{suppress.Of(m)}, index.Removal{By: "nino", Reason: "GDPR art. 17", Erase: true})
	must(t, err)
	gone(t, d, 1, 1)
	put(t, d, person(4, "Vardan Petrosyan")) // the store goes on
	agrees(t, d, 2)
	closed(t, d)
	d = open(t, dir)
	gone(t, d, 1, 2)
	if n, err := d.VerifyAudit(); n != 3 || err != nil {
		t.Errorf("%d entries, %v", n, err)
	}
	closed(t, d)
}

func TestPurge(t *testing.T) {
	d := open(t, t.TempDir())
	day := func(y int) time.Time { return time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC) }
	old, later, always := person(1, "Anahit Krikorian"), person(2, "Giorgi Kapanadze"), person(3, "Vardan Petrosyan")
	old.RetainUntil, later.RetainUntil = day(2026), day(2028)
	put(t, d, old, later, always)
	for _, c := range []struct {
		now  time.Time
		want int
	}{{day(2026).Add(23 * time.Hour), 0}, {day(2026).Add(24 * time.Hour), 1}, {day(2027), 0}} {
		if n, err := d.Purge(c.now, "nino"); n != c.want || err != nil {
			t.Errorf("on %v: purged %d, %v, want %d", c.now, n, err, c.want)
		}
	}
	gone(t, d, 1, 2)
	closed(t, d)
}

func TestSuppressionHoldsInItsCountry(t *testing.T) {
	d := open(t, t.TempDir())
	here, there := person(1, "Anahit Krikorian"), person(2, "Anahit Krikorian")
	here.Residence, there.Residence = onomastics.MustParseCountry("FR"), onomastics.MustParseCountry("US")
	put(t, d, here, there)
	_, err := d.Suppress([]suppress.Person{{Names: here.Name.Others, Country: here.Residence, Sources: here.Sources}}, index.Removal{By: "nino"})
	must(t, err)
	gone(t, d, 1, 1)
	_, err = d.Suppress([]suppress.Person{{Names: []string{"Anahit Krikorian"}, Country: here.Residence}}, index.Removal{By: "nino", Everywhere: true})
	must(t, err)
	gone(t, d, 2, 0)
	closed(t, d)
}
