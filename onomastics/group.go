package onomastics

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A Group is a set of countries that share names, so that a name can be surely of the group and
// of none of its countries: Jovanović is Serbian, Croatian, Bosnian or Montenegrin.
type Group struct {
	// Code is short («BCMS»), Name is for readers.
	Code, Name string
	// Wider is the code of the group this one lies in, "" for none.
	Wider string
	// Countries are sorted, those of the groups within included.
	Countries []Country
}

// IsZero says whether no group is meant.
func (g *Group) IsZero() bool { return g == nil || g.Code == "" }

// Has says whether c is one of the group.
func (g *Group) Has(c Country) bool {
	if g == nil {
		return false
	}
	_, found := slices.BinarySearchFunc(g.Countries, c, compareCountries)
	return found
}

func compareCountries(x, y Country) int {
	return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
}

// groupsTable is groups.tsv: code, name, wider group, countries.
//
//go:embed groups.tsv
var groupsTable string

// groups is the parsed table. The table is part of the program: a fault in it is a panic, which a
// test would meet.
var groups = sync.OnceValue(func() []Group {
	all, err := parseGroups(groupsTable)
	if err != nil {
		panic(err)
	}
	return all
})

// Groups lists all groups in the order of the table. Do not write to it.
func Groups() []Group { return groups() }

// GroupOf returns the finest group a country is in, false if it is in none.
func GroupOf(c Country) (Group, bool) {
	best := Group{}
	for _, g := range groups() {
		if g.Has(c) && (best.IsZero() || len(g.Countries) < len(best.Countries)) {
			best = g
		}
	}
	return best, !best.IsZero()
}

// parseGroups reads a table of groups. Each country is in one line at most, and each wider group is a
// line of its own.
func parseGroups(table string) ([]Group, error) {
	var all []Group
	at := map[string]int{}
	taken := map[Country]string{}
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		g, err := parseGroup(line)
		if err != nil {
			return nil, fmt.Errorf("groups.tsv:%d: %w", i+1, err)
		}
		if _, twice := at[g.Code]; twice {
			return nil, fmt.Errorf("groups.tsv:%d: group %s twice", i+1, g.Code)
		}
		for _, c := range g.Countries {
			if other, twice := taken[c]; twice {
				return nil, fmt.Errorf("groups.tsv:%d: country %s is in group %s already", i+1, c, other)
			}
			taken[c] = g.Code
		}
		at[g.Code] = len(all)
		all = append(all, g)
	}
	return all, widenGroups(all, at)
}

func parseGroup(line string) (Group, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 4 || fields[0] == "" {
		return Group{}, fmt.Errorf("%q: want code, name, wider group, countries", line)
	}
	g := Group{Code: fields[0], Name: fields[1]}
	if fields[2] != "-" {
		g.Wider = fields[2]
	}
	if fields[3] == "-" {
		return g, nil
	}
	for code := range strings.FieldsSeq(fields[3]) {
		c, err := ParseCountry(code)
		if err != nil {
			return Group{}, err
		}
		g.Countries = append(g.Countries, c)
	}
	return g, nil
}

// widenGroups gives wider groups the countries of those within them, one level down.
func widenGroups(all []Group, at map[string]int) error {
	for _, g := range all {
		if g.Wider == "" {
			continue
		}
		w, ok := at[g.Wider]
		if !ok || all[w].Wider != "" {
			return fmt.Errorf("groups.tsv: group %s lies in %s: want a line of the table that lies in none", g.Code, g.Wider)
		}
		all[w].Countries = append(all[w].Countries, g.Countries...)
	}
	for i := range all {
		slices.SortFunc(all[i].Countries, compareCountries)
	}
	return nil
}

// A GroupAnswer is what is estimated of a group: its probability, and its two likeliest countries.
type GroupAnswer struct {
	Group       *Group // nil for none
	Probability float64
	Likeliest   [2]Origin
}

// AppendWords appends «group BCMS 0.93: RS 0.48, HR 0.31».
func (g *GroupAnswer) AppendWords(dst []byte) []byte {
	dst = append(append(append(dst, "group "...), g.Group.Code...), ' ')
	dst = append(appendShare(dst, g.Probability), ": "...)
	for i, o := range g.Likeliest {
		if o.Country.IsZero() {
			break
		}
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = o.appendWords(dst)
	}
	return dst
}

// A kinship knows which classes each group has, and how likely each group is for a name.
type kinship struct {
	// finest and wider are the groups of each class, as places in groups(), -1 for none.
	finest, wider []int
	// members are the classes of each group, those of the groups within it too.
	members [][]uint8
	// sums are what was added up, and likeliest the two likeliest members, the same twice in a group of one.
	sums      []float64
	likeliest [][2]uint8
}

func newKinship(classes []CountryEntry) kinship {
	all := groups()
	k := kinship{
		finest: make([]int, len(classes)), wider: make([]int, len(classes)), members: make([][]uint8, len(all)), sums: make([]float64, len(all)),
		likeliest: make([][2]uint8, len(all)),
	}
	at := map[string]int{}
	for i, g := range all {
		at[g.Code] = i
	}
	for i, e := range classes {
		k.finest[i], k.wider[i] = -1, -1
		g, ok := GroupOf(e.Code)
		if !ok {
			continue
		}
		k.finest[i] = at[g.Code]
		k.members[at[g.Code]] = append(k.members[at[g.Code]], uint8(i))
		if g.Wider != "" {
			k.members[at[g.Wider]] = append(k.members[at[g.Wider]], uint8(i))
			k.wider[i] = at[g.Wider]
		}
	}
	return k
}

// sum adds the posteriors of classes up by group.
func (k *kinship) sum(posterior []float32) {
	for g := range k.sums {
		k.sumMembers(g, posterior)
	}
}

// sumOf adds the posteriors of the groups of one class up: those that of asks for.
func (k *kinship) sumOf(class int, posterior []float32) {
	for _, g := range [...]int{k.finest[class], k.wider[class]} {
		if g >= 0 {
			k.sumMembers(g, posterior)
		}
	}
}

func (k *kinship) sumMembers(g int, posterior []float32) {
	members := k.members[g]
	if len(members) == 0 {
		return
	}
	sum := 0.0
	best := [2]uint8{members[0], members[0]}
	first, second := float32(-1), float32(-1)
	for _, class := range members {
		p := posterior[class]
		sum += float64(p)
		switch {
		case p > first:
			second, best[1] = first, best[0]
			first, best[0] = p, class
		case p > second:
			second, best[1] = p, class
		}
	}
	k.sums[g], k.likeliest[g] = sum, best
}

// has says whether a class, -1 for none, is in a group, -1 for none.
func (k *kinship) has(group, class int) bool {
	return group >= 0 && class >= 0 && (k.finest[class] == group || k.wider[class] == group)
}

// of is the finest group of class that reaches sure, else its finest one; -1 for none.
func (k *kinship) of(class int, sure float64) int {
	if w := k.wider[class]; w >= 0 && k.sums[k.finest[class]] < sure && k.sums[w] >= sure {
		return w
	}
	return k.finest[class]
}

// surest is the smallest group that reaches sure, -1 if none does.
func (k *kinship) surest(sure float64) int {
	best := -1
	for g, p := range k.sums {
		if p >= sure && (best < 0 || len(k.members[g]) < len(k.members[best])) {
			best = g
		}
	}
	return best
}

// together says whether two classes have the same finest group.
func (k *kinship) together(x, y int) bool {
	return k.finest[x] >= 0 && k.finest[x] == k.finest[y]
}
