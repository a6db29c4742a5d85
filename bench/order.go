package bench

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// An OrderReport says how often the family name is found in names whose order was hidden. Shares are of 1.
type OrderReport struct {
	// People have a given and a family name in columns of their own.
	People int `json:"people"`
	OrderScores
	// Confidence is the mean confidence stated.
	Confidence float64 `json:"confidence"`
	// Lengths, Countries and Confusions break the scores down.
	Lengths    []OrderGroup     `json:"lengths"`
	Countries  []OrderGroup     `json:"countries"`
	Bins       []CalibrationBin `json:"calibration"`
	Confusions []OrderConfusion `json:"confusions"`
}

// OrderScores are the shares of names whose family name is found.
type OrderScores struct {
	// Split: the words taken for the family name are just those of the family column.
	Split float64 `json:"split"`
	// Direction: some word of the family column is taken for family name, and the first given name is not.
	Direction float64 `json:"direction"`
}

// An OrderGroup is the scores of the people who have something in common.
type OrderGroup struct {
	Group  string `json:"group"`
	People int    `json:"people"`
	OrderScores
	split, direction int
}

// An OrderConfusion is a name that was split wrongly.
type OrderConfusion struct {
	Name       string  `json:"name"`
	Country    string  `json:"country"`
	Want       string  `json:"want"`
	Got        string  `json:"got"`
	Confidence float64 `json:"confidence"`
}

// mostConfusions bounds the confusions in a report.
const mostConfusions = 2000

// HideOrder writes the name of a person in one string as «Given Family» or «Family Given», which of
// them by the hash of seed and name, and without capitals that tell.
func HideOrder(p corpus.Labelled, seed uint64) (name string, familyFirst bool) {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %s %s", seed, p.Given, p.Family)
	given, family := plainCase(p.Given), plainCase(p.Family)
	if h.Sum64()>>33&1 == 1 {
		return family + " " + given, true
	}
	return given + " " + family, false
}

// NativeScript returns the people whose family name is written in another script than Latin.
func NativeScript(people []corpus.Labelled) []corpus.Labelled {
	var out []corpus.Labelled
	for _, p := range people {
		if s := onomastics.ScriptOf(p.Family); s != onomastics.Latin && s != onomastics.Common {
			out = append(out, p)
		}
	}
	return out
}

// plainCase writes words that are wholly in capitals with one at their beginning.
func plainCase(s string) string {
	if strings.ToUpper(s) != s {
		return s
	}
	var out []rune
	start := true
	for _, r := range s {
		if lower := []rune(strings.ToLower(string(r))); !start && len(lower) == 1 {
			r = lower[0]
		}
		start = r == ' ' || r == '-' || r == '\''
		out = append(out, r)
	}
	return string(out)
}

// OrderAccuracy hides the order of the names of people and compares what is taken for the family name with
// the family column. People without both columns are passed over.
func OrderAccuracy(c *onomastics.Classifier, people []corpus.Labelled, seed uint64) *OrderReport {
	r := &OrderReport{}
	w := c.NewWorker(onomastics.Policy{})
	lengths, countries := map[string]*OrderGroup{}, map[string]*OrderGroup{}
	total := &OrderGroup{}
	var stated calibration
	for _, p := range people {
		if p.Given == "" || p.Family == "" {
			continue
		}
		name, familyFirst := HideOrder(p, seed)
		parsed := w.Parse(name)
		got := FamilyWords(parsed)
		split, direction := compareFamily(got, p)
		words := len(strings.Fields(name))
		for _, g := range []*OrderGroup{total, group(lengths, lengthLabel(words, familyFirst)), group(countries, p.Origin.String())} {
			g.count(split, direction)
		}
		stated.add(float64(parsed.OrderConfidence), split)
		if !split && len(r.Confusions) < mostConfusions {
			r.Confusions = append(r.Confusions, OrderConfusion{name, p.Origin.String(), p.Family, strings.Clone(strings.Join(got, " ")), float64(parsed.OrderConfidence)})
		}
	}
	r.People, r.OrderScores = total.People, total.scores()
	r.Lengths, r.Countries = sorted(lengths), sorted(countries)
	r.Bins = stated.table()
	for _, b := range r.Bins {
		r.Confidence += b.Stated * float64(b.Answers) / float64(r.People)
	}
	return r
}

func lengthLabel(words int, familyFirst bool) string {
	if familyFirst {
		return fmt.Sprintf("%d words, family first", words)
	}
	return fmt.Sprintf("%d words, given first", words)
}

// FamilyWords returns the words of a name that are its family name, the particles before it
// included.
func FamilyWords(n *onomastics.Name) []string {
	var words, particles []string
	for _, p := range n.Parts {
		switch p.Kind {
		case onomastics.Particle:
			particles = append(particles, p.Text)
			continue
		case onomastics.FamilyName:
			words = append(append(words, particles...), p.Text)
		}
		particles = particles[:0]
	}
	return words
}

// compareFamily compares the words taken for the family name with those of the column, whose initials,
// suffixes and titles do not count.
func compareFamily(got []string, p corpus.Labelled) (split, direction bool) {
	want, given := columnWords(p.Family), columnWords(p.Given)
	common := slices.ContainsFunc(got, func(s string) bool { return slices.Contains(want, s) })
	turned := len(given) > 0 && slices.Contains(got, given[0]) && !slices.Contains(want, given[0])
	slices.Sort(want)
	got = slices.Sorted(slices.Values(got))
	return slices.Equal(got, want), common && !turned
}

func columnWords(column string) []string {
	var n onomastics.Name
	text, _ := onomastics.AppendRepaired(nil, plainCase(column))
	onomastics.ParseSplit(&n, "", string(text))
	var words []string
	for _, p := range n.Parts {
		switch p.Kind {
		case onomastics.FamilyName, onomastics.Particle:
			words = append(words, p.Text)
		}
	}
	return words
}

func group(groups map[string]*OrderGroup, label string) *OrderGroup {
	if groups[label] == nil {
		groups[label] = &OrderGroup{Group: label}
	}
	return groups[label]
}

func (g *OrderGroup) count(split, direction bool) {
	g.People++
	if split {
		g.split++
	}
	if direction {
		g.direction++
	}
}

func (g *OrderGroup) scores() OrderScores {
	n := float64(max(g.People, 1))
	return OrderScores{float64(g.split) / n, float64(g.direction) / n}
}

// sorted lists the groups with the most wrong names first.
func sorted(groups map[string]*OrderGroup) []OrderGroup {
	var out []OrderGroup
	for _, g := range groups {
		g.OrderScores = g.scores()
		out = append(out, *g)
	}
	slices.SortFunc(out, func(x, y OrderGroup) int {
		return cmp.Or(cmp.Compare(y.People-y.split, x.People-x.split), cmp.Compare(x.Group, y.Group))
	})
	return out
}

// Print writes the report for a reader, with so many confusions at most.
func (r *OrderReport) Print(out io.Writer, confusions int) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "people\tsplit\tdirection\tconfidence\t\n%d\t%.4f\t%.4f\t%.4f\t\n", r.People, r.Split, r.Direction, r.Confidence)
	fmt.Fprintf(w, "\nconfidence\tnames\tstated\tright\t\n")
	for _, b := range r.Bins {
		fmt.Fprintf(w, "%.1f\t%d\t%.3f\t%.3f\t\n", b.From, b.Answers, b.Stated, b.Accuracy)
	}
	for _, groups := range [][]OrderGroup{r.Lengths, r.Countries} {
		fmt.Fprintf(w, "\n\tpeople\tsplit\tdirection\twrong\t\n")
		for _, g := range groups {
			fmt.Fprintf(w, "%s\t%d\t%.3f\t%.3f\t%d\t\n", g.Group, g.People, g.Split, g.Direction, g.People-g.split)
		}
	}
	for _, c := range r.Confusions[:min(confusions, len(r.Confusions))] {
		fmt.Fprintf(w, "\n%s\t%s\tfamily %s\tgot %s\t%.2f\t", c.Country, c.Name, c.Want, c.Got, c.Confidence)
	}
	fmt.Fprintln(w)
	return w.Flush()
}
