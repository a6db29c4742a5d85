package build

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"

	"diasmap/index/sector"
	"diasmap/index/sector/softmax"
)

// Training of the classifiers. Found on the titles kept for development: more epochs, or a larger step, fit the titles built from and
// lose on those.
var (
	occupationParams = softmax.Params{Classes: sector.Units(), Epochs: 12, Rate: 1, Decay: 1e-3, Rarest: 2}
	industryParams   = softmax.Params{Classes: sector.Divisions(), Epochs: 12, Rate: 1, Decay: 1e-3, Rarest: 2}
)

// leastWeight is the smallest weight that is kept, in log-odds.
const leastWeight = 0.12

// Build compiles the tables.
func Build(tables fs.FS) ([]byte, error) {
	digest, err := Digest(tables)
	if err != nil {
		return nil, err
	}
	titles, err := readTitles(tables)
	if err != nil {
		return nil, err
	}
	industries, err := readIndustries(tables)
	if err != nil {
		return nil, err
	}
	lexicon, sections, err := vocabulary(tables, titles, industries)
	if err != nil {
		return nil, err
	}
	sections = append(sections, train(occupationSamples(lexicon, titles), occupationParams)...)
	sections = append(sections, train(industrySamples(lexicon, industries), industryParams)...)
	return sector.Pack(sections, digest), nil
}

// How much a title is to be believed as a whole: one written by hand is believed alone, against all classes together.
const (
	oddsTitle   = 80
	oddsCertain = 1e5
)

// train fits a classifier, and lets it know the samples as wholes.
func train(s *samples, p softmax.Params) [][]byte {
	p.Keep = isWord
	w := softmax.Train(s.examples(), p)
	for _, key := range s.order {
		one := s.samples[key]
		if one.certain {
			w.AddWhole(sector.Certain(key), one.mass, oddsCertain)
		} else {
			w.AddWhole(key, one.mass, oddsTitle)
		}
	}
	return w.Compile(leastWeight)
}

// isWord: the features of single words are kept however rare the word.
func isWord(f softmax.Feature) bool { return sector.IsWordFeature(f) }

// Digest is the SHA-256 of all tables: for each, in the order of their paths, its path, a zero byte, its length in 8 bytes
// (little-endian) and its content.
func Digest(tables fs.FS) (digest [sha256.Size]byte, err error) {
	names, err := tableNames(tables)
	if err != nil {
		return digest, fmt.Errorf("build sectors: %w", err)
	}
	h := sha256.New()
	for _, name := range names {
		content, err := fs.ReadFile(tables, name)
		if err != nil {
			return digest, fmt.Errorf("build sectors: %w", err)
		}
		h.Write([]byte(name))
		h.Write(binary.LittleEndian.AppendUint64([]byte{0}, uint64(len(content))))
		h.Write(content)
	}
	h.Sum(digest[:0])
	return digest, nil
}
