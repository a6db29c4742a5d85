package training

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"diasmap/corpus"
	"diasmap/lexicons"
	"diasmap/onomastics"
	"diasmap/onomastics/vector"
)

// A training gathers examples.
type training struct {
	lexicon *onomastics.Lexicon
	classes []onomastics.Country
	class   map[onomastics.Country]int
	worker  *onomastics.Worker

	examples      examples
	people, names int
	held          []corpus.Labelled
	digest        hash.Hash
}

// Examples are the bags of people with labels, laid out one after another.
type examples struct {
	bags [bagKinds]bagRows
	rows []example
}

// bagKinds is how many bags a person has.
const bagKinds = int(onomastics.GivenBag) + 1

// A bagRows holds the bags of one kind of all people: that of person i ends where ends[i] says.
type bagRows struct {
	grams  []uint32
	listed []onomastics.Listing
	ends   []bagEnd
	// lexicon is what the lexicons alone add to the score, and spelt what they would if they did not list the name.
	lexicon, spelt []vector.Codes
}

// codesPerNat: what the lexicons add is kept in so many steps a nat.
const codesPerNat = 16

type bagEnd struct{ grams, listed uint32 }

type example struct {
	label   uint8
	certain bool // the label is the origin, not a citizenship
	// place is where among the names drawn from a lexicon it stands, from 0 to 1.
	place float32
}

// add adds a person. given may be nil.
func (e *examples) add(w *onomastics.Worker, family, given *onomastics.Bag, label int, certain bool, place float32) {
	if family.Empty() && (given == nil || given.Empty()) {
		return
	}
	e.bags[onomastics.FamilyBag].add(w, onomastics.FamilyBag, family)
	e.bags[onomastics.GivenBag].add(w, onomastics.GivenBag, given)
	e.rows = append(e.rows, example{label: uint8(label), certain: certain, place: place})
}

func (r *bagRows) add(w *onomastics.Worker, kind onomastics.BagKind, b *onomastics.Bag) {
	var codes [2]vector.Codes
	if b != nil {
		r.grams, r.listed = append(r.grams, b.Grams...), append(r.listed, b.Listed...)
		var odds [2]vector.V
		if w.LexiconOdds(kind, &odds[0], &odds[1]) {
			codes = [2]vector.Codes{encode(&odds[0]), encode(&odds[1])}
		}
	}
	r.lexicon, r.spelt = append(r.lexicon, codes[0]), append(r.spelt, codes[1])
	r.ends = append(r.ends, bagEnd{uint32(len(r.grams)), uint32(len(r.listed))})
}

func encode(odds *vector.V) (codes vector.Codes) {
	for c, v := range odds {
		codes[c] = int8(math.Round(float64(min(max(v*codesPerNat, -127), 127))))
	}
	return codes
}

// span returns where the bag of person i begins and ends.
func (r *bagRows) span(i int) (from, to bagEnd) {
	if i > 0 {
		from = r.ends[i-1]
	}
	return from, r.ends[i]
}

func newTraining(tables fs.FS, l *onomastics.Lexicon) (*training, error) {
	c, err := onomastics.NewClassifier(onomastics.TrainedParams(), l)
	if err != nil {
		return nil, err
	}
	t := &training{
		lexicon: l, class: map[onomastics.Country]int{}, worker: c.NewWorker(onomastics.Policy{}),
		digest: sha256.New(),
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
		t.examples.add(t.worker, &bags[onomastics.FamilyBag], &bags[onomastics.GivenBag], label, false, 0)
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
		n := min(draws, mostDraws*len(names))
		for i := range n {
			name := u.draw(rng)
			name = spell(name, country, rng)
			if bags := t.worker.Bags(onomastics.Person{Family: name}); bags != nil {
				t.examples.add(t.worker, &bags[onomastics.FamilyBag], nil, class, true, float32(i)/float32(n))
				t.names++
			}
		}
	}
	return nil
}

// spell writes a name in one of the spellings it is met in.
func spell(name string, country onomastics.Country, rng *rand.Rand) string {
	spellings := lexicons.SpellingsOf(name, country)
	sum := 0.0
	for _, s := range spellings {
		sum += s.Share
	}
	at := rng.Float64() * sum
	for i, s := range spellings {
		if at -= s.Share; at >= 0 || i == 0 {
			continue
		}
		if s.Written != "" {
			return s.Written
		}
		return string(s.Key)
	}
	return name
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
