package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/index"
	"diasmap/index/indextest"
	"diasmap/index/intake"
	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/model"
	"diasmap/onomastics"
)

const doctors = `id,name,city,country,specialty,born
1,Anahit Krikorian,Paris,France,cardiologist,1961
2,Giorgi Kapanadze,Berlin,Germany,surgeon,
3,Mary Smith,Boston,United States,nurse,
4,Тарас Шевченко,Toronto,Canada,dentist,12.03.1970
5,,Lyon,France,,
`

func open(t *testing.T, dir string) *index.Directory {
	t.Helper()
	d, err := index.Open(dir, index.Options{Engine: indextest.Open, Create: true, What: "import"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func job(t testing.TB, list corpus.Source) intake.Job {
	t.Helper()
	classifier, err := model.NewClassifier()
	if err != nil {
		t.Fatal(err)
	}
	columns, err := corpus.GuessColumns(list.Header())
	if err != nil {
		t.Fatal(err)
	}
	return intake.Job{
		Batch:  batch.Job{Classifier: classifier, Workers: 2, Columns: columns, Policy: onomastics.Policy{Thresholds: onomastics.Balanced.Thresholds(), Top: 3}},
		Fields: corpus.GuessFields(list.Header(), columns), Source: "doctors", Input: "doctors.csv", Purpose: "forum 2027", By: "nino",
	}
}

// run imports a list as text.
func run(t *testing.T, d *index.Directory, text string, change ...func(*intake.Job)) (*store.Import, error) {
	t.Helper()
	list, err := corpus.OpenTable(strings.NewReader(text), "doctors.csv")
	if err != nil {
		t.Fatal(err)
	}
	j := job(t, list)
	for _, c := range change {
		c(&j)
	}
	return intake.Run(d, list, j)
}

// mustRun is run of a list that must do.
func mustRun(t *testing.T, d *index.Directory, text string, change ...func(*intake.Job)) *store.Import {
	t.Helper()
	i, err := run(t, d, text, change...)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func counted(i *store.Import) string {
	return fmt.Sprintf("rows %d new %d changed %d unchanged %d repeated %d suppressed %d gone %d",
		i.Rows, i.New, i.Changed, i.Unchanged, i.Repeated, i.Suppressed, i.Gone)
}

func wantCounts(t *testing.T, i *store.Import, want string) {
	t.Helper()
	if got := counted(i); got != want {
		t.Errorf("import %s:\n got %s\nwant %s", i.ID, got, want)
	}
}

// sound checks that store, index and log agree, and returns the names of the members.
func sound(t *testing.T, d *index.Directory) []string {
	t.Helper()
	r, err := d.Verify()
	if err != nil || len(r.Faults) > 0 {
		t.Errorf("verify: %+v, %v", r, err)
	}
	var names []string
	err = d.Store().Each(func(m *member.Member) error {
		names = append(names, m.Name.Full)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

func TestMembersAreStoredAndTheRestCounted(t *testing.T) {
	d := open(t, t.TempDir())
	i := mustRun(t, d, doctors, func(j *intake.Job) { j.RetainUntil = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC) })
	wantCounts(t, i, "rows 5 new 3 changed 0 unchanged 0 repeated 0 suppressed 0 gone 0")
	if i.Verdicts["probable"] != 3 || i.Verdicts["resident"] != 1 || i.Verdicts["abstain"] != 1 {
		t.Errorf("verdicts %v", i.Verdicts)
	}
	if i.ByHost["AM"]["FR"] != 1 || i.ByOrigin["GE"]["probable"] != 1 {
		t.Errorf("by origin %v, by residence %v", i.ByOrigin, i.ByHost)
	}
	if got := sound(t, d); !slices.Equal(got, []string{"Anahit Krikorian", "Giorgi Kapanadze", "Тарас Шевченко"}) {
		t.Errorf("members %v", got)
	}
	m, err := d.Store().Member(member.SourceID("doctors", "4"))
	if err != nil {
		t.Fatal(err)
	}
	if m.Origin.String() != "UA" || m.BirthYear != 1970 || m.CityText != "Toronto" || m.OccupationText != "dentist" || m.Residence.String() != "CA" ||
		m.Sources[0] != (member.SourceRef{Source: "doctors", SourceID: "4", First: i.ID, Import: i.ID, Row: 4}) || m.RetainUntil.Year() != 2030 ||
		!slices.Contains(m.Keys, member.KeysOf("Shevchenko")[0]) || len(m.Alternatives) != 3 {
		t.Errorf("%+v", m)
	}
	kept, err := d.Store().Import(i.ID)
	if err != nil || counted(kept) != counted(i) || kept.Purpose != "forum 2027" || kept.Ended.IsZero() {
		t.Errorf("record %+v, %v", kept, err)
	}
}

func TestTheSameListTwiceDoublesNothing(t *testing.T) {
	d := open(t, t.TempDir())
	mustRun(t, d, doctors)
	head := d.Store().Head()
	wantCounts(t, mustRun(t, d, doctors), "rows 5 new 0 changed 0 unchanged 3 repeated 0 suppressed 0 gone 0")
	if string(d.Store().Head()) != string(head) {
		t.Error("members were written that did not change")
	}
	if n := len(sound(t, d)); n != 3 {
		t.Errorf("%d members", n)
	}
	wantCounts(t, mustRun(t, d, doctors+"1,Anahit Krikorian,Nice,France,,\n"), "rows 6 new 0 changed 0 unchanged 3 repeated 1 suppressed 0 gone 0")
}

func TestChangedRowsAreUpdatedWithHistory(t *testing.T) {
	d := open(t, t.TempDir())
	mustRun(t, d, doctors)
	id := member.SourceID("doctors", "1")
	err := d.Update(func(tx index.Tx) error {
		m, err := tx.Member(id)
		if err != nil {
			return err
		}
		m.Review = member.Review{Status: member.Confirmed, By: "nino"}
		return tx.Put(m)
	})
	if err != nil {
		t.Fatal(err)
	}
	i := mustRun(t, d, strings.Replace(doctors, "Paris,France,cardiologist", "Lyon,France,heart surgeon", 1))
	wantCounts(t, i, "rows 5 new 0 changed 1 unchanged 2 repeated 0 suppressed 0 gone 0")
	m, err := d.Store().Member(id)
	if err != nil {
		t.Fatal(err)
	}
	var history []string
	for _, c := range m.History {
		history = append(history, fmt.Sprintf("%s %s: %s > %s", c.By, c.Field, c.From, c.To))
	}
	if want := []string{i.ID + " occupation: cardiologist > heart surgeon", i.ID + " city: Paris > Lyon"}; !slices.Equal(history, want) {
		t.Errorf("history %q, want %q", history, want)
	}
	if m.Review.Status != member.Confirmed || m.CityText != "Lyon" || m.Sources[0].First != "i0001" || m.Sources[0].Import != i.ID {
		t.Errorf("%+v", m)
	}
	sound(t, d)
}

func TestGoneMembersAreCountedAndPruned(t *testing.T) {
	d := open(t, t.TempDir())
	mustRun(t, d, doctors)
	shorter := strings.Replace(doctors, "2,Giorgi Kapanadze,Berlin,Germany,surgeon,\n", "", 1)
	wantCounts(t, mustRun(t, d, shorter), "rows 4 new 0 changed 0 unchanged 2 repeated 0 suppressed 0 gone 1")
	if n := len(sound(t, d)); n != 3 {
		t.Errorf("%d members without pruning", n)
	}
	mustRun(t, d, shorter, func(j *intake.Job) { j.Source = "another list" })
	i := mustRun(t, d, shorter, func(j *intake.Job) { j.Prune = true })
	wantCounts(t, i, "rows 4 new 0 changed 0 unchanged 2 repeated 0 suppressed 0 gone 1")
	if got := sound(t, d); len(got) != 4 || slices.Contains(got, "Giorgi Kapanadze") {
		t.Errorf("members %v", got)
	}
}

func TestRowsWithoutIDs(t *testing.T) {
	d := open(t, t.TempDir())
	guests := "name,country\nAnahit Krikorian,France\nGiorgi Kapanadze,Germany\nAnahit Krikorian,France\n"
	wantCounts(t, mustRun(t, d, guests), "rows 3 new 2 changed 0 unchanged 0 repeated 1 suppressed 0 gone 0")
	wantCounts(t, mustRun(t, d, guests), "rows 3 new 0 changed 0 unchanged 2 repeated 1 suppressed 0 gone 0")
	if n := len(sound(t, d)); n != 2 {
		t.Errorf("%d members", n)
	}
}

func TestSuppressedPeopleAreNotImported(t *testing.T) {
	d := open(t, t.TempDir())
	person := suppress.Person{Names: []string{"Անահիտ Գրիգորյան"}, Country: onomastics.MustParseCountry("FR")}
	if _, err := d.Suppress([]suppress.Person{person}, index.Removal{By: "nino"}); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{doctors, strings.ReplaceAll(doctors, "Anahit Krikorian", "KRIKORIAN Anahit")} {
		if i := mustRun(t, d, list); i.Suppressed != 1 || i.New+i.Unchanged != 2 {
			t.Errorf("%s", counted(i))
		}
	}
	if got := sound(t, d); !slices.Equal(got, []string{"Giorgi Kapanadze", "Тарас Шевченко"}) {
		t.Errorf("members %v", got)
	}
}

// A breaking list ends with an error after so many chunks.
type breaking struct {
	corpus.Source
	chunks int
}

var errBroken = errors.New("the cable was pulled")

func (b *breaking) Next(c *corpus.Chunk) error {
	if b.chunks == 0 {
		return errBroken
	}
	b.chunks--
	return b.Source.Next(c)
}

// nobody is a list without rows.
type nobody struct{ corpus.Source }

func (nobody) Header() []string { return []string{"name"} }

// long is a list of n people whose names are members', each once.
func long(n int) string {
	var b strings.Builder
	b.WriteString("id,name,country\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,Anahit Krikorian,FR\n", i)
	}
	return b.String()
}

func TestABrokenOffImportGoesOn(t *testing.T) {
	const rows = 5000
	dir := t.TempDir()
	text := long(rows)
	same := func(j *intake.Job) { j.Print = "list of 5000" }
	for chunks := 1; ; chunks += 2 {
		d := open(t, dir)
		source, err := corpus.OpenTable(strings.NewReader(text), "long.csv")
		if err != nil {
			t.Fatal(err)
		}
		list := &breaking{source, chunks}
		j := job(t, list)
		same(&j)
		i, err := intake.Run(d, list, j)
		if err == nil {
			wantCounts(t, i, "rows 5000 new 5000 changed 0 unchanged 0 repeated 0 suppressed 0 gone 0")
		} else if !errors.Is(err, errBroken) {
			t.Fatal(err)
		}
		sound(t, d)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if err == nil {
			break
		}
	}
	d := open(t, dir)
	if n := len(sound(t, d)); n != rows {
		t.Errorf("%d members, want %d", n, rows)
	}
	imports, err := d.Store().Imports()
	if err != nil || len(imports) != 1 {
		t.Errorf("%d imports, %v: want the one that went on", len(imports), err)
	}
	kept, err := intake.Scores(d.Store(), imports[0].ID, job(t, nobody{}).Batch.Classifier)
	if france := kept[onomastics.MustParseCountry("FR")]; err != nil || len(kept) != 1 || france.People() != rows {
		t.Errorf("scores of %v, %v: want those of all rows", kept, err)
	}
	if left, err := d.Store().Unfinished(); len(left) > 0 || err != nil {
		t.Errorf("left unfinished %v, %v", left, err)
	}
}

func TestAnImportCanBeBegunAnew(t *testing.T) {
	d := open(t, t.TempDir())
	text := long(5000)
	source, err := corpus.OpenTable(strings.NewReader(text), "long.csv")
	if err != nil {
		t.Fatal(err)
	}
	list := &breaking{source, 5}
	j := job(t, list)
	j.Print = "list"
	if _, err := intake.Run(d, list, j); !errors.Is(err, errBroken) {
		t.Fatal(err)
	}
	stored := d.Store().Count()
	i := mustRun(t, d, text, func(j *intake.Job) { j.Print, j.Restart = "list", true })
	wantCounts(t, i, fmt.Sprintf("rows 5000 new %d changed 0 unchanged %d repeated 0 suppressed 0 gone 0", 5000-stored, stored))
	if left, err := d.Store().Unfinished(); i.ID != "i0002" || len(left) > 0 || err != nil {
		t.Errorf("import %s, left unfinished %v, %v", i.ID, left, err)
	}
}

func TestMergedMembersAreNotBroughtAgain(t *testing.T) {
	d := open(t, t.TempDir())
	mustRun(t, d, doctors)
	first, second := member.SourceID("doctors", "1"), member.SourceID("doctors", "4")
	err := d.Update(func(tx index.Tx) error { return errors.Join(tx.Delete(second), tx.Alias(second, first)) })
	if err != nil {
		t.Fatal(err)
	}
	wantCounts(t, mustRun(t, d, doctors), "rows 5 new 0 changed 0 unchanged 2 repeated 1 suppressed 0 gone 0")
	if n := len(sound(t, d)); n != 2 {
		t.Errorf("%d members", n)
	}
}

func TestHugeRowsFit(t *testing.T) {
	d := open(t, t.TempDir())
	var b strings.Builder
	b.WriteString("id,name,country,city,occupation,employer,industry\n")
	cell := strings.Repeat("Լուսանկարիչ ", 2000)
	for i := range 1500 {
		fmt.Fprintf(&b, "%d,Anahit Krikorian,FR,%s,%s,%s,%s\n", i, cell, cell, cell, cell)
	}
	if i := mustRun(t, d, b.String()); i.New != 1500 {
		t.Errorf("%s", counted(i))
	}
	m, err := d.Store().Member(member.SourceID("doctors", "7"))
	if err != nil || len(m.CityText) > 1010 || !strings.HasSuffix(m.CityText, "…") {
		t.Errorf("city of %d bytes, %v", len(m.CityText), err)
	}
}

func TestBirthYears(t *testing.T) {
	d := open(t, t.TempDir())
	for text, want := range map[string]int{
		"1961": 1961, "12.03.1970": 1970, "1970-03-12": 1970, "19610423": 1961, "c. 1905": 1905, "1920–1995": 0, "": 0, "61": 0, "2500": 0,
	} {
		mustRun(t, d, fmt.Sprintf("id,name,country,born\n1,Anahit Krikorian,FR,%s\n", text))
		m, err := d.Store().Member(member.SourceID("doctors", "1"))
		if err != nil || m.BirthYear != want {
			t.Errorf("%q: %d, %v, want %d", text, m.BirthYear, err, want)
		}
	}
}
