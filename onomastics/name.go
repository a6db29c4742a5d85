package onomastics

// A PartKind says what a part of a name is.
type PartKind uint8

// The kinds of parts.
const (
	Unplaced PartKind = iota
	GivenName
	MiddleName
	Patronymic
	FamilyName
	// Particle belongs to the name after it: van, de la, Ter.
	Particle
	// Initial stands for a name that is not known: J., A.B.
	Initial
	// Honorific is a title or credential: Dr, Prof., PhD.
	Honorific
	// Suffix is generational: Jr, III.
	Suffix
	// MaidenName is a family name borne before: née Krikorian.
	MaidenName
	// Nickname stands in quotes or brackets, or behind «alias».
	Nickname
	// Label says what the part after it is: née, geb., alias, épouse, and.
	Label
	// MarriedName is the family name of the spouse, which stands behind a label after the name somebody was born with: épouse Martin.
	MarriedName
	partKindCount
)

var partKindWords = [partKindCount]string{
	"unplaced", "given name", "middle name", "patronymic", "family name", "particle", "initial", "honorific", "suffix",
	"maiden name", "nickname", "label", "married name",
}

// String names the kind in words.
func (k PartKind) String() string {
	if k >= partKindCount {
		return partKindWords[Unplaced]
	}
	return partKindWords[k]
}

// MarshalText writes the kind in words.
func (k PartKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// A Part is one word of a name, or several that belong together.
type Part struct {
	Text string   `json:"text"`
	Kind PartKind `json:"kind"`
}

// An Order is the rule that decided which part is the family name.
type Order uint8

// The orders.
const (
	// GivenFirst is assumed where nothing tells: the lexicons may speak for the other order.
	GivenFirst Order = iota
	// CommaFirst: «Family, Given».
	CommaFirst
	// CapitalsFamily: the family name is in capitals, the rest is not.
	CapitalsFamily
	// PatronymicLast: «Family Given Patronymic».
	PatronymicLast
	// PatronymicMiddle: «Given Patronymic Family».
	PatronymicMiddle
	// ScriptFamilyFirst: Chinese, Japanese and Korean names in their own script.
	ScriptFamilyFirst
	// Split: the source has a column for each.
	Split
	// Mononym: there is one name only.
	Mononym
	// FamilyThenInitials: «Family J.», «Family J. K.».
	FamilyThenInitials
	// LexiconGivenFirst and LexiconFamilyFirst: the lexicons speak for it (Worker.Parse).
	LexiconGivenFirst
	LexiconFamilyFirst
	orderCount
)

var orderWords = [orderCount]string{
	"given name first (assumed)", "comma after the family name", "family name in capitals", "patronymic last",
	"patronymic in the middle", "family name first by script", "separate columns", "one name only", "initials last",
	"given name first by the lexicons", "family name first by the lexicons",
}

// String names the rule in words.
func (o Order) String() string {
	if o >= orderCount {
		return "unknown order"
	}
	return orderWords[o]
}

// AssumedOrder is the confidence of the assumption that a given name comes first: one list in four is family
// first.
const AssumedOrder = 0.75

// A Name is a person's name in parts, in the order in which they were written. The texts refer
// to the string that was parsed.
type Name struct {
	Parts []Part
	Order Order
	// OrderCertain says that the source tells which part is the family name.
	OrderCertain bool
	// OrderConfidence is the probability that the family name is the one the parts say: 1 where the
	// order is certain or there is one name only, AssumedOrder where it was only assumed.
	OrderConfidence float32
}

// Reset empties the name and keeps its space.
func (n *Name) Reset() { *n = Name{Parts: n.Parts[:0]} }

// has says whether some part of n is of a kind.
func (n *Name) has(kind PartKind) bool {
	for i := range n.Parts {
		if n.Parts[i].Kind == kind {
			return true
		}
	}
	return false
}
