package search

import (
	"fmt"
	"slices"
	"strings"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// coded makes the condition of a field whose values are one of a list.
func (p *planner) coded(t *Term) (condition, error) {
	switch t.Field {
	case Origin:
		return p.origin(t)
	case Country:
		return p.country(t)
	case Sector:
		return p.sector(t)
	case Status:
		return p.status(t)
	case Contact:
		return p.listed(t, contactColumn, contactNames())
	case Verdict:
		return p.listed(t, verdictColumn, []string{onomastics.Probable.String(), onomastics.Possible.String()})
	case ID:
		return p.id(t), nil
	case Role:
		return p.open(t, roleColumn), nil
	case Source:
		return p.open(t, sourceColumn), nil
	case Import:
		return p.open(t, importColumn), nil
	}
	return p.open(t, languageColumn), nil
}

// any and none are values that every such field understands.
const (
	anyValue  = "any"
	noneValue = "none"
)

// fixed is the condition of the values any and none, nil for others.
func (p *planner) fixed(t *Term, column columnKey) condition {
	switch strings.ToLower(t.Value) {
	case anyValue:
		return newCodeCondition(p.view, column, func(int, string) uint8 { return fully })
	case noneValue:
		return newCodeCondition(p.view, column, func(_ int, value string) uint8 { return passing(value == "") })
	}
	return nil
}

// hasAny is met by rows that have one of the values in a column.
func (p *planner) hasAny(column columnKey, values []string) condition {
	return newCodeCondition(p.view, column, func(_ int, set string) uint8 {
		return passing(has(set, func(value string) bool { return slices.Contains(values, value) }))
	})
}

// open makes the condition of a field whose values are what lists bring. A value nobody has finds nobody, and
// is told.
func (p *planner) open(t *Term, column columnKey) condition {
	if c := p.fixed(t, column); c != nil {
		return c
	}
	var known []string
	for _, set := range p.view.columns[column].values {
		has(set, func(value string) bool {
			known = append(known, value)
			return false
		})
	}
	i := slices.IndexFunc(known, func(value string) bool { return strings.EqualFold(value, t.Value) })
	if i < 0 {
		p.note(fmt.Sprintf("no member has the %s %q", t.Field, t.Value), adviceOf(t.Value, known, "").text)
		return never{}
	}
	return p.hasAny(column, known[i:i+1])
}

func (p *planner) note(s, hint string) {
	if hint != "" {
		s += ": " + hint
	}
	p.plan.told.Notes = append(p.plan.told.Notes, s)
}

// listed makes the condition of a field whose values are known beforehand.
func (p *planner) listed(t *Term, column columnKey, known []string) (condition, error) {
	if c := p.fixed(t, column); c != nil {
		return c, nil
	}
	for _, value := range known {
		if strings.EqualFold(value, t.Value) {
			return p.hasAny(column, []string{value}), nil
		}
	}
	known = append(slices.Clone(known), noneValue, anyValue)
	return nil, p.fault(t, UnknownValue, fmt.Sprintf("unknown %s %q", t.Field, t.Value), adviceOf(t.Value, known, "want one of "+strings.Join(known, ", ")))
}

func contactNames() []string {
	var names []string
	for _, c := range member.Contacts() {
		names = append(names, string(c))
	}
	return names
}

// statusWords are what people call a status.
var statusWords = map[string]member.Status{"unreviewed": member.Unreviewed, "new": member.Unreviewed, "rejected": member.NotOfOrigin, "yes": member.Confirmed}

func (p *planner) status(t *Term) (condition, error) {
	if status, ok := statusWords[strings.ToLower(t.Value)]; ok {
		return newCodeCondition(p.view, statusColumn, func(_ int, value string) uint8 { return passing(value == string(status)) }), nil
	}
	var names []string
	for _, s := range member.Statuses() {
		names = append(names, string(s))
	}
	return p.listed(t, statusColumn, names)
}

// id is the condition of one member.
func (p *planner) id(t *Term) condition {
	w := newWeigher(p.view.count())
	for row := range p.view.id {
		if strings.EqualFold(string(p.view.id[row][:]), t.Value) {
			w.add(uint32(row), fully)
		}
	}
	return w.condition()
}

// origin understands a country, the adjective of one, or a group of countries.
func (p *planner) origin(t *Term) (condition, error) {
	if c := p.fixed(t, originColumn); c != nil {
		return c, nil
	}
	countries := p.know.Origins(t.Value)
	for _, g := range onomastics.Groups() {
		if strings.EqualFold(g.Code, t.Value) || strings.EqualFold(g.Name, t.Value) {
			countries = append(countries, g.Countries...)
		}
	}
	if len(countries) == 0 {
		return nil, p.fault(t, UnknownValue, fmt.Sprintf("%q is no origin", t.Value), advice{text: "want a country or group, as origin:AM, origin:Armenia, origin:BCMS", example: "origin:AM"})
	}
	return p.hasAny(originColumn, codesOf(countries)), nil
}

func codesOf(countries []onomastics.Country) []string {
	codes := make([]string, len(countries))
	for i, c := range countries {
		codes[i] = c.String()
	}
	return codes
}

// country understands a country in many languages.
func (p *planner) country(t *Term) (condition, error) {
	if c := p.fixed(t, countryColumn); c != nil {
		return c, nil
	}
	countries := p.know.Countries(t.Value)
	if len(countries) == 0 {
		return nil, p.fault(t, UnknownValue, fmt.Sprintf("%q is no country", t.Value), advice{text: "want a code or name, as country:FR, country:France", example: "country:FR"})
	}
	return p.hasAny(countryColumn, codesOf(countries)), nil
}

// sector understands the id of a sector or its name.
func (p *planner) sector(t *Term) (condition, error) {
	if c := p.fixed(t, sectorColumn); c != nil {
		return c, nil
	}
	know := p.know
	ids, known := know.Sectors(t.Value), know.SectorIDs()
	if len(ids) == 0 {
		for _, id := range known {
			if slices.Contains(slices.Collect(textWords(know.SectorName(id))), fold(t.Value)) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return nil, p.fault(t, UnknownValue, fmt.Sprintf("unknown sector %q", t.Value), adviceOf(t.Value, known, "want one of "+strings.Join(known, ", ")))
	}
	return p.hasAny(sectorColumn, ids), nil
}
