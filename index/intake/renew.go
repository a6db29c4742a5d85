package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"diasmap/index"
	"diasmap/index/duplicate"
	"diasmap/index/member"
	"diasmap/onomastics"
)

// renew brings a stored member up to what the list says now, and says whether anything changed. What people decided
// stays; what the list changed goes to the history.
func renew(old, now *member.Member, importID string) (*member.Member, bool) {
	ref := slices.IndexFunc(old.Sources, func(s member.SourceRef) bool {
		return s.Source == now.Sources[0].Source && s.SourceID == now.Sources[0].SourceID
	})
	if ref != 0 {
		return old, false
	}
	changes := differences(old, now)
	if len(changes) == 0 && !judgedAnew(old, now) && !now.RetainUntil.After(old.RetainUntil) {
		return old, false
	}
	m := *now
	m.ID = old.ID
	m.Sources = slices.Clone(old.Sources)
	m.Sources[0].Import, m.Sources[0].Row = importID, now.Sources[0].Row
	m.Review, m.Contact, m.Imported, m.Updated = old.Review, old.Contact, old.Imported, now.Imported
	if old.RetainUntil.After(m.RetainUntil) {
		m.RetainUntil = old.RetainUntil
	}
	m.History = slices.Clone(old.History)
	for _, c := range changes {
		c.At, c.By = now.Imported, importID
		m.Record(c)
	}
	return &m, true
}

// renew brings a member up to what the list says now. A list speaks for its own part of a member that was merged, whose id there is own.
func (r *run) renew(tx index.Tx, old *member.Member, own string, now *member.Member) (*member.Member, bool, error) {
	parts, err := tx.Parts(old.ID)
	if err != nil {
		return nil, false, err
	}
	at := slices.IndexFunc(parts, func(p *member.Member) bool { return p.ID == own })
	var part *member.Member
	changed := true
	switch {
	case len(parts) == 0:
		part, changed = renew(old, now, r.record.ID)
		return part, changed, nil
	case at < 0: // it was pruned, and the list has it again
		part = now
		parts, at = append(parts, now), len(parts)
	default:
		part, changed = renew(parts[at], now, r.record.ID)
	}
	if !changed {
		return old, false, nil
	}
	whole := *old
	whole.History = slices.Clone(old.History)
	for _, c := range part.History {
		if c.By == r.record.ID {
			whole.Record(c)
		}
	}
	parts[at] = part
	m := duplicate.Compose(&whole, parts)
	m.Updated = now.Imported
	return m, true, tx.SetPart(old.ID, part)
}

// judgedAnew says whether what is made of the list changed: by a newer program, or because the list did.
func judgedAnew(old, now *member.Member) bool {
	a, b := *old, *now
	for _, m := range []*member.Member{&a, &b} {
		m.ID, m.Sources, m.Review, m.Contact, m.History = "", nil, member.Review{}, "", nil
		m.Imported, m.Updated, m.RetainUntil = now.Imported, now.Imported, now.Imported
	}
	return a.Stamp() != b.Stamp()
}

// differences are the fields of which the list says something else.
func differences(old, now *member.Member) []member.Change {
	var changes []member.Change
	compare := func(field, from, to string) {
		if from != to {
			changes = append(changes, member.Change{Field: field, From: from, To: to})
		}
	}
	compare("name", old.Name.Full, now.Name.Full)
	compare("given name", old.Name.Given, now.Name.Given)
	compare("family name", old.Name.Family, now.Name.Family)
	compare("other names", strings.Join(old.Name.Others, "; "), strings.Join(now.Name.Others, "; "))
	compare("birth year", yearText(old.BirthYear), yearText(now.BirthYear))
	compare("occupation", old.OccupationText, now.OccupationText)
	compare("industry", old.IndustryText, now.IndustryText)
	compare("employer", old.Employer, now.Employer)
	compare("city", old.CityText, now.CityText)
	compare("residence", old.Residence.String(), now.Residence.String())
	compare("languages", strings.Join(old.Languages, "; "), strings.Join(now.Languages, "; "))
	compare("origin", originText(old), originText(now))
	names := map[string]bool{}
	for _, extra := range []map[string]string{old.Extra, now.Extra} {
		for name := range extra {
			names[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		compare(name, old.Extra[name], now.Extra[name])
	}
	return changes
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// originText is the origin and the verdict: the probability changes with each version of the program.
func originText(m *member.Member) string {
	if m.Verdict == onomastics.Probable {
		return m.Origin.String()
	}
	return m.Origin.String() + " (" + m.Verdict.String() + ")"
}
