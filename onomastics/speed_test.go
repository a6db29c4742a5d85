package onomastics

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"unsafe"
)

// speedScripts are lists of names by how they are written.
var speedScripts = []struct {
	name, countries string
	script          Script
	marked          bool
}{
	{"Latin", "us fr de am ge", Latin, false},
	{"marks", "pl cz rs tr es", Latin, true},
	{"Cyrillic", "ru ua bg", Cyrillic, false},
	{"Armenian", "am", Armenian, false},
	{"Georgian", "ge", Georgian, false},
	{"Arabic", "eg iq ir sa sy", Arabic, false},
	{"Han", "cn tw", Han, false},
}

// linesOf are the names of a table in a script, at most so many, evenly spread; none if there is no such table.
func linesOf(file string, script Script, marked bool, most int) []string {
	in, err := os.Open(file)
	if err != nil {
		return nil
	}
	defer in.Close()
	var all []string
	for lines := bufio.NewScanner(in); lines.Scan(); {
		name, _, _ := strings.Cut(lines.Text(), "\t")
		if ScriptOf(name) == script && (script != Latin || isASCII(name) != marked) && name[0] != '#' {
			all = append(all, name)
		}
	}
	step := max(len(all)/most, 1)
	var out []string
	for i := 0; i < len(all) && len(out) < most; i += step {
		out = append(out, all[i])
	}
	return out
}

// speedPeople are people with names in a script.
func speedPeople(t testing.TB, i int) []Person {
	s := &speedScripts[i]
	var families, givens []string
	for country := range strings.FieldsSeq(s.countries) {
		families = append(families, linesOf("../lexicons/"+country+"/family.tsv", s.script, s.marked, 2000)...)
		givens = append(givens, linesOf("../lexicons/"+country+"/given.tsv", s.script, s.marked, 500)...)
	}
	var out []Person
	for i, family := range families {
		full := family
		if len(givens) > 0 {
			full = givens[i*7%len(givens)] + " " + family
			if s.script == Han {
				full = family + givens[i*7%len(givens)]
			}
		}
		out = append(out, Person{Full: full})
	}
	if len(out) == 0 {
		t.Skipf("no tables of %s", s.name)
	}
	return out
}

func BenchmarkClassify(b *testing.B) {
	c := shippedClassifier(b)
	for i, s := range speedScripts {
		people := speedPeople(b, i)
		for memory, remembered := range map[string]int{"cold": 0, "warm": 64 << 20} {
			b.Run(s.name+"/"+memory, func(b *testing.B) {
				w := c.NewWorker(Policy{})
				w.Remember(remembered)
				for _, p := range people {
					w.Classify(p)
				}
				b.ReportAllocs()
				n := 0
				for b.Loop() {
					w.Classify(people[n%len(people)])
					n++
				}
				b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "names/s")
			})
		}
	}
}

// BenchmarkStage measures what Classify does, step by step, on Latin names that nothing is remembered of.
func BenchmarkStage(b *testing.B) {
	c := shippedClassifier(b)
	people := speedPeople(b, 0)
	w := c.NewWorker(Policy{})
	w.Remember(0)
	stage := func(name string, do func()) {
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				b.StopTimer()
				w.Classify(people[n%len(people)])
				w.pieces, w.answer.Evidence = w.pieces[:0], w.answer.Evidence[:0]
				n++
				b.StartTimer()
				do()
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "names/s")
		})
	}
	var words []byte
	stage("parse", func() { w.parse(Person{Full: w.answer.Text}) })
	stage("parse by all rules", func() { w.parsePlain(Person{Full: w.answer.Text}) })
	stage("look up a key", func() { w.spelt = [mostSpelt]speltWord{}; w.spell(FamilyTable, []byte("krikorian")) })
	stage("score", func() { w.Remember(0); w.score(Country{}) })
	stage("decide", func() { w.answer.Origins = w.answer.Origins[:0]; w.decide(Country{}) })
	stage("words", func() {
		words = w.answer.AppendEvidence(w.answer.AppendReason(w.answer.AppendOrigins(words[:0])), false)
	})
}

// composedAllocations is how many allocations a name may take on average where some names have marks to compose, which is done
// apart: «Попо́в».
const composedAllocations = 0.1

// Names are classified without garbage, once a worker has met some: in every script, remembered or not.
func TestClassifyingDoesNotAllocate(t *testing.T) {
	c := shippedClassifier(t)
	for _, remembered := range []int{0, 16 << 20} {
		w := c.NewWorker(Policy{})
		w.Remember(remembered)
		for i, s := range speedScripts {
			people := speedPeople(t, i)
			people = people[:min(len(people), 300)]
			var words []byte
			all := func() {
				for _, p := range people {
					words = w.Classify(p).AppendOrigins(words[:0])
					words = w.answer.AppendReason(words)
					words = w.answer.AppendEvidence(words, true)
				}
			}
			all()
			most := 0.0
			if s.marked || s.script == Cyrillic {
				most = composedAllocations
			}
			if n := testing.AllocsPerRun(1, all) / float64(len(people)); n > most {
				t.Errorf("%s, %d bytes remembered: %.2f allocations a name", s.name, remembered, n)
			}
		}
	}
}

// A look-up of a gram touches two lines of the cache at most for its slot and record, and a third for a record of many
// classes: slots do not cross lines, and most records are short.
func TestLookUpsTouchFewCacheLines(t *testing.T) {
	const line = 64
	if line%slotSize != 0 {
		t.Error("slots cross lines")
	}
	m := shippedClassifier(t).model
	for kind := range bagKinds {
		grams, lines, probes := 0, 0, 0
		g := &m.settings[Anywhere].bags[kind].grams
		for slot := range g.mask + 1 {
			s := g.slots[slot*slotSize:]
			ref := uint32(s[4]) | uint32(s[5])<<8 | uint32(s[6])<<16 | uint32(s[7])<<24
			if ref == 0 {
				continue
			}
			hash := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
			grams++
			lines += 1 + int((ref-1+2*uint32(g.records[ref-1]))/line-(ref-1)/line)
			probes += int((slot-hash)&g.mask) * slotSize / line
		}
		if mean := float64(lines) / float64(grams); mean > 1.4 {
			t.Errorf("%v: records touch %.2f lines on average", kind, mean)
		}
		if mean := float64(probes) / float64(grams); mean > 0.3 {
			t.Errorf("%v: probing goes over %.2f lines on average", kind, mean)
		}
	}
}

// What is remembered of a word is small: the smaller it is, the more words a worker remembers, and the fewer lines of the cache a name
// that is met again touches.
func TestRememberedWordsAreSmall(t *testing.T) {
	const line = 64
	for _, k := range []struct {
		what  string
		size  uintptr
		lines uintptr
	}{
		{"what the rules say of a word", unsafe.Sizeof(wordFact{}), 2},
		{"the evidence of a part", unsafe.Sizeof(keptPart{}), 12},
		{"a word whose place is sought country by country", unsafe.Sizeof(keptWord{}), 20},
	} {
		if lines := (k.size + line - 1) / line; lines > k.lines {
			t.Errorf("%s takes %d bytes, %d lines of the cache, want %d at most", k.what, k.size, lines, k.lines)
		}
	}
	w := shippedClassifier(t).NewWorker(Policy{})
	const room = 8 << 20
	w.Remember(room)
	took := 0
	for _, m := range []*memoryIndex{&w.facts.memoryIndex, &w.parts.memoryIndex, &w.ordering.memory.memoryIndex} {
		took += m.sets * (memoryWays*int(m.size) + int(unsafe.Sizeof(memorySet{})))
	}
	if took > room || took < room*9/10 {
		t.Errorf("of %d bytes %d are taken", room, took)
	}
}
