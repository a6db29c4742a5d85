package corpus

import (
	"errors"
	"strings"
	"testing"
)

func TestReadLabelled(t *testing.T) {
	people, err := ReadLabelled(strings.NewReader("full_name\tgiven\tfamily\torigin_iso2\thost_iso2\nAnahit Krikorian\tAnahit\tKrikorian\tAM\tFR\nSomebody\t\t\t\t\n"), "gold.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if len(people) != 1 || people[0].Origin.String() != "AM" || people[0].Host.String() != "FR" || people[0].Line != 2 {
		t.Errorf("got %+v", people)
	}
	if p := people[0].Person(); p.Family != "Krikorian" || p.Residence.String() != "FR" {
		t.Errorf("person %+v", p)
	}
}

func TestReadLabelledFaults(t *testing.T) {
	if _, err := ReadLabelled(strings.NewReader(""), "gold.tsv"); !errors.Is(err, ErrEmpty) {
		t.Errorf("an empty file: %v", err)
	}
	if _, err := ReadLabelled(strings.NewReader("name\tland\n"), "gold.tsv"); err == nil || !strings.HasPrefix(err.Error(), "gold.tsv:1: ") {
		t.Errorf("no such columns: %v", err)
	}
	if _, err := ReadLabelled(strings.NewReader("full_name\tcountry_iso2\nA B\tArmenia\n"), "gold.tsv"); err == nil || !strings.HasPrefix(err.Error(), "gold.tsv:2:5: ") {
		t.Errorf("no code: %v", err)
	}
}

func TestOnePersonHasOneKeyAndOneSplit(t *testing.T) {
	a := Labelled{Full: "Serhii Kovalchuk"}.PersonKey()
	for _, same := range []Labelled{{Full: "KOVALCHUK, Serhii"}, {Given: "Serhii", Family: "Kovalchuk"}, {Full: "Ковальчук Сергій"}} {
		if got := same.PersonKey(); got != a {
			t.Errorf("%+v has key %q, want %q", same, got, a)
		}
	}
	counts := map[Split]int{}
	for i := range 26 * 26 * 26 {
		key := string([]byte{byte('a' + i%26), byte('a' + i/26%26), byte('a' + i/676)})
		counts[SplitOf(key)]++
	}
	if n := counts[Dev] + counts[Test]; n < 3000 || n > 4000 {
		t.Errorf("splits %v: want a tenth each in dev and test", counts)
	}
}

func TestReadLabelledTableOfOtherShape(t *testing.T) {
	const list = "Nom;Prénom;Pays;Sexe;kind\n\"Kouyoumdjian; dit K\";Aram;AM;M;Western\nBeridze;Nino;ge;female;\n"
	got, err := ReadLabelledTable(strings.NewReader(list), "liste.csv", LabelledColumns{Family: "nom", Given: "Prénom", Label: "#3", Sex: "sexe"})
	if err != nil || len(got.People) != 2 || len(got.Faults) > 0 {
		t.Fatalf("got %+v, %v", got, err)
	}
	if p := got.People[0]; p.Family != "Kouyoumdjian; dit K" || p.Given != "Aram" || p.Origin.String() != "AM" || p.Sex != Male || p.Kind != "Western" || p.File != "liste.csv" || p.Line != 2 {
		t.Errorf("got %+v", p)
	}
	if p := got.People[1]; p.Origin.String() != "GE" || p.Sex != Female || p.Heritage {
		t.Errorf("got %+v", p)
	}
	if _, err := ReadLabelledTable(strings.NewReader(list), "liste.csv", LabelledColumns{}); !errors.Is(err, ErrNoLabelColumn) || !strings.HasPrefix(err.Error(), "liste.csv:1: ") {
		t.Errorf("no column of labels: %v", err)
	}
	if _, err := ReadLabelledTable(strings.NewReader(list), "liste.csv", LabelledColumns{Label: "land"}); !errors.Is(err, ErrNoColumn) {
		t.Errorf("a column that is not there: %v", err)
	}
}

func TestNoRowOfALabelledTableIsLost(t *testing.T) {
	const list = "full_name,country_iso2,extra\nAnahit Krikorian,AM,sex=F;native=Անահիտ Գրիգորեան\nNobody,,\n,GE,\nIlia Beridze,Georgia,\n\nIlia,Beridze,GE,\n\"Ilia\" B,GE,\n\"Ilia, B,GE,\n"
	got, err := ReadLabelledTable(strings.NewReader(list), "gold.csv", LabelledColumns{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.People) != 2 || got.Unlabelled != 1 || len(got.Faults) != 4 {
		t.Errorf("%d people, %d unlabelled, faults %v", len(got.People), got.Unlabelled, got.Faults)
	}
	if p := got.People[0]; p.Sex != Female || p.Native != "Անահիտ Գրիգորեան" {
		t.Errorf("got %+v", p)
	}
	for i, want := range []string{"gold.csv:4: ", "gold.csv:5:14: ", "gold.csv:7: ", "gold.csv:9:1: "} {
		if got := got.Faults[i].Error(); !strings.HasPrefix(got, want) {
			t.Errorf("fault %q, want one at %s", got, want)
		}
	}
}

func TestSurnamesAloneAreFamilyNames(t *testing.T) {
	got, err := ReadUnlabelled(strings.NewReader("family\tkind\nKrikorian\tWestern\n"), "surnames.tsv", LabelledColumns{})
	if err != nil || len(got.People) != 1 {
		t.Fatalf("got %+v, %v", got, err)
	}
	if p := got.People[0].Person(); p.Family != "Krikorian" || p.Full != "" {
		t.Errorf("person %+v", p)
	}
	if key := got.People[0].PersonKey(); key != "krikorian" {
		t.Errorf("key %q", key)
	}
}

func FuzzReadLabelledTable(f *testing.F) {
	f.Add("full_name\tcountry_iso2\nAnahit Krikorian\tAM\n")
	f.Add("full_name,country_iso2,extra\n\"A\" B,GE,sex=M;native=\n")
	f.Fuzz(func(t *testing.T, list string) {
		got, err := ReadLabelledTable(strings.NewReader(list), "list.csv", LabelledColumns{})
		if err != nil {
			return
		}
		for _, p := range got.People {
			if p.Origin.IsZero() || p.Name() == "" || p.Line < 2 {
				t.Errorf("got %+v", p)
			}
		}
	})
}
