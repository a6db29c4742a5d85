package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"diasmap/index/intake"
	"diasmap/index/member"
)

func TestTextsAreRead(t *testing.T) {
	d := open(t, t.TempDir())
	mustRun(t, d, `id,name,country,city,state,occupation,taxonomy code,role,naics,born
1,Anahit Krikorian,FR,Lyon 3e,,cardiologue,,,,
2,Aram Krikorian,US,Glendale,CA,,207RC0000X,,,
3,Giorgi Kapanadze,GE,,,,,,,
4,Giorgi Kapanadze,DE,Берлин,,владелец строительной компании,,owner,,
5,Vardan Petrosyan,US,Nowhere at all,,,,,541511,
6,Vardan Petrosyan,US,,California,professor of mathematics,,,,
`, func(j *intake.Job) { j.Readers = []intake.NewReader{intake.ReadSectors, intake.ReadPlaces} })
	tests := []struct{ id, place, work string }{
		{"1", "Lyon FR true", "2212 [health]"},
		{"2", "Glendale CA US true", "221 [health]"},
		{"4", "Berlin DE true", "owner business"},
		{"5", "", "62 [ict]"},
		{"6", "California CA US false", "2310 professor"},
	}
	for _, c := range tests {
		m, err := d.Store().Member(member.SourceID("doctors", c.id))
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(m.Place.Name, " ", m.Place.Admin1, " ", m.Place.Country, " ", m.Place.HasPoint(), " ", m.Occupations, m.Industry, " ", m.Role, " ", m.Sectors)
		for _, want := range append(strings.Fields(c.place), strings.Fields(c.work)...) {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s, want %s", c.id, got, want)
			}
		}
	}
}
