package measure

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/index/place"
	"diasmap/index/place/gather"
	"diasmap/onomastics"
)

func TestRowsAreReadByColumn(t *testing.T) {
	data := t.TempDir()
	if err := os.MkdirAll(filepath.Join(data, "people"), 0o755); err != nil {
		t.Fatal(err)
	}
	table := "full_name\tcountry_iso2\textra\nA\tSE\tborn_city=Uppsala;affil_city=Cambridge MA;affil_country=USA\nB\tDE\tborn_city=Lennep (now Remscheid);affil_city=\n"
	if err := os.WriteFile(filepath.Join(data, "people", "nobel_laureates.tsv"), []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, country, want string }{
		{"born_city", "", "Uppsala SE|Lennep  DE"}, {"affil_city", "affil_country", "Cambridge MA US"},
	} {
		rows, err := column{file: "nobel_laureates.tsv", text: c.text, country: c.country}.read(data)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, r.Text+" "+r.Country.String())
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
	if _, err := Sets(t.TempDir()); err == nil {
		t.Error("a folder without tables is no error")
	}
}

func TestReportCounts(t *testing.T) {
	g, err := place.Default()
	if err != nil {
		t.Fatal(err)
	}
	country := onomastics.MustParseCountry
	r := Measure(g, Set{Name: "a few", Rows: []Row{{"Yerevan", country("AM")}, {"London", country("CA")}, {"Qqqqqqville", country("US")}, {"Lyon", country("FR")}}})
	if r.Rows != 4 || r.Found != 3 || r.Country != 2 || r.HintedFound != 3 || r.City != 2 || len(r.Misses) != 2 {
		t.Errorf("got %+v", r)
	}
	if r.CalibrationError() < 0 || r.CalibrationError() > 1 {
		t.Errorf("calibration error %v", r.CalibrationError())
	}
	var out bytes.Buffer
	if err := Write(&out, []*Report{r}); err != nil || !strings.Contains(out.String(), "0.750  0.500") {
		t.Errorf("got %s, %v", out.String(), err)
	}
}

func TestMisspeltTextsDiffer(t *testing.T) {
	s := Misspelt(Set{Rows: []Row{{"Philadelphia", onomastics.Country{}}, {"Yerevan", onomastics.Country{}}, {"Rome", onomastics.Country{}}}})
	for _, r := range s.Rows {
		if r.Text == "Philadelphia" || r.Text == "Yerevan" || r.Text == "Rome" {
			t.Errorf("%q is spelt right", r.Text)
		}
	}
	if len(s.Rows) == 0 || len(s.Rows) > 2 {
		t.Errorf("%d rows", len(s.Rows))
	}
}

func TestScriptReports(t *testing.T) {
	r := &ScriptReport{Script: onomastics.Cyrillic}
	g, err := place.Default()
	if err != nil {
		t.Fatal(err)
	}
	yerevan := place.PlaceEntry{ID: 616052, Country: onomastics.MustParseCountry("AM")}
	for _, name := range []string{"Ереван", "Йохоэривань"} {
		r.add(g, gather.Native{Name: name, Place: yerevan})
	}
	if r.Names != 2 || r.Right != 1 || r.HintedRight != 1 || r.Misspelt != 0 {
		t.Errorf("got %+v", r)
	}
	var out bytes.Buffer
	if err := WriteScripts(&out, []*ScriptReport{r}); err != nil || !strings.Contains(out.String(), "0.500        0.500") {
		t.Errorf("got %s, %v", out.String(), err)
	}
	if _, err := Scripts(t.TempDir(), os.DirFS("../"), 1); err == nil {
		t.Error("a folder without the sources is no error")
	}
}
