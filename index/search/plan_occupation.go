package search

import (
	"strings"
)

// leastGroup is how many digits the ISCO group of several words must have.
const leastGroup = 3

// occupation is the condition of an occupation that a text names, nil if it names none.
func (p *planner) occupation(text string, several bool) (condition, string) {
	meanings := p.know.Occupations(text)
	if len(meanings) == 0 || several && !(meanings[0].Confidence >= sureOccupation && meanings[0].Whole && len(meanings[0].Code) >= leastGroup) {
		return nil, ""
	}
	var parts anyCondition
	var told []string
	for _, m := range meanings {
		if m.Confidence < likelyOccupation {
			break
		}
		parts = append(parts, p.occupationMeant(m)...)
		told = append(told, strings.TrimSpace(m.Code+" "+p.know.OccupationName(m.Code)))
	}
	if len(parts) == 0 {
		return nil, ""
	}
	return either(p.view, parts...), "the occupation " + strings.Join(told, ", ")
}

// occupationMeant are the conditions of one meaning: those of the same words in any language, of the same role and of the
// same group. The role says more than the group where the words tell it alone, as «owner».
func (p *planner) occupationMeant(m OccupationMeaning) []condition {
	var parts []condition
	if c, err := p.sameWords(m.Words); err == nil && c.estimate() > 0 {
		parts = append(parts, c)
	}
	weight := uint8(groupWeight)
	if len(m.Words) == 1 && m.Words[0] == m.Role {
		parts = append(parts, p.lighter(p.hasAny(roleColumn, []string{m.Role}), titleWeight))
		weight = widerWeight
	}
	if m.Code != "" {
		parts = append(parts, p.group(m.Code, weight))
	}
	for _, code := range confused[m.Code] {
		parts = append(parts, p.group(code, widerWeight))
	}
	return parts
}

// confused are groups of ISCO-08 whose titles lists use for one another: programmer, developer, software engineer.
var confused = map[string][]string{"2512": {"2513", "2514", "2519"}, "2513": {"2512", "2514"}, "2514": {"2512", "2513", "2519"}, "2519": {"2512", "2514"}}

// sameWords is the condition of an occupation that reads as the same English words.
func (p *planner) sameWords(words []string) (condition, error) {
	var each allCondition
	for _, word := range words {
		w := newWeigher(p.view.count())
		if err := p.look(w, meaningField, meaningTerm(word), titleWeight); err != nil {
			return nil, err
		}
		each = append(each, w.condition())
	}
	if len(each) == 0 {
		return never{}, nil
	}
	return each, nil
}

// group is the condition of an ISCO group and those within.
func (p *planner) group(code string, weight uint8) condition {
	return newCodeCondition(p.view, occupationColumn, func(_ int, set string) uint8 {
		if has(set, func(value string) bool { return strings.HasPrefix(value, code) }) {
			return weight
		}
		return 0
	})
}
