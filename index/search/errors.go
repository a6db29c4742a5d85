package search

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Faults of a query and of an index.
var (
	// ErrQuery: a query cannot be understood; the QueryError tells where.
	ErrQuery = errors.New("search: the query is not understood")
	// ErrUnknownSort: hits cannot be sorted so.
	ErrUnknownSort = errors.New("search: unknown sort key")
	// ErrUnknownFacet: nothing can be counted by this.
	ErrUnknownFacet = errors.New("search: unknown facet")
	// ErrCursor: a cursor is not of this query, or is not one.
	ErrCursor = errors.New("search: the cursor belongs to another query")
	// ErrDamaged: a file of the index is not what was written; the index can be rebuilt from the store.
	ErrDamaged = errors.New("search: the index is damaged")
	// ErrSealed: the index is sealed with another key, or is not sealed though it should be.
	ErrSealed = errors.New("search: the index has another key")
	// ErrReadOnly: the index was opened for reading only.
	ErrReadOnly = errors.New("search: the index was opened for reading only")
	// ErrLeftovers: files with what was taken out are still there after Compact.
	ErrLeftovers = errors.New("search: files that were merged are still there: close the directory and compact it again")
)

// A QueryError says what of a query is not understood, and where.
type QueryError struct {
	// Text is the whole query, At and End the bytes of the word that is meant. Text is "" for a query
	// that was not typed.
	Text    string
	At, End int
	// Mistake is the kind of it, by which programs tell it in other languages.
	Mistake Mistake
	// Message says what is wrong, Hint what to do.
	Message, Hint string
	// Example shows how it is written, Meant is the word that was probably meant; "" where there is none.
	Example, Meant string
}

// Error tells the message and the hint, in one line.
func (e *QueryError) Error() string {
	s := e.Message
	if e.Text != "" {
		s = fmt.Sprintf("query:%d: %s", utf8.RuneCountInString(e.Text[:e.At])+1, s)
	}
	if e.Hint != "" {
		s += ": " + e.Hint
	}
	return s
}

// Unwrap is ErrQuery.
func (e *QueryError) Unwrap() error { return ErrQuery }

// Pointed shows the query with the word underlined, in two lines, "" for a query that was not typed.
func (e *QueryError) Pointed() string {
	if e.Text == "" {
		return ""
	}
	before := utf8.RuneCountInString(e.Text[:e.At])
	length := max(1, utf8.RuneCountInString(e.Text[e.At:e.End]))
	return e.Text + "\n" + strings.Repeat(" ", before) + strings.Repeat("^", length)
}
