package api

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/audit"
	"diasmap/index/export"
	"diasmap/index/member"
	reviews "diasmap/index/review"
	"diasmap/index/search"
	"diasmap/onomastics"
	"diasmap/web/account"
)

type queueIn struct {
	Body struct {
		Query  string `json:"query,omitempty" maxLength:"2000" doc:"whom to review, in the query language: origin:AM sector:health"`
		Order  string `json:"order,omitempty" enum:"least-sure,most-sure" default:"least-sure" doc:"who comes first, by the probability of the origin"`
		Sample string `json:"sample,omitempty" maxLength:"64" doc:"those of a random sample, instead of a query"`
		Limit  int    `json:"limit,omitempty" minimum:"1" maximum:"200" default:"20"`
		Cursor string `json:"cursor,omitempty" maxLength:"4000" doc:"next of the page before"`
	}
}

type queueOut struct {
	Body struct {
		Total   int     `json:"total" doc:"how many wait: nobody has decided about them, or somebody was unsure"`
		Members []Found `json:"members"`
		Next    string  `json:"next,omitempty" doc:"cursor of the next page"`
	}
}

type decisionsIn struct {
	Body struct {
		Decisions []decision `json:"decisions" minItems:"1" maxItems:"500"`
	}
}

type decision struct {
	ID     string `json:"id" maxLength:"64" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits"`
	Status string `json:"status" enum:"confirmed,not-of-origin,unsure,no-contact,none" doc:"what is decided; none takes a decision back"`
	Note   string `json:"note,omitempty" maxLength:"1000"`
}

type decisionsOut struct {
	Body struct {
		Decided int `json:"decided"`
		Same    int `json:"same" doc:"of which that was decided before"`
		KeptOut int `json:"kept_out" doc:"who want no contact, and are kept out of later imports"`
		LetIn   int `json:"let_in" doc:"of whom that was taken back"`
	}
}

type contactIn struct {
	MemberID
	Body struct {
		Step string `json:"step" enum:"none,to-contact,contacted,answered" doc:"how far outreach has come; none takes it back"`
	}
}

type sampleIn struct {
	Body struct {
		Name   string `json:"name" pattern:"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" patternDescription:"letters, digits, points and hyphens"`
		Size   int    `json:"size" minimum:"1" maximum:"5000" doc:"how many members to draw"`
		Origin string `json:"origin" pattern:"^[A-Za-z]{2}$" patternDescription:"two letters"`
		Source string `json:"source,omitempty" maxLength:"64" doc:"only members of this list"`
		Seed   uint64 `json:"seed,omitempty" doc:"the same seed draws the same of the same members; drawn by chance if left out"`
	}
}

type sampleOut struct{ Body *reviews.Sample }

type samplesOut struct {
	Body struct {
		Samples []*reviews.Sample `json:"samples"`
	}
}

type sampleResultIn struct {
	Name      string  `path:"name" maxLength:"64" doc:"name of a sample"`
	Precision float64 `query:"precision" minimum:"0.01" maximum:"0.999" default:"0.9" doc:"precision that a threshold is sought for"`
}

type sampleResultOut struct{ Body *reviews.Result }

func (s *service) registerReviews() {
	queue := operation("review-queue", http.MethodPost, "/review/queue", "List the members that wait for a decision", account.Reviewer)
	queue.Errors = append(queue.Errors, http.StatusNotFound)
	huma.Register(s.api, queue, s.queue)
	decide := operation("reviews", http.MethodPost, "/review", "Decide about several members, all or none", account.Reviewer)
	decide.Errors = append(decide.Errors, http.StatusNotFound)
	huma.Register(s.api, decide, s.decide)
	contact := operation("contact", http.MethodPost, "/members/{id}/contact", "Write how far outreach to a member has come", account.Outreach)
	contact.Errors = append(contact.Errors, http.StatusNotFound, http.StatusConflict)
	huma.Register(s.api, contact, s.contact)
	huma.Register(s.api, operation("samples", http.MethodGet, "/review/samples", "List the random samples that were drawn", account.Reviewer), s.samples)
	draw := operation("sample", http.MethodPost, "/review/samples", "Draw members at random, to measure how right a list is", account.Reviewer)
	draw.Errors = append(draw.Errors, http.StatusConflict)
	huma.Register(s.api, draw, s.draw)
	result := operation("sample-result", http.MethodGet, "/review/samples/{name}", "Tell by a sample that was reviewed how right a list is, and which threshold to use", account.Reviewer)
	result.Errors = append(result.Errors, http.StatusNotFound)
	huma.Register(s.api, result, s.sampleResult)
}

func (s *service) reviewDesk(ctx context.Context) *reviews.Desk {
	p := caller(ctx)
	return &reviews.Desk{Directory: s.Directory, Who: p.user, Purpose: p.purpose, Now: s.Now}
}

// statusOf reads a decision; none takes one back.
func statusOf(word string) member.Status {
	if word == "none" {
		return member.Unreviewed
	}
	return member.Status(word)
}

// waits says that nobody has decided about a member, or somebody was unsure.
func waits(m *member.Member) bool {
	return m.Review.Status == member.Unreviewed || m.Review.Status == member.Unsure
}

func (s *service) queue(ctx context.Context, in *queueIn) (*queueOut, error) {
	if in.Body.Sample != "" {
		return s.sampleQueue(ctx, in)
	}
	q, err := search.Parse(in.Body.Query)
	if err != nil {
		return nil, s.queryFault(err)
	}
	q = q.And(search.Undecided())
	q.Sort = []search.Order{{By: search.ByProbability, Descending: in.Body.Order == "most-sure"}}
	q.Limit, q.Cursor = in.Body.Limit, in.Body.Cursor
	page, err := s.desk(ctx).Search(ctx, q)
	if err != nil {
		return nil, s.queryFault(err)
	}
	var out queueOut
	out.Body.Total, out.Body.Members, out.Body.Next = page.Total, membersFound(page), page.Next
	return &out, nil
}

// sampleQueue lists the members of a sample that wait, by their ids: the cursor is the last id of the page before.
func (s *service) sampleQueue(ctx context.Context, in *queueIn) (*queueOut, error) {
	sample, members, err := s.reviewDesk(ctx).Sampled(in.Body.Sample)
	if errors.Is(err, reviews.ErrSample) {
		return nil, fault("body.sample", noSample, "there is no such sample", in.Body.Sample)
	}
	if err != nil {
		return nil, s.internal("read a sample", err)
	}
	members = slices.DeleteFunc(members, func(m *member.Member) bool { return !waits(m) })
	var out queueOut
	out.Body.Total, out.Body.Members = len(members), []Found{}
	for _, m := range members {
		if m.ID <= in.Body.Cursor {
			continue
		}
		if n := len(out.Body.Members); n == in.Body.Limit {
			out.Body.Next = out.Body.Members[n-1].ID
			break
		}
		out.Body.Members = append(out.Body.Members, found(m))
	}
	p := caller(ctx)
	err = s.Directory.Say(audit.Entry{
		Who: p.user, Action: "review queue", Purpose: p.purpose, Count: len(out.Body.Members), About: map[string]string{"sample": sample.Name},
	})
	return &out, s.internal("tell the audit log, without which nothing is shown", err)
}

// found is a member as searches show it.
func found(m *member.Member) Found {
	return Found{export.RecordOf(&export.Row{Member: m, Km: -1}), m.Reason}
}

func (s *service) decide(ctx context.Context, in *decisionsIn) (*decisionsOut, error) {
	s.reviewing.Lock()
	defer s.reviewing.Unlock()
	decisions := make([]reviews.Decision, len(in.Body.Decisions))
	for i, d := range in.Body.Decisions {
		there, err := s.Directory.Store().Has(d.ID)
		if err != nil {
			return nil, s.internal("read a member", err)
		}
		if !there {
			return nil, fault(fmt.Sprintf("body.decisions[%d].id", i), noMember, "there is no such member", d.ID)
		}
		decisions[i] = reviews.Decision{ID: d.ID, Status: statusOf(d.Status), Note: d.Note}
	}
	done, err := s.reviewDesk(ctx).Decide(decisions)
	if err != nil {
		return nil, s.memberFault(err)
	}
	var out decisionsOut
	out.Body.Decided, out.Body.Same, out.Body.KeptOut, out.Body.LetIn = done.Decided, done.Same, done.KeptOut, done.LetIn
	return &out, nil
}

func (s *service) contact(ctx context.Context, in *contactIn) (*memberOut, error) {
	step, err := reviews.ParseContact(in.Body.Step)
	if err != nil {
		return nil, fault("body.step", unfit, err.Error(), in.Body.Step)
	}
	s.reviewing.Lock()
	defer s.reviewing.Unlock()
	err = s.reviewDesk(ctx).Contact([]string{in.ID}, step)
	if errors.Is(err, reviews.ErrNoContact) {
		return nil, refusal(http.StatusConflict, noContact, reviews.ErrNoContact.Error())
	}
	if err != nil {
		return nil, s.memberFault(err)
	}
	m, err := s.Directory.Store().Member(in.ID)
	if err != nil {
		return nil, s.memberFault(err)
	}
	return s.show(ctx, m)
}

func (s *service) samples(ctx context.Context, _ *struct{}) (*samplesOut, error) {
	list, err := s.reviewDesk(ctx).Samples()
	var out samplesOut
	out.Body.Samples = append([]*reviews.Sample{}, list...)
	return &out, s.internal("list the samples", err)
}

func (s *service) draw(ctx context.Context, in *sampleIn) (*sampleOut, error) {
	origin, err := onomastics.ParseCountry(in.Body.Origin)
	if err != nil {
		return nil, fault("body.origin", noCountry, err.Error(), in.Body.Origin).with("country", in.Body.Origin)
	}
	seed := in.Body.Seed
	if seed == 0 {
		seed = 1 + rand.Uint64N(1<<32)
	}
	drawn, _, err := s.reviewDesk(ctx).Draw(in.Body.Name, in.Body.Size, seed, reviews.Frame{Origin: origin, Source: in.Body.Source})
	switch {
	case errors.Is(err, reviews.ErrSampleThere):
		return nil, refusal(http.StatusConflict, sampleThere, "there is a sample of that name")
	case errors.Is(err, reviews.ErrEmptyFrame):
		return nil, fault("body.origin", sampleEmpty, "there is nobody of this origin and list to draw from", in.Body.Origin)
	case err != nil:
		return nil, s.internal("draw a sample", err)
	}
	return &sampleOut{drawn}, nil
}

func (s *service) sampleResult(ctx context.Context, in *sampleResultIn) (*sampleResultOut, error) {
	r, err := s.reviewDesk(ctx).Result(in.Name, in.Precision)
	if errors.Is(err, reviews.ErrSample) {
		return nil, refusal(http.StatusNotFound, noSample, "there is no such sample")
	}
	if err != nil {
		return nil, s.internal("measure a sample", err)
	}
	return &sampleResultOut{r}, nil
}
