package search

import (
	"fmt"
	"slices"

	"diasmap/index/member"
)

// A Query says which members are sought and how they are shown. It is a plain value: it says nothing of
// the index that answers it, and is the same in JSON, in the language that people type (Parse, String) and in Go.
type Query struct {
	// Clauses must all hold. None: every member.
	Clauses []Clause `json:"clauses,omitempty"`
	// Sort is the order of hits; empty is by relevance where words are sought, else by probability.
	Sort []Order `json:"sort,omitempty"`
	// Facets are counted over all members found, not over the page.
	Facets []FacetRequest `json:"facets,omitempty"`
	// Limit is the hits of a page; 0 means DefaultLimit. Counting alone: -1.
	Limit int `json:"limit,omitempty"`
	// Cursor is Result.Next of the page before, "" for the first page.
	Cursor string `json:"cursor,omitempty"`

	// typed is the text a query was parsed from, for messages.
	typed string
}

// DefaultLimit is the hits of a page where a query does not say, MostLimit the most of a page.
const (
	DefaultLimit = 50
	MostLimit    = 10_000
)

// A Clause holds for a member when one of its terms does or, with Not, when none does.
type Clause struct {
	Not bool   `json:"not,omitempty"`
	Any []Term `json:"any"`
}

// Undecided is the clause of members whom nobody has decided about, or somebody was unsure of.
func Undecided() Clause {
	return Clause{Any: []Term{{Field: Status, Value: "none"}, {Field: Status, Value: string(member.Unsure)}}}
}

// A Term is one thing sought: a word anywhere, or a value of a field.
type Term struct {
	// Field is what the value is sought in; Anywhere for a word by itself.
	Field Field `json:"field,omitempty"`
	// Is compares; Has for all fields that are not numbers or dates.
	Is Comparison `json:"is,omitempty"`
	// Value is as typed: a word, a phrase, a code, a number. To is the end of a Between.
	Value string `json:"value"`
	To    string `json:"to,omitempty"`
	// Exact: the value was quoted. Its words stand side by side, and only as they are spelt.
	Exact bool `json:"exact,omitempty"`
	// Prefix: a word that begins so.
	Prefix bool `json:"prefix,omitempty"`
	// Within is the radius round a Near, in kilometres; 0 means DefaultWithin.
	Within float64 `json:"within,omitempty"`
	// At and End tell the bytes of the text a parsed term stands at, for messages; both 0 if there is no text.
	At  int `json:"-"`
	End int `json:"-"`
}

// DefaultWithin is the radius round a place where none is given, in kilometres.
const DefaultWithin = 50

// A Comparison relates a member's number or date to the value of a term.
type Comparison string

// The comparisons.
const (
	Has     Comparison = ""
	Less    Comparison = "<"
	AtMost  Comparison = "<="
	More    Comparison = ">"
	AtLeast Comparison = ">="
	Between Comparison = ".." // both ends included
)

// An Order is a key hits are sorted by.
type Order struct {
	By SortKey `json:"by"`
	// Descending puts the largest first. Members without a value come last either way.
	Descending bool `json:"descending,omitempty"`
}

// A SortKey is what hits can be sorted by.
type SortKey string

// The sort keys. Relevance, Probability, Imported and Updated have a natural order, largest first,
// which ParseOrder gives them.
const (
	ByRelevance   SortKey = "relevance"
	ByProbability SortKey = "probability"
	ByName        SortKey = "name" // family name, then given name
	ByOrigin      SortKey = "origin"
	ByCountry     SortKey = "country"
	ByCity        SortKey = "city"
	ByDistance    SortKey = "distance" // to the place of the first Near
	ByBorn        SortKey = "born"
	ByImported    SortKey = "imported"
	ByUpdated     SortKey = "updated"
)

// SortKeys lists what hits can be sorted by.
func SortKeys() []SortKey {
	return []SortKey{ByRelevance, ByProbability, ByName, ByOrigin, ByCountry, ByCity, ByDistance, ByBorn, ByImported, ByUpdated}
}

// largestFirst are the keys whose largest values people want to see first.
var largestFirst = []SortKey{ByRelevance, ByProbability, ByImported, ByUpdated}

// ParseOrder reads a sort key: "name", "-name" for descending, "+probability" for ascending.
func ParseOrder(s string) (Order, error) {
	key := SortKey(s)
	if s != "" && (s[0] == '-' || s[0] == '+') {
		key = SortKey(s[1:])
	}
	if !slices.Contains(SortKeys(), key) {
		return Order{}, fmt.Errorf("sort by %q: %w: want one of %v", s, ErrUnknownSort, SortKeys())
	}
	o := Order{By: key, Descending: slices.Contains(largestFirst, key)}
	switch s[0] {
	case '-':
		o.Descending = true
	case '+':
		o.Descending = false
	}
	return o, nil
}

// And returns the query with clauses more.
func (q Query) And(more ...Clause) Query {
	q.Clauses = append(slices.Clip(q.Clauses), more...)
	return q
}

// One is the clause of a single term.
func One(t Term) Clause { return Clause{Any: []Term{t}} }

// names says whether a term of the query is about field.
func (q *Query) names(field Field) bool {
	return slices.ContainsFunc(q.Clauses, func(c Clause) bool { return c.names(field) })
}
