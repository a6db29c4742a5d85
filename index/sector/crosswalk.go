package sector

import (
	_ "embed"
	"strings"
	"sync"
)

// A Scheme is a classification that codes of a list can be of.
type Scheme string

// Schemes of industries, then of occupations.
const (
	ISIC   Scheme = "isic"    // ISIC Rev. 4
	NACE   Scheme = "nace"    // NACE Rev. 2
	NACE21 Scheme = "nace2.1" // NACE Rev. 2.1
	UKSIC  Scheme = "uksic"   // UK SIC 2007 (five digits), 2003 (four)
	NAICS  Scheme = "naics"   // NAICS 2012 to 2022

	ISCO Scheme = "isco" // ISCO-08
	SOC  Scheme = "soc"  // US SOC 2018, O*NET-SOC
	NUCC Scheme = "nucc" // US health care provider taxonomy
)

// Schemes are all schemes.
func Schemes() []Scheme { return []Scheme{ISIC, NACE, NACE21, UKSIC, NAICS, ISCO, SOC, NUCC} }

// OfOccupations tells whether codes of the scheme are of occupations; those of others are of industries.
func (s Scheme) OfOccupations() bool { return s == ISCO || s == SOC || s == NUCC }

var (
	//go:embed tables/naics.tsv
	naicsTable string
	//go:embed tables/nace21.tsv
	nace21Table string
	//go:embed tables/uksic.tsv
	ukSICTable string
	//go:embed tables/soc.tsv
	socTable string
	//go:embed tables/nucc.tsv
	nuccTable string
)

// A crosswalk maps beginnings of codes; the longest that fits decides.
type crosswalk func() map[string]string

func crosswalkOf(table *string) crosswalk {
	return sync.OnceValue(func() map[string]string {
		m := map[string]string{}
		eachLine(*table, func(f []string) { m[f[0]] = f[1] })
		return m
	})
}

var (
	fromNAICS  = crosswalkOf(&naicsTable)
	fromNACE21 = crosswalkOf(&nace21Table)
	fromUKSIC  = crosswalkOf(&ukSICTable)
	fromSOC    = crosswalkOf(&socTable)
	fromNUCC   = crosswalkOf(&nuccTable)
)

// of finds what a code stands for; mark ends those beginnings that are of an older edition.
func (c crosswalk) of(code, mark string) (string, bool) {
	m := c()
	for n := len(code); n > 0; n-- {
		if v, ok := m[code[:n]+mark]; ok {
			return v, true
		}
	}
	return "", false
}

// bare is a code in capitals without points and spaces.
func bare(code string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToUpper(strings.TrimSpace(code)))
}

// DivisionOfCode finds the division or section of ISIC Rev. 4 of a code of a scheme of industries. It is false for codes that are of
// no industry, such as that of a company that does not trade.
func DivisionOfCode(code string, scheme Scheme) (string, bool) {
	code = bare(code)
	var found string
	var ok bool
	switch scheme {
	case NAICS:
		found, ok = fromNAICS.of(code, "")
	case NACE21:
		found, ok = fromNACE21.of(code, "")
	case UKSIC:
		mark := ""
		if len(code) == 4 {
			mark = "x"
		}
		found, ok = fromUKSIC.of(code, mark)
	case ISIC, NACE:
	default:
		return "", false
	}
	switch {
	case ok:
		code = found
	case scheme == NAICS:
		return "", false
	case len(code) > 2:
		code = code[:2]
	}
	_, ok = IndustryOf(code)
	return code, ok
}

// OccupationsOfCode finds the groups of ISCO-08 of a code of a scheme of occupations, the likeliest first.
func OccupationsOfCode(code string, scheme Scheme) []string {
	switch scheme {
	case ISCO:
		if _, ok := GroupOf(strings.TrimSpace(code)); ok {
			return []string{strings.TrimSpace(code)}
		}
	case SOC:
		groups, _ := fromSOC.of(strings.TrimSuffix(strings.TrimSpace(code), ".00"), "")
		return strings.Fields(groups)
	case NUCC:
		groups, _ := fromNUCC.of(bare(code), "")
		return strings.Fields(groups)
	}
	return nil
}
