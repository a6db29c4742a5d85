package onomastics

import (
	"fmt"
	"strconv"
)

// An Origin is a country a name may come from, with its posterior probability.
type Origin struct {
	Country     Country
	Probability float64
}

// appendWords appends «RS 0.48».
func (o Origin) appendWords(dst []byte) []byte {
	return appendShare(append(append(dst, o.Country.String()...), ' '), o.Probability)
}

// An Answer is what is estimated of one name. What it refers to belongs to the Worker and is
// valid until its next call.
type Answer struct {
	// Text is the normalised name, Name its parts, Script the script of most of its letters.
	Text   string
	Name   *Name
	Script Script
	// Repair says what was mended in the spelling before the name was judged.
	Repair Repair
	// Residence is the host the name was classified for, zero if unknown.
	Residence Country
	// Origin is the answer: the likeliest origin or, with targets, the likeliest target. It is
	// given with every verdict but Abstain for want of a name and Failed.
	Origin Origin
	// Origins are the likeliest origins, best first, as many as the policy asks for. The answer is
	// always among them.
	Origins []Origin
	// SetSize is how many of the Origins, from the first, are the prediction set; 0 if none was asked for.
	SetSize int
	// Group is the group the answer lies in, its zero value if it is in none: the finest one that is
	// sure, or the finest one.
	Group GroupAnswer
	// Rival is the likeliest country besides the origin (with targets: besides them).
	Rival Origin
	// Verdict is the decision, and Cause why it was not taken (Abstain and Failed).
	Verdict Verdict
	Cause   Cause
	// Evidence is what spoke for the answer, strongest first.
	Evidence []Evidence

	policy *Policy
	at     int
	basis  basis
	// joint is the probability of any of the targets, where that decided.
	joint float64
}

// A basis is what a verdict rests on.
type basis uint8

const (
	countryBasis basis = iota
	// groupBasis: the country is not likely enough, the group is.
	groupBasis
	// homeBasis: the country is likely enough, but the residence is of its group and nearly as likely.
	homeBasis
)

// AppendOrigins appends the likeliest origins as «AM:0.912 GE:0.031».
func (a *Answer) AppendOrigins(dst []byte) []byte {
	for i := range a.Origins {
		o := &a.Origins[i]
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = AppendProbability(append(dst, o.Country[0], o.Country[1], ':'), o.Probability)
	}
	return dst
}

// AppendProbability appends p with three digits after the point.
func AppendProbability(dst []byte, p float64) []byte {
	n, ok := wholeOf(p, 1000)
	if !ok {
		return strconv.AppendFloat(dst, p, 'f', 3, 64)
	}
	return append(dst, '0'+byte(n/1000), '.', '0'+byte(n/100%10), '0'+byte(n/10%10), '0'+byte(n%10))
}

// appendShare appends a number from 0 to 1 with two digits after the point.
func appendShare(dst []byte, p float64) []byte {
	n, ok := wholeOf(p, 100)
	if !ok {
		return strconv.AppendFloat(dst, p, 'f', 2, 64)
	}
	return append(dst, '0'+byte(n/100), '.', '0'+byte(n/10%10), '0'+byte(n%10))
}

// wholeOf is the whole number nearest to p·scale, as strconv rounds. It is not sure of numbers that are not of 0 to 1, and of those
// that may be rounded either way.
func wholeOf(p, scale float64) (n uint32, ok bool) {
	x := p*scale + 0.5
	if !(x >= 0.5 && x <= scale+0.5) {
		return 0, false
	}
	n = uint32(x)
	rest := x - float64(n)
	return n, rest > tie && rest < 1-tie
}

// tie is how near the middle between two numbers one is that may be rounded either way.
const tie = 1e-9

const (
	// negligible is the probability below which a target is not worth comparing.
	negligible = 0.02
	// leastRival is the probability from which a rival is worth naming.
	leastRival = 0.05
)

// AppendReason appends in words why the verdict is what it is: the threshold that decided, the
// group where that is surer than the country, and with targets what the answer was confused with.
// What was mended in the name is told too.
func (a *Answer) AppendReason(dst []byte) []byte {
	dst = a.appendVerdict(dst)
	if a.Repair != 0 {
		dst = a.Repair.AppendWords(append(dst, "; name repaired: "...))
	}
	return dst
}

func (a *Answer) appendVerdict(dst []byte) []byte {
	t := a.policy.Thresholds
	switch a.Verdict {
	case Probable:
		dst = appendShare(append(dst, "probability at or above "...), t.Probable)
	case Possible:
		switch a.basis {
		case groupBasis:
			return a.Group.AppendWords(dst)
		case homeBasis:
			dst = appendShare(append(dst, "probability at or above "...), t.Probable)
			dst = append(append(append(dst, ", but residence "...), a.Residence[:]...), " is of the same "...)
			return a.Group.AppendWords(dst)
		}
		dst = appendShare(append(dst, "probability between "...), t.Possible)
		dst = appendShare(append(dst, " and "...), t.Probable)
	case Unlikely:
		dst = appendShare(append(dst, "probability below "...), t.Possible)
	case Resident:
		return append(dst, "origin is the country of residence"...)
	default:
		return a.appendCause(dst)
	}
	if a.joint > 0 {
		dst = appendShare(append(dst, "; the targets together "...), a.joint)
	}
	return a.appendConfusion(dst)
}

// appendConfusion names the group where it is surer than the country, and the rival of a target.
func (a *Answer) appendConfusion(dst []byte) []byte {
	sure := max(a.policy.Thresholds.Probable, sureGroup)
	targeted := len(a.policy.Targets) > 0
	named := a.Verdict != Probable && a.Group.Probability >= sure
	if named {
		dst = a.Group.AppendWords(append(dst, "; "...))
		named = a.Rival.Country == a.Group.Likeliest[0].Country || a.Rival.Country == a.Group.Likeliest[1].Country
	}
	if !targeted || named || a.Verdict == Probable || a.Origin.Probability < negligible || a.Rival.Probability < leastRival {
		return dst
	}
	word := "against"
	if a.Rival.Probability > a.Origin.Probability {
		word = "rather"
	}
	return a.Rival.appendWords(append(append(append(dst, "; "...), word...), ' '))
}

func (a *Answer) appendCause(dst []byte) []byte {
	switch a.Cause {
	case InvalidUTF8:
		return fmt.Appendf(dst, "name is not valid UTF-8 at byte %d: convert the list to UTF-8", a.at+1)
	case TooClose, TooCommon, Unfamiliar, TooSpread:
		if a.Group.Probability >= max(a.policy.Thresholds.Probable, sureGroup) { // residence is of the group
			dst = append(a.Group.AppendWords(dst), "; residence "...)
			return append(append(dst, a.Residence[:]...), " is of it"...)
		}
		dst = a.Origin.appendWords(append(append(dst, a.Cause.String()...), ": "...))
		return a.Rival.appendWords(append(dst, ", "...))
	}
	return append(dst, a.Cause.String()...)
}
