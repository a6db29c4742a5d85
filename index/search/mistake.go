package search

// A Mistake is a kind of QueryError. Its text stays the same from version to version.
type Mistake string

// The mistakes of queries.
const (
	DamagedCharacter   Mistake = "damaged-character"
	Empty              Mistake = "empty-term"
	TooLong            Mistake = "too-many-terms"
	QuotesOpen         Mistake = "quotes-open"
	QuotesEmpty        Mistake = "quotes-empty"
	Parentheses        Mistake = "parentheses" // round something else than alternatives
	ParenthesisOpen    Mistake = "parenthesis-open"
	OrMissing          Mistake = "or-missing"
	OrAfterMinus       Mistake = "or-after-minus"
	MinusInAlternative Mistake = "minus-in-alternative"
	NothingFollows     Mistake = "nothing-follows"
	Misplaced          Mistake = "misplaced"
	UnknownField       Mistake = "unknown-field"
	NotCompared        Mistake = "not-compared" // < and > at a field that has no order
	ValueMissing       Mistake = "value-missing"
	UnfitValue         Mistake = "unfit-value" // no number, date, distance or coordinates of this Earth
	UnknownValue       Mistake = "unknown-value"
	UnknownPlace       Mistake = "unknown-place"
	RadiusAlone        Mistake = "radius-alone" // within: without near:
)

// Mistakes are all kinds.
func Mistakes() []Mistake {
	return []Mistake{
		DamagedCharacter, Empty, TooLong, QuotesOpen, QuotesEmpty, Parentheses, ParenthesisOpen, OrMissing, OrAfterMinus, MinusInAlternative,
		NothingFollows, Misplaced, UnknownField, NotCompared, ValueMissing, UnfitValue, UnknownValue, UnknownPlace, RadiusAlone,
	}
}
