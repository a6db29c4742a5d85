package build_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"testing"
	"testing/fstest"

	"diasmap/index/sector"
	"diasmap/index/sector/build"
)

// tables are a few lines of each.
func tables() fstest.MapFS {
	files := map[string]string{
		"words/functions.tsv":   "filler\ten\tof the\n",
		"words/specialties.tsv": "cardiologist\tcardiology\tcardiolog\tкардиолог\tკარდიოლოგ\n",
		"words/en.tsv":          "doctor\tmd\n",
		"words/ru.tsv":          "doctor\tврач*\n",
		"occupations.tsv":       "221\tdoctor\n2212\tcardiologist\n",
		"patterns.tsv":          "1342\tdirector, head\thospital, clinic\n",
		"isco.tsv":              "2221\tNursing professionals\n",
		"titles/ilo.tsv":        "2221\tNurse, clinical\n",
		"titles/esco.tsv":       "2512\tsoftware developer\n2512\tweb software developer\n",
		"titles/onet.tsv":       "29-1141\tStaff Nurse\n",
		"soc.tsv":               "29-114\t2221\n",
		"industries/words.tsv":  "64\tbanking, bank\n",
		"industries/isic.tsv":   "64\ten\tFinancial service activities\n",
		"industries/nace.tsv":   "86\tfr\tSanté humaine\n",
		"industries/uksic.tsv":  "62012\ten\tBusiness and domestic software development\n",
	}
	m := fstest.MapFS{}
	for name, content := range files {
		m[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return m
}

func TestBuild(t *testing.T) {
	file, err := build.Build(tables())
	if err != nil {
		t.Fatal(err)
	}
	again, err := build.Build(tables())
	if err != nil || !bytes.Equal(file, again) {
		t.Errorf("the same tables give other bytes (%v)", err)
	}
	r, err := sector.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"MD": "221", "врача": "221", "кардиолога": "2212", "Clinical nurse": "2221", "Software Developers": "2512", "Head of the Clinic": "1342"} {
		if matches := r.Resolve(text, sector.Hint{}); len(matches) == 0 || matches[0].ISCO != want {
			t.Errorf("%q is %+v, want %s", text, matches, want)
		}
	}
}

func TestBuildNamesTheLine(t *testing.T) {
	for name, line := range map[string]string{
		"occupations.tsv":       "9999\tdoctor\n",
		"words/ru.tsv":          "doctor\n",
		"words/functions.tsv":   "filler\txx\tof\n",
		"words/specialties.tsv": "cardiologist\tcardiology\tca\tк\tქ\n",
		"soc.tsv":               "29\t2221\n29\t2221\n",
		"titles/onet.tsv":       "99-9999\tNobody\n",
	} {
		broken := maps.Clone(tables())
		broken[name] = &fstest.MapFile{Data: []byte("# a comment\n" + line)}
		_, err := build.Build(broken)
		var fault *build.Fault
		if !errors.As(err, &fault) || fault.File != name || fault.Line < 2 {
			t.Errorf("%s: %q is answered with %v", name, line, err)
		}
	}
	missing := tables()
	delete(missing, "soc.tsv")
	if _, err := build.Build(missing); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing table is answered with %v", err)
	}
}

// The compiled file is made of the tables that lie beside it; compiling itself is compared by diasmap sector build --verify.
func TestCompiledFileIsNotStale(t *testing.T) {
	file, err := os.ReadFile("../sector.bin")
	if err != nil {
		t.Fatal(err)
	}
	digest, err := build.Digest(os.DirFS("../tables"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file, digest[:]) {
		t.Error("sector.bin is stale: run diasmap sector build")
	}
}
