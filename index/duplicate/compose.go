package duplicate

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"diasmap/index/member"
)

// Compose makes one member of parts: the first, its own record, with what it lacks from the others. What people decided is that of
// now, the member as it is.
func Compose(now *member.Member, parts []*member.Member) *member.Member {
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, func(a, b *member.Member) int { // its own first, then as they came
		if (a.ID == now.ID) != (b.ID == now.ID) {
			return cmp.Compare(boolean(b.ID == now.ID), boolean(a.ID == now.ID))
		}
		return cmp.Or(a.Imported.Compare(b.Imported), cmp.Compare(a.ID, b.ID))
	})
	m := *parts[0]
	m.ID, m.Review, m.Contact, m.History = now.ID, now.Review, now.Contact, slices.Clone(now.History)
	m.Sources, m.Name.Others = slices.Clone(m.Sources), slices.Clone(m.Name.Others)
	m.Occupations, m.Sectors, m.Languages = slices.Clone(m.Occupations), slices.Clone(m.Sectors), slices.Clone(m.Languages)
	m.Extra = maps.Clone(m.Extra)
	for _, p := range parts[1:] {
		add(&m, p)
	}
	m.Keys = member.KeysOf(names(&m)...)
	m.Imported = parts[0].Imported
	for _, p := range parts {
		if p.Updated.After(m.Updated) {
			m.Updated = p.Updated
		}
	}
	return &m
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// add adds to a member what another record of the person says beyond it.
func add(m, p *member.Member) {
	for _, s := range p.Sources {
		if !slices.Contains(m.Sources, s) {
			m.Sources = append(m.Sources, s)
		}
	}
	for _, name := range names(p) {
		if name != m.Name.Full && !slices.Contains(m.Name.Others, name) {
			m.Name.Others = append(m.Name.Others, name)
		}
	}
	m.BirthYear = cmp.Or(m.BirthYear, p.BirthYear)
	m.Employer, m.IndustryText, m.Industry, m.Role = cmp.Or(m.Employer, p.Employer), cmp.Or(m.IndustryText, p.IndustryText), cmp.Or(m.Industry, p.Industry), cmp.Or(m.Role, p.Role)
	m.OccupationText = cmp.Or(m.OccupationText, p.OccupationText)
	m.Occupations, m.Sectors, m.Languages = union(m.Occupations, p.Occupations), union(m.Sectors, p.Sectors), union(m.Languages, p.Languages)
	if m.Place.GeoNamesID == 0 && (m.CityText == "" || p.Place.GeoNamesID != 0) && (m.Country().IsZero() || m.Country() == p.Country()) {
		m.Place, m.CityText = p.Place, cmp.Or(p.CityText, m.CityText)
	}
	if m.Residence.IsZero() {
		m.Residence = p.Residence
	}
	for name, value := range p.Extra {
		if m.Extra == nil {
			m.Extra = map[string]string{}
		}
		m.Extra[name] = cmp.Or(m.Extra[name], value)
	}
	m.RetainUntil = earlier(m.RetainUntil, p.RetainUntil)
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// earlier is the earlier of two days, zero being none: what one list lets be kept for a time is not kept longer since another has it too.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
