package training

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/lexicons"
	"diasmap/onomastics"
)

// A training gathers examples.
type training struct {
	lexicon *onomastics.Lexicon
	classes []onomastics.Country
	class   map[onomastics.Country]int
	worker  *onomastics.Worker

	family, given *examples
	people, names int
	held          []corpus.Labelled
	digest        hash.Hash
}

// Examples are bags with labels, laid out one after another.
type examples struct {
	grams  []uint32
	listed []onomastics.Listing
	rows   []example
}

type example struct {
	grams, listed [2]uint32 // from and to
	label         uint8
	certain       bool // the label is the origin, not a citizenship
}

func (e *examples) add(b *onomastics.Bag, label int, certain bool) {
	if b.Empty() {
		return
	}
	row := example{label: uint8(label), certain: certain}
	row.grams[0], row.listed[0] = uint32(len(e.grams)), uint32(len(e.listed))
	e.grams, e.listed = append(e.grams, b.Grams...), append(e.listed, b.Listed...)
	row.grams[1], row.listed[1] = uint32(len(e.grams)), uint32(len(e.listed))
	e.rows = append(e.rows, row)
}

func newTraining(tables fs.FS, l *onomastics.Lexicon) (*training, error) {
	c, err := onomastics.NewClassifier(onomastics.DefaultParams(), l)
	if err != nil {
		return nil, err
	}
	t := &training{
		lexicon: l, class: map[onomastics.Country]int{}, worker: c.NewWorker(onomastics.Policy{}),
		family: &examples{}, given: &examples{}, digest: sha256.New(),
	}
	for i, e := range l.Countries() {
		t.classes = append(t.classes, e.Code)
		t.class[e.Code] = i
	}
	sum, err := lexicons.Digest(tables)
	t.digest.Write(sum[:])
	return t, err
}

// goldName begins the names of tables that tell the origin rather than the citizenship: they are to
// measure with, never to train on.
const goldName = "diaspora_gold"

// readPeople adds the train split of every table of people, each person once under each label, and
// keeps the dev split for the priors.
func (t *training) readPeople(dataDir string) error {
	files, err := filepath.Glob(filepath.Join(dataDir, "people", "*.tsv"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("read people: no tables in %s: want DIR/people/*.tsv", filepath.Join(dataDir, "people"))
	}
	seen := map[string]bool{}
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), goldName) {
			continue
		}
		people, err := readTable(file)
		if err != nil {
			return err
		}
		for _, p := range people {
			key := p.PersonKey()
			id := key + p.Origin.String()
			label, ok := t.class[p.Origin]
			if !ok || seen[id] {
				continue
			}
			seen[id] = true
			switch corpus.SplitOf(key) {
			case corpus.Train:
				t.addPerson(p, label)
			case corpus.Dev:
				t.held = append(t.held, p)
			}
		}
	}
	return nil
}

func readTable(file string) ([]corpus.Labelled, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	defer f.Close()
	return corpus.ReadLabelled(f, file)
}

func (t *training) addPerson(p corpus.Labelled, label int) {
	fmt.Fprintf(t.digest, "%s\t%s\t%s\t%s\n", p.Full, p.Given, p.Family, p.Origin)
	t.people++
	if bags := t.worker.Bags(p.Person()); bags != nil {
		t.family.add(&bags[onomastics.FamilyBag], label, false)
		t.given.add(&bags[onomastics.GivenBag], label, false)
	}
}

const (
	// namesPerCountry is how many family names are drawn from the lexicon of a country.
	namesPerCountry = 1000
	// targetsTimes: from the lexicons of the countries the program is made for, so many times more.
	targetsTimes = 10
	// mostDraws bounds how often a name is drawn, on average.
	mostDraws = 8
	// fewestNames: smaller lexicons are not drawn from.
	fewestNames = 15
)

// targets are the countries of origin the program is made for.
const targets = "AM GE UA BY MD AZ KZ KG TJ TM UZ RU TR AL XK RS BA MK ME HR BG RO"

// readLexicons draws family names from the lexicon of every country, usual ones more often, in the
// spellings they are met in.
func (t *training) readLexicons(tables fs.FS) error {
	const seed = 0x6469617370
	rng := rand.New(rand.NewPCG(seed, seed))
	for class, country := range t.classes {
		names, err := lexicons.FamilyNames(tables, country)
		if err != nil {
			return err
		}
		if len(names) < fewestNames {
			continue
		}
		draws := namesPerCountry
		if strings.Contains(targets, country.String()) {
			draws *= targetsTimes
		}
		u := newUrn(names)
		for range min(draws, mostDraws*len(names)) {
			name := u.draw(rng)
			spellings := lexicons.SpellingsOf(name, country)
			if i := rng.IntN(len(spellings) + 1); i > 0 && i < len(spellings) {
				name = string(spellings[i].Key)
			}
			if bags := t.worker.Bags(onomastics.Person{Family: name}); bags != nil {
				t.family.add(&bags[onomastics.FamilyBag], class, true)
				t.names++
			}
		}
	}
	return nil
}

// An urn draws names by their counts.
type urn struct {
	names []lexicons.NameLine
	upTo  []float64
}

func newUrn(names []lexicons.NameLine) *urn {
	u := &urn{names: names}
	sum := 0.0
	for _, n := range names {
		sum += n.Count
		u.upTo = append(u.upTo, sum)
	}
	return u
}

func (u *urn) draw(rng *rand.Rand) string {
	i, _ := slices.BinarySearch(u.upTo, rng.Float64()*u.upTo[len(u.upTo)-1])
	return u.names[min(i, len(u.names)-1)].Name
}
