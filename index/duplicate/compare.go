package duplicate

import (
	"fmt"
	"slices"
	"strings"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// A Comparison is how much speaks for two members being one person, in points, and what does. Points are no probability.
type Comparison struct {
	Points float64  `json:"points"`
	Name   float64  `json:"name"` // score of the names, 0 to 1
	For    []string `json:"for,omitempty"`
	// Against are what the members disagree in.
	Against []string `json:"against,omitempty"`
	// same is how many things beside the name agree; known says that an identifier does.
	same  int
	known bool
}

// What agrees and disagrees is worth points. A name alone, however equal, is borne by others: three points are doubtful, and it takes two
// things beside the name to be sure.
const (
	nameEqual    = 3.0 // a score of equalName or more
	nameLike     = 2.0 // of likeName or more
	nameDoubtful = 1.0
	nameUsual    = -1.0 // more than fewBearers members have the name
	nameCommon   = -2.0 // more than manyBearers
	birthSame    = 2.0
	birthNear    = -1.0 // a year apart: lists are wrong by one more often than by more
	birthOther   = -4.0
	citySame     = 1.0
	countryOther = -1.0 // people move
	employerSame = 2.0
	workSame     = 1.0 // ISCO-08 groups of the same four digits, or the same words
	workOther    = -0.5
	identifier   = 6.0

	equalName = 0.95
	likeName  = 0.8

	manyBearers = 50

	surePoints     = 5.0
	doubtfulPoints = 3.0
	sureThings     = 2
)

// Sure says that the members may be merged without asking.
func (c *Comparison) Sure() bool {
	return c.Points >= surePoints && len(c.Against) == 0 && c.Name >= likeName && (c.same >= sureThings || c.known)
}

// Doubtful says that a person should look.
func (c *Comparison) Doubtful() bool { return c.Points >= doubtfulPoints }

// compare compares two members whose names have a score; so many bear the name of one of them.
func compare(a, b *member.Member, score float64, bearers int) Comparison {
	if score < onomastics.SameName {
		return Comparison{}
	}
	c := Comparison{Name: score, Points: namePoints(score, bearers)}
	c.birth(a.BirthYear, b.BirthYear)
	c.place(a, b)
	if x, y := fold(a.Employer), fold(b.Employer); x != "" && x == y {
		c.agree(employerSame, "employer "+a.Employer)
	}
	c.work(a, b)
	if id := commonIdentifier(a, b); id != "" {
		c.known = true
		c.agree(identifier, "identifier "+id)
	}
	return c
}

// score is that of the names of two members that match best.
func score(matcher *onomastics.Matcher, a, b []string) float64 {
	best := 0.0
	for _, x := range a {
		for _, y := range b {
			best = max(best, matcher.Match(x, y).Score)
		}
	}
	return best
}

// namePoints is what a score of names is worth of which so many members bear the one that more bear, 0 where they are not of one person.
func namePoints(score float64, bearers int) float64 {
	var points float64
	switch {
	case score >= equalName:
		points = nameEqual
	case score >= likeName:
		points = nameLike
	case score >= onomastics.SameName:
		points = nameDoubtful
	default:
		return 0
	}
	switch {
	case bearers > manyBearers:
		points += nameCommon
	case bearers > fewBearers:
		points += nameUsual
	}
	return points
}

func names(m *member.Member) []string { return append([]string{m.Name.Full}, m.Name.Others...) }

func (c *Comparison) agree(points float64, what string) {
	c.Points += points
	c.same++
	c.For = append(c.For, what)
}

func (c *Comparison) differ(points float64, what string) {
	c.Points += points
	c.Against = append(c.Against, what)
}

func birthPoints(a, b int) float64 {
	switch apart := max(a-b, b-a); {
	case a == 0 || b == 0:
		return 0
	case apart == 0:
		return birthSame
	case apart == 1:
		return birthNear
	}
	return birthOther
}

func (c *Comparison) birth(a, b int) {
	switch points := birthPoints(a, b); {
	case points > 0:
		c.agree(points, fmt.Sprintf("born %d", a))
	case points < 0:
		c.differ(points, fmt.Sprintf("born %d and %d", a, b))
	}
}

// placePoints compares cities, as GeoNames numbers them, and countries.
func placePoints(a, b int, x, y onomastics.Country) float64 {
	switch {
	case a != 0 && a == b:
		return citySame
	case !x.IsZero() && !y.IsZero() && x != y:
		return countryOther
	}
	return 0
}

func (c *Comparison) place(a, b *member.Member) {
	x, y := a.Country(), b.Country()
	switch points := placePoints(a.Place.GeoNamesID, b.Place.GeoNamesID, x, y); {
	case points > 0:
		c.agree(points, "lives in "+a.Place.Name)
	case points < 0:
		c.differ(points, fmt.Sprintf("lives in %s and %s", x, y))
	}
}

// unitLength is the digits of an ISCO-08 unit group.
const unitLength = 4

// workPoints compares what people do: whether it is called the same, and the ISCO-08 groups.
func workPoints(same bool, a, b []string) float64 {
	switch {
	case same || commonUnit(a, b) != "":
		return workSame
	case len(a) > 0 && len(b) > 0 && a[0][0] != b[0][0]:
		return workOther // people have several
	}
	return 0
}

func commonUnit(a, b []string) string {
	for _, code := range a {
		if len(code) == unitLength && slices.Contains(b, code) {
			return code
		}
	}
	return ""
}

func (c *Comparison) work(a, b *member.Member) {
	x := fold(a.OccupationText)
	same := x != "" && x == fold(b.OccupationText)
	points := workPoints(same, a.Occupations, b.Occupations)
	switch {
	case same:
		c.agree(points, "occupation "+a.OccupationText)
	case points > 0:
		c.agree(points, "occupation "+commonUnit(a.Occupations, b.Occupations))
	default:
		c.Points += points
	}
}

// fold drops case and what stands between words.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" .,;:'\"-–&()/", r) }), " ")
}

// leastIdentifier is the length from which an id holds beyond its list.
const leastIdentifier = 8

// commonIdentifier is an id or link that both members have.
func commonIdentifier(a, b *member.Member) string {
	have := map[string]bool{}
	for _, id := range identifiers(a) {
		have[id] = true
	}
	for _, id := range identifiers(b) {
		if have[id] {
			return id
		}
	}
	return ""
}

func identifiers(m *member.Member) []string {
	var list []string
	add := func(id string) {
		for _, prefix := range []string{"https://", "http://", "www.", "orcid.org/"} {
			id = strings.TrimPrefix(id, prefix)
		}
		if id = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(id)), "/"); len(id) >= leastIdentifier {
			list = append(list, id)
		}
	}
	for _, s := range m.Sources {
		add(s.SourceID)
	}
	add(m.Extra["url"])
	return list
}
