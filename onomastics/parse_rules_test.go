package onomastics

import (
	"os"
	"strings"
	"testing"
	"unicode"
)

// kindMarks are one letter for each kind: «Aram:g KRIKORIAN:f» is a parse in short.
const kindMarks = "ugmpfxihsbklw"

// inShort writes n as its parts with their marks, joined by bars.
func inShort(n *Name) string {
	var b strings.Builder
	for i, p := range n.Parts {
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteString(p.Text)
		b.WriteByte(':')
		b.WriteByte(kindMarks[p.Kind])
	}
	return b.String()
}

// TestParseRules reads its cases from testdata/parse.tsv, one name a line.
func TestParseRules(t *testing.T) {
	text, err := os.ReadFile("testdata/parse.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var n Name
	line := 0
	for row := range strings.Lines(string(text)) {
		line++
		row = strings.TrimSuffix(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		f := strings.Split(row, "\t")
		if len(f) != 5 {
			t.Fatalf("testdata/parse.tsv:%d: %d fields, want 5", line, len(f))
		}
		t.Run(f[4], func(t *testing.T) {
			ParseName(&n, f[0])
			if got := inShort(&n); got != f[1] || n.Order.String() != f[2] || n.OrderCertain != (f[3] == "certain") {
				t.Errorf("testdata/parse.tsv:%d: %q is %s, %v, certain %v", line, f[0], got, n.Order, n.OrderCertain)
			}
		})
	}
}

func TestParseNameEmpty(t *testing.T) {
	n := Name{Parts: []Part{{"Aram", GivenName}}, Order: CommaFirst, OrderCertain: true}
	if ParseName(&n, ""); len(n.Parts) != 0 || n.Order != GivenFirst || n.OrderCertain {
		t.Errorf("the empty name is %s, %v, certain %v", inShort(&n), n.Order, n.OrderCertain)
	}
}

func TestParseColumns(t *testing.T) {
	tests := []struct{ rule, given, family, want string }{
		{"one word each", "Aram", "Krikorian", "Aram:g|Krikorian:f"},
		{"all of the family column", "Gabriel", "García Márquez", "Gabriel:g|García:f|Márquez:f"},
		{"middle names", "Johann Sebastian", "Bach", "Johann:g|Sebastian:m|Bach:f"},
		{"patronymic", "Пётр Ильич", "Чайковский", "Пётр:g|Ильич:p|Чайковский:f"},
		{"son", "İlham Heydər oğlu", "Əliyev", "İlham:g|Heydər:p|oğlu:x|Əliyev:f"},
		{"particles", "Jan", "van der Berg", "Jan:g|van:x|der:x|Berg:f"},
		{"particle alone is the name", "Thi", "Van", "Thi:g|Van:f"},
		{"patronymic shape in the family column", "Roman", "Abramovich", "Roman:g|Abramovich:f"},
		{"title and initial", "Dr. J.", "Smith", "Dr.:h|J.:i|Smith:f"},
		{"suffix", "Sammy", "Davis Jr.", "Sammy:g|Davis:f|Jr.:s"},
		{"family column like a credential", "Jack", "MA", "Jack:g|MA:f"},
		{"family column like a title", "Kate", "Bishop", "Kate:g|Bishop:f"},
		{"family column that is a title elsewhere", "Paolo", "Pani", "Paolo:g|Pani:f"},
		{"a title with a point stays one", "Dr.", "Smith", "Dr.:h|Smith:f"},
		{"no given name", "", "Krikorian", "Krikorian:f"},
		{"no family name", "Aram", "", "Aram:g"},
		{"neither", "", "", ""},
	}
	var n Name
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			ParseSplit(&n, tt.given, tt.family)
			if got := inShort(&n); got != tt.want {
				t.Errorf("ParseSplit(%q, %q) = %s, want %s", tt.given, tt.family, got, tt.want)
			}
			if n.Order != Split || !n.OrderCertain {
				t.Errorf("order %v, certain %v", n.Order, n.OrderCertain)
			}
		})
	}
}

// checkCover fails unless the parts of n stand in the order of s and hold all its letters.
func checkCover(t *testing.T, n *Name, s string) {
	t.Helper()
	rest := s
	for _, p := range n.Parts {
		before, after, found := strings.Cut(rest, p.Text)
		if !found || p.Text == "" {
			t.Fatalf("%q: part %q is empty or out of order in %s", s, p.Text, inShort(n))
		}
		if strings.ContainsFunc(before, unicode.IsLetter) {
			t.Fatalf("%q: %q is in no part of %s", s, before, inShort(n))
		}
		rest = after
	}
	if strings.ContainsFunc(rest, unicode.IsLetter) {
		t.Fatalf("%q: %q is in no part of %s", s, rest, inShort(n))
	}
	if len(n.Parts) > mostParts {
		t.Fatalf("%q: %d parts", s, len(n.Parts))
	}
}

func FuzzParseParts(f *testing.F) {
	for _, s := range []string{
		"", "Aram Krikorian", "Krikorian, Aram", "KRIKORIAN Aram", "Толстая Софья Андреевна", "Əliyev İlham Heydər oğlu",
		"Mohammed bin Salman Al Saud", "oğlu", "bin", "欧阳修远", "남궁민수", "ジョン スミス", "Prof. Dr. med. J.-P. von der Höhe, Jr., PhD",
		`Dwayne "The Rock" Johnson (actor`, "de la", ", ,;", "A.B.", "Mc", "「", strings.Repeat("Ana ", 40), strings.Repeat("李白 ", 33),
	} {
		f.Add(s)
	}
	var n Name
	f.Fuzz(func(t *testing.T, s string) {
		s = string(AppendNormalised(nil, s))
		ParseName(&n, s)
		checkCover(t, &n, s)
		given, family, _ := strings.Cut(s, " ")
		ParseSplit(&n, given, family)
		checkCover(t, &n, s)
	})
}

func TestParseNameManyWords(t *testing.T) {
	s := strings.TrimSpace(strings.Repeat("Ana ", 100))
	var n Name
	ParseName(&n, s)
	checkCover(t, &n, s)
	last := n.Parts[len(n.Parts)-1]
	if len(n.Parts) != mostWords+1 || last.Kind != Unplaced || !strings.HasPrefix(last.Text, "Ana Ana") {
		t.Errorf("%d parts, the last %v %q", len(n.Parts), last.Kind, last.Text)
	}
}

func TestParseRulesDoNotAllocate(t *testing.T) {
	names := []string{
		"Krikorian, Aram", "Prof. Dr. John F. Kennedy Jr.", "Толстая Софья Андреевна", "Mohammed bin Salman Al Saud",
		"司马迁", "GARCIA LOPEZ María", "Əliyev İlham Heydər oğlu",
	}
	n := Name{Parts: make([]Part, 0, mostParts)}
	for _, s := range names {
		if got := testing.AllocsPerRun(100, func() { ParseName(&n, s) }); got != 0 {
			t.Errorf("ParseName(%q): %v allocations", s, got)
		}
		if got := testing.AllocsPerRun(100, func() { LooksLikeOrganisation(s) }); got != 0 {
			t.Errorf("LooksLikeOrganisation(%q): %v allocations", s, got)
		}
	}
	if got := testing.AllocsPerRun(100, func() { ParseSplit(&n, "Jan Pieter", "van der Berg") }); got != 0 {
		t.Errorf("ParseSplit: %v allocations", got)
	}
}

func BenchmarkParseName(b *testing.B) {
	names := []string{"Aram Krikorian", "Krikorian, Aram", "Толстая Софья Андреевна", "Rogier van der Weyden", "习近平"}
	var n Name
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range names {
			ParseName(&n, s)
		}
	}
	b.ReportMetric(float64(len(names)*b.N)/b.Elapsed().Seconds(), "names/s")
}

// BenchmarkLatinName is what every Latin name of a list costs before any lexicon is asked.
func BenchmarkLatinName(b *testing.B) {
	names := []string{"Anahit Krikorian", "Kapanadze, Giorgi", "John F. Smith", "Levon Ter-Petrosyan"}
	var n Name
	var text, key []byte
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range names {
			text, _ = AppendRepaired(text[:0], s)
			ParseName(&n, s)
			key = AppendKey(key[:0], s, NoScheme)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(len(names)*b.N), "ns/name")
}
