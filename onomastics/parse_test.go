package onomastics

import (
	"strings"
	"testing"
	"unicode"
)

// notation writes a name as «given:Aram family:Khachaturian».
func notation(n *Name) string {
	words := map[PartKind]string{
		GivenName: "given", MiddleName: "middle", Patronymic: "patronymic", FamilyName: "family", Particle: "particle",
		MaidenName: "maiden", Nickname: "nick", Label: "label",
		Initial: "initial", Honorific: "title", Suffix: "suffix", Unplaced: "unplaced",
	}
	var out []string
	for _, p := range n.Parts {
		out = append(out, words[p.Kind]+":"+p.Text)
	}
	return strings.Join(out, " ")
}

func TestParseName(t *testing.T) {
	for _, c := range []struct{ rule, name, want string }{
		{"given name first is assumed", "Anahit Krikorian", "given:Anahit family:Krikorian"},
		{"comma", "Krikorian, Anahit", "family:Krikorian given:Anahit"},
		{"comma before a credential", "John Smith, MD", "given:John family:Smith title:MD"},
		{"comma before a suffix", "John Smith, Jr.", "given:John family:Smith suffix:Jr."},
		{"capitals, family first", "KRIKORIAN Aram", "family:KRIKORIAN given:Aram"},
		{"capitals, family last", "Aram KRIKORIAN", "given:Aram family:KRIKORIAN"},
		{"capitals of two words", "GARCÍA MÁRQUEZ Gabriel", "family:GARCÍA family:MÁRQUEZ given:Gabriel"},
		{"all in capitals tells nothing", "ARAM KRIKORIAN", "given:ARAM family:KRIKORIAN"},
		{"Mc before capitals", "McDONALD Ronald", "family:McDONALD given:Ronald"},
		{"patronymic last", "Иванов Пётр Сергеевич", "family:Иванов given:Пётр patronymic:Сергеевич"},
		{"patronymic in the middle", "Пётр Сергеевич Иванов", "given:Пётр patronymic:Сергеевич family:Иванов"},
		{"patronymic in Latin", "Vladimir Vladimirovich Putin", "given:Vladimir patronymic:Vladimirovich family:Putin"},
		{"Ukrainian daughter", "Тимошенко Юлія Володимирівна", "family:Тимошенко given:Юлія patronymic:Володимирівна"},
		{"-ić of two words is a family name", "Slobodan Petrović", "given:Slobodan family:Petrović"},
		{"Abramovich of two words is a family name", "Roman Abramovich", "given:Roman family:Abramovich"},
		{"Turkic son after the family name", "Əliyev Heydər Əlirza oğlu", "family:Əliyev given:Heydər patronymic:Əlirza particle:oğlu"},
		{"particles", "Ludwig van Beethoven", "given:Ludwig particle:van family:Beethoven"},
		{"two particles", "Vincent van der Meer", "given:Vincent particle:van particle:der family:Meer"},
		{"hyphens stay", "Levon Ter-Petrosyan", "given:Levon family:Ter-Petrosyan"},
		{"middle names", "John Fitzgerald Kennedy", "given:John middle:Fitzgerald family:Kennedy"},
		{"initials", "J. R. R. Tolkien", "initial:J. initial:R. initial:R. family:Tolkien"},
		{"initials last", "Petrosyan A.", "family:Petrosyan initial:A."},
		{"titles", "Prof. Dr. Anahit Krikorian", "title:Prof. title:Dr. given:Anahit family:Krikorian"},
		{"Armenian title", "պարոն Հովհաննես Թումանյան", "title:պարոն given:Հովհաննես family:Թումանյան"},
		{"suffix", "Martin Luther King Jr.", "given:Martin middle:Luther family:King suffix:Jr."},
		{"number", "Henry Ford III", "given:Henry family:Ford suffix:III"},
		{"nickname", "Dwayne (The Rock) Johnson", "given:Dwayne nick:The Rock family:Johnson"},
		{"one name", "Pelé", "family:Pelé"},
		{"Chinese", "毛泽东", "family:毛 given:泽东"},
		{"Chinese double family name", "欧阳修", "family:欧阳 given:修"},
		{"Korean", "김정은", "family:김 given:정은"},
		{"Japanese with a blank", "佐藤 太郎", "family:佐藤 given:太郎"},
		{"title that is a name", "Don Johnson", "given:Don family:Johnson"},
		{"Ma is a family name", "Yo-Yo Ma", "given:Yo-Yo family:Ma"},
		{"nothing", "", ""},
		{"no letters", "---", "unplaced:---"},
	} {
		var n Name
		ParseName(&n, string(AppendNormalised(nil, c.name)))
		if got := notation(&n); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.rule, c.name, got, c.want)
		}
	}
}

func TestParseSplit(t *testing.T) {
	for _, c := range []struct{ given, family, want string }{
		{"Anahit", "Krikorian", "given:Anahit family:Krikorian"},
		{"Gabriel José", "García Márquez", "given:Gabriel middle:José family:García family:Márquez"},
		{"Ludwig", "van Beethoven", "given:Ludwig particle:van family:Beethoven"},
		{"Юрий Алексеевич", "Гагарин", "given:Юрий patronymic:Алексеевич family:Гагарин"},
		{"", "Krikorian", "family:Krikorian"},
		{"Anahit", "", "given:Anahit"},
		{"J. R. R.", "Tolkien", "initial:J. initial:R. initial:R. family:Tolkien"},
	} {
		var n Name
		ParseSplit(&n, c.given, c.family)
		if got := notation(&n); got != c.want {
			t.Errorf("%q, %q:\n got %s\nwant %s", c.given, c.family, got, c.want)
		}
		if !n.OrderCertain {
			t.Errorf("%q, %q: the order of two columns is certain", c.given, c.family)
		}
	}
}

func TestLooksLikeOrganisation(t *testing.T) {
	for name, want := range map[string]bool{
		"Acme Holdings Ltd": true, "ООО Ромашка": true, "შპს ალფა": true, "Smith & Sons": true, "Müller GmbH": true, "Grigoryan Foundation": true,
		"University of Yerevan": true, "ՍՊԸ Արարատ": true, "Banque SA": true,
		"Anahit Krikorian": false, "Jane Bank": false, "Trust Moyo": false, "Ltd": false, "Do Thi Co": false, "Ab Khan": false, "": false,
	} {
		if got := LooksLikeOrganisation(name); got != want {
			t.Errorf("%q: got %v, want %v", name, got, want)
		}
	}
}

func TestParseDoesNotAllocate(t *testing.T) {
	var n Name
	for _, name := range []string{"Prof. Anahit van der Krikorian Jr.", "Иванов Пётр Сергеевич", "KRIKORIAN, Aram"} {
		ParseName(&n, name)
		if allocs := testing.AllocsPerRun(100, func() { ParseName(&n, name) }); allocs > 0 {
			t.Errorf("%s allocates %.0f times", name, allocs)
		}
	}
}

func FuzzParseName(f *testing.F) {
	for _, s := range []string{"Krikorian, Anahit", "(", "\"a", "oglu", "a oğlu b", "毛泽东", "A.B.C.", "van", ", ,", "Dr", "de la", "ÉCOLE b c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = string(AppendNormalised(nil, s))
		var n Name
		ParseName(&n, s)
		letters := func(s string) (out []rune) {
			for _, r := range s {
				if unicode.IsLetter(r) {
					out = append(out, r)
				}
			}
			return out
		}
		var parts strings.Builder
		for _, p := range n.Parts {
			parts.WriteString(p.Text)
		}
		if got, want := string(letters(parts.String())), string(letters(s)); got != want {
			t.Errorf("%q: the parts have the letters %q, the name %q", s, got, want)
		}
	})
}
