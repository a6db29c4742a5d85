package onomastics

import (
	_ "embed"
	"encoding/hex"
	"math"
	"sync"
)

// A CrossScript says how likely a name in its own script and a name in Latin letters are the same
// name. For each script it knows, two models of spelling learnt from pairs of spellings give
// P(native | latin) and P(latin | native): each letter of one is spelt as none to four letters of
// the other, by what stands around it. Cyrillic (learnt from Russian), Hebrew and Arabic have
// models; all else is compared by romanised key. It is safe for concurrent use.
type CrossScript struct {
	models [scriptCount]*crossModel
	digest [digestSize]byte
	size   int
}

// A crossModel is what a CrossScript knows of one script.
type crossModel struct {
	script   Script
	native   *letterSet
	latin    *letterSet
	toNative spellingModel // of Latin letters with their marks
	toLatin  spellingModel // into the letters of keys
	// nativeCost and latinCost are the negative logarithms of the share of each letter among all:
	// what a letter costs when nothing is known of the other spelling.
	nativeCost, latinCost []float64
	// A logistic of this midpoint and slope turns the share explained into a similarity.
	midpoint, slope float64
}

// nativeWeight is the weight of P(native | latin) beside P(latin | native). Among Latin spellings
// the former alone is the posterior; the latter adds what its own contexts see. Between 0.5 and
// 0.85 it changed nothing on the pairs kept for tuning.
const nativeWeight = 0.7

// maxCrossLetters bounds the letters compared; what comes after them is not looked at.
const maxCrossLetters = 64

// A CrossScratch is memory for one worker. The zero value is ready.
type CrossScratch struct {
	native, latin, folded []byte
	chunks                [maxCrossLetters + 1][maxChunk + 1]uint16
	rows                  [2][maxCrossLetters + maxChunk + 1]float64
	costs                 [2][maxCrossLetters + 1]uint8
}

//go:embed crossscript.weights
var crossScriptWeights []byte

var defaultCrossScript = sync.OnceValue(func() *CrossScript {
	x, err := OpenCrossScript(crossScriptWeights)
	if err != nil {
		panic("onomastics: the built-in cross-script weights: " + err.Error())
	}
	return x
})

// DefaultCrossScript returns the model built in, opened at the first call.
func DefaultCrossScript() *CrossScript { return defaultCrossScript() }

// Digest is the SHA-256 of the pairs the models were learnt from, in hexadecimal.
func (x *CrossScript) Digest() string { return hex.EncodeToString(x.digest[:]) }

// Size is the length of the compiled weights in bytes.
func (x *CrossScript) Size() int { return x.size }

// Similarity returns how likely native, in any script, and latin are the same name, from 0 to 1:
// 0.5 where a right pair is met as often as the most similar wrong one among a thousand names.
// Either may be given first. Blanks, hyphens and case do not matter; marks and apostrophes do.
// Where no model knows the script, the romanised keys are compared by edits. It does not allocate
// when scratch has been used before and both are NFC.
func (x *CrossScript) Similarity(native, latin string, scratch *CrossScratch) float64 {
	script, other := ScriptOf(native), ScriptOf(latin)
	if x.models[script] == nil {
		native, latin, script, other = latin, native, other, script
	}
	m := x.models[script]
	if m == nil || other != Latin {
		return keySimilarity(native, latin, scratch)
	}
	if !m.read(native, latin, scratch) {
		return 0
	}
	return m.similarity(m.explained(scratch))
}

// Rank appends to dst the similarity of native to each of candidates, in their order.
func (x *CrossScript) Rank(dst []float64, native string, candidates []string, scratch *CrossScratch) []float64 {
	for _, c := range candidates {
		dst = append(dst, x.Similarity(native, c, scratch))
	}
	return dst
}

// read numbers the letters of both spellings. It is false when either has none.
func (m *crossModel) read(native, latin string, s *CrossScratch) bool {
	s.native = truncated(m.native.append(s.native[:0], native))
	s.latin = truncated(m.latin.append(s.latin[:0], latin))
	s.folded = truncated(appendKeyLetters(s.folded[:0], latin))
	return len(s.native) > 0 && len(s.latin) > 0 && len(s.folded) > 0
}

func truncated(letters []byte) []byte { return letters[:min(len(letters), maxCrossLetters)] }

// hopeless: where knowing the Latin spelling costs this share more than knowing nothing, the other
// direction is not asked.
const hopeless = -0.6

// explained is the share of what the two spellings cost by themselves that each saves by knowing
// the other: 1 when each follows from the other, 0 or less when neither helps.
func (m *crossModel) explained(s *CrossScratch) float64 {
	nativeCost := costOf(m.nativeCost, s.native)
	nativeSaved := nativeCost + m.toNative.logProbability(s.latin, s.native, (hopeless-1)*nativeCost, s)
	if nativeSaved < hopeless*nativeCost {
		return nativeSaved / nativeCost
	}
	latinCost := costOf(m.latinCost, s.folded)
	latinSaved := latinCost + m.toLatin.logProbability(s.native, s.folded, -3*latinCost, s)
	return (nativeWeight*nativeSaved + (1-nativeWeight)*latinSaved) / (nativeWeight*nativeCost + (1-nativeWeight)*latinCost)
}

// similarity is the logistic of the share explained.
func (m *crossModel) similarity(explained float64) float64 {
	return 1 / (1 + math.Exp(-m.slope*(explained-m.midpoint)))
}

func costOf(cost []float64, letters []byte) float64 {
	total := 0.0
	for _, c := range letters {
		total += cost[c]
	}
	return total
}
