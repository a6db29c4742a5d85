package sector

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

var (
	//go:embed tables/sectors.tsv
	sectorTable string
	//go:embed tables/isco_sectors.tsv
	iscoSectorTable string
	//go:embed tables/isic_sectors.tsv
	isicSectorTable string

	iscoSectors = crosswalkOf(&iscoSectorTable)
	isicSectors = crosswalkOf(&isicSectorTable)
)

// A Sector is one of some twenty that people think in.
type Sector struct {
	ID                       string
	English, French, Russian string
}

// Name is the name of the sector in French (fr), Russian (ru), or else English.
func (s Sector) Name(language string) string {
	switch {
	case strings.HasPrefix(language, "fr"):
		return s.French
	case strings.HasPrefix(language, "ru"):
		return s.Russian
	}
	return s.English
}

var allSectors = sync.OnceValue(func() (list []Sector) {
	eachLine(sectorTable, func(f []string) {
		if len(f) >= 4 {
			list = append(list, Sector{f[0], f[1], f[2], f[3]})
		}
	})
	return list
})

// Sectors are all sectors, in the order they are listed.
func Sectors() []Sector { return slices.Clone(allSectors()) }

// rolesInBusiness are those whose bearers can be invited to a forum of business, whatever they do.
var rolesInBusiness = []Role{Owner, Founder, Investor, Chair, Executive}

// SectorsOf are the ids of the sectors of a person: of an occupation (ISCO-08), a role and an industry (ISIC), each of which may
// be empty. They are in the order of Sectors; «other» only stands alone.
func SectorsOf(isco string, role Role, industry string) []string {
	var ids []string
	add := func(list string) {
		for _, id := range strings.Fields(list) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	occupation, _ := iscoSectors.of(isco, "")
	add(occupation)
	if slices.Contains(rolesInBusiness, role) {
		add("business")
	}
	if in, ok := IndustryOf(industry); ok {
		list, ok := isicSectors()[industry]
		if !ok {
			list = isicSectors()[in.Section]
		}
		add(list)
	}
	if len(ids) > 1 {
		ids = slices.DeleteFunc(ids, func(id string) bool { return id == "other" })
	}
	return inOrder(ids)
}

// inOrder sorts ids as Sectors are.
func inOrder(ids []string) []string {
	order := allSectors()
	rank := func(id string) int { return slices.IndexFunc(order, func(s Sector) bool { return s.ID == id }) }
	slices.SortFunc(ids, func(a, b string) int { return rank(a) - rank(b) })
	return slices.Compact(ids)
}

// SectorsOfMatches are the sectors of a person whose occupations and industries were found, alternatives left out.
func SectorsOfMatches(occupations []Match, industries []IndustryMatch) []string {
	var ids []string
	for _, m := range occupations {
		if !m.Alternative {
			ids = append(ids, SectorsOf(m.ISCO, m.Role, m.Industry)...)
		}
	}
	for _, m := range industries {
		ids = append(ids, SectorsOf("", "", m.ISIC)...)
	}
	ids = inOrder(ids)
	if len(ids) > 1 {
		ids = slices.DeleteFunc(ids, func(id string) bool { return id == "other" })
	}
	return ids
}
