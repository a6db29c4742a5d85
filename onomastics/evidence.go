package onomastics

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
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

// evidenceWords name the kinds in words, a blank behind.
var evidenceWords = [...]string{"family name ", "given name ", "patronymic ", "script ", "letters ", "residence "}

// String names the kind in words.
func (k EvidenceKind) String() string { return strings.TrimSpace(evidenceWords[k]) }

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
	class, ok := w.classifier.index.of(a.Origin.Country)
	if !ok {
		return
	}
	origin := &w.classifier.classes[class]
	for i := range w.pieces {
		p := &w.pieces[i]
		if p.weight == 0 {
			continue
		}
		w.addEvidence(p, class, origin)
	}
	if host, known := w.classifier.index.of(residence); known {
		prior, anywhere := w.classifier.hosts[host].prior, w.classifier.hostOf(Country{}).prior
		*a.nextEvidence() = Evidence{
			Kind: HostEvidence, Adjective: origin.Adjective, Host: w.classifier.classes[host].Name,
			Contribution: float64(prior[class] - anywhere[class]),
		}
	}
	strongestFirst(a.Evidence)
}

// strongestFirst sorts evidence, of which there are few pieces; equals keep their order.
func strongestFirst(all []Evidence) {
	for i := 1; i < len(all); i++ {
		for k := i; k > 0 && all[k].Contribution > all[k-1].Contribution; k-- {
			all[k], all[k-1] = all[k-1], all[k]
		}
	}
}

// nextEvidence is room for one more piece of evidence.
func (a *Answer) nextEvidence() *Evidence {
	if n := len(a.Evidence); n < cap(a.Evidence) {
		a.Evidence = a.Evidence[:n+1]
	} else {
		a.Evidence = append(a.Evidence, Evidence{})
	}
	return &a.Evidence[len(a.Evidence)-1]
}

// addEvidence adds what a piece says for a class.
func (w *Worker) addEvidence(p *piece, class int, origin *CountryEntry) {
	e := w.answer.nextEvidence()
	*e = Evidence{Kind: p.kind, Text: p.text, Adjective: origin.Adjective, Contribution: float64(nats(p.odds[class]) - p.mean)}
	switch p.kind {
	case ScriptEvidence:
		e.Text = w.answer.Script.String()
		return
	case LetterEvidence:
		e.Text = w.keepText(func(dst []byte) []byte {
			for _, r := range w.letters[:w.lettered] {
				dst = utf8.AppendRune(dst, r)
			}
			return dst
		})
		return
	}
	if e.Text == "" {
		e.Text = w.partsText(p.from, p.to)
	}
	w.nameWorth(e, p, class)
}

// keepText appends a text to the room there is for those of this answer, and returns it as a string that holds until
// the next name.
func (w *Worker) keepText(add func(dst []byte) []byte) string {
	from := len(w.texts)
	w.texts = add(w.texts)
	return borrowed(w.texts[from:])
}

// borrowed is b as a string, which changes as b does.
func borrowed(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// partsText is the text of the parts [from, to), a blank between.
func (w *Worker) partsText(from, to int) string {
	if to == from+1 {
		return w.name.Parts[from].Text
	}
	return w.keepText(func(dst []byte) []byte {
		for i, part := range w.name.Parts[from:to] {
			if i > 0 {
				dst = append(dst, ' ')
			}
			dst = append(dst, part.Text...)
		}
		return dst
	})
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
			dst = appendContribution(append(dst, ' '), e.Contribution)
		}
	}
	return dst
}

// AppendWords appends one piece of evidence in words: «family name Kapanadze: in the Georgian
// lexicon; ending -adze».
func (e *Evidence) AppendWords(dst []byte) []byte {
	switch e.Kind {
	case ScriptEvidence:
		return append(append(append(dst, "written in "...), scriptWords(e.Text)...), " script"...)
	case LetterEvidence:
		return appendSpaced(append(dst, "letters "...), e.Text)
	case HostEvidence:
		return append(append(append(dst, e.Adjective...), " names among residents of "...), e.Host...)
	}
	dst = append(append(dst, evidenceWords[e.Kind]...), e.Text...)
	ending := e.Affix != "" && e.Affix[0] == '-'
	switch {
	case e.Share > 0:
		dst = append(append(append(dst, ": in the "...), e.Adjective...), " lexicon"...)
		switch {
		case ending:
			return append(append(dst, "; ending "...), e.Affix...)
		case e.Affix != "":
			return append(append(dst, "; beginning "...), e.Affix...)
		}
		return dst
	case ending:
		return append(append(dst, ": ending "...), e.Affix...)
	case e.Affix != "":
		return append(append(dst, ": beginning "...), e.Affix...)
	}
	return append(append(append(dst, ": not in the "...), e.Adjective...), " lexicon"...)
}

// appendContribution appends «(+3.1)».
func appendContribution(dst []byte, nats float64) []byte {
	dst = append(dst, '(')
	if !math.Signbit(nats) {
		dst = append(dst, '+')
	}
	return append(strconv.AppendFloat(dst, nats, 'f', 1, 64), ')')
}

func scriptWords(code string) string {
	s, err := ParseScript(code)
	if err != nil {
		return code
	}
	return s.Name()
}

// appendSpaced appends letters with a blank between.
func appendSpaced(dst []byte, letters string) []byte {
	for i, r := range letters {
		if i > 0 && !unicode.Is(unicode.Mn, r) {
			dst = append(dst, ' ')
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}
