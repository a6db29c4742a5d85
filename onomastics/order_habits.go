package onomastics

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed order_habits.tsv
var orderHabitsText string

// nameHabits are the shapes that names of more than two words have in a country, as shares of 1.
type nameHabits struct {
	// middle is the share of words behind the first given name that are family names by nature: a
	// mother's family name in Brazil, a father's given name in Kenya.
	middle float64
	// doubleOfThree and doubleOfFour are the shares of family names of two words and more among names of
	// three words and of four and more, triple that of three words and more among those of the latter.
	doubleOfThree, doubleOfFour, triple float64
}

// usualHabits are those of countries of which too few names are known.
var usualHabits = nameHabits{middle: 0.11, doubleOfThree: 0.05, doubleOfFour: 0.12, triple: 0.02}

var habitsByCountry = readHabits(orderHabitsText)

func readHabits(text string) map[Country]nameHabits {
	habits := map[Country]nameHabits{}
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 5 || line[0] == '#' {
			continue
		}
		share := func(i int) float64 {
			percent, _ := strconv.ParseFloat(f[i], 64)
			return percent / 100
		}
		habits[MustParseCountry(f[0])] = nameHabits{share(1), share(2), share(3), share(4)}
	}
	return habits
}

func habitsOf(c Country) nameHabits {
	if h, ok := habitsByCountry[c]; ok {
		return h
	}
	return usualHabits
}

// shape is the share of names of so many words, particles not counted, whose family name has so many.
func (h *nameHabits) shape(words, family int) float64 {
	switch {
	case words <= 2:
		return 1
	case words == 3 && family == 1:
		return 1 - h.doubleOfThree
	case words == 3:
		return h.doubleOfThree
	case family == 1:
		return 1 - h.doubleOfFour
	case family == 2:
		return h.doubleOfFour * (1 - h.triple)
	}
	return h.doubleOfFour * h.triple / float64(words-3)
}
