package sector

import (
	"strings"

	"diasmap/index/sector/words"
)

// fieldsTold are the groups whose people work in every industry, so that the title says which: managers, shopkeepers, university
// teachers.
var fieldsTold = []string{"1", "5221", "2310"}

// fieldOf is the industry that the title of an owner, manager or university teacher names («director of a construction company»,
// «professor of cardiology»), empty when it names none.
func (r *Resolver) fieldOf(s *scratch, m *Match, ws []words.Word) string {
	told := m.Role == Owner || m.Role == Founder || m.Role == Investor
	for _, group := range fieldsTold {
		told = told || strings.HasPrefix(m.ISCO, group)
	}
	if !told {
		return ""
	}
	s.rest = s.rest[:0]
	for _, w := range ws {
		if r.lexicon.Headness(w.ID) < leastHead {
			s.rest = append(s.rest, w)
		}
	}
	if len(s.rest) == 0 { // «director at a hospital»
		s.rest = append(s.rest, s.place...)
	}
	whole := Whole(s.rest)
	if len(s.rest) == 0 || !r.industries.Knows(whole) && !r.industries.Knows(Certain(whole)) {
		return ""
	}
	scores, _ := r.judge(s, r.industries, s.rest)
	code, _ := sureIndustry(scores)
	return code
}
