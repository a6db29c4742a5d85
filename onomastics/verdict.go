package onomastics

// A Verdict is the decision on one name.
type Verdict uint8

// The verdicts.
const (
	// Abstain: no origin is likely enough, or there is no name to judge; Cause says which.
	Abstain Verdict = iota
	// Probable: the posterior reaches the profile's upper threshold.
	Probable
	// Possible: the posterior reaches the lower threshold only.
	Possible
	// Unlikely: with targets, no target reaches the lower threshold.
	Unlikely
	// Resident: the origin is the country of residence, hence no member of a diaspora.
	Resident
	// Failed: the record cannot be read; its word is «error».
	Failed
	verdictCount
)

var verdictWords = [verdictCount]string{"abstain", "probable", "possible", "unlikely", "resident", "error"}

// Verdicts lists all verdicts, in the order in which a summary names them.
func Verdicts() []Verdict {
	return []Verdict{Probable, Possible, Unlikely, Resident, Abstain, Failed}
}

// String is the word of the verdict as written to lists.
func (v Verdict) String() string {
	if v >= verdictCount {
		return "unknown"
	}
	return verdictWords[v]
}

// MarshalText writes the word of the verdict.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }
