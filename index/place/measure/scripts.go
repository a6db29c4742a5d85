package measure

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"text/tabwriter"

	"diasmap/index/place"
	"diasmap/index/place/gather"
	"diasmap/onomastics"
)

// A ScriptReport counts the names in a script that were found without being in the gazetteer.
type ScriptReport struct {
	Script onomastics.Script
	Names  int
	// Right names have their place first, and HintedRight when its country is given as a hint. Misspelt ones of them were read as a
	// misspelling of a name in Latin letters.
	Right, HintedRight, Misspelt int
}

// fewestNames is how many names a script must have to be reported.
const fewestNames = 100

// Scripts measures the names in other scripts than Latin, of places of so many people or more, against a gazetteer that has Latin names
// alone: what is found is found by its romanisation.
func Scripts(data string, tables fs.FS, people int) ([]*ScriptReport, error) {
	g, natives, err := gather.Latin(data, tables, people)
	if err != nil {
		return nil, err
	}
	byScript := map[onomastics.Script]*ScriptReport{}
	for _, n := range natives {
		r := byScript[n.Script]
		if r == nil {
			r = &ScriptReport{Script: n.Script}
			byScript[n.Script] = r
		}
		r.add(g, n)
	}
	reports := slices.SortedFunc(maps.Values(byScript), func(a, b *ScriptReport) int {
		return cmp.Or(-cmp.Compare(a.Names, b.Names), cmp.Compare(a.Script, b.Script))
	})
	return slices.DeleteFunc(reports, func(r *ScriptReport) bool { return r.Names < fewestNames }), nil
}

func (r *ScriptReport) add(g *place.Gazetteer, n gather.Native) {
	r.Names++
	if g.Resolve(n.Name, place.Hint{}).GeoNamesID == n.Place.ID {
		r.Right++
	}
	if a := g.Resolve(n.Name, place.Hint{Country: n.Place.Country}); a.GeoNamesID == n.Place.ID {
		r.HintedRight++
		if a.Edits > 0 {
			r.Misspelt++
		}
	}
}

// WriteScripts writes the reports as a table.
func WriteScripts(out io.Writer, reports []*ScriptReport) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "names\tplace first\twith hint\tof those by edits\tnames that are not in the gazetteer, by romanisation alone")
	for _, r := range reports {
		n := float64(r.Names)
		fmt.Fprintf(w, "%d\t%.3f\t%.3f\t%.3f\t%s\n", r.Names, float64(r.Right)/n, float64(r.HintedRight)/n, float64(r.Misspelt)/n, r.Script.Name())
	}
	return w.Flush()
}
