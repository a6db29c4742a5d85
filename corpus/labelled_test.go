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
	if _, err := ReadLabelled(strings.NewReader("full_name\tcountry_iso2\nA B\tArmenia\n"), "gold.tsv"); err == nil || !strings.HasPrefix(err.Error(), "gold.tsv:2: ") {
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
