package bench

import (
	"cmp"
	"path/filepath"
	"slices"

	"diasmap/onomastics"
)

// Strata are people divided by one property of them or their names.
type Strata struct {
	By   string    `json:"by"`
	Rows []Stratum `json:"rows"`
}

// A Stratum is the accuracy among people who have something in common.
type Stratum struct {
	Name   string `json:"name"`
	People int    `json:"people"`
	Scores
	// CalibrationError is that of the first answer.
	CalibrationError float64 `json:"calibration_error"`
	// Probable is the share with that verdict, ProbableRight how many of them name the label or
	// its group; Abstained the share without an answer.
	Probable      float64 `json:"probable"`
	ProbableRight float64 `json:"probable_right"`
	Abstained     float64 `json:"abstained"`
}

// A division puts an observation into a stratum: its place in the table and its name. People
// with an empty name are left out.
type division struct {
	by string
	of func(b *observation) (int, string)
}

// byTable divides people by the first table they are in; a single table is all people.
const byTable = "table"

// divisions are the properties accuracy is reported by.
func divisions() []division {
	return []division{
		{"script", scriptOf},
		{"letters in the name", lengthOf},
		{"parts listed in the lexicon of the answer", listingOf},
		{"sex, where the table says", func(b *observation) (int, string) { return int(b.of.Sex), b.of.Sex.String() }},
		{byTable, func(b *observation) (int, string) { return 0, filepath.Base(b.of.File) }},
		{"kind of name", func(b *observation) (int, string) { return 0, b.of.Kind }},
	}
}

func scriptOf(b *observation) (int, string) {
	return int(b.script), b.script.Name()
}

// lengths are the bands of letters in a name, by their upper ends.
var lengths = [...]struct {
	most int
	name string
}{{5, "1–5"}, {8, "6–8"}, {12, "9–12"}, {16, "13–16"}, {20, "17–20"}, {1 << 30, "21 or more"}}

func lengthOf(b *observation) (int, string) {
	if b.letters == 0 {
		return 0, ""
	}
	for i, band := range lengths {
		if b.letters <= band.most {
			return i, band.name
		}
	}
	return 0, ""
}

func listingOf(b *observation) (int, string) {
	switch {
	case b.listed == unknownListing || b.first.Country.IsZero():
		return 0, ""
	case b.listed == familyListed|givenListed:
		return 0, "family and given name"
	case b.listed == familyListed:
		return 1, "family name only"
	case b.listed == givenListed:
		return 2, "given name only"
	}
	return 3, "neither"
}

// A layer counts one stratum.
type layer struct {
	tally
	place, probable, right, abstained int
	calibration                       calibration
}

// stratify reports accuracy by each property that divides the people at all.
func stratify(observations []observation) []Strata {
	var out []Strata
	for _, d := range divisions() {
		layers := map[string]*layer{}
		for i := range observations {
			place, name := d.of(&observations[i])
			if name == "" {
				continue
			}
			if layers[name] == nil {
				layers[name] = &layer{place: place}
			}
			layers[name].add(&observations[i])
		}
		if len(layers) > 1 || len(layers) == 1 && d.by != byTable {
			out = append(out, Strata{d.by, rowsOf(layers)})
		}
	}
	return out
}

func (l *layer) add(b *observation) {
	l.tally.add(b)
	if !b.first.Country.IsZero() {
		l.calibration.add(b.first.Probability, b.right())
	}
	switch b.verdict {
	case onomastics.Probable:
		l.probable++
		if sameGroup(b.answer.Country, b.of.Origin) {
			l.right++
		}
	case onomastics.Abstain, onomastics.Failed:
		l.abstained++
	}
}

func rowsOf(layers map[string]*layer) []Stratum {
	var rows []Stratum
	for name, l := range layers {
		s := Stratum{Name: name, People: l.people, Scores: l.scores(), Probable: share(l.probable, l.people),
			ProbableRight: share(l.right, l.probable), Abstained: share(l.abstained, l.people)}
		s.CalibrationError, _ = l.calibration.errors()
		rows = append(rows, s)
	}
	slices.SortFunc(rows, func(x, y Stratum) int {
		return cmp.Or(cmp.Compare(layers[x.Name].place, layers[y.Name].place), cmp.Compare(x.Name, y.Name))
	})
	return rows
}
