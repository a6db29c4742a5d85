package gather

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPartOfIsByWords(t *testing.T) {
	for _, pair := range [][2]string{{"Nurse Manager", "manager, NURSE"}, {"Chief Executive Officer (CEO)", "Officer chief executive"}} {
		if PartOf(pair[0]) != PartOf(pair[1]) {
			t.Errorf("%q and %q are of different parts", pair[0], pair[1])
		}
	}
}

func TestPartsAreTenths(t *testing.T) {
	var counts [3]int
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			counts[PartOf(strings.Repeat(string(a), 3)+" "+string(b))]++
		}
	}
	if counts[Test] < 30 || counts[Test] > 110 || counts[Development] < 30 || counts[Development] > 110 {
		t.Errorf("of 676 titles the parts have %v", counts)
	}
}

// What is gathered from a few rows of each source.
func TestRun(t *testing.T) {
	data, out := t.TempDir(), t.TempDir()
	for name, content := range map[string]string{
		"isco08_groups_esco_csv_en.csv":  "conceptType,code,preferredLabel\nISCOGroup,2212,\"Specialist  medical\npractitioners\"\n",
		"ilo_isco08_index_of_titles.csv": "isco08,title\n2411,\"Accountant, tax\"\n0001,n\n",
		"esco_v1.1.1_occupations_en.csv": "ISCOGROUPCODE,PREFERREDLABEL,ALTLABELS\n2654,technical director,\"head of technical\ntechnical director\"\n",
		"onet_occupation_data.txt":       "O*NET-SOC Code\tTitle\tDescription\n11-1011.00\tChief Executives\tx\n",
		"onet_alternate_titles.txt":      "O*NET-SOC Code\tAlternate Title\tShort Title\n11-1011.00\tChief Executive Officer (CEO)\tCEO\n",
		"isic4_en.json":                  `{"sections":[{"section":"a","description":"Agriculture","divisions":[{"division":"01","description":"Crops"}]}]}`,
		"nace_rev2.1_multilang.json":     `[{"code":"01","description":{"en":"Crops","fr":"Cultures","bg":"Растения"}}]`,
		"companies_house_sic_list.tsv":   "code\tname\tcount\n01110\tGrowing of cereals\t5\n",
	} {
		file := filepath.Join(data, "sectors", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Run(data, out); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"isco.tsv":            "2212\tSpecialist medical practitioners\n",
		"titles/ilo.tsv":      "2411\tAccountant, tax\n",
		"titles/esco.tsv":     "2654\thead of technical\n2654\ttechnical director\n",
		"industries/isic.tsv": "01\ten\tCrops\nA\ten\tAgriculture\n",
		"industries/nace.tsv": "01\ten\tCrops\n01\tfr\tCultures\n",
	} {
		content, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, facts, _ := strings.Cut(string(content), "\n"); facts != want {
			t.Errorf("%s has %q, want %q", name, facts, want)
		}
	}
}

func TestRunNamesWhatIsMissing(t *testing.T) {
	if err := Run(t.TempDir(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "isco08") {
		t.Errorf("an empty folder is answered with %v", err)
	}
}
