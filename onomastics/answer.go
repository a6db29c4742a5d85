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
	// Verdict is the decision, and Cause why it was not taken (Abstain and Failed).
	Verdict Verdict
	Cause   Cause
	// Evidence is what spoke for the answer, strongest first.
	Evidence []Evidence

	policy *Policy
	at     int
}

// AppendOrigins appends the likeliest origins as «AM:0.912 GE:0.031».
func (a *Answer) AppendOrigins(dst []byte) []byte {
	for i, o := range a.Origins {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = append(append(dst, o.Country[:]...), ':')
		dst = AppendProbability(dst, o.Probability)
	}
	return dst
}

// AppendProbability appends p with three digits after the point.
func AppendProbability(dst []byte, p float64) []byte {
	return strconv.AppendFloat(dst, p, 'f', 3, 64)
}

// AppendReason appends in words why the verdict is what it is, and what was mended in the name.
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
		return fmt.Appendf(dst, "probability at or above %.2f", t.Probable)
	case Possible:
		return fmt.Appendf(dst, "probability between %.2f and %.2f", t.Possible, t.Probable)
	case Unlikely:
		return fmt.Appendf(dst, "probability below %.2f", t.Possible)
	case Resident:
		return append(dst, "origin is the country of residence"...)
	}
	return a.appendCause(dst)
}

func (a *Answer) appendCause(dst []byte) []byte {
	switch a.Cause {
	case InvalidUTF8:
		return fmt.Appendf(dst, "name is not valid UTF-8 at byte %d: convert the list to UTF-8", a.at+1)
	case TooClose:
		dst = append(dst, "too close: "...)
		for i, o := range a.Origins[:min(2, len(a.Origins))] {
			if i > 0 {
				dst = append(dst, ", "...)
			}
			dst = fmt.Appendf(dst, "%s %.2f", o.Country, o.Probability)
		}
		return dst
	}
	return append(dst, a.Cause.String()...)
}
