package bench

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/lexicons/gather"
	"diasmap/onomastics"
)

// TestNobodyOfDevOrTestIsTrainedOn gathers lexicons twice from tables of people: as they are, and
// without the people of dev and test. The lexicons are the same to the byte. So are those
// without the diaspora, which is measured on.
func TestNobodyOfDevOrTestIsTrainedOn(t *testing.T) {
	tables := peopleOfAllSplits()
	all := lexiconsOf(t, tables)
	trained := map[string][]string{}
	for name, rows := range tables {
		for _, row := range rows {
			if name != "diaspora_gold_dev" && corpus.SplitOf(personOf(row).PersonKey()) == corpus.Train {
				trained[name] = append(trained[name], row)
			}
		}
	}
	alone := lexiconsOf(t, trained)
	if len(all) != len(alone) {
		t.Errorf("%d files of lexicons, %d without dev and test", len(all), len(alone))
	}
	for file, content := range all {
		if content != alone[file] {
			t.Errorf("%s hangs on people of dev or test", file)
		}
	}
	if family := all["am/family.tsv"]; strings.Count(family, "yan\t") < 20 {
		t.Errorf("hardly a name was gathered, and nothing is proven:\n%s", family)
	}
}

// TestSplitsShareNobody checks the same of what weights are learned from: no key of a person in one
// split is in another, however the tables write the name.
func TestSplitsShareNobody(t *testing.T) {
	var people []corpus.Labelled
	for _, rows := range peopleOfAllSplits() {
		for _, row := range rows {
			people = append(people, personOf(row))
		}
	}
	in := map[string]string{}
	for _, split := range []string{"train", "dev", "test"} {
		some, err := Select(people, split)
		if err != nil {
			t.Fatal(err)
		}
		if len(some) < 20 {
			t.Errorf("%d people in %s", len(some), split)
		}
		for _, p := range some {
			key := p.PersonKey()
			if other := in[key]; other != "" && other != split {
				t.Errorf("%s is in %s and in %s", key, other, split)
			}
			in[key] = split
		}
	}
}

// peopleOfAllSplits are rows of tables. Families of five bearers are of one split each, or mixed. Most people are
// in two tables, in another order, in capitals or in Armenian.
func peopleOfAllSplits() map[string][]string {
	given := strings.Fields("Aram Anahit Tigran Nune Levon Mariam Vahan Sona Hayk Ani Karen Lusine Armen Narek Gohar Arpi Davit Ruben Seda Tatev Garik Lilit Samvel Zara Hrant")
	native := map[string]string{"Aram": "Արամ", "Ani": "Անի", "Nune": "Նունե", "Mariam": "Մարիամ"}
	tables := map[string][]string{}
	add := func(table, full, given, family string) {
		tables[table] = append(tables[table], strings.Join([]string{full, given, family, "AM", "1990", ""}, "\t"))
	}
	const families = 120
	for i := range families {
		stem := string([]byte{"BDGKLMNPRSTVZ"[i%13], "aeiou"[i%5], "bdgklmnrstvz"[i/5%12], "aeo"[i%3]})
		family := fmt.Sprintf("%s%cyan", stem, 'a'+rune(i%4)*4)
		bearers, want := 0, corpus.Split(i%4) // of the fourth kind: whatever comes
		for _, g := range given {
			split := corpus.SplitOf(corpus.Labelled{Full: g + " " + family}.PersonKey())
			if bearers == 5 || want <= corpus.Test && split != want {
				continue
			}
			bearers++
			add("athletes", g+" "+family, g, family)
			add("players", strings.ToUpper(family)+", "+g, "", "")
			if native[g] != "" {
				add("natives", native[g]+" "+family, "", "")
			}
			if bearers == 1 {
				add("diaspora_gold_dev", "Armand "+family, "Armand", family)
			}
		}
	}
	return tables
}

func personOf(row string) corpus.Labelled {
	f := strings.Split(row, "\t")
	return corpus.Labelled{Full: f[0], Given: f[1], Family: f[2], Origin: onomastics.MustParseCountry(f[3])}
}

// lexiconsOf gathers lexicons from reference data with these tables of people, and returns their files by
// path.
func lexiconsOf(t *testing.T, tables map[string][]string) map[string]string {
	t.Helper()
	data, out := t.TempDir(), t.TempDir()
	files := map[string]string{
		"LEXICON_MANIFEST.tsv":                "file\tiso2\tkind\tsource\tlicence\trows\tvalue_type\tscripts\tnote\tuse_class\nsurnames/am.open.tsv\tam\tsurnames\topen\tCC0-1.0\t1\tcount\tLatn\t\tA\n",
		"surnames/am.open.tsv":                "Petrosyan\t900\t\n",
		"patronymics/ru.russiannames.tsv":     "",
		"migration/un_population_2020.csv":    "Location,Code,Time,PopTotal\nArmenia,51,2020,2963.2\n",
		"migration/un_migrant_stock_2019.csv": "Year,Host,Armenia\n2019,Georgia,100\n",
	}
	for name, rows := range tables {
		files["people/"+name+".tsv"] = "full_name\tgiven\tfamily\tcountry_iso2\tyear_or_blank\textra\n" + strings.Join(rows, "\n") + "\n"
	}
	for name, content := range files {
		path := filepath.Join(data, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := gather.Run(data, out, &strings.Builder{}); err != nil {
		t.Fatal(err)
	}
	written := map[string]string{}
	err := fs.WalkDir(os.DirFS(out), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(out, path))
		written[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return written
}
