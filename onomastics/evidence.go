package onomastics

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"unicode"
)

// An EvidenceKind says what a piece of evidence is about.
type EvidenceKind uint8

// The kinds of evidence.
const (
	FamilyEvidence EvidenceKind = iota
	GivenEvidence
	PatronymicEvidence
	ScriptEvidence
	LetterEvidence
	// HostEvidence is the prior: how many people of the origin live in the host.
	HostEvidence
)

var evidenceWords = [...]string{"family name", "given name", "patronymic", "script", "letters", "residence"}

// String names the kind in words.
func (k EvidenceKind) String() string { return evidenceWords[k] }

// MarshalText writes the kind in words.
func (k EvidenceKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Evidence is what one piece of a name says for the answered origin.
type Evidence struct {
	Kind EvidenceKind
	// Text is the part of the name it is about, as written; the letters, or the script code.
	Text string
	// Share is how large a share of the origin's people bear the name, 0 if its lexicon does not
	// list it.
	Share float64
	// Affix is the telling ending ("-adze") or beginning ("ter-") of the name, "" if none is.
	Affix string
	// Contribution is by how many nats the piece raises the log-odds of the origin, against the
	// mean over all countries.
	Contribution float64
	// Adjective of the origin, as in «the Georgian lexicon», and the name of the host.
	Adjective, Host string
}

const (
	// tellingAffix is from how many nats on an affix is worth naming.
	tellingAffix = 1.0
	// worthNaming is the contribution, in nats, below which evidence is left out of words.
	worthNaming = 0.3
)

// gatherEvidence fills in the evidence for the answered origin, strongest first.
func (w *Worker) gatherEvidence(residence Country) {
	a := &w.answer
	class, ok := w.classifier.class[a.Origin.Country]
	if !ok {
		return
	}
	origin := &w.classifier.classes[class]
	prior := w.classifier.priorOf(residence)
	for i := range w.pieces {
		p := &w.pieces[i]
		if p.weight == 0 {
			continue
		}
		a.Evidence = append(a.Evidence, w.evidenceOf(p, class, origin))
	}
	if host, known := w.classifier.Country(residence); known {
		anywhere := w.classifier.priorOf(Country{})
		a.Evidence = append(a.Evidence, Evidence{
			Kind: HostEvidence, Adjective: origin.Adjective, Host: host.Name,
			Contribution: float64(prior[class] - anywhere[class]),
		})
	}
	slices.SortStableFunc(a.Evidence, func(x, y Evidence) int { return cmp.Compare(y.Contribution, x.Contribution) })
}

func (w *Worker) evidenceOf(p *piece, class int, origin *CountryEntry) Evidence {
	e := Evidence{
		Kind: p.kind, Text: p.text, Adjective: origin.Adjective,
		Contribution: float64(p.weight * (p.odds[class] - meanOdds(p.odds))),
	}
	switch p.kind {
	case ScriptEvidence:
		e.Text = w.answer.Script.String()
		return e
	case LetterEvidence:
		e.Text = string(w.letters[:w.lettered])
		return e
	}
	if e.Text == "" {
		e.Text = w.partsText(p.from, p.to)
	}
	t := map[EvidenceKind]Table{FamilyEvidence: FamilyTable, GivenEvidence: GivenTable, PatronymicEvidence: PatronymicTable}[p.kind]
	e.Share = w.shareIn(t, p.key, class)
	e.Affix = w.tellingAffix(t, p.key, class)
	return e
}

// partsText is the text of the parts [from, to), a blank between.
func (w *Worker) partsText(from, to int) string {
	if to == from+1 {
		return w.name.Parts[from].Text
	}
	var text []byte
	for _, part := range w.name.Parts[from:to] {
		if len(text) > 0 {
			text = append(text, ' ')
		}
		text = append(text, part.Text...)
	}
	return string(text)
}

// meanOdds is the log of the mean over classes of exp(odds).
func meanOdds(odds []float32) float32 {
	top := float32(math.Inf(-1))
	for _, v := range odds {
		top = max(top, v)
	}
	var sum float64
	for _, v := range odds {
		sum += math.Exp(float64(v - top))
	}
	return top + float32(math.Log(sum/float64(len(odds))))
}

// shareIn is the share of a class's bearers that has the name with this key, 0 if not listed.
func (w *Worker) shareIn(t Table, key []byte, class int) float64 {
	best := 0.0
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		postings, _ := l.lexicon.names(t, key)
		for ; len(postings) >= 2; postings = postings[2:] {
			if int(l.class[postings[0]]) == class {
				best = max(best, shareOf(postings[1]))
			}
		}
	}
	return best
}

// tellingAffix is the shortest ending or beginning of key that speaks for the class nearly as
// strongly as the strongest does; "" where none speaks for it. Affixes of two letters up are
// named: one letter says little to a reader.
func (w *Worker) tellingAffix(t Table, key []byte, class int) string {
	var table Table
	switch t {
	case FamilyTable:
		table = FamilyAffixTable
	case GivenTable:
		table = GivenAffixTable
	default:
		return ""
	}
	suffix, suffixOdds := w.strongestAffix(table, key, class, MaxSuffix, appendSuffix)
	prefix, prefixOdds := w.strongestAffix(table, key, class, MaxPrefix, appendPrefix)
	if prefixOdds > suffixOdds+tellingAffix {
		return prefix
	}
	return suffix
}

// nearlyStrongest: an affix is named rather than a longer one that adds less than this, in nats.
const nearlyStrongest = 0.2

func (w *Worker) strongestAffix(t Table, key []byte, class, longest int, affix func([]byte, []byte, int) []byte) (string, float32) {
	var odds [MaxSuffix + 1]float32
	best := float32(0)
	for n := 2; n <= min(longest, len(key)-1); n++ {
		w.key = affix(w.key[:0], key, n)
		odds[n] = w.affixOddsOf(t, w.key, class)
		best = max(best, odds[n])
	}
	if best < tellingAffix {
		return "", 0
	}
	for n := 2; ; n++ {
		if odds[n] >= best-nearlyStrongest {
			w.key = affix(w.key[:0], key, n)
			return string(w.key), odds[n]
		}
	}
}

// affixOddsOf is the log-odds of one affix for one class; negative infinity if it is not listed.
func (w *Worker) affixOddsOf(t Table, affix []byte, class int) float32 {
	best := float32(math.Inf(-1))
	for i := range w.classifier.layers {
		l := &w.classifier.layers[i]
		record, _ := l.lexicon.odds(t, affix)
		for p := record.postings; len(p) >= 3; p = p[3:] {
			if int(l.class[p[0]]) == class {
				best = max(best, oddsOf(p[1]))
			}
		}
	}
	return best
}

// AppendEvidence appends the evidence for the origin in words, strongest first; what speaks
// hardly or not for it is left out. With detail everything is told, each with its contribution
// in nats.
func (a *Answer) AppendEvidence(dst []byte, detail bool) []byte {
	from := len(dst)
	for i := range a.Evidence {
		e := &a.Evidence[i]
		if !detail && (e.Contribution < worthNaming || e.Kind == HostEvidence) {
			continue
		}
		if len(dst) > from {
			dst = append(dst, "; "...)
		}
		dst = e.AppendWords(dst)
		if detail {
			dst = fmt.Appendf(dst, " (%+.1f)", e.Contribution)
		}
	}
	return dst
}

// AppendWords appends one piece of evidence in words: «family name Kapanadze: in the Georgian
// lexicon; ending -adze».
func (e *Evidence) AppendWords(dst []byte) []byte {
	switch e.Kind {
	case ScriptEvidence:
		return fmt.Appendf(dst, "written in %s script", scriptWords(e.Text))
	case LetterEvidence:
		return fmt.Appendf(dst, "letters %s", spaced(e.Text))
	case HostEvidence:
		return fmt.Appendf(dst, "%s names among residents of %s", e.Adjective, e.Host)
	}
	dst = fmt.Appendf(dst, "%s %s: ", e.Kind, e.Text)
	switch {
	case e.Share > 0:
		dst = fmt.Appendf(dst, "in the %s lexicon", e.Adjective)
	case e.Affix == "":
		return fmt.Appendf(dst, "not in the %s lexicon", e.Adjective)
	}
	if e.Affix == "" {
		return dst
	}
	if e.Share > 0 {
		dst = append(dst, "; "...)
	}
	if e.Affix[0] == '-' {
		return fmt.Appendf(dst, "ending %s", e.Affix)
	}
	return fmt.Appendf(dst, "beginning %s", e.Affix)
}

func scriptWords(code string) string {
	s, err := ParseScript(code)
	if err != nil {
		return code
	}
	return s.Name()
}

// spaced puts a blank between letters.
func spaced(s string) string {
	var out []rune
	for _, r := range s {
		if len(out) > 0 && !unicode.Is(unicode.Mn, r) {
			out = append(out, ' ')
		}
		out = append(out, r)
	}
	return string(out)
}
