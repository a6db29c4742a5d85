package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/onomastics"
	"diasmap/web/account"
)

// A removed person is named by the id of a member, by name, by identifiers, or several of these.
type removedPerson struct {
	ID          string   `json:"id,omitempty" maxLength:"64" doc:"of a member"`
	Name        string   `json:"name,omitempty" maxLength:"500" doc:"in any spelling and script"`
	Country     string   `json:"country,omitempty" pattern:"^([A-Za-z]{2})?$" patternDescription:"two letters" doc:"where the person named lives; else anywhere"`
	Identifiers []string `json:"identifiers,omitempty" maxItems:"20" doc:"addresses, ORCID iDs, links"`
}

type removeIn struct {
	Body struct {
		People     []removedPerson `json:"people" minItems:"1" maxItems:"500"`
		Reason     string          `json:"reason" minLength:"3" maxLength:"500" doc:"why, for the audit log; no names"`
		Everywhere bool            `json:"everywhere,omitempty" doc:"keep the names out wherever their bearers live"`
	}
}

type removeOut struct {
	Body struct {
		Suppression string `json:"suppression" doc:"its id, to undo it"`
		Members     int    `json:"members" doc:"how many were taken out"`
	}
}

// A suppression keeps people out of the directory; of whom, nobody knows.
type suppression struct {
	ID     string    `json:"id"`
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Reason string    `json:"reason"`
}

type suppressionsOut struct {
	Body struct {
		Suppressions []suppression `json:"suppressions" doc:"the latest first; they hold no names"`
	}
}

type undoIn struct {
	ID     string `path:"id" maxLength:"20" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits" doc:"id of a suppression"`
	Reason string `query:"reason" maxLength:"500" doc:"why, for the audit log; no names"`
}

func (s *service) registerSuppressions() {
	out := operation("suppress", http.MethodPost, "/suppressions", "Keep people out of the directory, now and after every import", account.Reviewer)
	out.Description += " Members who are recognised are taken out. No name is kept: only keyed hashes. Others who bear the name in that country are kept out too."
	huma.Register(s.api, out, func(ctx context.Context, in *removeIn) (*removeOut, error) { return s.remove(ctx, in, false) })
	huma.Register(s.api, operation("suppressions", http.MethodGet, "/suppressions", "List the suppressions: when, by whom, why", account.Reviewer), s.suppressions)
	undo := operation("unsuppress", http.MethodDelete, "/suppressions/{id}", "Let the people of a suppression in again, with the next list that has them", account.Admin)
	undo.Errors = append(undo.Errors, http.StatusNotFound)
	huma.Register(s.api, undo, s.unsuppress)
	erase := operation("erase", http.MethodPost, "/erasures", "Suppress people, and leave nothing of them in the files", account.Admin)
	erase.Description += " Files are written anew, which takes a minute for a million members. Backups made before, and lists that were sent, still hold them."
	erase.Metadata[ownEffort] = longEffort
	huma.Register(s.api, erase, func(ctx context.Context, in *removeIn) (*removeOut, error) { return s.remove(ctx, in, true) })
}

// person reads whom an entry names.
func (s *service) person(at string, r removedPerson) ([]suppress.Person, error) {
	var people []suppress.Person
	if r.ID != "" {
		m, err := s.Directory.Store().Member(r.ID)
		if errors.Is(err, store.ErrNoMember) {
			return nil, fault(at+".id", noMember, "there is no such member", r.ID)
		}
		if err != nil {
			return nil, s.internal("read a member", err)
		}
		people = append(people, suppress.Of(m))
	}
	if name := strings.TrimSpace(r.Name); name != "" {
		p := suppress.Person{Names: []string{name}, Identifiers: r.Identifiers}
		if r.Country != "" {
			var err error
			if p.Country, err = onomastics.ParseCountry(r.Country); err != nil {
				return nil, fault(at+".country", noCountry, err.Error(), r.Country).with("country", r.Country)
			}
		}
		return append(people, p), nil
	}
	if len(r.Identifiers) > 0 {
		people = append(people, suppress.Person{Identifiers: r.Identifiers})
	}
	if len(people) == 0 {
		return nil, fault(at, nobodyNamed, "name somebody: an id, a name, or identifiers", nil)
	}
	return people, nil
}

func (s *service) remove(ctx context.Context, in *removeIn, erase bool) (*removeOut, error) {
	var people []suppress.Person
	for i, r := range in.Body.People {
		found, err := s.person(fmt.Sprintf("body.people[%d]", i), r)
		if err != nil {
			return nil, err
		}
		people = append(people, found...)
	}
	p := caller(ctx)
	removal := index.Removal{By: p.user, Purpose: p.purpose, Reason: strings.TrimSpace(in.Body.Reason), Everywhere: in.Body.Everywhere, Erase: erase}
	done, err := s.Directory.Suppress(people, removal)
	if errors.Is(err, index.ErrNobody) {
		return nil, fault("body.people", unrecognised, "nobody can be recognised by what they are named by", nil)
	}
	if err != nil {
		return nil, s.internal("take people out", err)
	}
	var out removeOut
	out.Body.Suppression, out.Body.Members = done.Set, len(done.Members)
	return &out, nil
}

func (s *service) suppressions(context.Context, *struct{}) (*suppressionsOut, error) {
	sets := map[string]bool{}
	var out suppressionsOut
	out.Body.Suppressions = []suppression{}
	err := s.Directory.Store().Suppressions(func(_ string, each store.Suppression) error {
		if !sets[each.Set] {
			sets[each.Set] = true
			out.Body.Suppressions = append(out.Body.Suppressions, suppression{each.Set, each.At, each.By, each.Reason})
		}
		return nil
	})
	slices.SortFunc(out.Body.Suppressions, func(a, b suppression) int { return cmp.Or(b.At.Compare(a.At), strings.Compare(b.ID, a.ID)) })
	return &out, s.internal("list the suppressions", err)
}

func (s *service) unsuppress(ctx context.Context, in *undoIn) (*struct{}, error) {
	p := caller(ctx)
	err := s.Directory.Unsuppress(in.ID, index.Removal{By: p.user, Purpose: p.purpose, Reason: in.Reason})
	if errors.Is(err, index.ErrNobody) {
		return nil, refusal(http.StatusNotFound, noSuppression, "there is no such suppression")
	}
	return nil, s.internal("undo a suppression", err)
}
