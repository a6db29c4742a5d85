package intake

import (
	"slices"
	"strings"

	"diasmap/index/member"
	"diasmap/index/sector"
)

// mostRemembered bounds how many texts a Reader remembers: lists repeat their occupations and cities.
const mostRemembered = 1 << 16

// leastIndustry is the least probability of an industry that is stored.
const leastIndustry = 0.5

// ReadSectors makes a Reader that reads occupations, industries and roles: texts in many languages, and codes.
func ReadSectors() (Reader, error) {
	resolver, err := sector.Default()
	if err != nil {
		return nil, err
	}
	r := sectorReader{resolver, map[workTexts]work{}}
	return r.read, nil
}

type sectorReader struct {
	resolver   *sector.Resolver
	remembered map[workTexts]work
}

// workTexts are what a list says of somebody's work.
type workTexts struct{ occupation, code, role, industry, industryHeader string }

// work is what the texts mean.
type work struct {
	occupations, sectors []string
	industry, role       string
}

func (r sectorReader) read(m *member.Member, t *Texts) {
	texts := workTexts{m.OccupationText, t.OccupationCode, t.Role, m.IndustryText, t.IndustryHeader}
	w, known := r.remembered[texts]
	if !known {
		w = r.understand(texts)
		if len(r.remembered) < mostRemembered {
			r.remembered[texts] = w
		}
	}
	m.Occupations, m.Sectors, m.Industry, m.Role = w.occupations, w.sectors, w.industry, w.role
}

func (r sectorReader) understand(t workTexts) work {
	var w work
	var hint sector.Hint
	for _, code := range split(t.code) {
		hint.Codes = append(hint.Codes, sector.Code{Scheme: occupationScheme(code), Value: code})
	}
	var roles []sector.Role
	named := "" // the industry that a title names
	for _, match := range append(r.resolver.Resolve(t.occupation, hint), r.resolver.Resolve(t.role, sector.Hint{})...) {
		if match.Alternative {
			continue
		}
		if match.ISCO != "" && !slices.Contains(w.occupations, match.ISCO) {
			w.occupations = append(w.occupations, match.ISCO)
		}
		roles = append(roles, match.Role)
		if named == "" {
			named = match.Industry
		}
	}
	for _, role := range sector.Roles() { // the weightiest
		if slices.Contains(roles, role) || strings.EqualFold(t.role, string(role)) {
			w.role = string(role)
			break
		}
	}
	for _, match := range r.resolver.ResolveIndustry(t.industry, industryScheme(t.industryHeader)) {
		if match.Confidence >= leastIndustry {
			w.industry = match.ISIC
			break
		}
	}
	if w.industry == "" {
		w.industry = named
	}
	w.sectors = sectorsOf(w)
	return w
}

// sectorsOf are the sectors of all occupations, the role and the industry.
func sectorsOf(w work) []string {
	var sectors []string
	for _, isco := range append(w.occupations[:len(w.occupations):len(w.occupations)], "") {
		for _, id := range sector.SectorsOf(isco, sector.Role(w.role), w.industry) {
			if !slices.Contains(sectors, id) {
				sectors = append(sectors, id)
			}
		}
	}
	return sectors
}

// occupationScheme tells a classification by the form of its codes: 207RC0000X is of NUCC, 29-1211 of SOC, 2212 of ISCO.
func occupationScheme(code string) sector.Scheme {
	switch {
	case len(code) == 10:
		return sector.NUCC
	case strings.Contains(code, "-"):
		return sector.SOC
	}
	return sector.ISCO
}

// industryScheme tells a classification by the header of the column of its codes; empty if it names none.
func industryScheme(header string) sector.Scheme {
	header = strings.ToLower(header)
	for _, s := range []struct {
		word   string
		scheme sector.Scheme
	}{{"naics", sector.NAICS}, {"nace", sector.NACE}, {"naf", sector.NACE}, {"ape", sector.NACE}, {"isic", sector.ISIC}, {"sic", sector.UKSIC}} {
		if strings.Contains(header, s.word) {
			return s.scheme
		}
	}
	return ""
}
