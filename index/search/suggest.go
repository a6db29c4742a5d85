package search

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Suggestion completes the word that is being typed.
type Suggestion struct {
	// Text takes the place of the bytes From to To of the query.
	Text string `json:"text"`
	From int    `json:"from"`
	To   int    `json:"to"`
	// Label says in words what it is, Count how many members have it, 0 if that is not known.
	Label string `json:"label"`
	Count int    `json:"count,omitempty"`
}

// mostLookedThrough bounds the words that are looked through for completions of a beginning.
const mostLookedThrough = 2000

// Suggest completes the word that ends at a byte of a query, n completions at most: the names of fields, their values, names
// of members, words of their occupations, cities. An empty word is not completed.
func (x *Index) Suggest(text string, at, n int) ([]Suggestion, error) {
	if at < 0 || at > len(text) {
		at = len(text)
	}
	tokens := tokenise(text[:at])
	if len(tokens) == 0 || tokens[len(tokens)-1].end != at {
		if len(tokens) == 0 || tokens[len(tokens)-1].kind != fieldToken {
			return nil, nil
		}
	}
	last := tokens[len(tokens)-1]
	s := &suggester{index: x, view: x.view.Load(), from: last.at, to: at}
	switch field, ok := fieldBefore(tokens); {
	case last.kind == fieldToken:
		s.from = at
		s.values(field, "")
	case last.kind != wordToken:
		return nil, nil
	case ok:
		s.values(field, last.text)
	default:
		if err := s.words(last.text); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(s.found, func(a, b Suggestion) int { return cmp.Compare(b.Count, a.Count) })
	return s.found[:min(n, len(s.found))], nil
}

// fieldBefore is the field whose value the last token is, or begins.
func fieldBefore(tokens []token) (FieldEntry, bool) {
	for i := len(tokens) - 1; i >= 0; i-- {
		switch t := tokens[i]; {
		case t.kind == fieldToken:
			return findField(t.text)
		case t.kind == commaToken, i == len(tokens)-1:
		case t.kind == wordToken && tokens[i+1].kind == commaToken:
		default:
			return FieldEntry{}, false
		}
	}
	return FieldEntry{}, false
}

// A suggester gathers suggestions.
type suggester struct {
	index    *Index
	view     *view
	from, to int
	found    []Suggestion
}

func (s *suggester) add(text, label string, count int) {
	s.found = append(s.found, Suggestion{Text: text, From: s.from, To: s.to, Label: label, Count: count})
}

// valueColumns are the columns whose values complete a field, with the facet that names them.
var valueColumns = map[Field]struct {
	column columnKey
	facet  FacetKey
}{
	Origin: {originColumn, FacetOrigin}, Country: {countryColumn, FacetCountry}, Sector: {sectorColumn, FacetSector}, Role: {roleColumn, FacetRole},
	Occupation: {occupationColumn, FacetOccupation}, Industry: {industryColumn, FacetIndustry}, Source: {sourceColumn, FacetSource},
	Import: {importColumn, FacetImport}, Status: {statusColumn, FacetStatus}, Contact: {contactColumn, FacetContact},
	Language: {languageColumn, FacetLanguage}, Verdict: {verdictColumn, FacetVerdict},
}

// values suggests values of a field: those that members have and whose code or name begins so, or places.
func (s *suggester) values(field FieldEntry, begin string) {
	begin = fold(begin)
	switch field.Field {
	case Near:
		s.gazetteer(begin)
		return
	case City:
		s.cities(begin)
		return
	}
	from, ok := valueColumns[field.Field]
	if !ok {
		return
	}
	counts := map[string]int{}
	for code, set := range s.view.columns[from.column].values {
		n := len(s.view.list(from.column).of(uint32(code)))
		has(set, func(value string) bool {
			counts[value] += n
			return false
		})
	}
	for value, n := range counts {
		name := nameOf(from.facet, value, s.index.know)
		if n > 0 && (strings.HasPrefix(fold(value), begin) || hasWordBeginning(name, begin)) {
			s.add(quotedIfNeeded(value, field.Field), name, n)
		}
	}
	slices.SortFunc(s.found, func(a, b Suggestion) int { return strings.Compare(a.Text, b.Text) })
}

// hasWordBeginning says whether a word of a name begins so.
func hasWordBeginning(name, begin string) bool {
	for word := range textWords(name) {
		if strings.HasPrefix(word, begin) {
			return true
		}
	}
	return false
}

// quotedIfNeeded is a value as it is typed.
func quotedIfNeeded(value string, field Field) string {
	if needsQuotes(Term{Field: field, Value: value}) {
		return strconv.Quote(value)
	}
	return value
}

// gazetteer suggests places of the gazetteer.
func (s *suggester) gazetteer(begin string) {
	if begin == "" {
		return
	}
	for _, m := range s.index.know.PlacesBeginning(begin) {
		text := m.Name
		if m.Region != "" {
			text += ", " + m.Region
		}
		s.add(strconv.Quote(text+", "+m.Country.String()), placeTitle(m), 0)
	}
}

// cities suggests cities that members live in.
func (s *suggester) cities(begin string) {
	list := s.view.list(placeColumn)
	counts := map[string]int{}
	for code, p := range s.view.placesOf() {
		if n := len(list.of(uint32(code))); n > 0 && strings.HasPrefix(fold(p.name), begin) {
			counts[p.name] += n
		}
	}
	for name, n := range counts {
		s.add(quotedIfNeeded(name, City), "city", n)
	}
	slices.SortFunc(s.found, func(a, b Suggestion) int { return strings.Compare(a.Text, b.Text) })
}

// words suggests for a word by itself: fields, then names and words of members.
func (s *suggester) words(begin string) error {
	for _, f := range fields {
		if name, ok := f.nameBeginning(fold(begin)); ok {
			s.add(name+":", f.Means, 0)
		}
	}
	reader, err := s.index.words.reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, kind := range []struct {
		field wordField
		label string
	}{{nameField, "name"}, {occupationField, "occupation"}, {cityField, "city"}} {
		term := termFor(begin, kind.field)
		if term == "" {
			continue
		}
		terms, err := reader.beginning(kind.field, term, mostLookedThrough)
		if err != nil {
			return fmt.Errorf("suggest words: %w", err)
		}
		for _, t := range terms {
			text := t.term
			if kind.field == nameField || kind.field == cityField {
				text = capitalised(text)
			}
			s.add(text, kind.label, int(t.count))
		}
	}
	return nil
}
