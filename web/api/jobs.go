package api

import (
	"context"
	"errors"
	"mime"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/audit"
	"diasmap/web/account"
	"diasmap/web/jobs"
)

// resultsAtOnce is how many results are written at a time; others wait.
const resultsAtOnce = 2

type JobID struct {
	ID string `path:"id" maxLength:"64" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits" doc:"id of a job"`
}

type jobIn struct{ Body jobs.Order }

type jobBody struct {
	jobs.Job
	Expires *time.Time `json:"expires,omitempty" doc:"when a job at its end is removed, with its result"`
}

type jobOut struct{ Body jobBody }

type jobAccepted struct {
	Location string `header:"Location"`
	Body     jobBody
}

type jobsOut struct {
	Body struct {
		Jobs []jobBody `json:"jobs" doc:"the latest first"`
	}
}

type resultIn struct {
	JobID
	Format string `query:"format" enum:"csv,xlsx,jsonl" default:"csv"`
}

func (s *service) registerJobs() {
	order := operation("job-order", http.MethodPost, "/jobs", "Have a list classified or imported, or duplicates found", account.Outreach)
	order.Description += " Jobs are seen by who ordered them alone. Importing needs the role admin, finding duplicates the role reviewer." +
		" A job that the end of the server breaks off goes on when it starts again."
	order.DefaultStatus = http.StatusAccepted
	order.Errors = append(order.Errors, http.StatusNotFound, http.StatusConflict)
	huma.Register(s.api, order, s.order)
	huma.Register(s.api, operation("jobs", http.MethodGet, "/jobs", "List your jobs", account.Outreach), s.jobs)
	show := operation("job", http.MethodGet, "/jobs/{id}", "Show how far a job is, and what came of it", account.Outreach)
	show.Errors = append(show.Errors, http.StatusNotFound)
	huma.Register(s.api, show, func(ctx context.Context, in *JobID) (*jobOut, error) {
		j, err := s.Jobs.Job(caller(ctx).user, in.ID)
		if err != nil {
			return nil, s.jobFault(inQuery, err)
		}
		return &jobOut{s.jobBody(j)}, nil
	})
	cancel := operation("job-cancel", http.MethodDelete, "/jobs/{id}", "Break off a job, or remove one that is at its end", account.Outreach)
	cancel.Description += " What an import has stored by then stays."
	cancel.Errors = append(cancel.Errors, http.StatusNotFound, http.StatusConflict)
	huma.Register(s.api, cancel, func(ctx context.Context, in *JobID) (*struct{}, error) {
		return nil, s.jobFault(inQuery, s.Jobs.Cancel(caller(ctx).user, in.ID))
	})
	result := operation("job-result", http.MethodGet, "/jobs/{id}/result", "Download a classified list", account.Outreach)
	result.Description += " In CSV what a spreadsheet would take for a formula has an apostrophe before it."
	result.Metadata[ownEffort] = longEffort
	result.Errors = append(result.Errors, http.StatusNotFound, http.StatusConflict)
	result.Responses = files(jobs.Formats()...)
	huma.Register(s.api, result, s.result)
}

func (s *service) jobBody(j jobs.Job) jobBody {
	b := jobBody{Job: j}
	if at := s.Jobs.ExpiresJob(j); !at.IsZero() {
		b.Expires = &at
	}
	return b
}

// leastOf are the roles that kinds of jobs need.
var leastOf = map[jobs.Kind]account.Role{jobs.Classify: account.Outreach, jobs.Import: account.Admin, jobs.Duplicates: account.Reviewer}

func (s *service) order(ctx context.Context, in *jobIn) (*jobAccepted, error) {
	p := caller(ctx)
	if least := leastOf[in.Body.Kind]; !p.role.May(least) {
		return nil, roleTooLow(p.role, least)
	}
	j, err := s.Jobs.Order(p.user, p.purpose, in.Body)
	if errors.Is(err, jobs.ErrNoUpload) {
		return nil, fault("body.upload", noUpload, err.Error(), in.Body.Upload)
	}
	if err != nil {
		return nil, s.jobFault(inBody, err)
	}
	return &jobAccepted{Base + "/jobs/" + j.ID, s.jobBody(j)}, nil
}

func (s *service) jobs(ctx context.Context, _ *struct{}) (*jobsOut, error) {
	var out jobsOut
	out.Body.Jobs = []jobBody{}
	for _, j := range s.Jobs.Jobs(caller(ctx).user) {
		out.Body.Jobs = append(out.Body.Jobs, s.jobBody(j))
	}
	return &out, nil
}

func (s *service) result(ctx context.Context, in *resultIn) (*huma.StreamResponse, error) {
	p := caller(ctx)
	r, err := s.Jobs.Result(p.user, in.ID, in.Format)
	if err != nil {
		return nil, s.jobFault(inQuery, err)
	}
	err = s.Directory.Say(audit.Entry{Who: p.user, Action: "download list", Purpose: p.purpose, Count: r.Rows(), About: map[string]string{"job": in.ID, "format": in.Format}})
	if err != nil {
		return nil, s.internal("tell the audit log", errors.Join(err, r.Close()))
	}
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		if err := s.send(ctx, r, in.Format); err != nil {
			s.Log.Warn("a result was not sent whole", "job", in.ID)
			panic(http.ErrAbortHandler) // the connection is broken off, so that nobody takes a part for the whole
		}
	}}, nil
}

// send writes a result, when it is its turn.
func (s *service) send(ctx huma.Context, r *jobs.Result, format string) (err error) {
	defer func() { err = errors.Join(err, r.Close()) }()
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Context().Done():
		return ctx.Context().Err()
	}
	ctx.SetHeader("Content-Type", fileTypes[format])
	ctx.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": r.Name()}))
	ctx.SetStatus(http.StatusOK)
	return r.Write(ctx.Context(), newMoving(ctx))
}
