package onomastics

import (
	"bufio"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// shippedClassifier is the one the program is built with.
func shippedClassifier(t testing.TB) *Classifier {
	t.Helper()
	lexicon, err := os.ReadFile("../lexicons/diasmap.lex")
	if err != nil {
		t.Fatal(err)
	}
	trained, err := os.ReadFile("../model/diasmap.model")
	if err != nil {
		t.Fatal(err)
	}
	l, err := OpenLexicon(lexicon)
	if err != nil {
		t.Fatal(err)
	}
	m, err := OpenModel(trained)
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewTrainedClassifier(TrainedParams(), m, l)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const (
	// posteriorTolerance is how far posteriors of 32 bits may be from those of 64, for scores of up to 30 nats.
	posteriorTolerance = 2e-5
	// orderTolerance is the same for the confidence of an order, which words are remembered for to 1 in 256.
	orderTolerance = 2e-3
)

// checkPlain classifies a person and compares every posterior, the ranking and the order with the plain score.
func checkPlain(t *testing.T, w *Worker, plain *plainScorer, p Person) {
	t.Helper()
	a := w.Classify(p)
	if a.Origin.Country.IsZero() {
		return
	}
	got := slices.Clone(w.posterior)
	ranked := slices.Clone(a.Origins)
	order, confidence := w.name.Order, float64(w.name.OrderConfidence)
	if order == LexiconGivenFirst || order == LexiconFamilyFirst {
		best, sure := plain.confidence()
		familyFirst := order == LexiconFamilyFirst
		if math.Abs(listsRight*sure-confidence) > orderTolerance || best.familyFirst != familyFirst && math.Abs(sure-0.5) > orderTolerance {
			t.Fatalf("%+v: family first %t with %.5f, plainly %t with %.5f", p, familyFirst, confidence, best.familyFirst, sure)
		}
	}
	want := plain.posterior(p.Residence)
	for c := range want {
		if math.Abs(want[c]-float64(got[c])) > posteriorTolerance {
			t.Fatalf("%+v: %s has %.6f, plainly %.6f", p, w.classifier.classes[c].Code, got[c], want[c])
		}
	}
	slices.SortStableFunc(want, func(x, y float64) int {
		if x > y {
			return -1
		}
		return 1
	})
	for i, o := range ranked {
		if math.Abs(o.Probability-want[i]) > posteriorTolerance {
			t.Fatalf("%+v: place %d has %.6f, plainly %.6f", p, i, o.Probability, want[i])
		}
	}
}

// namesOfTables are some names of every table of a kind, evenly spread.
func namesOfTables(t testing.TB, file string, each int) []string {
	t.Helper()
	files, err := filepath.Glob("../lexicons/*/" + file)
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	var out []string
	for _, f := range files {
		in, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for lines := bufio.NewScanner(in); lines.Scan(); n++ {
			if name, _, ok := strings.Cut(lines.Text(), "\t"); ok && (n%each == 7 || n < 3) {
				out = append(out, name)
			}
		}
		in.Close()
	}
	return out
}

func TestFastScoresArePlainOnes(t *testing.T) {
	w := shippedClassifier(t).NewWorker(Policy{})
	plain := &plainScorer{w}
	families, givens := namesOfTables(t, "family.tsv", 1000), namesOfTables(t, "given.tsv", 300)
	residences := []Country{{}, MustParseCountry("US"), MustParseCountry("AM"), MustParseCountry("FR")}
	for i, family := range families {
		given := givens[i%len(givens)]
		residence := residences[i%len(residences)]
		switch i % 6 {
		case 0:
			checkPlain(t, w, plain, Person{Full: family, Residence: residence})
		case 1:
			checkPlain(t, w, plain, Person{Given: given, Family: family, Residence: residence})
		case 2:
			checkPlain(t, w, plain, Person{Full: given + " " + families[(i*7)%len(families)] + " " + family, Residence: residence})
		default:
			checkPlain(t, w, plain, Person{Full: given + " " + family, Residence: residence})
		}
	}
	for _, full := range []string{
		"María del Carmen García Márquez", "Ludwig van Beethoven", "Levon Ter-Petrosyan", "Jean-Pierre Lefèvre", "Nguyễn Văn Minh", "Kim Jong-un",
		"Горбачёв Михаил Сергеевич", "ილია ჭავჭავაძე", "Հովհաննես Թումանյան", "محمد عبد الله", "王小明", "Anna Smith (Petrosyan)", "J. Agirre San Sebastián",
		"Q", "Xq Zzk", "Bin Laden", strings.Repeat("abc", 30) + " Smith", "Zulfiqar Ali Khan Bhutto Jr Something Else More",
	} {
		checkPlain(t, w, plain, Person{Full: full})
		checkPlain(t, w, plain, Person{Full: full, Residence: MustParseCountry("DE")})
	}
}

// Every name of the tables of a country is scored as the formulas say, in both roles, with a residence and without.
func TestFastScoresArePlainOnesForAWholeLexicon(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute under the race detector")
	}
	w := shippedClassifier(t).NewWorker(Policy{})
	plain := &plainScorer{w}
	families, givens := allNames(t, "../lexicons/"+wholeLexicon+"/family.tsv"), allNames(t, "../lexicons/"+wholeLexicon+"/given.tsv")
	for i := range max(len(families), len(givens)) {
		p := Person{Full: givens[i%len(givens)] + " " + families[i%len(families)]}
		if i%2 == 1 {
			p.Residence = w.classifier.classes[i%len(w.classifier.classes)].Code
		}
		checkPlain(t, w, plain, p)
	}
}

// wholeLexicon is the country whose names are all scored: its tables have names in two scripts.
const wholeLexicon = "am"

// allNames are all names of a table.
func allNames(t testing.TB, file string) (names []string) {
	t.Helper()
	table, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if name, _, ok := strings.Cut(line, "\t"); ok && name[0] != '#' {
			names = append(names, name)
		}
	}
	return names
}

func FuzzFastScores(f *testing.F) {
	w := shippedClassifier(f).NewWorker(Policy{})
	plain := &plainScorer{w}
	f.Add("Anahit Krikorian", "", "US")
	f.Add("Giorgi", "Kapanadze", "")
	f.Add("Anahit Krikorian", "", "CB") // no country that any lexicon knows
	f.Fuzz(func(t *testing.T, first, second, residence string) {
		p := Person{Full: first}
		if second != "" {
			p = Person{Given: first, Family: second}
		}
		p.Residence, _ = ParseCountry(residence)
		checkPlain(t, w, plain, p)
	})
}

// row is all that is told of a name.
func row(w *Worker, p Person) string {
	a := w.Classify(p)
	b := a.AppendOrigins(nil)
	b = append(b, '|')
	b = a.AppendReason(append(append(b, a.Verdict.String()...), '|'))
	return string(a.AppendEvidence(append(b, '|'), true))
}

func TestAnswersDoNotDependOnWhatIsRemembered(t *testing.T) {
	c := shippedClassifier(t)
	little, much, fresh := c.NewWorker(Policy{}), c.NewWorker(Policy{}), c.NewWorker(Policy{})
	little.Remember(0)
	much.Remember(64 << 20)
	families, givens := namesOfTables(t, "family.tsv", 3000), namesOfTables(t, "given.tsv", 1000)
	for round := range 2 {
		for i, family := range families {
			p := Person{Full: givens[(i*3)%len(givens)] + " " + family}
			if i%3 == round {
				p.Residence = c.classes[i%len(c.classes)].Code
			}
			want := row(much, p)
			if got := row(little, p); got != want {
				t.Fatalf("%+v: %s, with much remembered %s", p, got, want)
			}
			if fresh.Remember(0); i%8 == 0 && row(fresh, p) != want {
				t.Fatalf("%+v: a worker that remembers nothing answers otherwise than %s", p, want)
			}
		}
	}
}

// Workers that remember together, while they classify at once and when there is no more room, answer as one that is alone.
func TestWorkersRememberTogether(t *testing.T) {
	c := shippedClassifier(t)
	families, givens := namesOfTables(t, "family.tsv", 3000), namesOfTables(t, "given.tsv", 1000)
	families = families[:min(len(families), 600)]
	people := make([]Person, len(families))
	want := make([]string, len(families))
	alone := c.NewWorker(Policy{})
	for i, family := range families {
		people[i] = Person{Full: givens[(i*3)%len(givens)] + " " + family}
		if i%3 == 0 {
			people[i].Residence = c.classes[i%len(c.classes)].Code
		}
		want[i] = row(alone, people[i])
	}
	for _, room := range []int{0, 1 << 18, 16 << 20} {
		memory := c.NewMemory(room)
		var running sync.WaitGroup
		for worker := range 4 {
			running.Go(func() {
				w := c.NewWorker(Policy{})
				w.Share(memory, 1<<16)
				for i := range 2 * len(people) {
					k := (i + worker*len(people)/5) % len(people)
					if got := row(w, people[k]); got != want[k] {
						t.Errorf("%+v: %s, alone %s", people[k], got, want[k])
						return
					}
				}
			})
		}
		running.Wait()
	}
}
