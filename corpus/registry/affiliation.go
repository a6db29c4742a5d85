package registry

import (
	"slices"
	"strings"
	"unicode"

	"diasmap/corpus"
)

// An affiliation is what can be told from the address of an author: a guess, since it is free text.
type affiliation struct {
	employer, city string
	country        string // a code of two letters
}

// withoutMail takes addresses of electronic mail out of an address.
func withoutMail(text string) string {
	text, _, _ = strings.Cut(text, "Electronic address")
	words := slices.DeleteFunc(strings.Fields(text), func(w string) bool { return strings.Contains(w, "@") })
	return strings.Join(words, " ")
}

// readAffiliation reads an address as «Department, University, City, Country». Of several it reads the first.
func readAffiliation(text string) affiliation {
	text, _, _ = strings.Cut(text, "; ")
	parts := addressParts(text)
	var a affiliation
	if len(parts) == 0 {
		return a
	}
	last := len(parts) - 1
	country, rest := countryAtEnd(parts[last], text)
	a.country = country
	a.employer = employerOf(parts[:max(last, 1)])
	if rest == "" && last > 0 {
		last--
		rest = parts[last]
	}
	if country != "" {
		rest = withoutCodes(rest)
		for last > 0 && (rest == "" || country == "US" && rest == "Georgia") {
			last--
			rest = withoutCodes(parts[last])
		}
		if employerRank(rest) == 0 && last > 0 {
			a.city = rest
		}
	}
	return a
}

// addressParts splits an address at commas.
func addressParts(text string) []string {
	var parts []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.Trim(part, " .;:"); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// countryAtEnd finds the country in the longest end of part that names one, and returns what stands before it. States of
// the US are the US.
func countryAtEnd(part, text string) (country, before string) {
	words := strings.Fields(part)
	if s := withoutNumbers(words); len(s) > 0 && usStates[strings.Join(s, " ")] {
		return "US", ""
	}
	for from := max(0, len(words)-5); from < len(words); from++ {
		name := strings.Trim(strings.Join(words[from:], " "), "()[].")
		before := beforeCountry(words[:from])
		switch {
		case name == "Georgia":
			return georgia(text), before
		case countryAcronyms[name] != "":
			return countryAcronyms[name], before
		case len(name) <= 3: // codes of states and of countries are not to be told apart
			continue
		}
		if c, ok := corpus.ResidenceCountry(name); ok {
			return c.String(), before
		}
	}
	if s := withoutNumbers(words); len(s) > 1 && len(s) < len(words) && usStates[s[len(s)-1]] { // Boston MA 02115
		return "US", part
	}
	return "", part
}

// beforeCountry is what stands before the name of a country, without the words of its long name.
func beforeCountry(words []string) string {
	for len(words) > 0 && countryTitles[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// countryTitles are the words of long names of countries.
var countryTitles = map[string]bool{
	"Republic": true, "of": true, "the": true, "The": true, "People's": true, "P.R.": true, "P.R": true, "PR": true, "P.": true, "R.": true,
}

// countryAcronyms are the short names of countries that addresses use.
var countryAcronyms = map[string]string{
	"USA": "US", "U.S.A": "US", "U.S": "US", "US": "US", "UK": "GB", "U.K": "GB", "UAE": "AE",
	"PRC": "CN", "P.R.C": "CN", "ROC": "TW", "R.O.C": "TW",
	"Slovak Republic": "SK",
}

// georgia tells the country from the state of the US by what else the address says; "" if nothing does.
func georgia(text string) string {
	for _, word := range []string{
		"Tbilisi", "Batumi", "Kutaisi", "Rustavi", "Telavi", "Gori ", "Gori,", "Zugdidi", "Ilia State", "Javakhishvili", "Georgian",
		"Republic of Georgia",
	} {
		if strings.Contains(text, word) {
			return "GE"
		}
	}
	for _, word := range []string{
		"Atlanta", "Athens", "Augusta", "Savannah", "Macon", "Columbus", "Emory", "Georgia Institute of Technology", "Georgia State",
		"University of Georgia", "Kennesaw", "Statesboro", "Marietta", "Decatur", "Morehouse",
	} {
		if strings.Contains(text, word) {
			return "US"
		}
	}
	return ""
}

// usStates are the states of the US by code and by name; Georgia, which is a country too, by code alone.
var usStates = func() map[string]bool {
	m := map[string]bool{}
	for code := range strings.FieldsSeq("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC " +
		"ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR") {
		m[code] = true
	}
	for name := range strings.SplitSeq("Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|District of Columbia|Florida|Hawaii|"+
		"Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|"+
		"Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"+
		"Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming", "|") {
		m[name] = true
	}
	return m
}()

// provinces are codes that stand between city and country in Canada and Australia.
var provinces = map[string]bool{
	"ON": true, "QC": true, "BC": true, "AB": true, "MB": true, "SK": true, "NS": true, "NB": true, "NL": true, "PE": true,
	"NSW": true, "VIC": true, "QLD": true, "TAS": true, "ACT": true,
	"Ontario": true, "Quebec": true, "Québec": true, "British Columbia": true, "Alberta": true, "Manitoba": true, "Nova Scotia": true,
	"New South Wales": true, "Victoria": true, "Queensland": true, "South Australia": true, "Western Australia": true,
}

func withoutNumbers(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) })
}

// withoutCodes is a part of an address without postcodes and states; "" if nothing else is in it.
func withoutCodes(part string) string {
	words := withoutNumbers(strings.Fields(part))
	if whole := strings.Join(words, " "); provinces[whole] || usStates[whole] && whole != "New York" && whole != "Washington" {
		return ""
	}
	if n := len(words); n > 1 && len(words[n-1]) <= 3 && (usStates[words[n-1]] || provinces[words[n-1]]) {
		words = words[:n-1]
	}
	return strings.Join(words, " ")
}

// employerWords are beginnings of words that name an institution, the surest first.
var employerWords = [][]string{
	{
		"univers", "hospital", "hôpital", "hopital", "institut", "academy", "akadem", "college", "clinic", "klinik", "polytechn", "politecn",
		"ministry",
	},
	{
		"center", "centre", "centro", "zentrum", "laborator", "council", "agency", "foundation", "corporation", "company", "gmbh", "ltd", "inc",
		"school",
	},
	{"faculty", "department", "division", "unit", "section"},
}

// employerRank tells how surely a part of an address names an institution: 0 not at all, 1 most.
func employerRank(part string) int {
	for rank, words := range employerWords {
		for w := range strings.FieldsSeq(strings.ToLower(part)) {
			if slices.ContainsFunc(words, func(begin string) bool { return strings.HasPrefix(strings.TrimLeft(w, "("), begin) }) {
				return rank + 1
			}
		}
	}
	return 0
}

// employerOf is the part that names the institution most surely, the first if none does.
func employerOf(parts []string) string {
	best, bestRank := parts[0], 0
	for _, p := range parts {
		if r := employerRank(p); r > 0 && (bestRank == 0 || r < bestRank) {
			best, bestRank = p, r
		}
	}
	return best
}
