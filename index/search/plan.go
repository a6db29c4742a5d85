package search

import (
	"context"
	"fmt"
	"slices"

	"diasmap/index/member"
)

// A plan is a query as conditions on one view of the index.
type plan struct {
	// all must be met; of them, scored tell how well a member fits.
	all    []condition
	scored []condition
	// names are the words that may be of names, by which hits are ranked.
	names []nameUse
	words []wordUse
	near  *nearCondition
	// shown leaves out members that reviewers ruled out, nil if the query asks for them.
	shown condition
	told  Told
}

// A nameUse is a word sought in names: the number of its condition among the scored ones, and the part of it that is
// about names.
type nameUse struct {
	scored int
	word   string
	of     condition
}

// A wordUse is a word sought by itself and its condition, with the numbers of it among all and among the scored.
type wordUse struct {
	text        string
	all, scored int
	of          condition
}

// Told is what a search tells of how it understood the query.
type Told struct {
	// Meanings say what words and places were taken for.
	Meanings []Meaning `json:"meanings,omitempty"`
	// Corrections are words that nobody has, and what was sought instead.
	Corrections []Correction `json:"corrections,omitempty"`
	// Suggestions are words that were perhaps meant: few have the one given.
	Suggestions []Correction `json:"suggestions,omitempty"`
	// Dropped are words that were left out, as nobody has them together with the others.
	Dropped []string `json:"dropped,omitempty"`
	// Notes say what else people should know.
	Notes []string `json:"notes,omitempty"`
}

// A Meaning says what a word was taken for.
type Meaning struct {
	Text  string `json:"text"`
	Means string `json:"means"`
}

// A Correction is a word and one like it.
type Correction struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// A planner makes a plan.
type planner struct {
	ctx    context.Context
	index  *Index
	view   *view
	reader *wordReader
	query  *Query
	know   *remembering
	plan   plan
}

func (x *Index) newPlan(ctx context.Context, q *Query, v *view, r *wordReader) (*plan, error) {
	p := &planner{ctx: ctx, index: x, view: v, reader: r, query: q, know: newRemembering(x.know)}
	for i := 0; i < len(q.Clauses); {
		n := p.bareWords(i)
		if n > 0 {
			if err := p.words(q.Clauses[i : i+n]); err != nil {
				return nil, err
			}
			i += n
			continue
		}
		if err := p.clause(&q.Clauses[i]); err != nil {
			return nil, err
		}
		i++
	}
	if p.sortsByDistance() && p.plan.near == nil {
		return nil, fmt.Errorf("sort by distance: %w: from where? add near:Lyon", ErrUnknownSort)
	}
	if !q.names(Status) {
		p.plan.shown = newCodeCondition(v, statusColumn, func(_ int, status string) uint8 {
			return passing(status != string(member.NotOfOrigin) && status != string(member.NoContact))
		})
	}
	return &p.plan, nil
}

// bareWords is how many clauses from i on are words by themselves, which may mean something together.
func (p *planner) bareWords(i int) int {
	n := 0
	for _, c := range p.query.Clauses[i:] {
		if c.Not || len(c.Any) != 1 || c.Any[0].Field != Anywhere || c.Any[0].Exact || c.Any[0].Prefix {
			break
		}
		n++
	}
	return n
}

// clause adds the condition of a clause that is not a word by itself.
func (p *planner) clause(c *Clause) error {
	var parts anyCondition
	scored := false
	for i := range c.Any {
		part, err := p.term(&c.Any[i], c.Not)
		if err != nil {
			return err
		}
		parts = append(parts, part)
		kind, _ := entryOf(c.Any[i].Field)
		scored = scored || kind.kind == wordKind
	}
	if len(parts) == 0 {
		return &QueryError{Mistake: Empty, Message: "a clause has no terms"}
	}
	made := either(p.view, parts...)
	switch {
	case c.Not:
		p.plan.all = append(p.plan.all, notCondition{made, p.view.count()})
	case scored:
		p.addScored(made)
	default:
		p.plan.all = append(p.plan.all, made)
	}
	return nil
}

// addScored adds a condition that tells how well a member fits.
func (p *planner) addScored(c condition) {
	p.plan.all = append(p.plan.all, c)
	p.plan.scored = append(p.plan.scored, c)
}

// term makes the condition of a term.
func (p *planner) term(t *Term, not bool) (condition, error) {
	entry, ok := entryOf(t.Field)
	if !ok {
		return nil, p.fault(t, UnknownField, fmt.Sprintf("unknown field %q", t.Field), adviceOf(string(t.Field), fieldNames(), ""))
	}
	if t.Value == "" {
		return nil, p.fault(t, ValueMissing, fmt.Sprintf("%s has no value", t.Field), asIn(entry.Example))
	}
	switch entry.kind {
	case numberKind, dateKind:
		return p.compared(t, entry)
	case placeKind:
		return p.round(t, not)
	case codeKind:
		return p.coded(t)
	}
	return p.worded(t, not)
}

// compared makes the condition of a number or date.
func (p *planner) compared(t *Term, entry FieldEntry) (condition, error) {
	if !slices.Contains([]Comparison{Has, Less, AtMost, More, AtLeast, Between}, t.Is) {
		return nil, p.fault(t, NotCompared, fmt.Sprintf("unknown comparison %q", t.Is), asIn(entry.Example))
	}
	least, most, err := t.bounds(entry)
	if err != nil {
		return nil, p.fault(t, UnfitValue, err.Error(), asIn(entry.Example))
	}
	switch t.Field {
	case Probability:
		return &rangeCondition[uint16]{numbers: p.view.probability, least: least * probabilityScale, most: most * probabilityScale, absent: noNumber}, nil
	case Born:
		return &rangeCondition[uint16]{numbers: p.view.born, least: least, most: most}, nil
	case Imported:
		return &rangeCondition[uint32]{numbers: p.view.imported, least: least, most: most}, nil
	}
	return &rangeCondition[uint32]{numbers: p.view.updated, least: least, most: most}, nil
}

// noNumber is no probability.
const noNumber = 0xffff

// fault is a QueryError at a term.
func (p *planner) fault(t *Term, m Mistake, message string, a advice) error {
	e := a.fault(m, message)
	if t.End > 0 && t.End <= len(p.query.typed) {
		e.Text, e.At, e.End = p.query.typed, t.At, t.End
	}
	return e
}

// means tells what a text was taken for.
func (p *planner) means(text, meaning string) {
	p.plan.told.Meanings = append(p.plan.told.Meanings, Meaning{text, meaning})
}
