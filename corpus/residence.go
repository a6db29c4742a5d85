package corpus

import (
	"iter"
	"maps"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"diasmap/onomastics"
)

// residenceLanguages are the languages in which names of countries are understood.
var residenceLanguages = []language.Tag{
	language.English, language.French, language.German, language.Spanish, language.Russian, language.Italian, language.Portuguese,
	language.Ukrainian, language.Turkish, language.Polish, language.Romanian, language.Georgian, language.Armenian, language.Dutch,
	language.Hungarian, language.Czech, language.Swedish, language.Danish, language.Norwegian, language.Finnish, language.Croatian, language.Greek, language.Bulgarian,
}

// residenceVariants are names of countries that lists use and the tables of languages do not.
const residenceVariants = `us:usa|u s a|сша|eua|ee uu|eeuu|united states of america|the united states|america|u s
gb:uk|u k|great britain|großbritannien|grossbritannien|grande bretagne|gran bretaña|england|scotland|wales|northern ireland|britain|united kingdom of great britain and northern ireland|england and wales|gb eng|gb sct|gb wls|gb nir|ulster
ru:russian federation|russia federation|rossiya|rossija|ussr|soviet union
ua:ukrayina|ukraina
ie:éire|eire|republic of ireland|irish republic
il:yisra'el|yisrael
in:bharat|bhārat
jp:nihon|nippon
cn:zhonghua|people's republic of china|pr china|p r china|prc|mainland china
gr:ellás|ellas|ellada
kr:korea|republic of korea|korea republic of|korea south
kp:korea north|democratic people's republic of korea|dprk
ir:iran islamic republic of|islamic republic of iran|persia
md:republic of moldova|moldova republic of
vn:viet nam|vietnam
tr:turkey|türkiye|turkiye
cz:czech republic|czechia
mk:macedonia|fyr macedonia|north macedonia|the former yugoslav republic of macedonia
xk:kosovo|kosova|kosovo (unscr 1244)
ci:ivory coast|cote d'ivoire
cd:democratic republic of the congo|congo kinshasa|congo democratic republic of the|dr congo
cg:congo|republic of the congo|congo brazzaville
tz:united republic of tanzania|tanzania united republic of
sy:syrian arab republic
la:lao people's democratic republic|lao pdr
bo:bolivia plurinational state of
ve:venezuela bolivarian republic of
bn:brunei darussalam
ps:palestine|state of palestine|palestine state of|palestinian territories
tw:taiwan province of china|taiwan roc|chinese taipei|republic of china
hk:hong kong|hong kong sar|china hong kong sar|hongkong
mo:macau|macao
ae:uae|u a e|emirates|dubai|abu dhabi
nl:holland|the netherlands
va:vatican|vatican city|holy see
mm:burma|myanmar
sz:swaziland|eswatini
st:sao tome and principe
cv:cape verde
tl:east timor
by:belorussia|byelorussia
kg:kyrgyz republic|kirgizstan|kirghizstan|kirghizia
ba:bosnia
sk:slovak republic
vg:virgin islands british
vi:virgin islands u s|virgin islands us|us virgin islands
tt:trinidad`

// residences maps names of countries, folded, to countries. It is built when first needed.
var residences = sync.OnceValue(func() map[string]onomastics.Country {
	m := map[string]onomastics.Country{}
	add := func(name string, c onomastics.Country) {
		if key := foldResidence(name); key != "" {
			if _, taken := m[key]; !taken {
				m[key] = c
			}
		}
	}
	for line := range strings.Lines(residenceVariants) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), ":")
		for name := range strings.SplitSeq(names, "|") {
			add(name, onomastics.MustParseCountry(code))
		}
	}
	var regions []language.Region
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err == nil && region.IsCountry() && region.Canonicalize() == region && region.String() == code && !divided(code) {
				regions = append(regions, region)
			}
		}
	}
	for _, region := range regions {
		c := onomastics.MustParseCountry(region.String())
		add(region.String(), c)
		add(region.ISO3(), c)
	}
	for _, tag := range residenceLanguages {
		namer := display.Regions(tag)
		for _, region := range regions {
			add(namer.Name(region), onomastics.MustParseCountry(region.String()))
		}
	}
	return m
})

// divided says whether a code was withdrawn from ISO 3166-1 in favour of several. Those withdrawn
// in favour of one, as DD for DE, are told by their canonical region.
func divided(code string) bool {
	switch code {
	case "AN", "CS", "NT", "SU", "YU":
		return true
	}
	return false
}

// foldResidence drops case, points, commas and brackets, and runs of blanks; & is «and».
func foldResidence(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’':
			return '\''
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			return unicode.ToLower(r)
		}
		return ' '
	}, strings.ReplaceAll(s, "&", " and "))
	return strings.Join(strings.Fields(s), " ")
}

// appendFoldedASCII is foldResidence for ASCII without &; false for other text. It does not
// allocate when dst has room.
func appendFoldedASCII(dst []byte, s string) ([]byte, bool) {
	blank := false
	for i := range len(s) {
		b := s[i]
		switch {
		case b >= 0x80 || b == '&':
			return dst, false
		case b >= 'A' && b <= 'Z':
			b += 'a' - 'A'
		case b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '\'':
		default:
			blank = len(dst) > 0
			continue
		}
		if blank {
			dst = append(dst, ' ')
			blank = false
		}
		dst = append(dst, b)
	}
	return dst, true
}

// ResidenceNames yields the names and codes of countries that ResidenceCountry understands, folded: lower case, without
// punctuation. The order is not fixed.
func ResidenceNames() iter.Seq2[string, onomastics.Country] { return maps.All(residences()) }

// stateForms begin the long names of countries: what follows is the short one.
var stateForms = []string{
	"the ", "republic of ", "kingdom of ", "commonwealth of ", "state of ", "federal republic of ", "islamic republic of ", "sultanate of ",
	"principality of ", "union of ",
}

// ResidenceCountry understands the country of residence as lists give it: an ISO 3166-1 code of two or
// three letters, or a name in one of the languages of residenceLanguages, also a long one («Republic of Armenia») or one
// after a place («Leeds, England»).
func ResidenceCountry(s string) (onomastics.Country, bool) {
	var buffer [64]byte
	key, ascii := appendFoldedASCII(buffer[:0], s) // the fast path
	if !ascii {
		key = []byte(foldResidence(s))
	}
	if c, ok := residences()[string(key)]; ok {
		return c, true
	}
	return longResidence(string(key), s)
}

// longResidence looks a name up without what begins long names, and what stands after the last comma.
func longResidence(key, s string) (onomastics.Country, bool) {
	for short, cut := key, true; cut; {
		cut = false
		for _, form := range stateForms {
			if rest, ok := strings.CutPrefix(short, form); ok {
				short, cut = rest, true
			}
		}
		if c, ok := residences()[short]; cut && ok && len(short) > len("usa") {
			return c, true
		}
	}
	if comma := strings.LastIndexByte(s, ','); comma >= 0 {
		last := foldResidence(s[comma+1:])
		if len(last) > 3 || last == "uk" || last == "usa" || last == "uae" { // other codes may be of states: San Jose, CA
			c, ok := residences()[last]
			return c, ok
		}
	}
	return onomastics.Country{}, false
}
