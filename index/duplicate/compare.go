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

// compare compares two members. It is zero where the names are not of one person.
func compare(matcher *onomastics.Matcher, a, b *member.Member) Comparison {
	var c Comparison
	for _, x := range names(a) {
		for _, y := range names(b) {
			c.Name = max(c.Name, matcher.Match(x, y).Score)
		}
	}
	switch {
	case c.Name >= equalName:
		c.Points = nameEqual
	case c.Name >= likeName:
		c.Points = nameLike
	case c.Name >= onomastics.SameName:
		c.Points = nameDoubtful
	default:
		return Comparison{}
	}
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

func (c *Comparison) birth(a, b int) {
	switch apart := max(a-b, b-a); {
	case a == 0 || b == 0:
	case apart == 0:
		c.agree(birthSame, fmt.Sprintf("born %d", a))
	case apart == 1:
		c.differ(birthNear, fmt.Sprintf("born %d and %d", a, b))
	default:
		c.differ(birthOther, fmt.Sprintf("born %d and %d", a, b))
	}
}

func (c *Comparison) place(a, b *member.Member) {
	x, y := a.Country(), b.Country()
	switch {
	case a.Place.GeoNamesID != 0 && a.Place.GeoNamesID == b.Place.GeoNamesID:
		c.agree(citySame, "lives in "+a.Place.Name)
	case !x.IsZero() && !y.IsZero() && x != y:
		c.differ(countryOther, fmt.Sprintf("lives in %s and %s", x, y))
	}
}

// unitLength is the digits of an ISCO-08 unit group.
const unitLength = 4

func (c *Comparison) work(a, b *member.Member) {
	if x := fold(a.OccupationText); x != "" && x == fold(b.OccupationText) {
		c.agree(workSame, "occupation "+a.OccupationText)
		return
	}
	for _, code := range a.Occupations {
		if len(code) == unitLength && slices.Contains(b.Occupations, code) {
			c.agree(workSame, "occupation "+code)
			return
		}
	}
	if len(a.Occupations) > 0 && len(b.Occupations) > 0 && a.Occupations[0][0] != b.Occupations[0][0] {
		c.Points += workOther // people have several
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
