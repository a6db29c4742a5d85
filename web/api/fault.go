package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"diasmap/index/search"
)

// unexpected is all that callers are told of a fault of the server.
const unexpected = "the server failed: its log tells why"

// internal tells the log of a fault of the server, and the caller that there was one.
func (s *service) internal(attempted string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return refusal(http.StatusServiceUnavailable, tooLong, "this took too long: ask for less")
	case errors.Is(err, context.Canceled):
		return refusal(http.StatusServiceUnavailable, brokenOff, "the request was broken off")
	}
	s.Log.Error(attempted, "error", err)
	return refusal(http.StatusInternalServerError, serverFailed, unexpected)
}

// A span is where in a text a mistake is, in bytes.
type span struct {
	At   int    `json:"at"`
	End  int    `json:"end"`
	Word string `json:"word"`
}

// queryFault makes mistakes in a query faults of the field they are in.
func (s *service) queryFault(err error) error {
	var wrong *search.QueryError
	switch {
	case errors.As(err, &wrong):
		var where any
		word := ""
		if wrong.Text != "" && wrong.At <= wrong.End && wrong.End <= len(wrong.Text) {
			word = strings.ToValidUTF8(wrong.Text[wrong.At:wrong.End], "\uFFFD")
			where = span{wrong.At, wrong.End, word}
		}
		message := wrong.Message
		if wrong.Hint != "" {
			message += ": " + wrong.Hint
		}
		return fault("body.query", ofQuery(wrong.Mistake), message, where).with("word", word).with("example", wrong.Example).with("meant", wrong.Meant)
	case errors.Is(err, search.ErrUnknownFacet):
		return fault("body.facets", unknownFacet, err.Error(), nil)
	case errors.Is(err, search.ErrUnknownSort):
		return fault("body.sort", unknownSort, err.Error(), nil)
	case errors.Is(err, search.ErrCursor):
		return fault("body.cursor", otherCursor, err.Error(), nil)
	}
	return s.internal("search", err)
}
