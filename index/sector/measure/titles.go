package measure

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/index/sector"
	"diasmap/index/sector/gather"
)

// Titles measures the alternate titles of O*NET that were kept back, of a part: all of them, and those that no other source has
// either. A title of several occupations may be read as any of them.
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
	sure := &Tally{What: fmt.Sprintf("of these answered with a confidence of %.2f or more", leastSure)}
	for _, text := range order {
		all.title(r, text, groups[text])
		if !known[strings.ToLower(text)] {
			unseen.title(r, text, groups[text])
			sure.sureTitle(r, text, groups[text])
		}
	}
	return []*Tally{all, unseen, sure}, nil
}

// leastSure is the confidence from which an answer is counted as sure.
const leastSure = 0.75

// title counts a title: what is told, and the likeliest unit group to each depth.
func (t *Tally) title(r *sector.Resolver, text string, groups []string) {
	t.told(firstOf(r, text).ISCO, text, groups)
	unit, _ := r.Unit(text)
	for depth := 1; depth <= min(4, len(unit)); depth++ {
		if slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(g, unit[:depth]) }) {
			t.AtLevel[depth]++
		}
	}
}

// sureTitle counts a title as answered only when the answer is sure.
func (t *Tally) sureTitle(r *sector.Resolver, text string, groups []string) {
	m := firstOf(r, text)
	if m.Confidence < leastSure {
		m = sector.Match{}
	}
	t.told(m.ISCO, text, groups)
}

func (t *Tally) told(told, text string, groups []string) {
	right := told != "" && slices.ContainsFunc(groups, func(g string) bool { return strings.HasPrefix(g, told) })
	t.add(told != "", right, fmt.Sprintf("%q is %q, want %v", text, told, groups))
	t.Depth += len(told)
}

// firstOf is the first match of a text, empty when there is none.
func firstOf(r *sector.Resolver, text string) (m sector.Match) {
	if matches := r.Resolve(text, sector.Hint{}); len(matches) > 0 {
		m = matches[0]
	}
	return m
}
