package review_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/indextest"
	"diasmap/index/member"
	"diasmap/index/review"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/onomastics"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var (
	armenia = onomastics.MustParseCountry("AM")
	day     = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
)

// people is a directory of n invented members, of rising probability.
func people(t *testing.T, n int) *review.Desk {
	t.Helper()
	d, err := index.Open(t.TempDir(), index.Options{Engine: indextest.Open, Create: true, What: "review"})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	must(t, d.Update(func(tx index.Tx) error {
		for i := range n {
			if err := tx.Put(person(i, 0.4+0.6*float64(i)/float64(n))); err != nil {
				return err
			}
		}
		return nil
	}))
	return &review.Desk{Directory: d, Who: "nino", Now: func() time.Time { return day }}
}

func person(n int, p float64) *member.Member {
	name := fmt.Sprintf("Anahit%c Krikorian%c", 'a'+n%26, 'a'+n/26)
	return &member.Member{
		ID: id(n), Name: member.Name{Full: name}, Keys: member.KeysOf(name), Origin: armenia, Probability: p, Verdict: onomastics.Probable,
		Sources: []member.SourceRef{{Source: "doctors", SourceID: fmt.Sprint(n), First: "i0001", Import: "i0001"}}, Residence: onomastics.MustParseCountry("FR"),
	}
}

func id(n int) string { return member.SourceID("doctors", fmt.Sprint(n)) }

func get(t *testing.T, d *review.Desk, n int) *member.Member {
	t.Helper()
	m, err := d.Directory.Store().Member(id(n))
	must(t, err)
	return m
}

func TestDecisionsAreKeptWithWhoAndWhen(t *testing.T) {
	d := people(t, 3)
	done, err := d.Decide([]review.Decision{{id(0), member.Confirmed, "wrote to us"}, {id(1), member.Unsure, ""}})
	if err != nil || done.Decided != 2 {
		t.Fatalf("%+v, %v", done, err)
	}
	done, err = d.Decide([]review.Decision{{id(0), member.Confirmed, "wrote to us"}, {id(1), member.NotOfOrigin, ""}})
	if err != nil || done.Decided != 1 || done.Same != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	if m := get(t, d, 0); m.Review != (member.Review{Status: member.Confirmed, By: "nino", At: day, Note: "wrote to us"}) || len(m.History) != 1 {
		t.Errorf("%+v", m)
	}
	m := get(t, d, 1)
	want := []member.Change{
		{At: day, By: "nino", Field: "review", To: "unsure"}, {At: day, By: "nino", Field: "review", From: "unsure", To: "not-of-origin"},
	}
	if !slices.Equal(m.History, want) {
		t.Errorf("history %+v", m.History)
	}
	var told []string
	must(t, d.Directory.Audit().Read(func(e *audit.Entry) error {
		told = append(told, fmt.Sprint(e.Who, e.Action, e.Count, e.About))
		return nil
	}))
	if want := []string{"ninoreview2 map[confirmed:1 unsure:1]", "ninoreview1 map[not-of-origin:1]"}; !slices.Equal(told, want) {
		t.Errorf("audit log %q", told)
	}
	if _, err := d.Decide([]review.Decision{{"aaaaaaaaaaaaaaaa", member.Confirmed, ""}}); !errors.Is(err, store.ErrNoMember) {
		t.Errorf("nobody: %v", err)
	}
}

// TestWhoWantsNoContactIsKeptOut: under any id and spelling, until that is taken back; the member stays, as wanting none.
func TestWhoWantsNoContactIsKeptOut(t *testing.T) {
	d := people(t, 2)
	must(t, d.Contact([]string{id(0)}, member.Contacted))
	_, err := d.Decide([]review.Decision{{id(0), member.NoContact, ""}})
	must(t, err)
	if m := get(t, d, 0); m.Review.Status != member.NoContact || m.Contact != member.NotContacted {
		t.Errorf("%+v", m)
	}
	keptOut := func() (kept bool) {
		hashes := suppress.NewHasher(d.Directory.Store().Secret()).Seek(suppress.Person{Names: []string{"KRIKORIANA Anahita"}, Country: onomastics.MustParseCountry("FR")})
		must(t, d.Directory.Update(func(tx index.Tx) (err error) {
			kept, err = tx.Suppressed(hashes)
			return err
		}))
		return kept
	}
	if !keptOut() {
		t.Error("another list brings the person back")
	}
	if err := d.Contact([]string{id(1), id(0)}, member.ToContact); !errors.Is(err, review.ErrNoContact) || get(t, d, 1).Contact != "" {
		t.Errorf("contacted all the same: %v", err)
	}
	done, err := d.Decide([]review.Decision{{id(0), member.Unreviewed, ""}})
	if err != nil || done.LetIn != 1 || keptOut() {
		t.Errorf("not let in again: %+v, %v", done, err)
	}
}

func ids(members []*member.Member) string {
	list := make([]string, len(members))
	for i, m := range members {
		list[i] = m.ID
	}
	return strings.Join(list, " ")
}

func TestSamplesAreDrawnAgain(t *testing.T) {
	d := people(t, 300)
	frame := review.Frame{Origin: armenia}
	s, first, err := d.Draw("one", 50, 7, frame)
	if err != nil || s.Size != 50 || s.Population != 300 || len(first) != 50 {
		t.Fatalf("%+v, %v", s, err)
	}
	_, again, err := d.Draw("two", 50, 7, frame)
	must(t, err)
	_, other, err := d.Draw("three", 50, 8, frame)
	must(t, err)
	if ids(again) != ids(first) || ids(other) == ids(first) {
		t.Error("the seed does not decide who is drawn")
	}
	if _, _, err := d.Draw("one", 50, 7, frame); !errors.Is(err, review.ErrSampleThere) {
		t.Errorf("a sample is drawn over: %v", err)
	}
	if _, _, err := d.Draw("four", 5, 7, review.Frame{Origin: armenia, Source: "others"}); !errors.Is(err, review.ErrEmptyFrame) {
		t.Errorf("nobody is drawn: %v", err)
	}
	if _, err := d.Result("five", 0.9); !errors.Is(err, review.ErrSample) {
		t.Errorf("no such sample: %v", err)
	}
}

// TestResultMeasuresTheList: of members below 0.7 half are wrong, above none; so 0.7 is the threshold.
func TestResultMeasuresTheList(t *testing.T) {
	d := people(t, 600)
	_, drawn, err := d.Draw("all", 200, 1, review.Frame{Origin: armenia})
	must(t, err)
	var decisions []review.Decision
	for i, m := range drawn {
		status := member.Confirmed
		if m.Probability < 0.7 && i%2 == 0 {
			status = member.NotOfOrigin
		}
		decisions = append(decisions, review.Decision{ID: m.ID, Status: status})
	}
	decisions[0].Status, decisions[1].Status = member.Unsure, member.Unreviewed
	_, err = d.Decide(decisions)
	must(t, err)
	r, err := d.Result("all", 0.9)
	must(t, err)
	if r.Unsure != 1 || r.Open != 1 || r.Confirmed+r.Wrong != 198 {
		t.Errorf("%+v", r)
	}
	if r.Precision < 0.68 || r.Precision > 0.82 || r.Interval[0] > r.Precision || r.Interval[1] < r.Precision || r.Worst >= r.Precision || r.Best <= r.Precision {
		t.Errorf("precision %v in %v, %v to %v", r.Precision, r.Interval, r.Worst, r.Best)
	}
	if r.Recommended != 0.7 || r.Thresholds[4].Members != 300 {
		t.Errorf("recommended %v, likely %v, %+v", r.Recommended, r.Likely, r.Thresholds)
	}
	for i := 1; i < len(r.Thresholds); i++ {
		if r.Thresholds[i].Members > r.Thresholds[i-1].Members || r.Thresholds[i].Kept > r.Thresholds[i-1].Kept {
			t.Errorf("more above %v than below it", r.Thresholds[i].Probability)
		}
	}
	if _, err := json.Marshal(r); err != nil {
		t.Error(err)
	}
}

// TestTheErasedAreInNoSample: nothing of a member is left in what was kept about it.
func TestTheErasedAreInNoSample(t *testing.T) {
	d := people(t, 10)
	_, _, err := d.Draw("all", 10, 1, review.Frame{Origin: armenia})
	must(t, err)
	_, err = d.Directory.Suppress([]suppress.Person{suppress.Of(get(t, d, 3))}, index.Removal{By: "nino", Erase: true})
	must(t, err)
	n := 0
	must(t, d.Directory.Store().EachAbout("", func(about, _ string, _ []byte) error {
		if n++; about == id(3) {
			t.Error("the erased member is in the sample")
		}
		return nil
	}))
	if r, err := d.Result("all", 0.9); err != nil || n != 9 || r.Open != 9 {
		t.Errorf("%d in the sample, %+v, %v", n, r, err)
	}
}
