package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"diasmap/index/export"
	"diasmap/index/member"
	"diasmap/onomastics"
)

func rows() []export.Row {
	day := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	krikorian := &member.Member{
		ID: "aaaaaaaaaaaaaaaa", Name: member.Name{Full: "Անահիտ Գրիգորյան"}, Origin: onomastics.MustParseCountry("AM"), Probability: 0.9971,
		Verdict: onomastics.Probable, OccupationText: "=HYPERLINK(\"http://x\",\"y\")", Occupations: []string{"2212"}, Sectors: []string{"health"},
		Place:   member.Place{GeoNamesID: 2996944, Name: "Lyon", Country: onomastics.MustParseCountry("FR"), Lat: 45.74846, Lon: -4.84671},
		Sources: []member.SourceRef{{Source: "physicians", SourceID: "7", Import: "i1", Row: 3}}, Imported: day, Updated: day,
	}
	nobody := &member.Member{ID: "bbbbbbbbbbbbbbbb", Name: member.Name{Full: "@SUM(A1)\x1b[2J"}, Origin: onomastics.MustParseCountry("GE"), Probability: 0.4, Verdict: onomastics.Possible}
	return []export.Row{{Member: krikorian, Km: 12.34}, {Member: nobody, Km: -1}}
}

// written is the document of the rows in a format.
func written(t *testing.T, f export.Format) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := export.New(f, &b, export.About{Query: "cardiologist near:Lyon", Who: "nino", Purpose: "forum"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows() {
		if err := w.Write(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCSVHasNoFormulas(t *testing.T) {
	lines, err := csv.NewReader(bytes.NewReader(written(t, export.CSV))).ReadAll()
	if err != nil || len(lines) != 3 {
		t.Fatalf("%d lines: %v", len(lines), err)
	}
	at := map[string]int{}
	for i, name := range lines[0] {
		at[name] = i
	}
	for column, want := range map[string]string{
		"id": "aaaaaaaaaaaaaaaa", "name": "Անահիտ Գրիգորյան", "origin": "AM", "probability": "0.997", "occupation": `'=HYPERLINK("http://x","y")`,
		"city": "Lyon", "country": "FR", "longitude": "-4.84671", "km": "12.3", "source": "physicians", "source_id": "7", "imported": "2026-11-24",
	} {
		if got := lines[1][at[column]]; got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if got := lines[2][at["name"]]; !strings.HasPrefix(got, "'@SUM") {
		t.Errorf("a name that is a formula is %q", got)
	}
	if got := lines[2][at["km"]]; got != "" {
		t.Errorf("a distance that is not known is %q", got)
	}
}

func TestDefused(t *testing.T) {
	for value, want := range map[string]string{
		"": "", "Lyon": "Lyon", "-4.84": "-4.84", "-7": "-7", "-1+1": "'-1+1", "=1": "'=1", "+33": "'+33", "@x": "'@x", "\tx": "'\tx", "-": "'-", "-.": "'-.",
	} {
		if got := export.Defused(value); got != want {
			t.Errorf("%q is %q, want %q", value, got, want)
		}
	}
}

func TestWorkbookHasNoFormulas(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t, export.XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.GetSheetName(0)
	lines, err := f.GetRows(sheet)
	if err != nil || len(lines) != 3 {
		t.Fatalf("%d rows: %v", len(lines), err)
	}
	if lines[1][1] != "Անահիտ Գրիգորյան" || lines[1][6] != `=HYPERLINK("http://x","y")` {
		t.Errorf("row %q", lines[1])
	}
	about, err := f.GetRows("About")
	if err != nil || !strings.Contains(fmt.Sprint(about), "cardiologist near:Lyon") {
		t.Errorf("the page About is %v, %v", about, err)
	}
	if formula, _ := f.GetCellFormula(sheet, "G2"); formula != "" {
		t.Errorf("G2 is the formula %s", formula)
	}
}

func TestGeoJSON(t *testing.T) {
	var doc struct {
		Type     string
		Features []struct {
			Type, ID   string
			Geometry   *struct{ Coordinates []float64 }
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(written(t, export.GeoJSON), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Type != "FeatureCollection" || len(doc.Features) != 2 {
		t.Fatalf("%+v", doc)
	}
	if c := doc.Features[0].Geometry.Coordinates; c[0] != -4.84671 || c[1] != 45.74846 {
		t.Errorf("longitude comes first: %v", c)
	}
	if doc.Features[1].Geometry != nil {
		t.Error("a member without a place has a point")
	}
}

func TestJSONLines(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(written(t, export.JSONL))), "\n")
	var r export.Record
	if len(lines) != 2 || json.Unmarshal([]byte(lines[0]), &r) != nil || r.Name != "Անահիտ Գրիգորյան" || *r.Km != 12.34 {
		t.Errorf("%d lines, the first %+v", len(lines), r)
	}
	if strings.Contains(lines[1], `"km"`) {
		t.Error("a distance that is not known is told")
	}
}

// TestTable: columns are aligned, empty ones left out, and no value moves the cursor.
func TestTable(t *testing.T) {
	text := string(written(t, export.Table))
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(lines) != 3 || strings.Contains(text, "\x1b") || strings.Contains(lines[0], "status") {
		t.Errorf("table:\n%s", text)
	}
	if before, _, ok := strings.Cut(lines[1], "AM "); !ok || strings.Index(lines[0], "origin") != len([]rune(before)) {
		t.Errorf("columns are not aligned:\n%s", text)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       export.Format
	}{{"", "-", export.Table}, {"", "a.csv", export.CSV}, {"XLSX", "a.csv", export.XLSX}, {"", "a.geojson", export.GeoJSON}} {
		if f, err := export.ParseFormat(c.name, c.file); f != c.want || err != nil {
			t.Errorf("%q, %q: %s, %v", c.name, c.file, f, err)
		}
	}
	if _, err := export.ParseFormat("pdf", "-"); err == nil {
		t.Error("pdf is a format")
	}
}
