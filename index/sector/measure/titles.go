package measure

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/index/sector"
	"diasmap/index/sector/gather"
)

// Titles measures the alternate titles of O*NET that were kept back, of a part: all of them, and those that no other source has either. A title
// of several occupations may be read as any of them.
func Titles(r *sector.Resolver, data string, part gather.Part, known map[string]bool) ([]*Tally, error) {
	titles, err := gather.ONETTitles(filepath.Join(data, "sectors"))
	if err != nil {
		return nil, err
	}
	groups := map[string][]string{}
	var order []string
	for _, t := range titles {
		if t.Part != part {
			continue
		}
		if _, ok := groups[t.Text]; !ok {
			order = append(order, t.Text)
		}
		groups[t.Text] = append(groups[t.Text], sector.OccupationsOfCode(t.SOC, sector.SOC)...)
	}
	all, unseen := &Tally{What: "O*NET titles kept back"}, &Tally{What: "of them in no other source"}
	for _, text := range order {
		all.title(r, text, groups[text])
		if !known[strings.ToLower(text)] {
			unseen.title(r, text, groups[text])
		}
	}
	return []*Tally{all, unseen}, nil
}

func (t *Tally) title(r *sector.Resolver, text string, groups []string) {
	told := ""
	if matches := r.Resolve(text, sector.Hint{}); len(matches) > 0 {
		told = matches[0].ISCO
	}
	right := told != "" && slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(g, told) })
	t.add(told != "", right, fmt.Sprintf("%q is %q, want %v", text, told, groups))
	t.Depth += len(told)
	unit, _ := r.Unit(text)
	for depth := 1; depth <= min(4, len(unit)); depth++ {
		if slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(g, unit[:depth]) }) {
			t.AtLevel[depth]++
		}
	}
}
