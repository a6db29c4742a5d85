package profile_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/indextest"
	"diasmap/index/intake"
	"diasmap/index/member"
	"diasmap/index/profile"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/lexicons"
	"diasmap/model"
	"diasmap/onomastics"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// abroad is a maker of profiles of a new directory.
func abroad(t *testing.T) *profile.Maker {
	t.Helper()
	d, err := index.Open(t.TempDir(), index.Options{Engine: indextest.Open, Create: true, What: "profile"})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	k := &profile.Maker{Directory: d, Who: "nino", Purpose: "forum 2027"}
	k.Lexicon, err = lexicons.Embedded()
	must(t, err)
	k.Classifier, err = model.NewClassifier()
	must(t, err)
	k.Calibration, err = onomastics.DefaultCalibration()
	must(t, err)
	return k
}

// list has n invented people of Armenian name in each of some places, among others.
func list(n int, places ...string) string {
	given := strings.Fields("Anahit Vardan Levon Gayane Tigran Nare Hovhannes Siranush")
	family := strings.Fields("Krikorian Petrosyan Hakobyan Sargsyan Der-Hagopian Mkrtchyan Avetisyan")
	var b strings.Builder
	b.WriteString("id,name,city,country,occupation\n")
	id := 0
	add := func(name, place, occupation string) {
		id++
		fmt.Fprintf(&b, "%d,%s,%s,%s\n", id, name, place, occupation)
	}
	for _, place := range places {
		for i := range n {
			add(given[i%len(given)]+" "+family[i%len(family)], place, "cardiologist")
		}
	}
	for i := range 40 {
		add(strings.Fields("Mary John Alice Peter")[i%4]+" Smith", "Boston,United States", "teacher")
	}
	return b.String()
}

// others are the rows of a list, with other ids.
func others(list string) string {
	_, rows, _ := strings.Cut(list, "\n")
	return "x" + strings.ReplaceAll(strings.TrimSuffix(rows, "\n"), "\n", "\nx") + "\n"
}

// imports brings a list in.
func imports(t *testing.T, k *profile.Maker, text string) *store.Import {
	t.Helper()
	const source = "doctors"
	table, err := corpus.OpenTable(strings.NewReader(text), source+".csv")
	must(t, err)
	columns, err := corpus.GuessColumns(table.Header())
	must(t, err)
	i, err := intake.Run(k.Directory, table, intake.Job{
		Batch:  batch.Job{Classifier: k.Classifier, Workers: 1, Columns: columns, Policy: onomastics.Policy{Thresholds: onomastics.Balanced.Thresholds(), Top: 3}},
		Fields: corpus.GuessFields(table.Header(), columns), Source: source, Input: source + ".csv", Purpose: "forum 2027", By: "nino",
		Readers: []intake.NewReader{intake.ReadSectors, intake.ReadPlaces},
	})
	must(t, err)
	return i
}

var armenia = onomastics.MustParseCountry("AM")

func exactly(t *testing.T, k *profile.Maker, compare ...string) *profile.Profile {
	t.Helper()
	o := profile.Options{Origin: armenia, Exact: true, Now: time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)}
	copy(o.Compare[:], compare)
	p, err := k.Make(o)
	must(t, err)
	return p
}

// cell finds a cell of a table.
func cell(t *testing.T, p *profile.Profile, table, key string) profile.Cell {
	t.Helper()
	for _, c := range p.Table(table).Cells {
		if c.Key == key {
			return c
		}
	}
	t.Fatalf("no cell %q in %s", key, table)
	return profile.Cell{}
}

func TestProfileCounts(t *testing.T) {
	k := abroad(t)
	imports(t, k, list(12, "Lyon,France", "Boston,United States")+others(list(2, "Berlin,Germany")))
	p := exactly(t, k)
	if p.All.Members < 24 || p.All.Corrected == nil || p.All.Corrected.Low > p.All.Members || p.All.Corrected.High < 20 {
		t.Errorf("all: %+v, corrected %v", p.All, p.All.Corrected)
	}
	france := cell(t, p, profile.ByCountry, "FR")
	if france.Members != 12 || france.Stock < 10000 || france.Name != "France" || france.Corrected == nil || france.Expected.High > 12 {
		t.Errorf("France: %+v", france)
	}
	if c := france.Cells[0]; c.Name != "Lyon" || c.Members != 12 || c.Lat < 45 {
		t.Errorf("Lyon: %+v", c)
	}
	if c := cell(t, p, profile.BySector, "health"); c.Members < 24 {
		t.Errorf("health: %+v", c)
	}
	if c := cell(t, p, profile.BySource, "doctors"); c.Members != p.All.Members || c.Corrected == nil {
		t.Errorf("list: %+v", c)
	}
	entries := 0
	must(t, k.Directory.Audit().Read(func(e *audit.Entry) error {
		if e.Action == "profile" && e.Who == "nino" && e.Purpose == "forum 2027" {
			entries++
		}
		return nil
	}))
	if entries != 1 {
		t.Errorf("%d entries in the audit log", entries)
	}
}

// TestRuledOutAndSuppressedAreInNoProfile: whoever reviewers ruled out, who wants no contact, and who is suppressed is not counted.
func TestRuledOutAndSuppressedAreInNoProfile(t *testing.T) {
	k := abroad(t)
	imports(t, k, list(12, "Lyon,France"))
	before := exactly(t, k).All.Members
	for n, status := range map[string]member.Status{"1": member.NotOfOrigin, "2": member.NoContact, "3": member.Confirmed} {
		must(t, k.Directory.Update(func(tx index.Tx) error {
			m, err := tx.Member(member.SourceID("doctors", n))
			if err != nil {
				return err
			}
			m.Review.Status = status
			return tx.Put(m)
		}))
	}
	m, err := k.Directory.Store().Member(member.SourceID("doctors", "4"))
	must(t, err)
	_, err = k.Directory.Suppress([]suppress.Person{suppress.Of(m)}, index.Removal{By: "nino"})
	must(t, err)
	if got := exactly(t, k).All.Members; got != before-3 {
		t.Errorf("%d of %d members, want 3 fewer", got, before)
	}
}

// TestNoFormatTellsWhatIsHidden: a city of two is in no format, by number or on the map.
func TestNoFormatTellsWhatIsHidden(t *testing.T) {
	k := abroad(t)
	imports(t, k, list(14, "Lyon,France")+others(list(2, "Marseille,France")))
	p, err := k.Make(profile.Options{Origin: armenia, Now: time.Now()})
	must(t, err)
	for _, f := range profile.Formats() {
		var b bytes.Buffer
		must(t, p.Write(&b, f))
		switch f {
		case profile.CSV:
			rows, err := csv.NewReader(&b).ReadAll()
			must(t, err)
			for _, r := range rows {
				if r[3] == "Marseille" && (r[4] != "" || r[5] != "" || r[8] != "") {
					t.Errorf("%v", r)
				}
			}
		case profile.JSON, profile.GeoJSON:
			if !json.Valid(b.Bytes()) {
				t.Errorf("%s is not valid", f)
			}
			if f == profile.GeoJSON && strings.Contains(b.String(), "Marseille") {
				t.Error("Marseille is on the map")
			}
		case profile.XLSX:
			book, err := excelize.OpenReader(&b)
			must(t, err)
			rows, err := book.GetRows("Countries and cities")
			must(t, err)
			for _, r := range rows {
				if len(r) > 3 && r[2] == "Marseille" && r[3] != "" {
					t.Errorf("%v", r)
				}
			}
		default:
			if strings.Contains(b.String(), "Marseille") || !strings.Contains(b.String(), "France") {
				t.Errorf("%s:\n%s", f, b.String())
			}
		}
		if f == profile.HTML && (strings.Contains(b.String(), "<script") || strings.Contains(b.String(), "src=") || !strings.Contains(b.String(), "<svg")) {
			t.Error("the page is not whole by itself")
		}
	}
}

func TestImportsAreCompared(t *testing.T) {
	k := abroad(t)
	first := list(20, "Lyon,France")
	imports(t, k, first)
	lines := strings.SplitAfter(first, "\n")
	later := lines[0] + strings.Join(lines[7:], "")                                            // 6 are gone
	later = strings.Replace(later, "Lyon,France,cardiologist", "Paris,France,cardiologist", 7) // 7 moved
	for i := range 8 {
		later += fmt.Sprintf("n%d,Vardan Krikorian,Nice,France,dentist\n", i)
	}
	imports(t, k, later)
	c := exactly(t, k, "i0001", "i0002").Comparison
	if c.Gone.Members != 6 || c.New.Members != 8 || c.Changed.Members != 7 || c.Unchanged.Members != 7 {
		t.Errorf("%+v", c)
	}
	imports(t, k, later+"n9,Levon Petrosyan,Nice,France,dentist\n")
	if c := exactly(t, k, "i0002", "i0003").Comparison; !c.New.Hidden || c.New.Members != 0 || !c.Gone.Hidden || c.Unchanged.Members != 22 {
		t.Errorf("one who is new, and nobody gone, are not told: %+v", c)
	}
	if _, err := k.Make(profile.Options{Origin: armenia, Compare: [2]string{"i0001", "i0099"}}); !errors.Is(err, store.ErrNoImport) {
		t.Errorf("an import that is not there: %v", err)
	}
	if _, err := k.Make(profile.Options{Origin: onomastics.MustParseCountry("ZZ")}); !errors.Is(err, profile.ErrOrigin) {
		t.Errorf("a country that is not there: %v", err)
	}
}
