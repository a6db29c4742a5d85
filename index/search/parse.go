package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Parse reads a query as people type it. The error is a *QueryError that points at the word. The language:
//
//	word               a word in any script: in names, occupations, employers, places
//	"some words"       side by side, as they are spelt
//	word*              words that begin so
//	-term, NOT term    without
//	a OR b, a | b      either; binds tighter than the blank, which means and
//	(a OR b)           the same, to be seen
//	field:value        in a field (Fields); field:a,b for one of several values
//	field>n, <, <=, >= compares; field:a..b lies between, both included
//	near:Lyon within:50km, near:45.76,4.84
//
// An empty text finds everybody.
func Parse(text string) (Query, error) {
	if at := strings.IndexRune(text, utf8.RuneError); at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		return Query{}, &QueryError{Text: text, At: at, End: at + size, Mistake: DamagedCharacter, Message: "a character is damaged", Hint: "type it in UTF-8"}
	}
	p := parser{text: text, tokens: tokenise(text)}
	q, err := p.query()
	if err != nil {
		return Query{}, err
	}
	q.typed = text
	return q, nil
}

// A parser reads clauses from tokens.
type parser struct {
	text   string
	tokens []token
	at     int
	// nears are the clauses and terms that want a radius, radius is one that came before its place.
	radius   float64
	radiusAt token
	q        Query
}

func (p *parser) query() (Query, error) {
	for p.at < len(p.tokens) {
		if err := p.clause(); err != nil {
			return Query{}, err
		}
	}
	if p.radius != 0 {
		return Query{}, p.fault(p.radiusAt, RadiusAlone, "within: needs a place", advice{text: "add near:Lyon", example: "near:Lyon"})
	}
	return p.q, nil
}

// clause reads terms joined by OR.
func (p *parser) clause() error {
	var c Clause
	opened := false
	first := p.tokens[p.at]
	for {
		not, err := p.nots()
		if err != nil {
			return err
		}
		if p.at < len(p.tokens) && p.tokens[p.at].kind == openToken {
			if opened || len(c.Any) > 0 {
				return p.fault(p.tokens[p.at], Parentheses, "parentheses stand around alternatives only, as in (surgeon OR cardiologist)", advice{example: "(surgeon OR cardiologist)"})
			}
			opened = true
			p.at++
			if c.Not, not = not, false; p.at < len(p.tokens) {
				if not, err = p.nots(); err != nil {
					return err
				}
			}
		}
		if not && (opened || len(c.Any) > 0) {
			return p.fault(p.tokens[p.at-1], MinusInAlternative, "an alternative cannot be without something", advice{text: "write it as a term of its own"})
		}
		c.Not = c.Not || not
		terms, err := p.term()
		if err != nil {
			return err
		}
		c.Any = append(c.Any, terms...)
		if err := p.radii(&c); err != nil {
			return err
		}
		if !p.take(orToken) {
			break
		}
		if c.Not && !opened {
			return p.fault(p.tokens[p.at-1], OrAfterMinus, "OR after a minus is unclear", advice{text: "write -(a OR b), or two terms", example: "-(a OR b)"})
		}
	}
	if opened && !p.take(closeToken) {
		return p.unclosed(first)
	}
	if len(c.Any) > 0 {
		p.q.Clauses = append(p.q.Clauses, c)
	}
	return nil
}

// unclosed is the fault of a parenthesis around something other than alternatives, or left open.
func (p *parser) unclosed(open token) error {
	if p.at < len(p.tokens) {
		return p.fault(p.tokens[p.at], OrMissing, "inside parentheses words are joined by OR", advice{text: "write OR before " + strconv.Quote(p.tokens[p.at].text)})
	}
	return p.fault(open, ParenthesisOpen, "the parenthesis is not closed", advice{text: "add )"})
}

// take passes over a token of a kind, if one is next.
func (p *parser) take(kind tokenKind) bool {
	if p.at < len(p.tokens) && p.tokens[p.at].kind == kind {
		p.at++
		return true
	}
	return false
}

// nots passes over minuses before a term; two are none.
func (p *parser) nots() (bool, error) {
	not := false
	for p.take(notToken) {
		not = !not
		if p.at == len(p.tokens) {
			return false, p.fault(p.tokens[p.at-1], NothingFollows, "nothing follows "+p.tokens[p.at-1].text, advice{text: "quote it to seek the word itself"})
		}
	}
	return not, nil
}

// term reads a word or a field with its values, each a term; none for a within.
func (p *parser) term() ([]Term, error) {
	if p.at == len(p.tokens) {
		return nil, p.fault(p.tokens[p.at-1], NothingFollows, "nothing follows "+p.tokens[p.at-1].text, advice{})
	}
	t := p.tokens[p.at]
	p.at++
	switch t.kind {
	case wordToken:
		if t.text == "" {
			return nil, p.fault(t, QuotesEmpty, "the quotes are empty", advice{})
		}
		if t.text == "AND" && !t.quoted && p.at < len(p.tokens) && len(p.q.Clauses) > 0 { // people write it
			return p.term()
		}
		return []Term{wordTerm(Anywhere, t)}, nil
	case fieldToken:
		return p.field(t)
	case brokenToken:
		return nil, p.fault(t, QuotesOpen, "the quotes are not closed", advice{text: `add "`})
	}
	return nil, p.fault(t, Misplaced, fmt.Sprintf("%q stands where a word should", t.text), advice{text: "quote it to seek it"})
}

// wordTerm is the term of a word or phrase.
func wordTerm(f Field, t token) Term {
	term := Term{Field: f, Value: t.text, Exact: t.quoted && f.isSpelt(), At: t.at, End: t.end}
	if stem := strings.TrimRight(t.text, "*"); !t.quoted && stem != "" && len(stem) < len(t.text) {
		term.Value, term.Prefix = stem, true
	}
	return term
}

// field reads the values of a field.
func (p *parser) field(name token) ([]Term, error) {
	if isWithin(name.text) {
		return nil, p.within(name)
	}
	entry, ok := findField(name.text)
	if !ok {
		return nil, p.fault(name, UnknownField, fmt.Sprintf("unknown field %q", name.text), adviceOf(name.text, fieldNames(), "quote the word to seek it as it is"))
	}
	if name.is != ":" && name.is != "=" && entry.kind != numberKind && entry.kind != dateKind {
		return nil, p.fault(name, NotCompared, fmt.Sprintf("%s cannot be compared", entry.Field), advice{text: "write " + entry.Example, example: entry.Example})
	}
	if p.at == len(p.tokens) || p.tokens[p.at].kind != wordToken && p.tokens[p.at].kind != brokenToken {
		return nil, p.fault(name, ValueMissing, fmt.Sprintf("%s%s needs a value", name.text, name.is), asIn(entry.Example))
	}
	if entry.kind == placeKind {
		return p.near()
	}
	return p.values(entry, name)
}

// values reads the values of a field, parted by commas.
func (p *parser) values(entry FieldEntry, name token) ([]Term, error) {
	var terms []Term
	for {
		if p.at == len(p.tokens) {
			return nil, p.fault(p.tokens[p.at-1], NothingFollows, "nothing follows the comma", asIn(entry.Example))
		}
		v := p.tokens[p.at]
		p.at++
		switch {
		case v.kind == brokenToken:
			return nil, p.fault(v, QuotesOpen, "the quotes are not closed", advice{text: `add "`})
		case v.kind != wordToken || v.text == "":
			return nil, p.fault(v, ValueMissing, fmt.Sprintf("%s needs a value here", name.text), asIn(entry.Example))
		}
		t, err := p.value(entry, name, v)
		if err != nil {
			return nil, err
		}
		terms = append(terms, t)
		if !p.take(commaToken) {
			return terms, nil
		}
	}
}

// value makes the term of one value.
func (p *parser) value(entry FieldEntry, name, v token) (Term, error) {
	switch entry.kind {
	case numberKind, dateKind:
		t, err := comparedTerm(entry, name.is, v)
		if err != nil {
			return Term{}, p.fault(v, UnfitValue, err.Error(), asIn(entry.Example))
		}
		return t, nil
	default:
		return wordTerm(entry.Field, v), nil
	}
}

// comparedTerm is the term of a number or date, or a range of them.
func comparedTerm(entry FieldEntry, is string, v token) (Term, error) {
	t := Term{Field: entry.Field, Value: v.text, At: v.at, End: v.end}
	if is != ":" && is != "=" {
		t.Is = Comparison(is)
	} else if from, to, ok := strings.Cut(v.text, ".."); ok {
		t.Value, t.To, t.Is = from, to, Between
	}
	switch {
	case t.Is == Between && t.Value == "" && t.To == "":
		return t, fmt.Errorf("the range has no ends")
	case t.Is == Between && t.Value == "":
		t.Value, t.To, t.Is = t.To, "", AtMost
	case t.Is == Between && t.To == "":
		t.Is = AtLeast
	}
	return t, t.checkCompared(entry)
}

// near reads a place or coordinates.
func (p *parser) near() ([]Term, error) {
	v := p.tokens[p.at]
	p.at++
	if v.kind == brokenToken {
		return nil, p.fault(v, QuotesOpen, "the quotes are not closed", advice{text: `add "`})
	}
	t := Term{Field: Near, Value: v.text, Within: p.radius, At: v.at, End: v.end}
	p.radius = 0
	if p.at+1 < len(p.tokens) && p.tokens[p.at].kind == commaToken && p.tokens[p.at+1].kind == wordToken && !v.quoted {
		next := p.tokens[p.at+1]
		t.Value, t.End = v.text+","+next.text, next.end
		p.at += 2
	}
	if _, _, ok, err := coordinates(t.Value); ok && err != nil {
		return nil, p.fault(token{at: t.At, end: t.End}, UnfitValue, err.Error(), asIn("near:45.76,4.84"))
	}
	return []Term{t}, nil
}

// radii reads the radius that may stand behind the places of a clause.
func (p *parser) radii(c *Clause) error {
	for p.at < len(p.tokens) && p.tokens[p.at].isWithin() && c.names(Near) {
		p.at++
		km, _, err := p.distance(p.tokens[p.at-1])
		if err != nil {
			return err
		}
		c.widen(km)
	}
	return nil
}

func (t *token) isWithin() bool { return t.kind == fieldToken && isWithin(t.text) }

// names says whether a term of the clause is about field.
func (c *Clause) names(field Field) bool {
	return slices.ContainsFunc(c.Any, func(t Term) bool { return t.Field == field })
}

// within reads a radius and gives it to the last place, or keeps it for the next.
func (p *parser) within(name token) error {
	km, v, err := p.distance(name)
	if err != nil {
		return err
	}
	for i := len(p.q.Clauses) - 1; i >= 0; i-- {
		if c := &p.q.Clauses[i]; c.names(Near) {
			c.widen(km)
			return nil
		}
	}
	if p.radius != 0 {
		return p.fault(v, RadiusAlone, "there are two distances and no place between them", advice{text: "add near:Lyon", example: "near:Lyon"})
	}
	p.radius, p.radiusAt = km, v
	return nil
}

// distance reads what follows the name within.
func (p *parser) distance(name token) (km float64, v token, err error) {
	if p.at == len(p.tokens) || p.tokens[p.at].kind != wordToken || name.is != ":" && name.is != "=" {
		return 0, v, p.fault(name, ValueMissing, "within: needs a distance", asIn("within:50km"))
	}
	v = p.tokens[p.at]
	p.at++
	if p.at < len(p.tokens) && p.tokens[p.at].kind == wordToken && p.tokens[p.at].at == v.end+1 && isUnit(p.tokens[p.at].text) { // within:50 km
		v.text, v.end = v.text+p.tokens[p.at].text, p.tokens[p.at].end
		p.at++
	}
	if km, err = parseDistance(v.text); err != nil {
		return 0, v, p.fault(v, UnfitValue, err.Error(), asIn("within:50km"))
	}
	return km, v, nil
}

// widen gives a radius to the places of a clause that have none.
func (c *Clause) widen(km float64) {
	for i := range c.Any {
		if t := &c.Any[i]; t.Field == Near && t.Within == 0 {
			t.Within = km
		}
	}
}

func (p *parser) fault(t token, m Mistake, message string, a advice) error {
	e := a.fault(m, message)
	e.Text, e.At, e.End = p.text, t.at, t.end
	return e
}
