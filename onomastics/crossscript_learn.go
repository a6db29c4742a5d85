package onomastics

import (
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"slices"
)

// A CrossPair is a spelling of a name in its own script and one in Latin letters.
type CrossPair struct {
	Native, Latin string
}

// A PairUse is the use a pair is put to.
type PairUse uint8

// The uses: eight pairs in ten are learnt from, one is for tuning, one is kept back for tests.
const (
	ForLearning PairUse = iota
	ForTuning
	ForTest
)

// Use depends on the Latin spelling only: FNV-1a of 64 bits, by its remainder after division by
// ten.
func (p CrossPair) Use() PairUse {
	h := fnv.New64a()
	h.Write([]byte(p.Latin))
	switch h.Sum64() % 10 {
	case 0:
		return ForTest
	case 1:
		return ForTuning
	}
	return ForLearning
}

// A CrossScriptBuilder learns a CrossScript from pairs. The result depends on the pairs and their
// order only, to the byte on one kind of processor.
type CrossScriptBuilder struct {
	models []*crossModel
	digest [digestSize]byte
}

// Learn adds the model of a script. Pairs of the test part are not used. Progress, when it is not
// nil, is told each pass over the pairs and the mean log-probability of the pass before.
func (b *CrossScriptBuilder) Learn(script Script, pairs []CrossPair, progress func(step string, logProbability float64)) error {
	if progress == nil {
		progress = func(string, float64) {}
	}
	learn, tune := b.admit(pairs)
	m := &crossModel{script: script, native: lettersOf(learn, CrossPair.native), latin: lettersOf(learn, CrossPair.latin)}
	read := m.readAll(learn)
	if len(read) == 0 || len(tune) == 0 {
		return fmt.Errorf("learn %s: no pairs of %s and Latin names to learn from and to tune on", script, script.Name())
	}
	m.nativeCost = letterCosts(read, len(m.native.letters), func(p letterPair) []byte { return p.native })
	m.latinCost = letterCosts(read, keyLetters, func(p letterPair) []byte { return p.folded })
	m.toNative = learnSpelling(read, toNativePlan, func(pass int, lp float64) { progress(fmt.Sprintf("%s from Latin, pass %d", script, pass), lp) })
	toLatin := toLatinPlan
	if script == Hebrew || script == Arabic {
		toLatin.leastGain = vowelGain
	}
	m.toLatin = learnSpelling(read, toLatin, func(pass int, lp float64) { progress(fmt.Sprintf("%s to Latin, pass %d", script, pass), lp) })
	m.calibrate(tune)
	b.models = append(b.models, m)
	return nil
}

// Append appends the compiled weights, which OpenCrossScript opens.
func (b *CrossScriptBuilder) Append(dst []byte) []byte {
	models := slices.Clone(b.models)
	slices.SortFunc(models, func(x, y *crossModel) int { return int(x.script) - int(y.script) })
	return appendCrossScript(dst, models, b.digest)
}

// admit parts the pairs and makes them part of the digest.
func (b *CrossScriptBuilder) admit(pairs []CrossPair) (learn, tune []CrossPair) {
	sum := sha256.New()
	sum.Write(b.digest[:])
	for _, p := range pairs {
		switch p.Use() {
		case ForLearning:
			learn = append(learn, p)
		case ForTuning:
			tune = append(tune, p)
		case ForTest:
			continue
		}
		fmt.Fprintf(sum, "%s\t%s\n", p.Native, p.Latin)
	}
	sum.Sum(b.digest[:0])
	return learn, tune
}

func (p CrossPair) native() string { return p.Native }
func (p CrossPair) latin() string  { return p.Latin }

// rareLetter: letters met less often are read as those they are closest to.
const rareLetter = 25

// lettersOf gathers the letters of one side of the pairs.
func lettersOf(pairs []CrossPair, side func(CrossPair) string) *letterSet {
	count := map[rune]int{}
	for _, p := range pairs {
		for _, r := range string(AppendNormalised(nil, side(p))) {
			if r == '\'' || ScriptOfRune(r) != Common {
				count[r]++
			}
		}
	}
	var letters []rune
	for r, n := range count {
		if n >= rareLetter {
			letters = append(letters, r)
		}
	}
	slices.SortFunc(letters, func(x, y rune) int {
		if count[x] != count[y] {
			return count[y] - count[x]
		}
		return int(x - y)
	})
	letters = letters[:min(len(letters), maxLetters)]
	slices.Sort(letters)
	return newLetterSet(letters)
}

// A letterPair is a CrossPair with its letters numbered.
type letterPair struct{ native, latin, folded []byte }

// What is learnt of pairs: the native spelling of Latin with its marks, and the Latin letters of
// keys of the native one.
var (
	toNativePlan = spellingPlan{
		sides: func(p letterPair) (source, target []byte) { return p.latin, p.native },
		order: &toNativeOrder, longest: 3, leastGain: rankingGain,
	}
	toLatinPlan = spellingPlan{
		sides: func(p letterPair) (source, target []byte) { return p.native, p.folded },
		order: &toLatinOrder, longest: 4, leastGain: rankingGain,
	}
)

// longestLearnt bounds the letters of a name that is learnt from: longer ones are not names.
const longestLearnt = 30

// readAll numbers the letters of pairs that can be learnt from.
func (m *crossModel) readAll(pairs []CrossPair) []letterPair {
	var read []letterPair
	for _, p := range pairs {
		l := letterPair{m.native.append(nil, p.Native), m.latin.append(nil, p.Latin), appendKeyLetters(nil, p.Latin)}
		shortest, longest := min(len(l.native), len(l.latin), len(l.folded)), max(len(l.native), len(l.latin), len(l.folded))
		if shortest > 0 && longest <= longestLearnt {
			read = append(read, l)
		}
	}
	return read
}
