package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
)

// The file of columns is a log. Integers are little-endian; where marked v, varints of encoding/binary.
//
//	header  magic [8]  version [4]  sealed [4]: 1 if the payloads are encrypted
//	blocks  length [4]  CRC-32C of the payload [4]  payload [length]
//
//	payload dead rows [4]  rows [4]  length of the mark [4]  mark
//	        new values of each column: count [v], each: length [v], bytes
//	        the columns one after another: numbers of values [4 each], then id [16] stamp [8] probability, born [2]
//	        imported, updated [4]  family, given [8]  ends of names from the first of the block on [4]  names
//	        the dead rows [4 each]
//
// A block is what one batch added and made dead. A block that the index of words does not hold yet, after a
// crash, is cut off. Payloads are sealed about the number of their block.
const (
	columnsMagic   = "DIASCOL\n"
	columnsVersion = 1
	headerSize     = 16
	frameSize      = 8
	rowSize        = 4*int(columnCount) + idLength + 8 + 2 + 2 + 4 + 4 + 8 + 8 + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// newHeader is the header of a file.
func newHeader(sealed bool) []byte {
	header := binary.LittleEndian.AppendUint32([]byte(columnsMagic), columnsVersion)
	flag := uint32(0)
	if sealed {
		flag = 1
	}
	return binary.LittleEndian.AppendUint32(header, flag)
}

// A Sealer encrypts what is written, and opens it; about is not hidden and must be the same both times.
type Sealer interface {
	Seal(dst, message, about []byte) []byte
	Open(dst, sealed, about []byte) ([]byte, error)
}

// checkHeader checks the header of a file, and whether it is sealed as it should be.
func checkHeader(file []byte, sealed bool) error {
	switch {
	case len(file) < headerSize || string(file[:8]) != columnsMagic:
		return fmt.Errorf("%w: not a file of columns", ErrDamaged)
	case binary.LittleEndian.Uint32(file[8:]) != columnsVersion:
		return fmt.Errorf("%w: version %d, this program reads %d", ErrDamaged, binary.LittleEndian.Uint32(file[8:]), columnsVersion)
	case (binary.LittleEndian.Uint32(file[12:]) == 1) != sealed:
		return ErrSealed
	}
	return nil
}

// appendFrame appends a payload in its frame, sealed if there is a cipher.
func appendFrame(dst, payload []byte, seal Sealer, number int) []byte {
	if seal != nil {
		payload = seal.Seal(nil, payload, blockNumber(number))
	}
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(payload)))
	dst = binary.LittleEndian.AppendUint32(dst, crc32.Checksum(payload, castagnoli))
	return append(dst, payload...)
}

func blockNumber(n int) []byte { return binary.LittleEndian.AppendUint64(nil, uint64(n)) }

// errShort: the file ends inside a block, as after a crash.
var errShort = errors.New("the file ends inside a block")

// cutFrame returns the payload of the block that file begins with, opened, and what comes after.
func cutFrame(file []byte, seal Sealer, number int) (payload, rest []byte, err error) {
	if len(file) < frameSize {
		return nil, nil, errShort
	}
	length, sum := binary.LittleEndian.Uint32(file), binary.LittleEndian.Uint32(file[4:])
	if uint64(len(file)) < frameSize+uint64(length) {
		return nil, nil, errShort
	}
	payload, rest = file[frameSize:frameSize+length], file[frameSize+length:]
	if crc32.Checksum(payload, castagnoli) != sum {
		return nil, nil, fmt.Errorf("%w: block %d of the columns has another checksum", ErrDamaged, number)
	}
	if seal == nil {
		return payload, rest, nil
	}
	payload, err = seal.Open(nil, payload, blockNumber(number))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: block %d of the columns does not open", ErrSealed, number)
	}
	return payload, rest, nil
}

// appendBlock appends the payload of a block: new rows, the values that are new since the block before (from on, by
// column), rows that died, and the mark of the writer.
func appendBlock(dst []byte, added *rows, from *[columnCount]int, dead []uint32, mark []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(dead)))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(added.count()))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(mark)))
	dst = append(dst, mark...)
	for c := range columnCount {
		fresh := added.columns[c].values[from[c]:]
		dst = binary.AppendUvarint(dst, uint64(len(fresh)))
		for _, v := range fresh {
			dst = append(binary.AppendUvarint(dst, uint64(len(v))), v...)
		}
	}
	for c := range columnCount {
		dst = appendNumbers(dst, added.columns[c].codes)
	}
	for i := range added.id {
		dst = append(dst, added.id[i][:]...)
	}
	dst = appendNumbers(dst, added.stamp)
	dst = appendNumbers(dst, added.probability)
	dst = appendNumbers(dst, added.born)
	dst = appendNumbers(dst, added.imported)
	dst = appendNumbers(dst, added.updated)
	dst = appendNumbers(dst, added.family)
	dst = appendNumbers(dst, added.given)
	ends := make([]uint32, added.count())
	if n := added.count(); n > 0 {
		before := added.nameEnds[n-1] - uint32(len(added.names))
		for i, end := range added.nameEnds {
			ends[i] = end - before
		}
	}
	dst = appendNumbers(dst, ends)
	dst = append(dst, added.names...)
	return appendNumbers(dst, dead)
}

// appendNumbers appends fixed-size numbers.
func appendNumbers[N uint16 | uint32 | uint64](dst []byte, numbers []N) []byte {
	dst, _ = binary.Append(dst, binary.LittleEndian, numbers) // fails for no slice of fixed-size numbers
	return dst
}

// A cutter takes pieces off a payload. Once it ran short all pieces are empty.
type cutter struct {
	data  []byte
	short bool
}

func (c *cutter) bytes(n int) []byte {
	if n < 0 || n > len(c.data) {
		c.short, c.data = true, nil
		return nil
	}
	piece := c.data[:n]
	c.data = c.data[n:]
	return piece
}

func (c *cutter) uint32() int {
	b := c.bytes(4)
	if b == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b))
}

func (c *cutter) uvarint() int {
	n, size := binary.Uvarint(c.data)
	if size <= 0 || n > uint64(len(c.data)) {
		c.short, c.data = true, nil
		return 0
	}
	c.data = c.data[size:]
	return int(n)
}

// cutNumbers takes n numbers off c and appends them to dst.
func cutNumbers[N uint16 | uint32 | uint64](c *cutter, dst []N, n int) []N {
	var one N
	size := binary.Size(one)
	piece := c.bytes(n * size)
	if piece == nil {
		return dst
	}
	from := len(dst)
	dst = slices.Grow(dst, n)[:from+n]
	_, _ = binary.Decode(piece, binary.LittleEndian, dst[from:]) // fails for no piece of the right size
	return dst
}

// A block is what a payload holds besides its rows.
type block struct {
	dead []uint32
	mark []byte
}

// takeBlock reads a payload and adds its rows and values to r.
func takeBlock(r *rows, payload []byte, number int) (block, error) {
	c := &cutter{data: payload}
	deads, n, marks := c.uint32(), c.uint32(), c.uint32()
	b := block{mark: slices.Clone(c.bytes(marks))}
	if c.short || n > len(c.data)/rowSize {
		return b, fmt.Errorf("%w: block %d of the columns is malformed", ErrDamaged, number)
	}
	for k := range columnCount {
		for range c.uvarint() {
			r.columns[k].values = append(r.columns[k].values, string(c.bytes(c.uvarint())))
		}
	}
	for k := range columnCount {
		r.columns[k].codes = cutNumbers(c, r.columns[k].codes, n)
	}
	for ids := c.bytes(n * idLength); len(ids) > 0; ids = ids[idLength:] {
		r.id = append(r.id, id(ids[:idLength]))
	}
	r.stamp = cutNumbers(c, r.stamp, n)
	r.probability, r.born = cutNumbers(c, r.probability, n), cutNumbers(c, r.born, n)
	r.imported, r.updated = cutNumbers(c, r.imported, n), cutNumbers(c, r.updated, n)
	r.family, r.given = cutNumbers(c, r.family, n), cutNumbers(c, r.given, n)
	before, first := uint32(len(r.names)), len(r.nameEnds)
	r.nameEnds = cutNumbers(c, r.nameEnds, n)
	for i := range r.nameEnds[first:] {
		r.nameEnds[first+i] += before
	}
	if n > 0 && !c.short {
		r.names = append(r.names, c.bytes(int(r.nameEnds[len(r.nameEnds)-1]-before))...)
	}
	b.dead = cutNumbers(c, b.dead, deads)
	if c.short || len(c.data) > 0 || !r.whole(first) {
		return b, fmt.Errorf("%w: block %d of the columns is malformed", ErrDamaged, number)
	}
	return b, nil
}

// whole says whether the rows from first on refer to values and names that there are.
func (r *rows) whole(first int) bool {
	for c := range columnCount {
		for _, code := range r.columns[c].codes[first:] {
			if int(code) >= len(r.columns[c].values) {
				return false
			}
		}
	}
	return slices.IsSorted(r.nameEnds[first:]) && (len(r.nameEnds) == 0 || int(r.nameEnds[len(r.nameEnds)-1]) <= len(r.names))
}
