package lexicons_test

import (
	"encoding/hex"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

func embedded(t testing.TB) *onomastics.Lexicon {
	t.Helper()
	l, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func worker(t testing.TB, p onomastics.Policy) *onomastics.Worker {
	t.Helper()
	c, err := onomastics.NewClassifier(onomastics.DefaultParams(), embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	return c.NewWorker(p)
}

func TestEmbeddedLexiconIsMadeFromTheTables(t *testing.T) {
	digest, err := lexicons.Digest(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := embedded(t).Digest(), hex.EncodeToString(digest[:]); got != want {
		t.Errorf("diasmap.lex is of tables %.12s, the tables are %.12s: run make lexicons", got, want)
	}
}

func TestTablesHaveNoFaults(t *testing.T) {
	faults, err := lexicons.Check(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults[:min(len(faults), 20)] {
		t.Error(f)
	}
}

func TestEveryCountryWithNamesSaysItsSources(t *testing.T) {
	const aim = 180
	known := 0
	for _, e := range embedded(t).Countries() {
		if e.Forms+e.GivenForms == 0 {
			continue
		}
		known++
		sources, err := lexicons.SourcesOf(e.Code)
		if err != nil || len(sources) == 0 {
			t.Errorf("%s: %d sources, %v", e.Code, len(sources), err)
		}
		for _, s := range sources {
			if s.Licence == "" || s.Title == "" || s.Date == "" || s.Class != "A" && s.Class != "B" {
				t.Errorf("%s: source %+v is not described", e.Code, s)
			}
		}
	}
	if known < aim {
		t.Errorf("%d countries have names, want %d", known, aim)
	}
}

// TestOriginsOfWellKnownNames holds the names a newcomer tries first.
func TestOriginsOfWellKnownNames(t *testing.T) {
	w := worker(t, onomastics.Policy{})
	for name, want := range map[string]string{
		"Grigoryan": "AM", "Krikorian": "AM", "Kouyoumdjian": "AM", "Հովհաննես Թումանյան": "AM", "Anahit Bedrosian": "AM",
		"Kapanadze": "GE", "Kvaratskhelia": "GE", "Gelovani": "GE", "ილია ჭავჭავაძე": "GE",
		"Shevchenko": "UA", "Ковальчук": "UA", "Lukashenka": "BY", "Munteanu": "MD RO",
		"Nazarbayev": "KZ", "Rahmonov": "TJ", "Berdimuhamedow": "TM", "Aliyev": "AZ", "Yıldız": "TR",
		"Hoxha": "AL XK", "Đorđević": "RS BA HR ME", "Papadopoulos": "GR", "Nguyen": "VN", "Okafor": "NG",
	} {
		a := w.Classify(onomastics.Person{Full: name})
		if !strings.Contains(want, a.Origin.Country.String()) {
			t.Errorf("%s: got %s, want %s", name, a.AppendOrigins(nil), want)
		}
		if len(a.AppendEvidence(nil, false)) == 0 {
			t.Errorf("%s: no evidence", name)
		}
	}
}

func TestPosteriorsOverAllCountriesSumToOne(t *testing.T) {
	w := worker(t, onomastics.Policy{})
	for _, name := range []string{"Anahit Krikorian", "Ивано Петрова", "Zzyzx Qqq", "毛泽东"} {
		for _, host := range []string{"", "US", "RU"} {
			p := onomastics.Person{Full: name}
			if host != "" {
				p.Residence = onomastics.MustParseCountry(host)
			}
			w.Classify(p)
			all, sum := w.Posteriors(nil), 0.0
			for i, o := range all {
				sum += o.Probability
				if i > 0 && o.Probability > all[i-1].Probability {
					t.Fatalf("%s: posteriors are not best first", name)
				}
			}
			if math.Abs(sum-1) > 1e-4 {
				t.Errorf("%s in %q: posteriors sum to %v", name, host, sum)
			}
		}
	}
}

// tables is a small lexicon of a country office.
func tables() fstest.MapFS {
	return fstest.MapFS{
		"am/family.tsv":  {Data: []byte("# ours\n# total 1000\nAbrahamyan\t5\tLatn\ta\nԹումանյան\t3\tArmn\n")},
		"am/SOURCES.tsv": {Data: []byte("a\tfamily\tOur register\tCC0\tA\t2026-01-01\t2\t2\n")},
	}
}

func TestCheckFindsFaults(t *testing.T) {
	for _, c := range []struct {
		fault, file, content string
		want                 error
		place                string
	}{
		{"duplicate", "am/family.tsv", "Abgaryan\t5\nAbgaryan\t6\n", lexicons.ErrDuplicate, "am/family.tsv:2:1: "},
		{"duplicate further on", "am/given.tsv", "B\t1\nA\t1\nB\t1\n", lexicons.ErrDuplicate, "am/given.tsv:3:1: "},
		{"not sorted", "am/family.tsv", "Petrosyan\t5\nAbgaryan\t6\n", lexicons.ErrUnsorted, "am/family.tsv:2:1: "},
		{"wrong script", "am/family.tsv", "Abgaryan\t5\tCyrl\n", lexicons.ErrScript, "am/family.tsv:1:12: "},
		{"count of nothing", "am/family.tsv", "Abgaryan\t0\n", lexicons.ErrCount, "am/family.tsv:1:10: "},
		{"count is a word", "am/family.tsv", "Abgaryan\tmany\n", lexicons.ErrCount, "am/family.tsv:1:10: "},
		{"more bearers than people", "am/family.tsv", "# total 10\nAbgaryan\t11\n", lexicons.ErrCount, "am/family.tsv:2:10: "},
		{"infinite", "am/family.tsv", "Abgaryan\t+Inf\n", lexicons.ErrCount, "am/family.tsv:1:10: "},
		{"not a number", "am/family.tsv", "Abgaryan\tNaN\n", lexicons.ErrCount, "am/family.tsv:1:10: "},
		{"one field", "am/family.tsv", "Abgaryan\n", lexicons.ErrFields, "am/family.tsv:1: "},
		{"no letters", "am/family.tsv", "---\t5\n", lexicons.ErrName, "am/family.tsv:1:1: "},
		{"unknown source", "am/family.tsv", "Abgaryan\t5\tLatn\tz\n", lexicons.ErrSource, "am/family.tsv:1: "},
		{"affix without hyphen", "am/affix.tsv", "# total family 10\nyan\tfamily\t5\n", lexicons.ErrName, "am/affix.tsv:2:1: "},
		{"affix before its total", "am/affix.tsv", "-yan\tfamily\t5\n", lexicons.ErrDirective, "am/affix.tsv:1: "},
		{"folder in capitals", "GE/family.tsv", "Beridze\t5\n", lexicons.ErrCountry, "GE: "},
	} {
		fsys := tables()
		fsys[c.file] = &fstest.MapFile{Data: []byte(c.content)}
		faults, err := lexicons.Check(fsys)
		if err != nil {
			t.Errorf("%s: %v", c.fault, err)
			continue
		}
		if len(faults) == 0 || !errors.Is(faults[len(faults)-1], c.want) || !strings.HasPrefix(faults[len(faults)-1].Error(), c.place) {
			t.Errorf("%s: got %v, want %v at %s", c.fault, faults, c.want, c.place)
		}
		if _, err := lexicons.Compile(fsys, embedded(t)); !errors.Is(err, lexicons.ErrFaults) && c.fault != "folder in capitals" {
			t.Errorf("%s: compiled all the same: %v", c.fault, err)
		}
	}
	if faults, err := lexicons.Check(tables()); err != nil || len(faults) > 0 {
		t.Errorf("tables without fault: %v, %v", faults, err)
	}
}

func TestAdditionOfACountryOffice(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "ge/family.tsv", "# total 1000\nQwortzschwan\t5\n")
	addition, err := lexicons.OpenAddition(dir, embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	c, err := onomastics.NewClassifier(onomastics.DefaultParams(), embedded(t), addition)
	if err != nil {
		t.Fatal(err)
	}
	a := c.NewWorker(onomastics.Policy{}).Classify(onomastics.Person{Full: "Qwortzschwan"})
	if a.Origin.Country.String() != "GE" || a.Verdict != onomastics.Probable {
		t.Errorf("got %s %s", a.Verdict, a.AppendOrigins(nil))
	}
}

func TestStaleAndDamagedAdditionsAreRefused(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "ge/family.tsv", "Beridze\t5\n")
	data, err := lexicons.Compile(os.DirFS(dir), embedded(t))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, lexicons.CompiledName, string(data))
	if _, err := lexicons.OpenAddition(dir, embedded(t)); err != nil {
		t.Errorf("a fresh file: %v", err)
	}
	write(t, dir, "ge/family.tsv", "Beridze\t6\n")
	if _, err := lexicons.OpenAddition(dir, embedded(t)); !errors.Is(err, lexicons.ErrStale) {
		t.Errorf("a stale file: %v", err)
	}
	data[len(data)/2]++
	write(t, dir, lexicons.CompiledName, string(data))
	if _, err := lexicons.OpenAddition(dir, embedded(t)); !errors.Is(err, onomastics.ErrLexiconChecksum) {
		t.Errorf("a damaged file: %v", err)
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSpellingsOfTheDiaspora(t *testing.T) {
	for _, c := range []struct{ name, country, want string }{
		{"Գրիգորյան", "AM", "krikorian"}, {"Պետրոսյան", "AM", "bedrosian"}, {"Կույումճյան", "AM", "gouyoumdjian"},
		{"Hakobyan", "AM", "hakobian"}, {"Гончаренко", "UA", "honcharenko"}, {"Гончаренко", "UA", "goncharenko"},
		{"Karapetyan", "AM", "karapetov"}, {"Hakobyan", "AM", "akopov"}, {"Sargsyan", "AM", "sarkisov"}, {"Khachatryan", "AM", "khachaturov"},
		{"Ghazaryan", "AM", "ghazaryants"}, {"Demirjian", "AM", "demirciyan"}, {"Japaridze", "GE", "dschaparidse"}, {"Machabeli", "GE", "machabelov"},
		{"Janashia", "GE", "dzhanashiya"},
	} {
		found := false
		var all []string
		for _, s := range lexicons.SpellingsOf(c.name, onomastics.MustParseCountry(c.country)) {
			all = append(all, string(s.Key))
			found = found || string(s.Key) == c.want
		}
		if !found {
			t.Errorf("%s: spellings %v, want %s among them", c.name, all, c.want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("Abgaryan\t5\tLatn\ta\n", "-yan\tfamily\t5\n")
	f.Add("# total x\n\t\t\t\n", "# total family 0\n")
	f.Fuzz(func(t *testing.T, names, affixes string) {
		fsys := tables()
		fsys["am/given.tsv"] = &fstest.MapFile{Data: []byte(names)}
		fsys["am/affix.tsv"] = &fstest.MapFile{Data: []byte(affixes)}
		faults, err := lexicons.Check(fsys)
		if err != nil || len(faults) > 0 {
			return
		}
		data, err := lexicons.Compile(fsys, embedded(t))
		if err == nil {
			_, err = onomastics.OpenLexicon(data)
		}
		if err != nil && !errors.Is(err, lexicons.ErrFaults) {
			t.Error(err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	data, err := os.ReadFile(lexicons.CompiledName)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := onomastics.OpenLexicon(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkClassify(b *testing.B) {
	w := worker(b, onomastics.Policy{})
	us := onomastics.MustParseCountry("US")
	names := []string{"Anahit Krikorian", "John Smith", "Giorgi Kapanadze", "Nguyen Thi Mai", "María García López", "Ковальчук Сергій"}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		w.Classify(onomastics.Person{Full: names[i%len(names)], Residence: us})
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
}
