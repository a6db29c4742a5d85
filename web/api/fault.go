package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

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
		return huma.Error503ServiceUnavailable("this took too long: ask for less")
	case errors.Is(err, context.Canceled):
		return huma.Error503ServiceUnavailable("the request was broken off")
	}
	s.Log.Error(attempted, "error", err)
	return huma.Error500InternalServerError(unexpected)
}

// fault is a mistake in a field of a request.
func fault(location, message string, value any) error {
	return huma.Error422UnprocessableEntity(message, &huma.ErrorDetail{Message: message, Location: location, Value: value})
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
		if wrong.Text != "" && wrong.At <= wrong.End && wrong.End <= len(wrong.Text) {
			where = span{wrong.At, wrong.End, wrong.Text[wrong.At:wrong.End]}
		}
		message := wrong.Message
		if wrong.Hint != "" {
			message += ": " + wrong.Hint
		}
		return fault("body.query", message, where)
	case errors.Is(err, search.ErrQuery):
		return fault("body.query", err.Error(), nil)
	case errors.Is(err, search.ErrUnknownFacet):
		return fault("body.facets", err.Error(), nil)
	case errors.Is(err, search.ErrUnknownSort):
		return fault("body.sort", err.Error(), nil)
	case errors.Is(err, search.ErrCursor):
		return fault("body.cursor", err.Error(), nil)
	}
	return s.internal("search", err)
}

// unreadable is what huma says of a body that ends early or is cut into chunks wrongly.
const unreadable = "cannot read request body"

func init() {
	problem := huma.NewError
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		if status == http.StatusInternalServerError && message == unreadable { // a mistake of who sends it, not of the server
			return problem(http.StatusBadRequest, "the body of the request cannot be read to its end")
		}
		return problem(status, message, errs...)
	}
}
