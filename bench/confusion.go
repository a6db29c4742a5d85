package bench

import (
	"cmp"
	"slices"

	"diasmap/onomastics"
)

// A Confusion counts the people of one label for whom another country was answered.
type Confusion struct {
	Answer onomastics.Country `json:"answer"`
	People int                `json:"people"`
	Share  float64            `json:"share"`
}

const (
	// fewMistakes is how many wrong answers are told of a country.
	fewMistakes = 4
	// leastMistake is the share of its people from which a wrong answer is worth telling.
	leastMistake = 0.005
)

// mistakes are the wrong first answers for people of a label, the most frequent first.
func mistakes(observations []observation, label onomastics.Country) []Confusion {
	counts, people := map[onomastics.Country]int{}, 0
	for i := range observations {
		b := &observations[i]
		if b.of.Origin != label {
			continue
		}
		people++
		if !b.right() && !b.first.Country.IsZero() {
			counts[b.first.Country]++
		}
	}
	var out []Confusion
	for answer, n := range counts {
		if share(n, people) < leastMistake {
			continue
		}
		out = append(out, Confusion{answer, n, share(n, people)})
	}
	slices.SortFunc(out, func(x, y Confusion) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.Answer.String(), y.Answer.String()))
	})
	return out[:min(len(out), fewMistakes)]
}

// A Matrix counts first answers by label, for the targets. Answers has one country more than
// Labels, the zero Country: any other, or no answer.
type Matrix struct {
	Labels  []onomastics.Country `json:"labels"`
	Answers []onomastics.Country `json:"answers"`
	// People are by label, then answer.
	People [][]int `json:"people"`
}

func newMatrix(observations []observation, targets []onomastics.Country) Matrix {
	place := map[onomastics.Country]int{}
	for i, t := range targets {
		place[t] = i
	}
	m := Matrix{Labels: slices.Clone(targets), Answers: append(slices.Clone(targets), onomastics.Country{})}
	m.People = make([][]int, len(targets))
	for i := range m.People {
		m.People[i] = make([]int, len(targets)+1)
	}
	for i := range observations {
		row, ok := place[observations[i].of.Origin]
		if !ok {
			continue
		}
		column, ok := place[observations[i].first.Country]
		if !ok {
			column = len(targets)
		}
		m.People[row][column]++
	}
	return m.withoutEmpty()
}

// withoutEmpty leaves out labels nobody has. Their columns stay: they may be wrong answers.
func (m Matrix) withoutEmpty() Matrix {
	out := Matrix{Answers: m.Answers}
	for i, row := range m.People {
		people := 0
		for _, n := range row {
			people += n
		}
		if people > 0 {
			out.Labels = append(out.Labels, m.Labels[i])
			out.People = append(out.People, row)
		}
	}
	return out
}
