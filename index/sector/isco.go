package sector

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/isco.tsv
var iscoTable string

// A Group is a group of ISCO-08, at any of its four levels: the length of its code is the level.
type Group struct {
	Code  string // 2, 22, 221, 2212
	Title string
}

// isco holds the groups.
type isco struct {
	groups []Group // by code
	units  []string
	ends   [5][]int // by depth, for each unit: the first after it that is not of its group of so many digits
}

var iscoGroups = sync.OnceValue(func() *isco {
	t := &isco{}
	eachLine(iscoTable, func(f []string) {
		t.groups = append(t.groups, Group{f[0], f[1]})
		if len(f[0]) == 4 {
			t.units = append(t.units, f[0])
		}
	})
	for depth := 1; depth <= 4; depth++ {
		t.ends[depth] = make([]int, len(t.units))
		end := len(t.units)
		for i := len(t.units) - 1; i >= 0; i-- {
			if i+1 < len(t.units) && t.units[i][:depth] != t.units[i+1][:depth] {
				end = i + 1
			}
			t.ends[depth][i] = end
		}
	}
	return t
})

// eachLine hands the fields of the lines of a table of two fields or more to yield.
func eachLine(table string, yield func(fields []string)) {
	for line := range strings.SplitSeq(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if f := strings.Split(strings.TrimSuffix(line, "\r"), "\t"); len(f) >= 2 {
			yield(f)
		}
	}
}

// Groups are all groups of ISCO-08, by code.
func Groups() []Group { return slices.Clone(iscoGroups().groups) }

// GroupOf finds the group of a code.
func GroupOf(code string) (Group, bool) {
	groups := iscoGroups().groups
	i, ok := slices.BinarySearchFunc(groups, code, func(g Group, code string) int { return strings.Compare(g.Code, code) })
	if !ok {
		return Group{}, false
	}
	return groups[i], true
}

// Ancestors are the codes of the groups that hold a group, the widest first, and the code itself: of 2212 they are 2, 22, 221,
// 2212. They serve facets with a hierarchy and searches for a whole branch. It is nil for what is no group.
func Ancestors(code string) []string {
	if _, ok := GroupOf(code); !ok {
		return nil
	}
	codes := make([]string, len(code))
	for i := range codes {
		codes[i] = code[:i+1]
	}
	return codes
}

// Units is how many unit groups (of four digits) there are: the classes of the classifier of occupations.
func Units() int { return len(iscoGroups().units) }

// UnitsOf are the classes of the unit groups of a group.
func UnitsOf(code string) (classes []uint16) {
	units := iscoGroups().units
	i, _ := slices.BinarySearch(units, code)
	for ; code != "" && i < len(units) && strings.HasPrefix(units[i], code); i++ {
		classes = append(classes, uint16(i))
	}
	return classes
}

// discreet is what is said of a code: unit groups whose name would tell a religion are told as the sub-major group they are in.
func discreet(code string) string {
	switch {
	case strings.HasPrefix(code, "263") && (code == "2636" || code == "263"), code == "341", code == "3413":
		return code[:2]
	}
	return code
}
