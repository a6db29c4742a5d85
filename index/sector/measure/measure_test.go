package measure

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/index/sector"
	"diasmap/index/sector/gather"
)

func TestFits(t *testing.T) {
	for _, c := range []struct {
		answer string
		groups string
		want   bool
	}{
		{"2212", "221", true}, {"221", "2212", true}, {"2", "2212", false}, {"2261", "2212 2261", true}, {"", "-", true}, {"", "2212", false}, {"2212", "-", false},
	} {
		if got := fits(c.answer, strings.Fields(c.groups)); got != c.want {
			t.Errorf("fits(%q, %s) = %v", c.answer, c.groups, got)
		}
	}
}

// A few rows of people are counted as they should be.
func TestPeopleAreCounted(t *testing.T) {
	r, err := sector.Default()
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	write := func(name, content string) {
		file := filepath.Join(data, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("people/pantheon_birth_country.tsv", "full_name\textra\nA\toccupation=actor;sex=Male\nB\toccupation=chemist\nC\toccupation=no such\n")
	write("people/diaspora_gold_dev.tsv", "full_name\tprofession\nA\turologist\n")
	write("people/nobel_laureates.tsv", "full_name\textra\nA\tcategory=physics\n")
	write("people/forbes_billionaires_2023.tsv", "full_name\textra\nA\tindustry=Real Estate;source=Real estate\nB\tindustry=Technology;source=Xyzzy\n")
	write("sectors/onet_occupation_data.txt", "code\ttitle\n")
	write("sectors/onet_alternate_titles.txt", "code\ttitle\n29-1141.00\tStaff Nurse\n29-1141.00\tWard Nurse\n29-1141.00\tNurse\n")
	tallies, err := Professions(r, data)
	if err != nil || len(tallies) != 3 {
		t.Fatal(tallies, err)
	}
	if p := tallies[0]; p.Asked != 2 || p.Answered != 2 || p.Right != 2 {
		t.Errorf("the famous are %+v", p)
	}
	tallies, err = Industries(r, data)
	if err != nil || tallies[0].Asked != 2 || tallies[0].Answered != 1 || tallies[0].Right != 1 {
		t.Errorf("wealth is %+v, %v", tallies[0], err)
	}
	asked := 0
	for _, part := range []gather.Part{gather.Built, gather.Development, gather.Test} {
		tallies, err = Titles(r, data, part, map[string]bool{"nurse": true})
		if err != nil {
			t.Fatal(err)
		}
		asked += tallies[0].Asked
		if tallies[0].AtLevel[4] != tallies[0].Asked {
			t.Errorf("nurses are %+v", tallies[0])
		}
	}
	if asked != 3 {
		t.Errorf("%d titles are in the three parts together", asked)
	}
}
