package duplicate_test

import (
	"flag"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"diasmap/index"
	"diasmap/index/duplicate"
	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/index/synthetic"
	"diasmap/lexicons"
)

var many = flag.Int("members", 3000, "how many synthetic members duplicates are looked for among; a third of them comes twice")

// again is a member as another list has it: with another id, and with what lists differ in.
func again(r *rand.Rand, m *member.Member) *member.Member {
	o := *m
	o.ID = member.SourceID("again", m.Sources[0].SourceID)
	o.Sources = []member.SourceRef{{Source: "again", SourceID: m.Sources[0].SourceID, First: "i0002", Import: "i0002", Row: m.Sources[0].Row}}
	o.Review = m.Review
	chance := func(p float64) bool { return r.Float64() < p }
	if chance(0.2) { // family name first
		o.Name = member.Name{Full: m.Name.Family + " " + m.Name.Given}
	}
	if letters := []rune(o.Name.Full); chance(0.1) && len(letters) > 8 { // a letter is left out
		i := 3 + r.IntN(len(letters)-4)
		o.Name = member.Name{Full: string(append(letters[:i:i], letters[i+1:]...))}
	}
	if chance(0.1) { // another spelling of the ending
		o.Name = member.Name{Full: strings.NewReplacer("yan", "ian", "dze", "dse", "enko", "enco", "ović", "ovich").Replace(o.Name.Full)}
	}
	if chance(0.15) {
		o.BirthYear = 0
	}
	if chance(0.25) {
		o.Employer = ""
	}
	if chance(0.15) {
		o.Place, o.CityText = member.Place{}, ""
	}
	if chance(0.2) {
		o.OccupationText, o.Occupations, o.Sectors = "", nil, nil
	}
	o.Keys = member.KeysOf(o.Name.Full)
	return &o
}

// TestMostDuplicatesAreFound among members who come again with the errors of lists, and nobody else is merged.
func TestMostDuplicatesAreFound(t *testing.T) {
	d, err := index.Open(t.TempDir(), index.Options{Engine: search.Opener(search.Options{}), Create: true, What: "duplicates"})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	lexicon, err := lexicons.Embedded()
	must(t, err)
	all, err := synthetic.Members(1, *many)
	must(t, err)
	r := rand.New(rand.NewPCG(1, 2))
	twice, enough := map[string]string{}, 0
	var batch []*member.Member
	flush := func() {
		must(t, d.Later(func(tx index.Tx) error {
			for _, m := range batch {
				if err := tx.Put(m); err != nil {
					return err
				}
			}
			return nil
		}))
		batch = nil
	}
	for m := range all {
		m.Review = member.Review{}
		if batch = append(batch, m); r.Float64() < 1.0/3 {
			o := again(r, m)
			batch = append(batch, o)
			twice[o.ID] = m.ID
			if things := agreeing(m, o); things >= 2 {
				enough++
			}
		}
		if len(batch) >= 500 {
			flush()
		}
	}
	flush()
	must(t, d.Settle())
	desk := &duplicate.Desk{Directory: d, Lexicon: lexicon, Who: "nino"}
	start := time.Now()
	stop, peak := make(chan bool), make(chan uint64)
	go watchHeap(stop, peak)
	found, err := desk.Find(false)
	must(t, err)
	close(stop)
	took := time.Since(start)
	right, wrong := 0, found.Merged
	for o, m := range twice {
		now, err := d.Store().Known(o)
		must(t, err)
		also, err := d.Store().Known(m)
		must(t, err)
		if now == also {
			right++
			wrong--
		}
	}
	pairs, err := desk.Pairs(false)
	must(t, err)
	asked := 0
	for _, p := range pairs {
		if twice[p.A] == p.B || twice[p.B] == p.A {
			asked++
		}
	}
	t.Logf("%d members, %d of them twice, of whom %d agree in two things beside the name; %d pairs of names matched in %.1f s; heap %d MB at most; "+
		"merged %d, %d of them rightly; %d doubtful pairs, %d of them right, %d more left",
		found.Members, len(twice), enough, found.Compared, took.Seconds(), <-peak>>20, found.Merged, right, found.Doubtful, asked, found.Left)
	if *many > 10_000 {
		return // with more namesakes these shares are others: they are for reading
	}
	if share := float64(right+asked) / float64(len(twice)); share < 0.9 {
		t.Errorf("%.3f of those who come twice are merged or asked about", share)
	}
	if wrong > found.Merged/200 {
		t.Errorf("%d of %d merged are two people", wrong, found.Merged)
	}
}

// agreeing counts what two members have in common beside their names.
func agreeing(a, b *member.Member) int {
	n := 0
	for _, same := range []bool{
		a.BirthYear != 0 && a.BirthYear == b.BirthYear, a.Place.GeoNamesID != 0 && a.Place.GeoNamesID == b.Place.GeoNamesID,
		a.Employer != "" && a.Employer == b.Employer, a.OccupationText != "" && a.OccupationText == b.OccupationText,
	} {
		if same {
			n++
		}
	}
	return n
}

// watchHeap tells the largest heap until stop is closed.
func watchHeap(stop <-chan bool, peak chan<- uint64) {
	most := uint64(0)
	for {
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		most = max(most, s.HeapAlloc)
		select {
		case <-stop:
			peak <- most
			return
		case <-time.After(200 * time.Millisecond):
		}
	}
}
