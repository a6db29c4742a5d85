package sector

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/industries/isic.tsv
var isicTable string

// An Industry is a section (a letter) or a division (two digits) of ISIC Rev. 4. Finer classes are not told: some would tell a
// religion, a union or a party.
type Industry struct {
	Code    string
	Title   string
	Section string // the letter of the section it is in
}

type isic struct {
	industries []Industry // by code, sections last
	divisions  []string
}

var isicIndustries = sync.OnceValue(func() *isic {
	t := &isic{}
	eachLine(isicTable, func(f []string) {
		if len(f) < 3 || len(f[0]) > 2 {
			return
		}
		in := Industry{Code: f[0], Title: f[2], Section: f[0]}
		if len(f[0]) == 2 {
			t.divisions = append(t.divisions, f[0])
			in.Section = sectionOf(f[0])
		}
		t.industries = append(t.industries, in)
	})
	return t
})

// The first division of each section of ISIC Rev. 4.
var sectionStarts = [...]struct {
	division, section string
}{
	{"01", "A"}, {"05", "B"}, {"10", "C"}, {"35", "D"}, {"36", "E"}, {"41", "F"}, {"45", "G"}, {"49", "H"}, {"55", "I"}, {"58", "J"}, {"64", "K"},
	{"68", "L"}, {"69", "M"}, {"77", "N"}, {"84", "O"}, {"85", "P"}, {"86", "Q"}, {"90", "R"}, {"94", "S"}, {"97", "T"}, {"99", "U"},
}

func sectionOf(division string) (section string) {
	for _, s := range sectionStarts {
		if division < s.division {
			break
		}
		section = s.section
	}
	return section
}

// Industries are the sections and divisions of ISIC Rev. 4, divisions by code and sections after them.
func Industries() []Industry { return slices.Clone(isicIndustries().industries) }

// IndustryOf finds a section or division.
func IndustryOf(code string) (Industry, bool) {
	list := isicIndustries().industries
	i, ok := slices.BinarySearchFunc(list, code, func(in Industry, code string) int { return strings.Compare(in.Code, code) })
	if !ok {
		return Industry{}, false
	}
	return list[i], true
}

// Divisions is how many divisions there are: the classes of the classifier of industries.
func Divisions() int { return len(isicIndustries().divisions) }

// DivisionsOf are the classes of the divisions of a section, or of a division.
func DivisionsOf(code string) (classes []uint16) {
	for i, d := range isicIndustries().divisions {
		if d == code || sectionOf(d) == code {
			classes = append(classes, uint16(i))
		}
	}
	return classes
}
