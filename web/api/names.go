package api

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/onomastics"
	"diasmap/onomastics/explain"
	"diasmap/web/account"
)

// mostPeople is how many names a batch may hold.
const mostPeople = 1000

// A Person is a name to classify: either name, or given and family.
type Person struct {
	Name      string `json:"name,omitempty" maxLength:"1000" doc:"the whole name, in any script"`
	Given     string `json:"given,omitempty" maxLength:"500"`
	Family    string `json:"family,omitempty" maxLength:"500"`
	Residence string `json:"residence,omitempty" pattern:"^([A-Za-z]{2})?$" patternDescription:"two letters" doc:"country of residence, ISO 3166-1 alpha-2"`
}

func (p Person) onomastic() onomastics.Person {
	residence, _ := onomastics.ParseCountry(p.Residence)
	return onomastics.Person{Full: p.Name, Given: p.Given, Family: p.Family, Residence: residence}
}

// shown is the name as the answer repeats it.
func (p Person) shown() string {
	if p.Name != "" {
		return p.Name
	}
	return (p.Given + " " + p.Family)
}

// A Policy is how answers are made.
type Policy struct {
	Profile string   `json:"profile,omitempty" enum:"outreach,balanced,recall" default:"balanced" doc:"thresholds by expected precision and recall"`
	Targets []string `json:"origins,omitempty" maxItems:"50" doc:"target countries: one of these, or none"`
}

// A judged is what a name was classified as.
type judged struct {
	Origin      string           `json:"origin" doc:"probable origin of the name, ISO 3166-1 alpha-2 or XK; empty if there is none"`
	Probability float64          `json:"probability"`
	Origins     []explain.Origin `json:"origins" doc:"best first"`
	Verdict     string           `json:"verdict" doc:"probable, possible, unlikely, resident, abstain, error"`
	Reason      string           `json:"reason"`
	Evidence    string           `json:"evidence"`
}

type classifyIn struct {
	Body struct {
		Person
		Policy
	}
}
type classifyOut struct{ Body judged }

type batchIn struct {
	Body struct {
		People []Person `json:"people" minItems:"1" maxItems:"1000"`
		Policy
	}
}
type batchOut struct {
	Body struct {
		Results []judged `json:"results" doc:"in the order of people"`
	}
}
type explainOut struct{ Body explain.Explanation }

type matchIn struct {
	Body struct {
		Name1 string `json:"name1" maxLength:"1000"`
		Name2 string `json:"name2" maxLength:"1000"`
	}
}
type matchOut struct{ Body explain.Match }

func (s *service) registerNames() {
	huma.Register(s.api, operation("classify", http.MethodPost, "/classify", "Estimate the origin of a name", account.Viewer), s.classify)
	batch := operation("classify-batch", http.MethodPost, "/classify/batch", fmt.Sprintf("Estimate the origins of up to %d names", mostPeople), account.Viewer)
	batch.MaxBodyBytes = largeBody
	huma.Register(s.api, batch, s.classifyBatch)
	huma.Register(s.api, operation("explain", http.MethodPost, "/explain", "Explain the origin of a name, piece by piece", account.Viewer), s.explain)
	huma.Register(s.api, operation("match", http.MethodPost, "/match", "Tell whether two names may be of one person", account.Viewer), s.match)
}

func judge(a *onomastics.Answer) judged {
	return judged{
		Origin: a.Origin.Country.String(), Probability: a.Origin.Probability, Origins: explain.Origins(a.Origins),
		Verdict: a.Verdict.String(), Reason: string(a.AppendReason(nil)), Evidence: string(a.AppendEvidence(nil, false)),
	}
}

func (s *service) classify(ctx context.Context, in *classifyIn) (*classifyOut, error) {
	w, done, err := s.worker(ctx, in.Body.Policy)
	if err != nil {
		return nil, err
	}
	defer done()
	return &classifyOut{judge(w.Classify(in.Body.onomastic()))}, nil
}

// worker lends a worker of a policy; done gives it back.
func (s *service) worker(ctx context.Context, p Policy) (w *onomastics.Worker, done func(), err error) {
	t, err := s.team(p)
	if err != nil {
		return nil, nil, err
	}
	w, done, err = t.lend(ctx)
	return w, done, s.internal("wait for a worker", err)
}

func (s *service) classifyBatch(ctx context.Context, in *batchIn) (*batchOut, error) {
	t, err := s.team(in.Body.Policy)
	if err != nil {
		return nil, err
	}
	var out batchOut
	out.Body.Results = make([]judged, len(in.Body.People))
	err = t.each(ctx, len(in.Body.People), func(w *onomastics.Worker, i int) {
		out.Body.Results[i] = judge(w.Classify(in.Body.People[i].onomastic()))
	})
	return &out, s.internal("classify", err)
}

func (s *service) explain(ctx context.Context, in *classifyIn) (*explainOut, error) {
	w, done, err := s.worker(ctx, in.Body.Policy)
	if err != nil {
		return nil, err
	}
	defer done()
	return &explainOut{explain.Of(in.Body.shown(), w.Classify(in.Body.onomastic()), 0)}, nil
}

func (s *service) match(_ context.Context, in *matchIn) (*matchOut, error) {
	m := s.matchers.Get().(*onomastics.Matcher)
	defer s.matchers.Put(m)
	return &matchOut{explain.OfMatch(in.Body.Name1, in.Body.Name2, m.Match(in.Body.Name1, in.Body.Name2))}, nil
}
