package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/audit"
	"diasmap/index/member"
	reviews "diasmap/index/review"
	"diasmap/index/store"
	"diasmap/onomastics"
	"diasmap/onomastics/explain"
	"diasmap/web/account"
)

type MemberID struct {
	ID string `path:"id" maxLength:"64" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits" doc:"id of a member"`
}

type memberIn struct {
	MemberID
	IfNoneMatch string `header:"If-None-Match" maxLength:"200"`
}

// A memberOut is all that is known of a member.
type memberOut struct {
	ETag string `header:"ETag"`
	Body memberBody
}

type memberBody struct {
	Found
	// Explained is of the name as it is classified today, the residence known.
	Explained   explain.Explanation `json:"explained"`
	RetainUntil string              `json:"retain_until,omitempty"`
	Review      *review             `json:"review,omitempty"`
	History     []change            `json:"history"`
}

type review struct {
	Status string    `json:"status"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	Note   string    `json:"note,omitempty"`
}

type change struct {
	At    time.Time `json:"at"`
	By    string    `json:"by"`
	Field string    `json:"field"`
	From  string    `json:"from,omitempty"`
	To    string    `json:"to,omitempty"`
}

type reviewIn struct {
	MemberID
	IfMatch string `header:"If-Match" maxLength:"200" doc:"ETag of the member as it was read: whoever was changed since is not reviewed (412)"`
	Body    struct {
		Status string `json:"status" enum:"confirmed,not-of-origin,unsure,no-contact,none" doc:"what is decided; none takes a decision back"`
		Note   string `json:"note,omitempty" maxLength:"1000"`
	}
}

func (s *service) registerMembers() {
	show := operation("member", http.MethodGet, "/members/{id}", "Show a member, with the evidence of the name piece by piece", account.Outreach)
	show.Errors = append(show.Errors, http.StatusNotFound)
	huma.Register(s.api, show, s.member)
	decide := operation("review", http.MethodPost, "/members/{id}/review", "Decide about a member", account.Reviewer)
	decide.Errors = append(decide.Errors, http.StatusNotFound, http.StatusPreconditionFailed)
	huma.Register(s.api, decide, s.review)
}

func (s *service) member(ctx context.Context, in *memberIn) (*memberOut, error) {
	m, err := s.Directory.Store().Member(in.ID)
	if err != nil {
		return nil, s.memberFault(err)
	}
	p := caller(ctx)
	if err := s.Directory.Say(audit.Entry{Who: p.user, Action: "view", Purpose: p.purpose, Count: 1}); err != nil {
		return nil, s.internal("tell the audit log, without which nothing is shown", err)
	}
	tag := s.tag(m)
	if isTag(in.IfNoneMatch, tag) {
		return nil, huma.Status304NotModified()
	}
	return s.show(ctx, m)
}

func (s *service) memberFault(err error) error {
	if errors.Is(err, store.ErrNoMember) {
		return refusal(http.StatusNotFound, noMember, "there is no such member")
	}
	return s.internal("read the member", err)
}

// tag is the ETag of a member: it changes with the member and with what names are classified by.
func (s *service) tag(m *member.Member) string {
	return `"` + m.Stamp() + "-" + s.Classifier.Digest()[:8] + `"`
}

// isTag says whether a list of ETags has one; whether they are weak does not matter (RFC 9110, 13.1.2).
func isTag(list, tag string) bool {
	return slices.ContainsFunc(strings.Split(list, ","), func(each string) bool {
		each = strings.TrimSpace(each)
		return each == "*" || strings.TrimPrefix(each, "W/") == tag
	})
}

func (s *service) show(ctx context.Context, m *member.Member) (*memberOut, error) {
	w, done, err := s.worker(ctx, Policy{Profile: string(onomastics.Balanced)})
	if err != nil {
		return nil, err
	}
	defer done()
	answer := w.Classify(onomastics.Person{Full: m.Name.Full, Residence: m.Country()})
	b := memberBody{
		Found:     found(m),
		Explained: explain.Of(m.Name.Full, answer, 0), History: []change{},
	}
	if !m.RetainUntil.IsZero() {
		b.RetainUntil = m.RetainUntil.UTC().Format(time.DateOnly)
	}
	if r := m.Review; r.Status != member.Unreviewed {
		b.Review = &review{string(r.Status), r.By, r.At.UTC(), r.Note}
	}
	for _, c := range m.History {
		b.History = append(b.History, change{c.At.UTC(), c.By, c.Field, c.From, c.To})
	}
	return &memberOut{ETag: s.tag(m), Body: b}, nil
}

// review decides about a member. Reviews wait for one another, so that what If-Match asks for still holds when it is decided.
func (s *service) review(ctx context.Context, in *reviewIn) (*memberOut, error) {
	s.reviewing.Lock()
	defer s.reviewing.Unlock()
	m, err := s.Directory.Store().Member(in.ID)
	if err != nil {
		return nil, s.memberFault(err)
	}
	if in.IfMatch != "" && !isTag(in.IfMatch, s.tag(m)) {
		return nil, refusal(http.StatusPreconditionFailed, memberChanged, "the member was changed since it was read: read it again")
	}
	if _, err := s.reviewDesk(ctx).Decide([]reviews.Decision{{ID: in.ID, Status: statusOf(in.Body.Status), Note: in.Body.Note}}); err != nil {
		return nil, s.memberFault(err)
	}
	if m, err = s.Directory.Store().Member(in.ID); err != nil {
		return nil, s.memberFault(err)
	}
	return s.show(ctx, m)
}
