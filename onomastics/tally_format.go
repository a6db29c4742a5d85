package onomastics

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
)

// castagnoli is the polynomial of the checksum.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrTally: bytes are no tally, or one of another classifier.
var ErrTally = errors.New("onomastics: the tally cannot be read")

// TallyVersion is the first byte of an encoded tally. After it come the numbers of classes and groups, and the counts in the order of
// eachCount as varints, where a zero is followed by how many zeros come after it; last a CRC-32C, most significant byte first.
const TallyVersion = 1

// Append appends the tally in a form that ParseTally reads, to be kept with a list. Only countries of keep can be counted from it,
// or all if keep is nil; the rest is left out, since the scores of 200 countries take 20 kB. The tally stays as it is.
func (t *Tally) Append(dst []byte, keep []Country) []byte {
	from := len(dst)
	dst = append(dst, TallyVersion)
	dst = binary.AppendUvarint(dst, uint64(len(t.classes)))
	dst = binary.AppendUvarint(dst, uint64(len(groups())))
	kept := make([]bool, len(t.classes))
	for class := range kept {
		kept[class] = keep == nil || slices.Contains(keep, t.classes[class].Code)
	}
	zeros := -1 // since the last zero that was written
	endZeros := func() {
		if zeros >= 0 {
			dst = binary.AppendUvarint(dst, uint64(zeros))
		}
		zeros = -1
	}
	t.eachCount(func(class int, n uint64) uint64 {
		if n == 0 || class >= 0 && !kept[class] {
			if zeros++; zeros == 0 {
				dst = append(dst, 0)
			}
			return n
		}
		endZeros()
		dst = binary.AppendUvarint(dst, n)
		return n
	})
	endZeros()
	return binary.BigEndian.AppendUint32(dst, crc32.Checksum(dst[from:], castagnoli))
}

// eachCount replaces each count by what visit makes of it. Class is the one that only counts of its country need, -1 where all do.
func (t *Tally) eachCount(visit func(class int, n uint64) uint64) {
	for i := range t.known {
		k := &t.known[i]
		k.people = int(visit(-1, uint64(k.people)))
		for class := range k.scores {
			for bin := range k.scores[class] {
				k.scores[class][bin] = uint32(visit(class, uint64(k.scores[class][bin])))
			}
		}
		for class := range k.home {
			k.home[class] = int(visit(-1, uint64(k.home[class])))
		}
		for class := range k.own {
			k.own[class] = posteriorSum(visit(class, uint64(k.own[class])))
		}
		for _, sums := range [][]posteriorSum{k.homeOwn, k.homeGroup, k.group} {
			for j := range sums {
				sums[j] = posteriorSum(visit(-1, uint64(sums[j])))
			}
		}
	}
}

// ParseTally reads a tally of c that Append wrote. The error wraps ErrTally.
func (c *Classifier) ParseTally(data []byte) (*Tally, error) {
	const sumSize = 4
	t := c.NewTally()
	if len(data) < 1+sumSize || data[0] != TallyVersion {
		return nil, fmt.Errorf("%w: its version is not %d", ErrTally, TallyVersion)
	}
	body := data[:len(data)-sumSize]
	if crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(data[len(body):]) {
		return nil, fmt.Errorf("%w: its checksum is wrong", ErrTally)
	}
	r := tallyReader{data: body[1:]}
	if r.next() != uint64(len(t.classes)) || r.next() != uint64(len(groups())) {
		return nil, fmt.Errorf("%w: it is of other countries", ErrTally)
	}
	t.eachCount(func(int, uint64) uint64 { return r.count() })
	if r.failed || r.zeros > 0 || len(r.data) > 0 {
		return nil, fmt.Errorf("%w: it has not the length it should", ErrTally)
	}
	return t, nil
}

// A tallyReader reads numbers, and runs of zeros as so many zeros.
type tallyReader struct {
	data   []byte
	zeros  uint64 // that are still to be given
	failed bool
}

func (r *tallyReader) next() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *tallyReader) count() uint64 {
	if r.zeros > 0 {
		r.zeros--
		return 0
	}
	v := r.next()
	if v == 0 && !r.failed {
		r.zeros = r.next()
	}
	return v
}

// Clear makes the tally empty.
func (t *Tally) Clear() {
	for i := range t.known {
		k := &t.known[i]
		k.people = 0
		clear(k.scores)
		clear(k.home)
		for _, sums := range [][]posteriorSum{k.homeOwn, k.homeGroup, k.own, k.group} {
			clear(sums)
		}
	}
}

// People is how many names were counted.
func (t *Tally) People() int { return t.known[0].people + t.known[1].people }
