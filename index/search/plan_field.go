package search

import (
	"strings"
)

// worded makes the condition of a field whose values are words.
func (p *planner) worded(t *Term, not bool) (condition, error) {
	switch {
	case t.Prefix:
		return p.prefix(t)
	case t.Exact:
		return p.phrase(t)
	}
	switch t.Field {
	case Name:
		c, err := p.wholeName(t.Value)
		if err == nil && c.estimate() == 0 && !not {
			c, err = p.corrected(t, []wordField{nameField, variantField}, p.wholeName)
		}
		if err == nil && !not {
			p.plan.names = append(p.plan.names, nameUse{len(p.plan.scored), t.Value, c})
		}
		return c, err
	case Occupation:
		return p.occupationField(t)
	case Employer:
		return p.text(t.Value, []wordField{employerField})
	case Industry:
		return p.industry(t)
	case City:
		return p.city(t)
	}
	c, _, err := p.anywhere(t.Value)
	return c, err
}

// corrected is the condition of the word spelt most like the one of a term, told as a correction.
func (p *planner) corrected(t *Term, fields []wordField, of func(string) (condition, error)) (condition, error) {
	better, err := p.correct(t.Value, fields)
	if err != nil || better == "" {
		return never{}, err
	}
	p.plan.told.Corrections = append(p.plan.told.Corrections, Correction{t.Value, better})
	return of(better)
}

// occupationField is the condition of an occupation by code or words.
func (p *planner) occupationField(t *Term) (condition, error) {
	if isDigits(t.Value) && len(t.Value) <= 4 {
		return p.group(t.Value, fully), nil
	}
	written, err := p.text(t.Value, []wordField{occupationField})
	if err != nil {
		return nil, err
	}
	meant, what := p.occupation(t.Value, false)
	if meant != nil {
		p.means(t.Value, what)
		return either(p.view, written, meant), nil
	}
	if written.estimate() == 0 {
		return p.corrected(t, []wordField{occupationField}, func(s string) (condition, error) { return p.text(s, []wordField{occupationField}) })
	}
	return written, nil
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// industry is the condition of an ISIC section or division, or of words.
func (p *planner) industry(t *Term) (condition, error) {
	if isDigits(t.Value) || len(t.Value) == 1 {
		code := strings.ToUpper(t.Value)
		return newCodeCondition(p.view, industryColumn, func(_ int, value string) uint8 {
			return passing(strings.HasPrefix(value, code) || sectionOf(value) == code)
		}), nil
	}
	return p.text(t.Value, []wordField{industryField})
}

// city is the condition of living in a city, by any of its names.
func (p *planner) city(t *Term) (condition, error) {
	written, err := p.text(t.Value, []wordField{cityField})
	if err != nil {
		return nil, err
	}
	meant, what := p.place(t.Value, 0)
	if meant != nil {
		p.means(t.Value, what)
		return either(p.view, written, meant), nil
	}
	if written.estimate() == 0 {
		return p.corrected(t, []wordField{cityField}, func(s string) (condition, error) { return p.text(s, []wordField{cityField}) })
	}
	return written, nil
}
