package sector

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"diasmap/index/sector/softmax"
	"diasmap/index/sector/words"
)

//go:embed sector.bin
var compiled []byte

// Default is the Resolver that the program carries.
var Default = sync.OnceValues(func() (*Resolver, error) { return Open(compiled) })

// A Resolver reads what people say of their work. It is safe for use by many goroutines.
type Resolver struct {
	lexicon     *words.Lexicon
	occupations *softmax.Model
	industries  *softmax.Model

	once        sync.Once // of what follows
	roles       []roleRule
	attendants  []words.ID
	idle        []words.ID
	specialties map[words.ID]bool
	scratch     sync.Pool
}

// A Code is a code of a classification of occupations that a list gives beside the text.
type Code struct {
	Scheme Scheme
	Value  string
}

// Hint is what is known of a text beside it. The zero Hint is nothing.
type Hint struct {
	Language string // ISO 639-1; decides only between readings that are equally good
	Codes    []Code // of ISCO, SOC or NUCC; they go before the text
}

// A Match is an occupation found.
type Match struct {
	// ISCO is a group of ISCO-08, as deep as is sure: 2212, or 221 for a «doctor». It is empty for a role without an occupation.
	ISCO  string `json:"isco"`
	Title string `json:"title,omitempty"` // of the group
	// Role is owner, director, physician …; empty when none is told.
	Role Role `json:"role,omitempty"`
	// Specialty is the science or branch of medicine, in English: cardiologist, from «кардиолог»; often empty.
	Specialty string `json:"specialty,omitempty"`
	// Industry is the section or division of ISIC that the title itself names, of owners, managers and university teachers; often empty.
	Industry string `json:"industry,omitempty"`
	// Confidence is how probably the group is right, as measured on titles kept back.
	Confidence float64 `json:"confidence"`
	// Alternative: another reading of the same words, less likely than the one before it that is none.
	Alternative bool     `json:"alternative,omitempty"`
	Words       []string `json:"words,omitempty"` // what was read, in English
	Why         string   `json:"why,omitempty"`
}

// scratch is the room one text needs.
type scratch struct {
	reading  words.Reading
	features []softmax.Feature
	scores   []float32
	segments []segment
	rest     []words.Word // of a title, without those that name the person
	place    []words.Word // where the person works
}

func (r *Resolver) prepare() {
	r.once.Do(func() {
		r.roles = roleRules(r.lexicon)
		r.attendants, r.idle = idsOf(r.lexicon, attendants), idsOf(r.lexicon, idle)
		r.specialties = specialties(r.lexicon)
		r.scratch.New = func() any { return &scratch{scores: make([]float32, max(Units(), Divisions()))} }
	})
}

// Resolve finds the occupations in a text, such as a job title, in any of the languages of package words: «Chief Engineer»,
// «врач-кардиолог», «actor, director and producer». Occupations come in the order of the text, each followed by other readings of
// it; those of hint.Codes come first. It is empty when nothing is sure enough.
func (r *Resolver) Resolve(text string, hint Hint) []Match {
	r.prepare()
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	matches := ofCodes(hint.Codes)
	lang, _ := words.ParseLanguage(hint.Language)
	r.lexicon.Read(&s.reading, text, lang)
	s.cut(r)
	for _, seg := range s.segments {
		matches = r.resolveSegment(matches, s, seg)
	}
	amongArtists(matches)
	return matches
}

// ofCodes are the matches of codes.
func ofCodes(codes []Code) (matches []Match) {
	for _, c := range codes {
		for i, isco := range OccupationsOfCode(c.Value, c.Scheme) {
			isco = discreet(isco)
			g, _ := GroupOf(isco)
			m := Match{ISCO: isco, Title: g.Title, Confidence: 1, Alternative: i > 0, Why: fmt.Sprintf("code %s of %s", c.Value, c.Scheme)}
			if i > 0 {
				m.Confidence = 0.3
			}
			if !slices.ContainsFunc(matches, func(o Match) bool { return o.ISCO == isco }) {
				matches = append(matches, m)
			}
		}
	}
	return matches
}

// resolveSegment appends the matches of a part of the text.
func (r *Resolver) resolveSegment(matches []Match, s *scratch, seg segment) []Match {
	ws := s.wordsOf(r, seg)
	scores, known := r.judge(s, r.occupations, ws)
	isco, p := descend(scores)
	if len(isco) <= 1 && len(ws) > 1 {
		ws, scores, isco, p = r.headAlone(s, ws, scores, isco, p)
	}
	if !known || r.isIdle(ws) || !r.names(ws) && !r.isTitle(ws) {
		isco, p, scores = "", 1, nil
	}
	m := Match{ISCO: discreet(isco), Confidence: float64(p)}
	if !r.occupations.Knows(Certain(Whole(ws))) {
		m.Confidence = confidenceOf(p, len(isco))
	}
	m.Role = r.roleOf(isco, ws)
	if isco == "" && m.Role == "" {
		return matches
	}
	if slices.ContainsFunc(matches, func(o Match) bool { return !o.Alternative && o.ISCO == m.ISCO && o.Role == m.Role }) {
		return matches
	}
	g, _ := GroupOf(m.ISCO)
	m.Title = g.Title
	m.Specialty = r.specialtyOf(ws)
	m.Words = r.texts(ws)
	m.Why = r.why(s, ws, isco)
	at := len(matches)
	matches = appendAlternatives(append(matches, m), scores, isco)
	matches[at].Industry = r.fieldOf(s, &m, ws) // last: it judges anew
	return matches
}

// appendAlternatives appends the unit groups outside of the one told that are likely too.
func appendAlternatives(matches []Match, scores []float32, told string) []Match {
	first := len(matches)
	units := iscoGroups().units
	for i, p := range scores {
		if code := units[i]; p >= alternative && (told == "" || !strings.HasPrefix(code, told)) {
			code = discreet(code)
			g, _ := GroupOf(code)
			matches = append(matches, Match{ISCO: code, Title: g.Title, Confidence: float64(p), Alternative: true, Why: "another meaning of the same words"})
		}
	}
	slices.SortStableFunc(matches[first:], func(a, b Match) int { return strings.Compare(b.rank(), a.rank()) })
	return matches
}

// rank orders alternatives by their confidence.
func (m Match) rank() string { return fmt.Sprintf("%.3f", m.Confidence) }
