package profile

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// parts are cells of these sizes.
func parts(sizes ...int) []Cell {
	list := make([]Cell, len(sizes))
	for i, n := range sizes {
		list[i] = Cell{Key: fmt.Sprintf("k%d", i), Name: fmt.Sprintf("n%d", i), Members: n, Expected: Interval{n, n, n}}
	}
	sortCells(list)
	return list
}

// told writes what is told: numbers, and – for what is not.
func told(cells []Cell) string {
	s := ""
	for i := range cells {
		s += cells[i].membersText() + " "
	}
	return s
}

func TestHide(t *testing.T) {
	for what, c := range map[string]struct {
		sizes []int
		want  string
	}{
		"nothing is small":                                {[]int{20, 9, 5}, "20 9 5 "},
		"nobody is small, and tells of nobody":            {[]int{20, 9, 0}, "20 9 – "},
		"one small number is what is left of the sum":     {[]int{20, 9, 3}, "20 – – "},
		"two small numbers are a small number together":   {[]int{20, 9, 2, 2}, "20 – – – "},
		"two small numbers that are many people together": {[]int{20, 9, 3, 3}, "20 9 – – "},
		"one of two":              {[]int{20, 3}, "– – "},
		"all in one":              {[]int{20}, "20 "},
		"a small one alone":       {[]int{3}, "– "},
		"one beside nobody":       {[]int{20, 9, 1, 0}, "20 – – – "},
		"nobody at all":           {nil, ""},
		"five is no longer small": {[]int{5, 5, 4}, "5 – – "},
	} {
		cells := parts(c.sizes...)
		hide(cells)
		if got := told(cells); got != c.want {
			t.Errorf("%s: %v is told as %q, want %q", what, c.sizes, got, c.want)
		}
	}
}

// TestNoSmallNumberCanBeWorkedOut: whatever the numbers are, what is left of the sum when those told are taken off is nobody, or several
// cells with Floor people or more.
func TestNoSmallNumberCanBeWorkedOut(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	for range 5000 {
		sizes := make([]int, 1+random.IntN(8))
		sum := 0
		for i := range sizes {
			sizes[i] = random.IntN(1 + random.IntN(20))
			sum += sizes[i]
		}
		if sum < Floor {
			continue // then the sum is not told
		}
		cells := parts(sizes...)
		hide(cells)
		left, hidden := sum, 0
		for _, c := range cells {
			if !c.Hidden && c.Members < Floor {
				t.Fatalf("%v: %d is told", sizes, c.Members)
			}
			if c.Hidden && (c.Members != 0 || c.Expected != Interval{}) {
				t.Fatalf("%v: a hidden cell holds %+v", sizes, c)
			}
			left -= c.Members
			if c.Hidden {
				hidden++
			}
		}
		if left > 0 && (left < Floor || hidden < 2) {
			t.Fatalf("%v: %d people are left for %d hidden cells", sizes, left, hidden)
		}
	}
}

// TestTheOrderOfHiddenCellsTellsNothing: they stand by their name, not by their size.
func TestTheOrderOfHiddenCellsTellsNothing(t *testing.T) {
	one, other := parts(20, 1, 4, 3), parts(20, 4, 3, 1)
	hide(one)
	hide(other)
	for i := range one {
		if one[i].Key != other[i].Key {
			t.Errorf("%v, %v", one, other)
		}
	}
}

func TestHiddenCellsTellNothingOfTheirParts(t *testing.T) {
	cells := parts(20, 9, 3)
	cells[1].Cells = parts(9)
	cells[0].Cells = parts(13, 7)
	cells[0].Cells[0].Cells = parts(10, 3)
	hide(cells)
	if cells[1].Cells != nil || told(cells[0].Cells) != "13 7 " || told(cells[0].Cells[0].Cells) != "– – " {
		t.Errorf("%+v", cells)
	}
}

func TestASmallDiasporaIsNotTold(t *testing.T) {
	p := Profile{All: parts(4)[0], Tables: []Table{{ID: ByCountry, Cells: parts(4, 0)}}, Rounded: Rounding}
	p.protect()
	if !p.All.Hidden || told(p.Tables[0].Cells) != "– – " {
		t.Errorf("%+v", p)
	}
}

func TestCountsAreRounded(t *testing.T) {
	for n, want := range map[int]int{5: 5, 7: 5, 8: 10, 12: 10, 13: 15} {
		if got := rounded(n, Rounding); got != want {
			t.Errorf("%d: %d, want %d", n, got, want)
		}
		if got := rounded(n, 1); got != n {
			t.Errorf("%d exactly is %d", n, got)
		}
	}
	c := Cell{Members: 13, Expected: Interval{11, 8, 13}}
	if c.round(Rounding); c.Members != 15 || c.Expected != (Interval{10, 5, 15}) {
		t.Errorf("%+v", c)
	}
}

// TestProject: points of the projection, computed from its formula by hand at the equator, and by its extent at the pole.
func TestProject(t *testing.T) {
	for _, c := range []struct{ lon, lat, x, y float64 }{{0, 0, 0, 0}, {180, 0, equalWidth, 0}, {0, 90, 0, equalHeight}, {-180, 0, -equalWidth, 0}} {
		if x, y := project(c.lon, c.lat); x-c.x > 1e-4 || c.x-x > 1e-4 || y-c.y > 1e-4 || c.y-y > 1e-4 {
			t.Errorf("%v, %v lies at %v, %v, want %v, %v", c.lon, c.lat, x, y, c.x, c.y)
		}
	}
}
