package api

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/corpus"
	"diasmap/index/audit"
	"diasmap/web/account"
	"diasmap/web/jobs"
)

type uploadIn struct {
	Name string `query:"name" required:"true" minLength:"1" maxLength:"500" doc:"name of the file, by whose ending its format may be known"`
	// content is the body as it comes in.
	content *moving
}

// Resolve keeps the body, which is not read into memory.
func (in *uploadIn) Resolve(ctx huma.Context) []error {
	in.content = newMoving(ctx)
	return nil
}

type UploadID struct {
	ID string `path:"id" maxLength:"64" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits" doc:"id of an upload"`
}

// An uploaded list is told with what it looks like.
type uploaded struct {
	uploadEntry
	jobs.Look
}

type uploadEntry struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Bytes   int64     `json:"bytes"`
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires" doc:"when it is removed, if nothing uses it until then"`
}

type uploadOut struct {
	Location string `header:"Location"`
	Body     uploaded
}

type lookIn struct {
	UploadID
	jobs.Reading
}

type uploadsOut struct {
	Body struct {
		Uploads []uploadEntry `json:"uploads" doc:"the latest first"`
	}
}

func (s *service) registerUploads() {
	send := operation("upload", http.MethodPost, "/uploads", "Send a list, to be classified or imported", account.Outreach)
	send.Description += " The body is the file as it is. It is kept for who sent it alone, encrypted if the directory is, and removed after some days." +
		" The answer tells what its columns seem to be. Say the order of a job next."
	send.DefaultStatus = http.StatusCreated
	send.Metadata[ownEffort] = longEffort
	send.Errors = append(send.Errors, http.StatusRequestEntityTooLarge, http.StatusConflict, http.StatusRequestTimeout)
	send.RequestBody = &huma.RequestBody{Required: true, Description: "the file", Content: map[string]*huma.MediaType{
		"application/octet-stream": {Schema: &huma.Schema{Type: "string", Format: "binary"}},
	}}
	huma.Register(s.api, send, s.upload)
	huma.Register(s.api, operation("uploads", http.MethodGet, "/uploads", "List the lists you sent", account.Outreach), s.uploads)
	look := operation("upload-look", http.MethodGet, "/uploads/{id}", "Show what a list looks like, read as the parameters say", account.Outreach)
	look.Errors = append(look.Errors, http.StatusNotFound)
	huma.Register(s.api, look, s.look)
	drop := operation("upload-remove", http.MethodDelete, "/uploads/{id}", "Remove a list, and the results of its jobs with it", account.Outreach)
	drop.Errors = append(drop.Errors, http.StatusNotFound, http.StatusConflict)
	huma.Register(s.api, drop, func(ctx context.Context, in *UploadID) (*struct{}, error) {
		return nil, s.jobFault(inQuery, s.Jobs.Drop(caller(ctx).user, in.ID))
	})
}

func (s *service) entry(u jobs.Upload) uploadEntry {
	return uploadEntry{u.ID, u.Name, u.Bytes, u.Made, s.Jobs.Expires(u)}
}

func (s *service) upload(ctx context.Context, in *uploadIn) (*uploadOut, error) {
	p := caller(ctx)
	u, err := s.Jobs.Keep(p.user, in.Name, in.content)
	if err != nil {
		return nil, s.jobFault(inContent, err)
	}
	look, err := s.Jobs.Look(u, jobs.Reading{})
	if err == nil {
		err = s.Directory.Say(audit.Entry{Who: p.user, Action: "upload", Purpose: p.purpose, About: map[string]string{"upload": u.ID}})
	}
	if err != nil {
		return nil, s.jobFault(inContent, errors.Join(err, s.Jobs.Drop(p.user, u.ID)))
	}
	return &uploadOut{Base + "/uploads/" + u.ID, uploaded{s.entry(u), *look}}, nil
}

func (s *service) uploads(ctx context.Context, _ *struct{}) (*uploadsOut, error) {
	var out uploadsOut
	out.Body.Uploads = []uploadEntry{}
	for _, u := range s.Jobs.Uploads(caller(ctx).user) {
		out.Body.Uploads = append(out.Body.Uploads, s.entry(u))
	}
	return &out, nil
}

func (s *service) look(ctx context.Context, in *lookIn) (*uploadOut, error) {
	u, err := s.Jobs.Upload(caller(ctx).user, in.ID)
	if err != nil {
		return nil, s.jobFault(inQuery, err)
	}
	look, err := s.Jobs.Look(u, in.Reading)
	if err != nil {
		return nil, s.jobFault(inQuery, err)
	}
	return &uploadOut{Base + "/uploads/" + u.ID, uploaded{s.entry(u), *look}}, nil
}

// The parts of a request that fields of a list or an order are in.
const (
	inBody    = "body"
	inQuery   = "query"
	inContent = "content" // the body is the list
)

// jobFault makes faults of uploads and jobs faults of the request; fields are in the part of it that in says.
func (s *service) jobFault(in string, err error) error {
	var field *jobs.FieldError
	var slow net.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &field):
		where := in + "." + field.Field
		switch {
		case in == inContent:
			where = inBody
		case in == inQuery && field.Field == "upload":
			where = "path.id"
		case in == inQuery:
			where = in + "." + strings.TrimPrefix(field.Field, "read.")
		}
		return fault(where, causeOfList(field), field.Err.Error(), nil)
	case errors.As(err, &slow) && slow.Timeout():
		return refusal(http.StatusRequestTimeout, tooLate, "the list did not come in time: nothing is kept")
	}
	for _, r := range listRefusals {
		if errors.Is(err, r.err) {
			return refusal(r.status, r.cause, err.Error())
		}
	}
	return s.internal("work on a list", err)
}

// listRefusals are the faults of uploads and jobs that are refusals.
var listRefusals = []struct {
	err    error
	status int
	cause  Cause
}{
	{jobs.ErrNoUpload, http.StatusNotFound, noUpload}, {jobs.ErrNoJob, http.StatusNotFound, noJob}, {jobs.ErrTooLarge, http.StatusRequestEntityTooLarge, tooLarge},
	{jobs.ErrFull, http.StatusConflict, listsFull}, {jobs.ErrBusy, http.StatusConflict, listBusy}, {jobs.ErrNotDone, http.StatusConflict, noResult},
	{jobs.ErrStopping, http.StatusServiceUnavailable, stopping},
}

// causeOfList is why a field of an order, or a list, is refused.
func causeOfList(f *jobs.FieldError) Cause {
	switch {
	case errors.Is(f, corpus.ErrEmpty), errors.Is(f, jobs.ErrEmpty):
		return listEmpty
	case errors.Is(f, corpus.ErrNoNameColumn):
		return noNames
	case errors.Is(f, jobs.ErrNoCountry):
		return noCountry
	case f.Field == "upload" || f.Field == "body":
		return listUnread
	case f.Field == "source":
		return sourceMissing
	case f.Field == "purpose":
		return purposeNeeded
	}
	return unfit
}
