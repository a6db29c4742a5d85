package onomastics

import (
	_ "embed"
	"encoding/binary"
	"math"

	"diasmap/envelope"
)

// Affinity says how well the words of a name go together in the roles of a reading. Each word has in each role a bias
// and a vector, sums of weights that its letters have; the affinity of a reading is
//
//	shape + Σ bias(word, role) + Σ vector(word, role) · vector(other, role of the other) / √(words - 1)
//
// over the words and the pairs of words. The vectors are what the biases cannot say: that a given name of one people
// goes with a family name of the same, though either may be both elsewhere.

// orderAffinityFile is written by AffinityFit, from the people that docs/parsing.md lists: magic [8], version [4], the
// steps of biases and of vectors [4 each, float32], shapes [affinityShapes times 4, float32], for each place and role a bias [1] and
// a vector [affinityWidth], CRC-32C of it all [4].
//
//go:embed order_affinity.bin
var orderAffinityFile []byte

const (
	affinityMagic   = "DIASAFF\n"
	affinityVersion = 1
	// affinityPlaces is how many places runs of letters share. With 2^17 and 2^18 names of the development split are
	// split no better.
	affinityPlaces = 1 << 16
	// affinityWidth is the length of a vector: with 4 and 12 names are split as well within 0.1 points.
	affinityWidth  = 8
	affinityRow    = roles * (1 + affinityWidth)
	affinityShapes = (mostOrderWords + 1) * (mostOrderWords + 1) * 2
	affinityHeader = len(affinityMagic) + 4 + 2*4 + 4*affinityShapes
	affinitySize   = affinityHeader + affinityPlaces*affinityRow + 4
)

// An affinityTable holds the weights of a file.
type affinityTable struct {
	biasStep, vectorStep float32
	shapes               [affinityShapes]float32
	rows                 []byte
}

// A wordAffinity is the bias and the vector of a word in each role.
type wordAffinity [roles]struct {
	bias   float32
	vector [affinityWidth]float32
}

// openAffinity checks a file of weights.
func openAffinity(file []byte) (*affinityTable, bool) {
	if len(file) != affinitySize || string(file[:len(affinityMagic)]) != affinityMagic {
		return nil, false
	}
	body := file[:len(file)-4]
	if binary.LittleEndian.Uint32(file[len(affinityMagic):]) != affinityVersion ||
		envelope.Checksum(body) != binary.LittleEndian.Uint32(file[len(body):]) {
		return nil, false
	}
	float := func(i int) float32 {
		return math.Float32frombits(binary.LittleEndian.Uint32(body[len(affinityMagic)+4+4*i:]))
	}
	t := &affinityTable{biasStep: float(0), vectorStep: float(1), rows: body[affinityHeader:]}
	for i := range t.shapes {
		t.shapes[i] = float(2 + i)
	}
	return t, true
}

// mostAffinityPlaces is how many places the weights of a key have.
const mostAffinityPlaces = 2*longestAtEnds + maxKeyLength + 2

// appendAffinityPlaces appends the places of the weights of a key: those of its runs of letters, and one of the whole.
func appendAffinityPlaces(dst []uint32, key []byte) []uint32 {
	from := len(dst)
	dst = append(appendLetterWeights(dst, key), uint32(hashKey(key)>>32))
	for i := range dst[from:] {
		dst[from+i] &= affinityPlaces - 1
	}
	return dst
}

// of fills in the affinity of the word with a key.
func (t *affinityTable) of(word *wordAffinity, key []byte) {
	var buf [mostAffinityPlaces]uint32
	places := appendAffinityPlaces(buf[:0], key[:min(len(key), maxKeyLength)])
	sums := t.sums(places)
	scale := float32(1 / math.Sqrt(float64(len(places))))
	for role := range word {
		own := sums[role*(1+affinityWidth):]
		word[role].bias = scale * t.biasStep * float32(own[0])
		for i := range word[role].vector {
			word[role].vector[i] = scale * t.vectorStep * float32(own[1+i])
		}
	}
}

// sums adds up the rows of places, eight weights at a time in lanes of 16 bits: those at even places of a row and those at odd
// ones. Weights are made positive for it by adding 128. The last eight of a row overlap those before.
func (t *affinityTable) sums(places []uint32) (sums [affinityRow]int32) {
	const lanes, positive = 0x00ff00ff00ff00ff, 0x8080808080808080
	var even, odd [len(affinityWords)]uint64
	for _, place := range places {
		row := t.rows[int(place)*affinityRow:][:affinityRow]
		for i, at := range affinityWords {
			eight := binary.LittleEndian.Uint64(row[at:]) ^ positive
			even[i] += eight & lanes
			odd[i] += eight >> 8 & lanes
		}
	}
	for i, at := range affinityWords {
		for lane := range 4 {
			sums[at+2*lane] = int32(even[i]>>(16*lane)&0xffff) - int32(128*len(places))
			sums[at+2*lane+1] = int32(odd[i]>>(16*lane)&0xffff) - int32(128*len(places))
		}
	}
	return sums
}

// affinityWords are the places of a row where eight weights begin that are added up together.
var affinityWords = [...]int{0, 8, 16, affinityRow - 8}

// affinityShape is the place of the weight of a reading among shapes.
func affinityShape(words int, r reading) int {
	at := 2 * (words*(mostOrderWords+1) + r.family)
	if r.familyFirst && r.family < words {
		at++
	}
	return at
}

// affinityOfPairs scales what pairs of words say, so that long names say no more than short ones.
func affinityOfPairs(words int) float32 { return float32(1 / math.Sqrt(float64(max(words-1, 1)))) }

// reading is the affinity of the words in the roles of a reading, a log-likelihood up to a constant.
func (t *affinityTable) reading(words []*wordAffinity, r reading) float64 {
	from, to := r.bounds(len(words))
	sum, pairs := t.shapes[affinityShape(len(words), r)], float32(0)
	for i, word := range words {
		own := &word[roleOf(i, from, to)]
		sum += own.bias
		for j := i + 1; j < len(words); j++ {
			other := &words[j][roleOf(j, from, to)].vector
			for k, v := range own.vector {
				pairs += v * other[k]
			}
		}
	}
	return float64(sum + affinityOfPairs(len(words))*pairs)
}
