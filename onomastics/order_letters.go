package onomastics

import (
	_ "embed"
	"encoding/binary"
	"math/bits"

	"diasmap/envelope"
)

// orderLettersFile says from its letters whether a word is rather a family or a given name. It is
// written by LettersFit, from the people that docs/parsing.md lists: magic [8], version [4], weights [1 each, a power of 2 of them], CRC-32C of it all [4].
//
//go:embed order_letters.bin
var orderLettersFile []byte

const (
	lettersMagic   = "DIASLET\n"
	lettersVersion = 1
	lettersHeader  = len(lettersMagic) + 4
	// lettersWeights is how many weights there are. 2^16, 2^17 and 2^18 were tried on the development split: of
	// shuffled names 94.9, 95.1 and 95.1 % are split rightly.
	lettersWeights = 1 << 17
	// lettersStep is one step of a weight, in nats.
	lettersStep = 1.0 / 16
)

// A letterOdds holds a weight for each hash of a run of letters.
type letterOdds []byte

// openLetterOdds checks a file of weights.
func openLetterOdds(file []byte) (letterOdds, bool) {
	if len(file) != lettersHeader+lettersWeights+4 || string(file[:len(lettersMagic)]) != lettersMagic {
		return nil, false
	}
	body := file[:len(file)-4]
	if binary.LittleEndian.Uint32(file[len(lettersMagic):]) != lettersVersion ||
		envelope.Checksum(body) != binary.LittleEndian.Uint32(file[len(body):]) {
		return nil, false
	}
	return letterOdds(body[lettersHeader:]), true
}

// The runs of letters that have a weight: those of up to five letters that begin or end a word, and
// all of three letters. With four letters within, or six at the ends, more runs share a weight and
// the answers get worse. The length of the word has one too.
const (
	longestAtEnds = 5
	lengthWithin  = 3
	longestLength = 15
)

// Seeds keep runs apart that have the same letters in different places.
const (
	lettersBeginning uint32 = 0x9e3779b1
	lettersEnding    uint32 = 0x3c6ef362
	lettersWithin    uint32 = 0xdaa66d13
	lettersLength    uint32 = 0x78dde6c4
)

func mixLetter(h uint32, b byte) uint32 { return bits.RotateLeft32((h^uint32(b))*0x85ebca6b, 13) }

// letterWeight is the place of the weight of a run.
func letterWeight(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return (h ^ h>>13) & (lettersWeights - 1)
}

// appendLetterWeights appends the places of the weights of a key.
func appendLetterWeights(dst []uint32, key []byte) []uint32 {
	beginning, ending := lettersBeginning, lettersEnding
	for i := range min(len(key), longestAtEnds) {
		beginning, ending = mixLetter(beginning, key[i]), mixLetter(ending, key[len(key)-1-i])
		dst = append(dst, letterWeight(beginning), letterWeight(ending))
	}
	for i := 0; i+lengthWithin <= len(key); i++ {
		h := lettersWithin
		for _, b := range key[i : i+lengthWithin] {
			h = mixLetter(h, b)
		}
		dst = append(dst, letterWeight(h))
	}
	return append(dst, letterWeight(mixLetter(lettersLength, byte(min(len(key), longestLength)))))
}

// of returns the log-odds of a family name against a given name, from the letters of a key.
func (o letterOdds) of(key []byte) float64 {
	if len(o) == 0 {
		return 0
	}
	var buf [2*longestAtEnds + maxKeyLength + 1]uint32
	sum := 0
	for _, place := range appendLetterWeights(buf[:0], key[:min(len(key), maxKeyLength)]) {
		sum += int(int8(o[place]))
	}
	return float64(sum) * lettersStep
}
