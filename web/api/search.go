package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index"
	"diasmap/index/export"
	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/index/sector"
	"diasmap/web/account"
)

// mostHits is the most members of a page.
const mostHits = 200

// Counted is what both searches and counts take.
type Counted struct {
	Query  string   `json:"query,omitempty" maxLength:"2000" doc:"in the query language: cardiologist near:Lyon within:50km origin:AM"`
	Facets []string `json:"facets,omitempty" maxItems:"20" doc:"sector, city:FR, occupation:22, grid/3, sector=20"`
}

type searchIn struct {
	Body struct {
		Counted
		Sort   []string `json:"sort,omitempty" maxItems:"5" doc:"relevance, probability, name, -name for descending …"`
		Limit  int      `json:"limit,omitempty" minimum:"1" maximum:"200" default:"50"`
		Cursor string   `json:"cursor,omitempty" maxLength:"4000" doc:"next of the page before"`
	}
}

// A Found is a member that was found.
type Found struct {
	export.Record
	// Reason is why the verdict is what it is.
	Reason string `json:"reason,omitempty"`
}

type searchOut struct {
	Body struct {
		Query   string         `json:"query" doc:"as it was understood, in the query language"`
		Total   int            `json:"total"`
		LeftOut int            `json:"left_out" doc:"who fit, and were ruled out by reviewers"`
		Members []Found        `json:"members"`
		Next    string         `json:"next,omitempty" doc:"cursor of the next page"`
		Facets  []search.Facet `json:"facets"`
		search.Told
	}
}

type facetsIn struct{ Body Counted }
type facetsOut struct {
	Body struct {
		Total   int            `json:"total"`
		Facets  []search.Facet `json:"facets"`
		Rounded bool           `json:"rounded" doc:"counts are rounded down to fives, as for the role viewer"`
	}
}

type suggestIn struct {
	Body struct {
		Text string `json:"text" maxLength:"2000"`
		At   int    `json:"at,omitempty" minimum:"0" doc:"byte of the text where the word ends that is being typed; its end if left out"`
		N    int    `json:"n,omitempty" minimum:"1" maximum:"20" default:"8"`
	}
}
type suggestOut struct {
	Body struct {
		Suggestions []search.Suggestion `json:"suggestions"`
	}
}

func (s *service) registerSearch() {
	huma.Register(s.api, operation("search", http.MethodPost, "/search", "Find probable members", account.Outreach), s.search)
	counts := operation("facets", http.MethodPost, "/facets", "Count probable members", account.Viewer)
	counts.Description += " A viewer may filter by lists of values and not by words, and sees counts rounded down to fives."
	huma.Register(s.api, counts, s.facets)
	huma.Register(s.api, operation("suggest", http.MethodPost, "/suggest", "Complete the word of a query", account.Outreach), s.suggest)
	huma.Register(s.api, operation("vocabulary", http.MethodGet, "/vocabulary", "Fields, sectors and statuses that queries name", account.Viewer), vocabulary)
}

func (s *service) desk(ctx context.Context) search.Desk {
	p := caller(ctx)
	return search.Desk{Directory: s.Directory, Who: p.user, Purpose: p.purpose}
}

// query reads what searches and counts share.
func (c Counted) query() (search.Query, error) {
	q, err := search.Parse(c.Query)
	if err != nil {
		return q, err
	}
	for _, text := range c.Facets {
		f, err := search.ParseFacet(text)
		if err != nil {
			return q, err
		}
		q.Facets = append(q.Facets, f)
	}
	return q, nil
}

func (s *service) search(ctx context.Context, in *searchIn) (*searchOut, error) {
	q, err := in.Body.query()
	if err != nil {
		return nil, s.queryFault(err)
	}
	for _, text := range in.Body.Sort {
		order, err := search.ParseOrder(text)
		if err != nil {
			return nil, s.queryFault(err)
		}
		q.Sort = append(q.Sort, order)
	}
	q.Limit, q.Cursor = min(in.Body.Limit, mostHits), in.Body.Cursor
	page, err := s.desk(ctx).Search(ctx, q)
	if err != nil {
		return nil, s.queryFault(err)
	}
	var out searchOut
	b := &out.Body
	b.Query, b.Total, b.LeftOut, b.Next, b.Told = q.String(), page.Total, page.LeftOut, page.Next, page.Told
	b.Members, b.Facets = membersFound(page), facetsOf(page.Result)
	return &out, nil
}

func membersFound(page *search.Page) []Found {
	list := make([]Found, len(page.Members))
	for i, m := range page.Members {
		list[i] = Found{export.RecordOf(&export.Row{Member: m, Km: page.Hits[i].Km}), m.Reason}
	}
	return list
}

// facetsOf are the facets of a result, empty lists rather than none.
func facetsOf(r *search.Result) []search.Facet {
	facets := slices.Clone(r.Facets)
	for i := range facets {
		if facets[i].Buckets == nil {
			facets[i].Buckets = []search.Bucket{}
		}
	}
	if facets == nil {
		return []search.Facet{}
	}
	return facets
}

// cell is the smallest number of people that viewers are told of, and the step of their counts.
const cell = 5

// viewerFields are what viewers may filter by: values that many share. Words, names, employers and ids would single people out.
var viewerFields = []search.Field{
	search.Origin, search.Sector, search.Role, search.Occupation, search.Industry, search.Country, search.City, search.Language,
	search.Verdict, search.Status, search.Contact,
}

// viewerFacets are what viewers may count by.
var viewerFacets = []search.FacetKey{
	search.FacetOrigin, search.FacetGroup, search.FacetCountry, search.FacetCity, search.FacetSector, search.FacetOccupation, search.FacetIndustry,
	search.FacetRole, search.FacetStatus, search.FacetContact, search.FacetLanguage, search.FacetVerdict, search.FacetProbability, search.FacetBorn,
}

func (s *service) facets(ctx context.Context, in *facetsIn) (*facetsOut, error) {
	q, err := in.Body.query()
	if err != nil {
		return nil, s.queryFault(err)
	}
	viewer := !caller(ctx).role.May(account.Outreach)
	if viewer {
		if err := viewable(q); err != nil {
			return nil, err
		}
	}
	q.Limit = -1
	page, err := s.desk(ctx).Search(ctx, q)
	if err != nil {
		return nil, s.queryFault(err)
	}
	var out facetsOut
	out.Body.Total, out.Body.Facets, out.Body.Rounded = page.Total, facetsOf(page.Result), viewer
	if viewer {
		out.Body.Total = rounded(page.Total)
		for i := range out.Body.Facets {
			coarsen(&out.Body.Facets[i])
		}
	}
	return &out, nil
}

// viewable says whether a viewer may ask so.
func viewable(q search.Query) error {
	for _, c := range q.Clauses {
		for _, t := range c.Any {
			if !slices.Contains(viewerFields, t.Field) {
				return fault("body.query", viewerWords, fmt.Sprintf("the role viewer filters by %v, and not by words", viewerFields), nil)
			}
		}
	}
	for _, f := range q.Facets {
		if !slices.Contains(viewerFacets, f.By) {
			return fault("body.facets", viewerCounts, fmt.Sprintf("the role viewer counts by %v", viewerFacets), f.By)
		}
	}
	return nil
}

func rounded(n int) int { return n - n%cell }

// coarsen leaves out the values of fewer people than a cell, and rounds what is left.
func coarsen(f *search.Facet) {
	f.Buckets = slices.DeleteFunc(slices.Clone(f.Buckets), func(b search.Bucket) bool { return b.Count < cell })
	for i := range f.Buckets {
		f.Buckets[i].Count = rounded(f.Buckets[i].Count)
	}
	f.Missing, f.Others = rounded(f.Missing), 0
}

func (s *service) suggest(_ context.Context, in *suggestIn) (*suggestOut, error) {
	at := in.Body.At
	if at == 0 {
		at = len(in.Body.Text)
	}
	if at > len(in.Body.Text) {
		return nil, fault("body.at", unfit, "this is past the end of the text", at)
	}
	out := suggestOut{}
	out.Body.Suggestions = []search.Suggestion{}
	err := s.Directory.Search(func(e index.Engine) error {
		x, ok := e.(*search.Index)
		if !ok {
			return search.ErrEngine
		}
		list, err := x.Suggest(in.Body.Text, at, in.Body.N)
		out.Body.Suggestions = append(out.Body.Suggestions, list...)
		return err
	})
	return &out, s.internal("suggest", err)
}

// A sectorName is a sector in the languages of the page.
type sectorName struct {
	ID string `json:"id"`
	En string `json:"en"`
	Fr string `json:"fr"`
	Ru string `json:"ru"`
}

type vocabularyOut struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Fields   []search.FieldEntry `json:"fields"`
		Facets   []search.FacetKey   `json:"facets"`
		Sort     []search.SortKey    `json:"sort"`
		Sectors  []sectorName        `json:"sectors"`
		Statuses []member.Status     `json:"statuses"`
		Contacts []member.Contact    `json:"contacts"`
	}
}

func vocabulary(context.Context, *struct{}) (*vocabularyOut, error) {
	out := vocabularyOut{CacheControl: "private, max-age=3600"}
	b := &out.Body
	b.Fields, b.Facets, b.Sort, b.Statuses, b.Contacts = search.Fields(), search.FacetKeys(), search.SortKeys(), member.Statuses(), member.Contacts()
	for _, each := range sector.Sectors() {
		b.Sectors = append(b.Sectors, sectorName{each.ID, each.English, each.French, each.Russian})
	}
	return &out, nil
}
