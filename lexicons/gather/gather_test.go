package gather

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// reference writes a small set of reference data: two lists for Armenia, one each for the United
// States and Georgia, and people.
func reference(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"LEXICON_MANIFEST.tsv": "file\tiso2\tkind\tsource\tlicence\trows\tvalue_type\tscripts\tnote\tuse_class\n" +
			"surnames/am.open.tsv\tam\tsurnames\topen\tCC0-1.0\t3\tcount\tLatn\t\tA\n" +
			"surnames/am.closed.tsv\tam\tsurnames\tclosed\tnone stated\t3\tcount\tLatn\t\tB\n" +
			"surnames/us.census.tsv\tus\tsurnames\tcensus\tpublic domain\t3\tcount\tLatn\t\tA\n" +
			"given/ge.list.tsv\tge\tgiven\tlist\tMIT\t2\tnone\tGeor\t\tA\n",
		"surnames/am.open.tsv":   "PETROSYAN\t900\t\nSargsyan\t90\tՍարգսյան\nSmithian\t10\t\n",
		"surnames/am.closed.tsv": "Rareyan\t2\t\nOftenyan\t5\t\n",
		"surnames/us.census.tsv": "SMITH\t9000\t\nPETROSYAN\t10\t\nJONES\t5000\t\n",
		"given/ge.list.tsv":      "გიორგი\t\tM\tგიორგი\nლევანი\t\tM\tლევანი\n",
		"people/some.tsv": "full_name\tgiven\tfamily\tcountry_iso2\tyear\textra\n" +
			"Anna Karapetyan\tAnna\tKarapetyan\tAM\t\t\nAnna Karapetyan\tAnna\tKarapetyan\tAM\t\t\n",
		"patronymics/ru.russiannames.tsv":     "Георгиевич\t500\tM\tГеоргий\tslav\nГиоргиевич\t5\tM\tГиорги\t\n",
		"migration/un_population_2020.csv":    "name,country_code,year,pop,alpha3\nArmenia,51,2020,2963.2,ARM\nGeorgia*,268,2020,3989.1,GEO\nUnited States of America*,840,2020,331002.6,USA\n",
		"migration/un_migrant_stock_2019.csv": "Year,Destination,Total,Armenia,Georgia\n2019,United States of America,10,95000,..\n2019,Georgia,10,40,\n2019,WORLD,1,5,5\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func gathered(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	if err := Run(reference(t), out, &strings.Builder{}); err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestGatheredTablesHaveNoFaultsAndCompile(t *testing.T) {
	out := gathered(t)
	faults, err := lexicons.Check(os.DirFS(out))
	if err != nil || len(faults) > 0 {
		t.Errorf("faults %v, %v", faults, err)
	}
	if _, err := lexicons.Compile(os.DirFS(out), nil); err != nil {
		t.Error(err)
	}
}

func TestWhatShips(t *testing.T) {
	family := read(t, gathered(t), "am/family.tsv")
	for name, want := range map[string]bool{
		"Petrosyan\t":  true,  // in capitals in the source, an open one
		"Սարգսյան\t":   true,  // the native form beside the Latin
		"Oftenyan\t":   true,  // five bearers in an aggregate
		"Rareyan":      false, // two bearers in an aggregate
		"Karapetyan\t": false, // one person of the tables of people, in two rows
	} {
		if got := strings.Contains(family, "\n"+name); got != want {
			t.Errorf("%q in the Armenian table: %v, want %v\n%s", name, got, want, family)
		}
	}
}

func TestHostsAreCleaned(t *testing.T) {
	out := gathered(t)
	us := read(t, out, "us/family.tsv")
	if strings.Contains(us, "Petrosyan") {
		t.Errorf("Petrosyan, a thousand times as usual in Armenia, is still American:\n%s", us)
	}
	if !strings.Contains(us, "\nSmith\t") {
		t.Errorf("Smith is no longer American:\n%s", us)
	}
}

func TestSourcesAreTold(t *testing.T) {
	sources, err := lexicons.ReadSources(strings.NewReader(read(t, gathered(t), "am/SOURCES.tsv")), "am/SOURCES.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if s := sources[0]; s.Title != "open" || s.Licence != "CC0-1.0" || s.Class != "A" || s.Rows != 3 || s.Used < 3 || s.Date == "" {
		t.Errorf("first source: %+v", s)
	}
}

func TestCountriesAndHosts(t *testing.T) {
	out := gathered(t)
	if got := read(t, out, "countries.tsv"); !strings.Contains(got, "\nAM\tArmenia\tArmenian\t2963200\n") || !strings.Contains(got, "\nXK\tKosovo\tKosovar\t1800000\n") {
		t.Errorf("countries.tsv:\n%.500s", got)
	}
	if got := read(t, out, "hosts.tsv"); !strings.HasSuffix(got, "\nUS\tAM\t95000\n") {
		t.Errorf("hosts.tsv: want one line, of 95,000 Armenians in the US:\n%s", got)
	}
}

func TestPatronymicsAreSpreadByTheFathersName(t *testing.T) {
	out := gathered(t)
	if got := read(t, out, "ru/patronymic.tsv"); !strings.Contains(got, "Георгиевич") || strings.Contains(got, "Гиоргиевич") {
		t.Errorf("Russian patronymics: want the frequent one alone:\n%s", got)
	}
}

func TestCleanForm(t *testing.T) {
	for in, want := range map[string]string{
		"GARCIA LOPEZ": "Garcia Lopez", "шевченко": "Шевченко", "McDonald": "McDonald", "O'BRIEN": "O'Brien", "ter-petrosyan": "Ter-Petrosyan",
		"ბერიძე": "ბერიძე", "І. Кузняцоў": "", "123": "", "A": "", "王": "王", "  Aram ": "Aram", "Smith (Jr)": "",
	} {
		if got := cleanForm(in); got != want {
			t.Errorf("cleanForm(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAffixesAreCountedOverDistinctNames(t *testing.T) {
	c := &country{code: onomastics.MustParseCountry("AZ")}
	c.names[onomastics.FamilyTable] = map[string]*name{
		"Beridze": {key: "beridze", share: 0.5, kept: 1}, "Kapanadze": {key: "kapanadze", share: 0.1, kept: 1}, "Lomidze": {key: "lomidze", kept: 1},
	}
	a := c.countAffixes(onomastics.FamilyTable)
	if a.forms != 3 || a.count["-dze"] != 3 || a.count["-idze"] != 2 || a.count["-adze"] != 0 {
		t.Errorf("forms %v, -dze %v, -idze %v, -adze %v (one name: dropped)", a.forms, a.count["-dze"], a.count["-idze"], a.count["-adze"])
	}
}

func TestHeadOfARegister(t *testing.T) {
	s := newSource("head", "CC0", openClass)
	s.counted = true
	s.add(onomastics.FamilyTable, "Beridze", 20_000)
	s.settle(4_000_000)
	if got := s.share(onomastics.FamilyTable, "Beridze"); math.Abs(got-0.005) > 1e-9 || s.full {
		t.Errorf("share %g (full %v), want 20,000 of 4 million", got, s.full)
	}
}

func TestFaultsInTheReferenceDataNameThePlace(t *testing.T) {
	dir := reference(t)
	file := filepath.Join(dir, "patronymics", "ru.russiannames.tsv")
	if err := os.WriteFile(file, []byte("Иванович\tmany\tM\tИван\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Run(dir, t.TempDir(), &strings.Builder{}); err == nil || !strings.Contains(err.Error(), "ru.russiannames.tsv:1: count \"many\"") {
		t.Errorf("got %v", err)
	}
}
