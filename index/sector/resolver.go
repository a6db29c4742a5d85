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
	rest     []words.Word
}

func (r *Resolver) prepare() {
	r.once.Do(func() {
		r.roles = roleRules(r.lexicon)
		r.attendants, r.idle = idsOf(r.lexicon, attendants), idsOf(r.lexicon, idle)
		r.specialties = specialties(r.lexicon)
		r.scratch.New = func() any { return &scratch{scores: make([]float32, max(Units(), Divisions()))} }
	})
}

// Resolve finds the occupations in a text, such as a job title, in any of the languages of package words: «Chief Engineer», «врач-кардиолог»,
// «actor, director and producer». Occupations come in the order of the text, each followed by other readings of it; those of
// hint.Codes come first. It is empty when nothing is sure enough.
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

// Probabilities that decide how deep a group is told.
const (
	sureEnough  = 0.55 // of a group
	leastMajor  = 0.35 // of a major group, the widest that is told
	alternative = 0.12 // of another unit group
)

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

// wordsOf are the words of a segment that are of its occupation: all, where they are a title that is known or name a manager, whose
// field is what matters; else those of its core, where they say enough.
func (s *scratch) wordsOf(r *Resolver, seg segment) []words.Word {
	all, core := s.reading.Words[seg.from:seg.to], s.reading.Words[seg.from:seg.core]
	if seg.core == seg.to || r.isTitle(all) {
		return all
	}
	scores, known := r.judge(s, r.occupations, core)
	if isco, _ := descend(scores); known && len(isco) >= 3 && isco[0] != '1' {
		return core
	}
	return all
}

// isTitle: the words are together a title that some source has.
func (r *Resolver) isTitle(ws []words.Word) bool {
	whole := Whole(ws)
	return r.occupations.Knows(Certain(whole)) || r.occupations.Knows(whole)
}

// names: one of the words names people by what they do. Words that only say where or of what kind, such as «United States», are no occupation unless
// they are a title as they stand («cardiology»).
func (r *Resolver) names(ws []words.Word) bool {
	return slices.ContainsFunc(ws, func(w words.Word) bool { return r.lexicon.Headness(w.ID) >= leastHead })
}

// lessSure is what is left of a probability that is of one word of several.
const lessSure = 0.75

// headAlone judges the first of several words that each name a person, where all words together say nothing sure («cook-confectioner»). It returns what it was given
// where that says no more.
func (r *Resolver) headAlone(s *scratch, ws []words.Word, scores []float32, isco string, p float32) ([]words.Word, []float32, string, float32) {
	names := func(w words.Word) bool { return r.lexicon.Headness(w.ID) >= leastHead }
	i := slices.IndexFunc(ws, names)
	if i < 0 || !slices.ContainsFunc(ws[i+1:], names) || !r.isTitle(ws[i:i+1]) {
		return ws, scores, isco, p
	}
	scores, _ = r.judge(s, r.occupations, ws[i:i+1])
	alone, q := descend(scores)
	if len(alone) <= len(isco) {
		scores, _ = r.judge(s, r.occupations, ws)
		return ws, scores, isco, p
	}
	for k := range scores {
		scores[k] *= lessSure
	}
	return ws, scores, alone, q * lessSure
}

// judge finds the probabilities of the classes of words: as a person wrote them down, else as the classifier finds. It is false when the
// classifier knows none of the words.
func (r *Resolver) judge(s *scratch, m *softmax.Model, ws []words.Word) (scores []float32, ok bool) {
	scores = s.scores[:m.Classes()]
	whole := Whole(ws)
	if !m.ScoreAlone(scores, Certain(whole)) {
		s.features = append(AppendFeatures(s.features[:0], r.lexicon, ws), whole)
		if m.Score(scores, s.features) == 0 {
			return scores, false
		}
	}
	softmax.Probabilities(scores)
	return scores, true
}

// descend goes from the widest group to the deepest that has a probability of sureEnough.
func descend(scores []float32) (code string, p float32) {
	groups := iscoGroups()
	from, to := 0, len(groups.units)
	for depth := 1; depth <= 4; depth++ {
		bestFrom, best := from, float32(0)
		for i := from; i < to; {
			end, sum := groups.ends[depth][i], float32(0)
			for _, q := range scores[i:end] {
				sum += q
			}
			if sum > best {
				bestFrom, best = i, sum
			}
			i = end
		}
		if best < sureEnough && (depth > 1 || best < leastMajor) {
			break
		}
		from, to, p = bestFrom, groups.ends[depth][bestFrom], best
		code = groups.units[from][:depth]
	}
	return code, p
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

func (r *Resolver) texts(ws []words.Word) []string {
	texts := make([]string, 0, len(ws))
	for _, w := range ws {
		texts = append(texts, r.lexicon.Text(w.ID))
	}
	return texts
}

// why tells what was read, unless it would tell a religion.
func (r *Resolver) why(s *scratch, ws []words.Word, isco string) string {
	if discreet(isco) != isco {
		return "an occupation that is not told further"
	}
	var b strings.Builder
	for i, w := range ws {
		if i > 0 && ws[i-1].Token == w.Token {
			continue
		}
		for k := range int(w.Span) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(s.reading.Token(int(w.Token) + k))
		}
	}
	read := strings.Join(r.texts(ws), " ")
	if b.String() == read {
		return "«" + read + "»"
	}
	return fmt.Sprintf("«%s» (%s) reads as %s", b.String(), s.reading.Language, read)
}
