package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/lexicons"
	"diasmap/onomastics"
	"diasmap/onomastics/explain"
	"diasmap/web/account"
)

type lookupIn struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"500" doc:"a name or a word of one, in any script"`
	}
}
type lookupOut struct{ Body explain.Lookup }

// A lexiconEntry is what there is of a country.
type lexiconEntry struct {
	Country     string `json:"country"`
	Name        string `json:"name"`
	Population  uint64 `json:"population" doc:"0 if not known"`
	FamilyNames int    `json:"family_names"`
	GivenNames  int    `json:"given_names"`
}

type lexiconsOut struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Lexicons []lexiconEntry `json:"lexicons"`
	}
}

type lexiconIn struct {
	Country string `path:"country" pattern:"^[A-Za-z]{2}$" patternDescription:"two letters" doc:"code of a country"`
}

type lexiconOut struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		lexiconEntry
		Sources []lexiconSource `json:"sources" doc:"where its names are from"`
	}
}

type lexiconSource struct {
	Table   string `json:"table"`
	Title   string `json:"title"`
	Licence string `json:"licence"`
	Date    string `json:"date"`
	Rows    int    `json:"rows"`
	Used    int    `json:"used"`
}

// lexiconsLast is how long browsers may keep what changes with the program alone.
const lexiconsLast = "private, max-age=3600"

func (s *service) registerLexicon() {
	huma.Register(s.api, operation("lexicon-lookup", http.MethodPost, "/lexicon", "Tell in which countries' lexicons a name is, and how else it is spelt there", account.Viewer), s.lookup)
	huma.Register(s.api, operation("lexicons", http.MethodGet, "/lexicons", "List the lexicons", account.Viewer), s.lexicons)
	one := operation("lexicon", http.MethodGet, "/lexicons/{country}", "Tell where the names of a lexicon are from", account.Viewer)
	one.Errors = append(one.Errors, http.StatusNotFound)
	huma.Register(s.api, one, s.lexicon)
}

func (s *service) lookup(_ context.Context, in *lookupIn) (*lookupOut, error) {
	return &lookupOut{explain.OfLookup(s.Lexicon, s.spellings(), in.Body.Name)}, nil
}

func entryOf(e onomastics.CountryEntry) lexiconEntry {
	return lexiconEntry{e.Code.String(), e.Name, e.Population, int(e.Forms), int(e.GivenForms)}
}

func (s *service) lexicons(context.Context, *struct{}) (*lexiconsOut, error) {
	out := lexiconsOut{CacheControl: lexiconsLast}
	out.Body.Lexicons = []lexiconEntry{}
	for _, e := range s.Lexicon.Countries() {
		if e.Forms+e.GivenForms > 0 {
			out.Body.Lexicons = append(out.Body.Lexicons, entryOf(e))
		}
	}
	return &out, nil
}

func (s *service) lexicon(_ context.Context, in *lexiconIn) (*lexiconOut, error) {
	country, err := onomastics.ParseCountry(in.Country)
	entry, ok := s.Lexicon.Country(country)
	if err != nil || !ok {
		return nil, refusal(http.StatusNotFound, noCountry, "there is no lexicon of this country").with("country", in.Country)
	}
	sources, err := lexicons.SourcesOf(entry.Code)
	if err != nil {
		return nil, s.internal("read the sources of a lexicon", err)
	}
	out := lexiconOut{CacheControl: lexiconsLast}
	out.Body.lexiconEntry, out.Body.Sources = entryOf(entry), []lexiconSource{}
	for _, each := range sources {
		out.Body.Sources = append(out.Body.Sources, lexiconSource{each.Table, each.Title, each.Licence, each.Date, each.Rows, each.Used})
	}
	return &out, nil
}
