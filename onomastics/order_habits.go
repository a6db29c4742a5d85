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

// The shapes of names of more than two words: how many they have, and how many of them are the family name.
const (
	singleOfThree = iota
	doubleOfThree
	singleOfFour
	doubleOfFour
	tripleOfFour
	shapeCount
)

// shapeOf is the shape of a name of three words or more, particles not counted. Those of tripleOfFour, of words four or more, share what is
// left between them.
func shapeOf(words, family int) int {
	switch {
	case words == 3 && family == 1:
		return singleOfThree
	case words == 3:
		return doubleOfThree
	case family == 1:
		return singleOfFour
	case family == 2:
		return doubleOfFour
	}
	return tripleOfFour
}

// shapes are the shares of names of each shape among those of as many words.
func (h *nameHabits) shapes() [shapeCount]float64 {
	return [shapeCount]float64{
		1 - h.doubleOfThree, h.doubleOfThree, 1 - h.doubleOfFour, h.doubleOfFour * (1 - h.triple), h.doubleOfFour * h.triple,
	}
}
