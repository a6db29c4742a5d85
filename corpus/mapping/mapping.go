// Package mapping finds out which columns of a list names and residences are in: by the words of its header, by what
// its values look like, or from a profile that is kept with the list.
package mapping

import (
	"fmt"
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A Guess is what columns seem to be for.
type Guess struct {
	corpus.Columns
	// NamesByValues and ResidenceByValues say that the values decided, not the header.
	NamesByValues, ResidenceByValues bool
	// Doubts are what the values say against the header, for the user.
	Doubts []string
}

// Columns guesses the columns of a list by its header and the values of some of its records. A list without a
// header of its own is guessed by values alone. The error wraps corpus.ErrNoNameColumn.
func Columns(header []string, headless bool, sample *corpus.Chunk, lexicon *onomastics.Lexicon) (Guess, error) {
	looks := look(len(header), sample, lexicon)
	if headless {
		g := Guess{Columns: corpus.NoColumns}
		if c, i := most(looks, corpus.NoColumns, residenceShare); i >= 0 && c >= sureResidence {
			g.Residence, g.ResidenceByValues = i, true
		}
		return g, g.byValues(looks, fmt.Errorf("%w by its values: say --name COL, or --given COL --family COL, as #1", corpus.ErrNoNameColumn))
	}
	columns, err := corpus.GuessColumns(header)
	g := Guess{Columns: columns}
	if err == nil && columns.Name >= 0 && !looks[columns.Name].mayBeNames() {
		g.Doubts = append(g.Doubts, fmt.Sprintf("column %q is headed like names, but its values are none", header[columns.Name]))
		other := Guess{Columns: corpus.NoColumns}
		if other.byValues(looks, corpus.ErrNoNameColumn) == nil {
			other.Doubts, other.Residence = g.Doubts, g.Residence
			g = other
		}
	}
	if err != nil {
		if err := g.byValues(looks, err); err != nil {
			return g, err
		}
	}
	if r := g.Residence; r >= 0 && looks[r].values >= enough && looks[r].residences*5 < looks[r].values {
		g.Doubts = append(g.Doubts, fmt.Sprintf("column %q is headed like countries, but its values are none: residence is not read from it", header[r]))
		g.Residence = -1
	}
	return g, nil
}

const (
	// enough is how many values say something of a column.
	enough = 5
	// sureNames and sureResidence are the shares of values that make a column one of names or of countries without a word of the header.
	sureNames     = 0.6
	sureResidence = 0.9
)

// byValues finds full names, else given and family names, by the values alone.
func (g *Guess) byValues(looks []columnLook, none error) error {
	g.Name, g.Given, g.Family, g.NamesByValues = -1, -1, -1, true
	if share, i := most(looks, g.Columns, fullShare); share >= sureNames {
		g.Name = i
		return nil
	}
	var share float64
	if share, g.Given = most(looks, g.Columns, givenShare); share >= sureNames {
		if share, g.Family = most(looks, g.Columns, familyShare); share >= sureNames {
			return nil
		}
		g.Name, g.Given, g.Family = g.Given, -1, -1
		return nil
	}
	g.Given = -1
	if len(looks) == 1 {
		g.Name = 0
		return nil
	}
	return none
}

// most finds the column, other than those taken, with the largest share.
func most(looks []columnLook, taken corpus.Columns, share func(columnLook) float64) (best float64, column int) {
	column = -1
	for i, l := range looks {
		if s := share(l); i != taken.Given && i != taken.Residence && l.values >= min(enough, l.records) && s > best {
			best, column = s, i
		}
	}
	return best, column
}

// Told tells the guess in words, apart from what the user named.
func (g Guess) Told(header []string, names, residence bool) string {
	var byHeader, byValues []string
	add := func(fromValues bool, text string, columns ...int) {
		for _, c := range columns {
			text = strings.Replace(text, "%", fmt.Sprintf("%q", header[c]), 1)
		}
		if fromValues {
			byValues = append(byValues, text)
		} else {
			byHeader = append(byHeader, text)
		}
	}
	if names {
		switch v := g.NamesByValues; {
		case g.Name >= 0:
			add(v, "names from column %", g.Name)
		default:
			add(v, "given names from column %, family names from column %", g.Given, g.Family)
			if g.Middle > 0 {
				add(v, "patronymics or middle names from column %", g.Middle.At())
			}
			if g.Second > 0 {
				add(v, "second family names from column %", g.Second.At())
			}
		}
	}
	if residence && g.Residence >= 0 {
		add(g.ResidenceByValues, "residence from column %", g.Residence)
	}
	var told []string
	if len(byHeader) > 0 {
		told = append(told, "guessed from the header: "+strings.Join(byHeader, ", "))
	}
	if len(byValues) > 0 {
		told = append(told, "guessed from the values: "+strings.Join(byValues, ", "))
	}
	return strings.Join(told, "; ")
}
