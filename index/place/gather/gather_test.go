package gather

import (
	"strings"
	"testing"
	"testing/fstest"

	"diasmap/index/place"
)

func tables(aliases, regions string) fstest.MapFS {
	return fstest.MapFS{
		SourcesName:   {Data: []byte("# sources\n")},
		aliasesName:   {Data: []byte(aliases)},
		regionsName:   {Data: []byte(regions)},
		countriesName: {Data: []byte("AM\tHayastan\t\n")},
	}
}

const gyumri = "616635\tGyumri\tGyumri\tAleksandropol,Leninakan,Գյումրի\t40.7942\t43.84528\tP\tPPLA\tAM\t\t07\t\t\t\t148381\t\t1548\tAsia/Yerevan\t2018-01-01\n"

func build(t *testing.T, content, divisions string, tables fstest.MapFS) (*place.Gazetteer, error) {
	t.Helper()
	b := place.NewBuilder()
	if err := addCountries(b, tables); err != nil {
		return nil, err
	}
	if err := addRegions(b, []byte(divisions), tables); err != nil {
		return nil, err
	}
	if err := addPlaces(b, []byte(content), tables, nil); err != nil {
		return nil, err
	}
	digest, err := Digest(tables)
	if err != nil {
		return nil, err
	}
	return place.Open(b.Build(digest))
}

func TestTablesAddNames(t *testing.T) {
	g, err := build(t, gyumri, `[{"code":"AM.07","name":"Shirak"}]`, tables("616635\tGyumri, AM\tKumayri|-Aleksandropol\tSlobodka\n", "AM.07\tSHR\tШирак\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Gyumri", "Ленинакан", "Գյումրի", "Kumayri", "Slobodka", "Gyumri, Ширак", "Gyumri SHR", "Gyumri, Hayastan", "Gyumri, アルメニア"} {
		if p := g.Resolve(text, place.Hint{}).Place; p.GeoNamesID != 616635 || p.RegionName != "Shirak" {
			t.Errorf("%s: got %+v", text, p)
		}
	}
	if p := g.Resolve("Aleksandropol", place.Hint{}).Place; !p.IsZero() {
		t.Errorf("a name that the table takes away leads to %+v", p)
	}
}

func TestFaultsNameTheirLine(t *testing.T) {
	for _, c := range []struct{ content, divisions, aliases, regions, want string }{
		{"616635\tGyumri\n", "[]", "", "", placesFile + ":1:1: 2 cells, want 19"},
		{gyumri + strings.Replace(gyumri, "40.7942", "north", 1), "[]", "", "", placesFile + ":2:1: "},
		{strings.Replace(gyumri, "616635", "0", 1), "[]", "", "", "place 0 \"Gyumri\""},
		{gyumri, "{", "", "", regionsFile + ": "},
		{gyumri, `[{"code":"AM07"}]`, "", "", "country \"AM07\""},
		{gyumri, "[]", "5\tNowhere\tNo\t\n", "", "there is no place 5"},
		{gyumri, "[]", "# a comment\n\nx\tNowhere\tNo\t\n", "", aliasesName + ":3:1: "},
		{gyumri, "[]", "", "AM.77\t\tNowhere\n", regionsName + ":1:1: no region AM.77"},
	} {
		if _, err := build(t, c.content, c.divisions, tables(c.aliases, c.regions)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

func TestEmbeddedGazetteerIsFresh(t *testing.T) {
	if err := Verify(".."); err != nil {
		t.Error(err)
	}
}

// FuzzParsePlace: no line panics.
func FuzzParsePlace(f *testing.F) {
	f.Add(strings.TrimRight(gyumri, "\n"))
	f.Fuzz(func(_ *testing.T, line string) { _, _ = parsePlace(line) })
}

func TestBordersOfAnotherShapeAreRefused(t *testing.T) {
	for _, content := range []string{"", "{}", `{"objects":{"countries":{"geometries":[{"id":"51","type":"Polygon","arcs":[[0]]}]}}}`, `{"objects":{"countries":{"geometries":[{"type":"Polygon","properties":{"name":"Nowhere"}}]}}}`} {
		if _, err := Borders([]byte(content)); err == nil {
			t.Errorf("%q is taken for borders", content)
		}
	}
}
