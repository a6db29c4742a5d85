package api

import (
	"encoding/json"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/search"
)

// A Cause is why a request is refused, in a word that stays the same from version to version: programs go by it, and tell it in the
// language of their readers.
type Cause string

// The causes. Mistakes in queries have those of search.Mistake besides, with «query-» before them.
const (
	badRequest   Cause = "bad-request"
	unfit        Cause = "unfit" // a field is not as the description has it
	noOperation  Cause = "no-operation"
	noMethod     Cause = "no-method"
	mediaType    Cause = "media-type"
	tooLarge     Cause = "too-large"
	tooLate      Cause = "too-late" // the body did not come in time
	tooOften     Cause = "too-often"
	tooLong      Cause = "too-long" // the work takes too long
	brokenOff    Cause = "broken-off"
	stopping     Cause = "stopping"
	serverFailed Cause = "server-failed"
	otherSite    Cause = "other-site"
	otherHost    Cause = "other-host"

	signInNeeded  Cause = "sign-in-needed"
	signInWrong   Cause = "sign-in-wrong"
	lockedOut     Cause = "locked-out" // for minutes
	purposeNeeded Cause = "purpose-needed"
	roleMissing   Cause = "role-missing" // role, least
	viewerWords   Cause = "viewer-words"
	viewerCounts  Cause = "viewer-facets"

	unknownFacet  Cause = "unknown-facet"
	unknownSort   Cause = "unknown-sort"
	otherCursor   Cause = "other-cursor"
	noMember      Cause = "no-member"
	memberChanged Cause = "member-changed"
	noContact     Cause = "no-contact"
	noImport      Cause = "no-import"
	noCountry     Cause = "no-country" // country
	noSample      Cause = "no-sample"
	sampleThere   Cause = "sample-there"
	sampleEmpty   Cause = "sample-empty"
	pairSame      Cause = "pair-same"
	pairDecided   Cause = "pair-decided"
	pairWhole     Cause = "pair-whole"
	noSuppression Cause = "no-suppression"
	nobodyNamed   Cause = "nobody-named"
	unrecognised  Cause = "unrecognised" // nobody can be recognised by what is named
	notEncrypted  Cause = "not-encrypted"

	noUpload      Cause = "no-upload"
	noJob         Cause = "no-job"
	listEmpty     Cause = "list-empty"
	listUnread    Cause = "list-unread" // the file is no list that can be read
	noNames       Cause = "no-names"    // no column of names
	listsFull     Cause = "lists-full"
	listBusy      Cause = "list-busy"
	noResult      Cause = "no-result"
	sourceMissing Cause = "source-missing"
)

// Causes are all of them.
func Causes() []Cause {
	all := []Cause{
		badRequest, unfit, noOperation, noMethod, mediaType, tooLarge, tooLate, tooOften, tooLong, brokenOff, stopping, serverFailed, otherSite, otherHost,
		signInNeeded, signInWrong, lockedOut, purposeNeeded, roleMissing, viewerWords, viewerCounts, unknownFacet, unknownSort, otherCursor, noMember, memberChanged, noContact,
		noImport, noCountry, noSample, sampleThere, sampleEmpty, pairSame, pairDecided, pairWhole, noSuppression, nobodyNamed, unrecognised, notEncrypted, noUpload, noJob, listEmpty,
		listUnread, noNames, listsFull, listBusy, noResult, sourceMissing,
	}
	for _, m := range search.Mistakes() {
		all = append(all, ofQuery(m))
	}
	return all
}

// ofQuery is the cause of a mistake in a query.
func ofQuery(m search.Mistake) Cause { return "query-" + Cause(m) }

// Schema lists the causes in the description.
func (Cause) Schema(huma.Registry) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, c := range slices.Sorted(slices.Values(Causes())) {
		s.Enum = append(s.Enum, string(c))
	}
	return s
}

// problemType stands before the cause in the type of a problem.
const problemType = "urn:diasmap:problem:"

// A Problem is the answer to a request that is refused, as RFC 9457 has it.
type Problem struct {
	// Type is problemType and the cause.
	Type   string `json:"type" format:"uri" example:"urn:diasmap:problem:no-member" doc:"urn:diasmap:problem: and the cause; it stays the same from version to version"`
	Cause  Cause  `json:"cause" doc:"why, in a word"`
	Title  string `json:"title" doc:"what the status is called"`
	Status int    `json:"status"`
	Detail string `json:"detail" doc:"what is wrong and what to do, in English"`
	// Values are what the cause is about, for texts in other languages.
	Values map[string]string `json:"values,omitempty" doc:"what it is about: word, example, meant, country, minutes, role, least"`
	Errors []*Mistake        `json:"errors,omitempty" doc:"the fields that are wrong"`
}

// A Mistake is what is wrong with a field of a request.
type Mistake struct {
	Message  string `json:"message,omitempty"`
	Location string `json:"location,omitempty" doc:"the field, as body.people[3].name"`
	Value    any    `json:"value,omitempty" doc:"what stands there; of a query the bytes that are not understood"`
}

// Error is what is wrong.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the status of the answer.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is the media type of the answer.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// with adds a value that the cause is about, if there is one.
func (p *Problem) with(name, value string) *Problem {
	if value == "" {
		return p
	}
	if p.Values == nil {
		p.Values = map[string]string{}
	}
	p.Values[name] = value
	return p
}

// refusal is a problem with the request as a whole.
func refusal(status int, c Cause, message string) *Problem {
	return &Problem{Type: problemType + string(c), Cause: c, Title: http.StatusText(status), Status: status, Detail: message}
}

// fault is a mistake in a field of a request.
func fault(location string, c Cause, message string, value any) *Problem {
	p := refusal(http.StatusUnprocessableEntity, c, message)
	p.Errors = []*Mistake{{Message: message, Location: location, Value: value}}
	return p
}

// causeOf are the causes of statuses that say all.
var causeOf = map[int]Cause{
	http.StatusUnauthorized: signInNeeded, http.StatusNotFound: noOperation, http.StatusMethodNotAllowed: noMethod, http.StatusRequestTimeout: tooLate,
	http.StatusRequestEntityTooLarge: tooLarge, http.StatusUnsupportedMediaType: mediaType, http.StatusUnprocessableEntity: unfit, http.StatusTooManyRequests: tooOften,
	http.StatusForbidden: otherSite, http.StatusMisdirectedRequest: otherHost, http.StatusInternalServerError: serverFailed,
}

// ofStatus is a problem whose status says the cause.
func ofStatus(status int, message string) *Problem {
	c, ok := causeOf[status]
	if !ok {
		c = badRequest
	}
	return refusal(status, c, message)
}

// WriteProblem answers where no operation does: the status says the cause.
func WriteProblem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(ofStatus(status, detail))
}

// unreadable is what huma says of a body that ends early or is cut into chunks wrongly.
const unreadable = "cannot read request body"

func init() {
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		if status == http.StatusInternalServerError && message == unreadable { // a mistake of who sends it, not of the server
			return ofStatus(http.StatusBadRequest, "the body of the request cannot be read to its end")
		}
		p := ofStatus(status, message)
		for _, err := range errs {
			switch detail, ok := err.(huma.ErrorDetailer); {
			case ok:
				d := detail.ErrorDetail()
				p.Errors = append(p.Errors, &Mistake{d.Message, d.Location, d.Value})
			case err != nil:
				p.Errors = append(p.Errors, &Mistake{Message: err.Error()})
			}
		}
		return p
	}
}
