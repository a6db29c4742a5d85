package profile

import (
	"fmt"
	"strconv"
	"strings"
)

// veiled stands where a number is not told.
const veiled = "–"

// number groups digits by threes.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (c *Cell) membersText() string {
	if c.Hidden {
		return veiled
	}
	return number(c.Members)
}

// String is «20 (15–30)».
func (i Interval) String() string {
	return fmt.Sprintf("%s (%s–%s)", number(i.Value), number(i.Low), number(i.High))
}

func (c *Cell) expectedText() string {
	if c.Hidden {
		return ""
	}
	return c.Expected.String()
}

func (c *Cell) correctedText() string {
	if c.Corrected == nil {
		return ""
	}
	return c.Corrected.String()
}

func (c *Cell) stockText() string {
	if c.Stock == 0 {
		return ""
	}
	return number(c.Stock)
}

func (c *Cell) shareText() string {
	share, ok := c.perThousand()
	if !ok {
		return ""
	}
	return strconv.FormatFloat(share, 'f', 2, 64)
}

// method says how the numbers were made and what they are not, a paragraph each.
func (p *Profile) method() []string {
	care := fmt.Sprintf("Numbers below %d are not told (%s), nor are others by which they could be worked out", p.Floor, veiled)
	if p.Rounded > 1 {
		care += fmt.Sprintf("; all others are rounded to multiples of %d, so that parts do not always add up", p.Rounded)
	} else {
		care += ". They are exact, for use inside: the difference of two such profiles may show a few people"
	}
	text := []string{
		"A name is evidence about a name, never a fact about a person. Members are people in the lists whose name probably has the origin; who bears " +
			"such a name need not feel part of a diaspora, and many of it bear other names.",
		"Expected: how many of the members are rightly there, by what reviewers decided and by the probabilities of all others, with an interval of 95 % that trusts " +
			"those probabilities.",
		"Corrected: how many people of the origin the lists hold, those included whose names were not sure enough and those left out that were taken " +
			"for members wrongly: estimated from the scores of everybody in the lists and from error rates measured on labelled people, with an interval of 95 %. " +
			"Who stands in several lists is counted in each. Lists are no census: they hold who is in a register.",
		care + ".",
	}
	if len(p.Uncorrected) > 0 {
		text = append(text, "Not corrected: "+strings.Join(p.Uncorrected, "; ")+".")
	}
	return text
}

// listText tells a list in a line.
func (l List) text() string {
	return fmt.Sprintf("%s: %s people, imported %s (%s), for %s", l.Source, number(l.Rows), l.Ended.Format("2 January 2006"), l.Import, l.Purpose)
}

// changeText tells a comparison in a line.
func (c *Comparison) text() string {
	return fmt.Sprintf("From %s (%s, %s) to %s (%s, %s)", c.Before.Import, c.Before.Source, c.Before.Ended.Format("2 January 2006"),
		c.After.Import, c.After.Source, c.After.Ended.Format("2 January 2006"))
}
