package onomastics

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"diasmap/envelope"
)

// A LettersFit gathers words that are known to be family or given names and fits the weights of their
// letters to them: a logistic regression over runs of letters that share weights by their hash.
type LettersFit struct {
	words map[string]*[2]float64 // bearers as family and as given name
}

// NewLettersFit returns a LettersFit that knows no word.
func NewLettersFit() *LettersFit { return &LettersFit{map[string]*[2]float64{}} }

// Add counts a bearer of the name with this key, which is its family name or not.
func (f *LettersFit) Add(key []byte, family bool) {
	if len(key) < 2 || len(key) > maxKeyLength {
		return
	}
	counts := f.words[string(key)]
	if counts == nil {
		counts = new([2]float64)
		f.words[string(key)] = counts
	}
	if family {
		counts[asFamily]++
	} else {
		counts[asGiven]++
	}
}

const (
	lettersRounds = 8     // more of them learn the words by heart
	lettersRate   = 0.15  // the step of AdaGrad
	lettersDecay  = 0.003 // 0.0001 to 0.01 were tried: all alike
)

// Fit returns the file of weights. A word counts by the logarithm of its bearers, family and given names
// alike in sum. It depends on the words alone, not on the order they came in.
func (f *LettersFit) Fit() []byte {
	words := sortedKeys(f.words)
	slices.SortStableFunc(words, func(x, y string) int { return cmp.Compare(hashKey([]byte(x)), hashKey([]byte(y))) })
	var mass [2]float64
	for _, word := range words {
		for kind, n := range f.words[word] {
			mass[kind] += math.Log1p(n)
		}
	}
	balance := mass[asFamily] / max(mass[asGiven], 1)
	weights, slopes := make([]float64, lettersWeights), make([]float64, lettersWeights)
	var places []uint32
	for range lettersRounds {
		for _, word := range words {
			n := f.words[word]
			family, given := math.Log1p(n[asFamily]), math.Log1p(n[asGiven])*balance
			places = appendLetterWeights(places[:0], []byte(word))
			z := 0.0
			for _, p := range places {
				z += weights[p]
			}
			slope := (family+given)/(1+math.Exp(-z)) - family
			for _, p := range places {
				s := slope + lettersDecay*weights[p]
				slopes[p] += s * s
				weights[p] -= lettersRate * s / math.Sqrt(slopes[p]+1)
			}
		}
	}
	return lettersFile(weights)
}

func lettersFile(weights []float64) []byte {
	file := append([]byte(lettersMagic), make([]byte, 4)...)
	binary.LittleEndian.PutUint32(file[len(lettersMagic):], lettersVersion)
	for _, v := range weights {
		file = append(file, byte(int8(math.Round(min(max(v/lettersStep, -127), 127)))))
	}
	return appendUint32(file, envelope.Checksum(file))
}
