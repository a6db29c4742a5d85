package profile

import "slices"

const (
	// Floor is the least number of people that is told: fewer might be recognised.
	Floor = 5
	// Rounding is what numbers are made multiples of, so that two tables, or two profiles of different days, cannot be subtracted
	// to find a few people.
	Rounding = 5
)

// protect takes out of a profile what must not be told, and rounds the rest. All is the number of members, which is told if it is no small
// one; cells of a table are hidden such that no small one can be worked out from it and from the others.
func (p *Profile) protect() {
	if p.All.hideSmall(); p.All.Hidden {
		for i := range p.Tables {
			hideAll(p.Tables[i].Cells)
		}
	} else {
		for i := range p.Tables {
			hide(p.Tables[i].Cells)
		}
	}
	p.All.round(p.Rounded)
	for i := range p.Tables {
		roundAll(p.Tables[i].Cells, p.Rounded)
	}
	if p.Comparison != nil {
		p.Comparison.protect(p.Rounded)
	}
}

// hide hides the small cells of those that part a number which is told. One hidden cell alone, or several that hold fewer than Floor
// together, would be what is left of the number: then the smallest of the others is hidden too. It goes on within cells that are told.
func hide(cells []Cell) {
	hidden, people, small := 0, 0, false
	for i := range cells {
		if cells[i].Members >= Floor {
			continue
		}
		if cells[i].Members > 0 {
			hidden, people, small = hidden+1, people+cells[i].Members, true
		}
		cells[i].clear()
	}
	for small && (hidden < 2 || people < Floor) {
		least := -1
		for i := range cells {
			if !cells[i].Hidden && (least < 0 || cells[i].Members < cells[least].Members) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		hidden, people = hidden+1, people+cells[least].Members
		cells[least].clear()
	}
	for i := range cells {
		if !cells[i].Hidden {
			hide(cells[i].Cells)
		}
	}
	sortHidden(cells)
}

// sortHidden puts hidden cells last, in an order that tells nothing of what is hidden.
func sortHidden(cells []Cell) {
	told := slices.Clone(cells)
	told = slices.DeleteFunc(told, func(c Cell) bool { return c.Hidden })
	veiled := slices.DeleteFunc(slices.Clone(cells), func(c Cell) bool { return !c.Hidden })
	sortCells(veiled)
	copy(cells, append(told, veiled...))
}

func hideAll(cells []Cell) {
	for i := range cells {
		cells[i].clear()
	}
	sortHidden(cells)
}

// hideSmall hides a cell by itself.
func (c *Cell) hideSmall() {
	if c.Members < Floor {
		c.clear()
	}
}

// clear leaves of a cell what it is about.
func (c *Cell) clear() {
	*c = Cell{Key: c.Key, Name: c.Name, Stock: c.Stock, Hidden: true}
}

func roundAll(cells []Cell, to int) {
	for i := range cells {
		cells[i].round(to)
		roundAll(cells[i].Cells, to)
	}
}

func (c *Cell) round(to int) {
	c.Members = rounded(c.Members, to)
	c.Expected.round(to)
	c.Expected.High = min(c.Expected.High, c.Members)
	if c.Corrected != nil {
		c.Corrected.round(to)
	}
}

func (i *Interval) round(to int) {
	i.Value, i.Low, i.High = rounded(i.Value, to), i.Low/to*to, (i.High+to-1)/to*to
}

// rounded is the nearest multiple of to.
func rounded(n, to int) int { return (n + to/2) / to * to }
