package training

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"diasmap/onomastics"
)

// Flows say, for a label, how readily a family name under it may come from each country: 1 for the
// label itself, 0 where it does not. A label without a row is trusted.
type flows [][]float32

// flowTable has a line for labels that are not trusted: the labels, how readily a name under them comes
// from elsewhere, and from where; «all» is every country but settler ones and those that share names with
// the label. Settler countries hold names of all others; the second line much of the world, though most
// names there are their own. Russia, Belarus, the Baltic states and Uzbekistan hold many names of their
// neighbours, Kosovo those of Albania, and Moldovans hold passports of Romania; the Near East and the
// Balkans have old Armenian communities.
const flowTable = `
US CA AU NZ: 0.2: all
FR GB DE BE NL SE CH AT AR BR IL AE QA BH KW SG HK DK NO IT: 0.1: all
RU: 0.2: UA AM GE AZ
BY: 0.2: UA PL
EE LV LT: 0.2: RU UA BY
UZ: 0.3: TJ
XK: 0.3: AL RS
RO: 0.3: MD
IR LB SY TR GE AZ RO BG GR CY IQ JO EG ET KZ UZ TM: 0.1: AM
`

// settlers are countries whose own names are those of others: nothing flows to them.
const settlers = "US CA AU NZ"

// sameNames are countries whose own people share names: within a row a label stands.
var sameNames = [...]string{
	"US GB CA AU NZ IE ZA JM TT BB BS", "FR BE CH LU MC", "CA FR", "DE AT CH LI LU", "NL BE", "SE NO DK FI IS", "IT SM",
	"ES MX AR UY CL CO PE VE EC CR PA CU DO PR GT HN SV NI PY BO", "BR PT AO MZ", "RS HR BA ME", "GR CY",
}

func shareNames(a, b string) bool {
	for _, row := range sameNames {
		if strings.Contains(row, a) && strings.Contains(row, b) {
			return true
		}
	}
	return false
}

// newFlows reads the table for these classes. Names flow from these origins only, if any are given.
func newFlows(classes []onomastics.Country, only string) (flows, error) {
	f := make(flows, len(classes))
	for line := range strings.Lines(strings.TrimSpace(flowTable)) {
		columns := strings.Split(strings.TrimSpace(line), ": ")
		if len(columns) != 3 {
			return nil, fmt.Errorf("flow %q: want labels, readiness and origins", line)
		}
		readiness, err := strconv.ParseFloat(columns[1], 32)
		if err != nil {
			return nil, fmt.Errorf("flow %q: %w", line, err)
		}
		for label := range strings.FieldsSeq(columns[0]) {
			f.add(label, float32(readiness), columns[2], only, classes)
		}
	}
	return f, nil
}

// add lets names under a label come from some origins.
func (f flows) add(label string, readiness float32, origins, only string, classes []onomastics.Country) {
	at := slices.Index(classes, onomastics.MustParseCountry(label))
	if at < 0 {
		return
	}
	if f[at] == nil {
		f[at] = make([]float32, len(classes))
		f[at][at] = 1
	}
	for c, country := range classes {
		code := country.String()
		flows := strings.Contains(origins, code)
		if origins == "all" {
			flows = !strings.Contains(settlers, code) && !shareNames(label, code)
		}
		if only != "" && !strings.Contains(only, code) {
			flows = false
		}
		if flows && c != at {
			f[at][c] = readiness
		}
	}
}
