package charset

import (
	"bufio"
	"errors"
	"io"

	"golang.org/x/text/transform"
)

// A Reader turns a text in any encoding into UTF-8. Text that is UTF-8 passes as it is, faults and byte order mark
// included.
type Reader struct {
	r       io.Reader
	text    *bufio.Reader // of r
	started bool
	before  byte // the last byte of ASCII before the encoding was decided
	guess   Guess
	decoded io.Reader // nil until the encoding is decided
	lost    int64
}

const (
	// sampleSize is how much text, after the first byte beyond ASCII, an encoding is guessed from.
	sampleSize = 256 << 10
	// formSize is how much of the beginning is looked at for UTF-16.
	formSize = 4096
)

// NewReader reads r in an encoding, nil to guess it.
func NewReader(r io.Reader, e *Encoding) *Reader {
	d := &Reader{r: r, text: bufio.NewReaderSize(r, sampleSize), guess: Guess{Encoding: UTF8, ASCII: true}}
	if e != nil {
		d.decide(Guess{Encoding: e, Given: true})
	}
	return d
}

// Guess is what is known of the encoding by now.
func (d *Reader) Guess() Guess { return d.guess }

// Lost is how many bytes had no meaning in a single-byte encoding; each became U+FFFD.
func (d *Reader) Lost() int64 { return d.lost }

func (d *Reader) Read(p []byte) (int, error) {
	if d.decoded != nil {
		return d.decoded.Read(p)
	}
	if !d.started {
		d.started = true
		head, _ := d.text.Peek(formSize)
		if e := ByForm(head); e != nil {
			d.decide(Guess{Encoding: e})
			return d.decoded.Read(p)
		}
	}
	return d.readASCII(p)
}

// readASCII reads up to the first byte beyond ASCII, at which the encoding is decided.
func (d *Reader) readASCII(p []byte) (int, error) {
	head, err := d.text.Peek(min(len(p), sampleSize))
	if n := firstBeyond(head); n > 0 || len(p) == 0 {
		n = copy(p, head[:n])
		if n > 0 {
			d.before = head[n-1]
		}
		_, err := d.text.Discard(n)
		return n, err
	}
	if len(head) == 0 {
		return 0, err
	}
	sample, err := d.text.Peek(sampleSize)
	if err != nil && !errors.Is(err, io.EOF) && len(sample) == 0 {
		return 0, err
	}
	d.decide(guess(append([]byte{d.before}, sample...)))
	return d.decoded.Read(p)
}

func (d *Reader) decide(g Guess) {
	d.guess = g
	switch e := g.Encoding; {
	case e.table != nil:
		d.decoded = &tableReader{d: d, table: e.table}
	case e.other != nil:
		d.decoded = transform.NewReader(d.text, e.other.NewDecoder())
	default:
		d.decoded = passing{d}
	}
}

// passing hands on what is UTF-8.
type passing struct{ d *Reader }

func (p passing) Read(b []byte) (int, error) {
	if p.d.text.Buffered() > 0 {
		return p.d.text.Read(b)
	}
	return p.d.r.Read(b)
}

// A tableReader decodes a text of single bytes.
type tableReader struct {
	d     *Reader
	table *table
	rest  []byte // decoded and not yet handed out
	space []byte
}

// tableStep is how many bytes are decoded at once.
const tableStep = 16 << 10

func (t *tableReader) Read(p []byte) (int, error) {
	if len(t.rest) == 0 {
		raw, err := t.d.text.Peek(1)
		if len(raw) == 0 {
			return 0, err
		}
		raw, _ = t.d.text.Peek(min(t.d.text.Buffered(), tableStep))
		var lost int
		t.space, lost = t.table.append(t.space[:0], raw)
		t.rest = t.space
		t.d.lost += int64(lost)
		if _, err := t.d.text.Discard(len(raw)); err != nil {
			return 0, err
		}
	}
	n := copy(p, t.rest)
	t.rest = t.rest[n:]
	return n, nil
}
