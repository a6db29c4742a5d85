package api

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/audit"
	"diasmap/index/duplicate"
	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/web/account"
)

type pairsIn struct {
	Different bool   `query:"different" doc:"the pairs that people said are two, instead of those that wait"`
	Limit     int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
	Cursor    string `query:"cursor" maxLength:"300" doc:"next of the page before"`
}

// A pair is two members who may be one person.
type pair struct {
	A          Found                `json:"a"`
	B          Found                `json:"b"`
	Comparison duplicate.Comparison `json:"comparison" doc:"what speaks for one person, in points, which are no probability"`
	Different  bool                 `json:"different,omitempty" doc:"somebody said that they are two"`
	By         string               `json:"by,omitempty"`
}

type pairsOut struct {
	Body struct {
		Total int    `json:"total"`
		Pairs []pair `json:"pairs" doc:"those that speak most for one person first"`
		Next  string `json:"next,omitempty" doc:"cursor of the next page"`
	}
}

type pairIn struct {
	Body struct {
		Decision string `json:"decision" enum:"merge,apart,split" doc:"one person; two people; two people again, of a that was merged with b"`
		A        string `json:"a" maxLength:"64" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits" doc:"id of a member"`
		B        string `json:"b" maxLength:"64" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits" doc:"id of a member, or of the record to split off"`
	}
}

type pairOut struct {
	Body struct {
		Kept string `json:"kept,omitempty" doc:"of merge: the id by which the person is known"`
	}
}

func (s *service) registerDuplicates() {
	huma.Register(s.api, operation("duplicates", http.MethodGet, "/duplicates", "List the pairs of members that may be one person", account.Reviewer), s.pairs)
	decide := operation("duplicates-decide", http.MethodPost, "/duplicates", "Say that two members are one person, or two; or undo a merge", account.Reviewer)
	decide.Errors = append(decide.Errors, http.StatusConflict)
	huma.Register(s.api, decide, s.decidePair)
}

func (s *service) duplicateDesk(ctx context.Context) *duplicate.Desk {
	p := caller(ctx)
	return &duplicate.Desk{Directory: s.Directory, Lexicon: s.Lexicon, Who: p.user, Purpose: p.purpose, Now: s.Now}
}

// A pairPlace is where in the list of pairs a page begins: behind the pair of these points and ids.
type pairPlace struct {
	Points float64
	A, B   string
}

func (c pairPlace) String() string {
	data, _ := json.Marshal(c) // of numbers and texts
	return base64.RawURLEncoding.EncodeToString(data)
}

func parsePairPlace(cursor string) (c pairPlace, err error) {
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	return c, err
}

// before says whether a pair comes after the place.
func (c pairPlace) before(p duplicate.Pair) bool {
	return p.Points < c.Points || p.Points == c.Points && p.A+p.B > c.A+c.B
}

func (s *service) pairs(ctx context.Context, in *pairsIn) (*pairsOut, error) {
	list, err := s.duplicateDesk(ctx).Pairs(in.Different)
	if err != nil {
		return nil, s.internal("list the duplicates", err)
	}
	var out pairsOut
	out.Body.Total, out.Body.Pairs = len(list), []pair{}
	if in.Cursor != "" {
		place, err := parsePairPlace(in.Cursor)
		if err != nil {
			return nil, fault("query.cursor", otherCursor, "this is no cursor of this list", in.Cursor)
		}
		first := 0
		for first < len(list) && !place.before(list[first]) {
			first++
		}
		list = list[first:]
	}
	if len(list) > in.Limit {
		list = list[:in.Limit]
		last := list[len(list)-1]
		out.Body.Next = pairPlace{last.Points, last.A, last.B}.String()
	}
	for _, p := range list {
		both, err := s.Directory.Store().Members([]string{p.A, p.B})
		if err != nil {
			return nil, s.internal("read the members of a pair", err)
		}
		if len(both) == 2 { // neither was taken out since
			out.Body.Pairs = append(out.Body.Pairs, pairOf(p, both))
		}
	}
	who := caller(ctx)
	err = s.Directory.Say(audit.Entry{Who: who.user, Action: "list duplicates", Purpose: who.purpose, Count: len(out.Body.Pairs)})
	return &out, s.internal("tell the audit log, without which nothing is shown", err)
}

func pairOf(p duplicate.Pair, both []*member.Member) pair {
	return pair{found(both[0]), found(both[1]), p.Comparison, p.Different, p.By}
}

func (s *service) decidePair(ctx context.Context, in *pairIn) (*pairOut, error) {
	s.reviewing.Lock()
	defer s.reviewing.Unlock()
	desk := s.duplicateDesk(ctx)
	var out pairOut
	var err error
	switch in.Body.Decision {
	case "merge":
		out.Body.Kept, err = desk.Merge(in.Body.A, in.Body.B)
	case "apart":
		err = desk.Apart(in.Body.A, in.Body.B)
	case "split":
		err = desk.Split(in.Body.A, in.Body.B)
	}
	switch {
	case errors.Is(err, duplicate.ErrSame):
		return nil, fault("body.b", pairSame, duplicate.ErrSame.Error(), in.Body.B)
	case errors.Is(err, duplicate.ErrWhole):
		return nil, fault("body.b", pairWhole, duplicate.ErrWhole.Error(), in.Body.B)
	case errors.Is(err, store.ErrNoMember):
		return nil, fault(s.missing(in.Body.A), noMember, "there is no such member", nil)
	case errors.Is(err, duplicate.ErrDecided):
		return nil, refusal(http.StatusConflict, pairDecided, duplicate.ErrDecided.Error())
	}
	return &out, s.internal("decide about a pair", err)
}

// missing is the field of the one of a pair that is not there.
func (s *service) missing(a string) string {
	if there, err := s.Directory.Store().Has(a); err == nil && !there {
		return "body.a"
	}
	return "body.b"
}
