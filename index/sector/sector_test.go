package sector_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"diasmap/index/sector"
)

func resolver(t testing.TB) *sector.Resolver {
	t.Helper()
	r, err := sector.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// occupations of a text, alternatives left out.
func occupations(matches []sector.Match) (codes []string) {
	for _, m := range matches {
		if !m.Alternative {
			codes = append(codes, m.ISCO)
		}
	}
	return codes
}

func TestResolve(t *testing.T) {
	r := resolver(t)
	for _, c := range []struct{ name, text, codes string }{
		{"a specialty is of four digits", "Cardiologist", "2212"},
		{"a word that says no more is of three", "doctor", "221"},
		{"abbreviation with points", "M.D.", "221"},
		{"abbreviation of a rank", "Assoc. Prof.", "2310"},
		{"a letter too few", "Software Engneer", "2512"},
		{"two letters transposed", "Acocuntant", "2411"},
		{"what follows «at» is where", "Nurse at Mercy Bank", "2221"},
		{"two occupations", "historian, senator", "2633 1111"},
		{"three, the last with and", "actor, singer and producer", "2655 2652 2654"},
		{"a director among artists directs plays", "actor, director", "2655 2654"},
		{"a part without a person is of the one before", "Director, Finance", "1211"},
		{"and of the one after, at the beginning", "Sales and Marketing Manager", "1221"},
		{"Cyrillic, with a doctor before", "врач-кардиолог", "2212"},
		{"nothing known", "Xyzzy Qwrtp", ""},
		{"nothing at all", "", ""},
	} {
		if got := strings.Join(occupations(r.Resolve(c.text, sector.Hint{})), " "); got != c.codes {
			t.Errorf("%s: Resolve(%q) = %q, want %q", c.name, c.text, got, c.codes)
		}
	}
}

func TestResolveRoles(t *testing.T) {
	r := resolver(t)
	for text, want := range map[string]sector.Role{
		"Owner": sector.Owner, "Co-founder & CEO": sector.Founder, "Investor": sector.Investor, "Chairman of the Board": sector.Chair,
		"Surgeon": "physician", "Professor of History": "professor", "Attorney": "lawyer", "Head of Sales": "manager", "Film director": "",
	} {
		matches := r.Resolve(text, sector.Hint{})
		if len(matches) == 0 || matches[0].Role != want {
			t.Errorf("the role of %q is not %q: %+v", text, want, matches)
		}
	}
}

// No answer may tell a religion, by code, title, sector or reason.
func TestNothingTellsReligion(t *testing.T) {
	r := resolver(t)
	for _, text := range []string{"priest", "Imam", "rabbi", "Pastor at First Church", "Bishop", "monk", "missionary", "deacon", "religious figure"} {
		for _, m := range r.Resolve(text, sector.Hint{}) {
			if strings.HasPrefix(m.ISCO, "263") || strings.HasPrefix(m.ISCO, "341") || strings.Contains(strings.ToLower(m.Title+m.Why), "relig") {
				t.Errorf("%q tells a religion: %+v", text, m)
			}
			if !m.Alternative && strings.Contains(m.Why, strings.ToLower(text)) {
				t.Errorf("%q stands in the reason: %q", text, m.Why)
			}
		}
		if got := sector.SectorsOfMatches(r.Resolve(text, sector.Hint{}), nil); len(got) > 0 && !slices.Equal(got, []string{"other"}) {
			t.Errorf("%q is of the sectors %v, want other", text, got)
		}
	}
	if got := r.Resolve("", sector.Hint{Codes: []sector.Code{{Scheme: sector.SOC, Value: "21-2011"}}}); len(got) != 1 || got[0].ISCO != "26" {
		t.Errorf("the code of clergy is told as %+v", got)
	}
	if got := r.ResolveIndustry("94910", sector.UKSIC); len(got) != 1 || got[0].ISIC != "94" {
		t.Errorf("the industry of churches is told as %+v", got)
	}
}

func TestResolveIndustry(t *testing.T) {
	r := resolver(t)
	for _, c := range []struct {
		text   string
		scheme sector.Scheme
		want   string
	}{
		{"Hotels, investments", "", "55 64"},
		{"FashionRetail", "", "47"},
		{"oil & gas", "", "06"},
		{"Hochbau", "", "41"},
		{"62012 - Business and domestic software development", "", "62"},
		{"86.21", sector.NACE, "86"},
		{"K", sector.NACE21, "J"},
		{"47.81", sector.NACE21, "45"},
		{"1591", sector.UKSIC, "11"},
		{"99999", sector.UKSIC, ""},
		{"541511", sector.NAICS, "62"},
		{"6411", sector.ISIC, "64"},
		{"a hotel", sector.NAICS, "55"},
		{"999", sector.NAICS, ""},
	} {
		var got []string
		for _, m := range r.ResolveIndustry(c.text, c.scheme) {
			got = append(got, m.ISIC)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("ResolveIndustry(%q, %q) = %v, want %s", c.text, c.scheme, got, c.want)
		}
	}
}

func TestOccupationsOfCode(t *testing.T) {
	for _, c := range []struct {
		value  string
		scheme sector.Scheme
		want   string
	}{
		{"207RC0000X", sector.NUCC, "2212"},
		{"207Q00000X", sector.NUCC, "2211"},
		{"163W00000X", sector.NUCC, "2221"},
		{"29-1212.00", sector.SOC, "2212"},
		{"2212", sector.ISCO, "2212"},
		{"9999", sector.ISCO, ""},
	} {
		if got := strings.Join(sector.OccupationsOfCode(c.value, c.scheme), " "); got != c.want {
			t.Errorf("OccupationsOfCode(%q, %s) = %q, want %q", c.value, c.scheme, got, c.want)
		}
	}
}

func TestAncestors(t *testing.T) {
	if got := strings.Join(sector.Ancestors("2212"), " "); got != "2 22 221 2212" {
		t.Errorf("Ancestors(2212) = %s", got)
	}
	if got := sector.Ancestors("2299"); got != nil {
		t.Errorf("Ancestors of no group = %v", got)
	}
}

// Every group and every industry has a sector, and every sector that tables name exists.
func TestEverythingHasASector(t *testing.T) {
	ids := map[string]bool{}
	for _, s := range sector.Sectors() {
		if s.English == "" || s.French == "" || s.Russian == "" {
			t.Errorf("the sector %s lacks a name", s.ID)
		}
		ids[s.ID] = true
	}
	check := func(what, code string, of []string) {
		if len(of) == 0 {
			t.Errorf("%s %s has no sector", what, code)
		}
		for _, id := range of {
			if !ids[id] {
				t.Errorf("%s %s: no sector %q", what, code, id)
			}
		}
	}
	for _, g := range sector.Groups() {
		if len(g.Code) == 4 {
			check("group", g.Code, sector.SectorsOf(g.Code, "", ""))
		}
	}
	for _, in := range sector.Industries() {
		check("industry", in.Code, sector.SectorsOf("", "", in.Code))
	}
}

// The title of an owner, manager or professor may name the industry.
func TestIndustryOfTitle(t *testing.T) {
	r := resolver(t)
	for text, want := range map[string]string{
		"Owner of a bank": "finance business", "владелец ресторана": "business tourism", "Professor of cardiology": "health education research",
		"director of a construction company": "business construction", "founder of a software company": "ict business", "Nurse at a bank": "health", "Director at a hospital": "health business",
	} {
		if got := strings.Join(sector.SectorsOfMatches(r.Resolve(text, sector.Hint{}), nil), " "); got != want {
			t.Errorf("%q is of %s, want %s", text, got, want)
		}
	}
}

func TestSectorsOf(t *testing.T) {
	got := strings.Join(sector.SectorsOf("2310", sector.Owner, "86"), " ")
	if got != "health education research business" {
		t.Errorf("a professor who owns a clinic is of %q", got)
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	content, err := os.ReadFile("sector.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{0, 7, 20, len(content) / 2, len(content) - 1} {
		damaged := slices.Clone(content)
		damaged[at] ^= 0x40
		if _, err := sector.Open(damaged); err == nil {
			t.Errorf("a file damaged at byte %d was opened", at)
		}
	}
	if _, err := sector.Open(content[:len(content)/2]); err == nil {
		t.Error("half a file was opened")
	}
}

func FuzzResolve(f *testing.F) {
	for _, s := range []string{"врач-кардиолог", "C++ developer / DevOps", "Vertriebsleiter(in)", "l'ingénieur d'État", "M.D., Ph.D.", "\xff\xfe", "ԲԺԻՇԿ"} {
		f.Add(s)
	}
	r, err := sector.Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range r.Resolve(text, sector.Hint{}) {
			if m.ISCO != "" && sector.Ancestors(m.ISCO) == nil {
				t.Errorf("%q is of the group %q, which is none", text, m.ISCO)
			}
			if !(m.Confidence >= 0 && m.Confidence <= 1.001) {
				t.Errorf("%q has the confidence %v", text, m.Confidence)
			}
		}
		r.ResolveIndustry(text, "")
	})
}

func BenchmarkResolve(b *testing.B) {
	r := resolver(b)
	texts := []string{"Senior Registered Nurse", "врач-кардиолог", "Head of Sales at Acme", "actor, director and producer", "Softwareentwickler", "Acocuntant", "CEO & Founder", "painter"}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		r.Resolve(texts[i%len(texts)], sector.Hint{})
		i++
	}
}

func BenchmarkOpen(b *testing.B) {
	content, err := os.ReadFile("sector.bin")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := sector.Open(content); err != nil {
			b.Fatal(err)
		}
	}
}
