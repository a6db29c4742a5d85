package input

import (
	"errors"
	"io"
)

// ErrDamaged: a content is damaged or ends early; what was before is good.
var ErrDamaged = errors.New("damaged or cut short: fetch the file again")

// A Window is the part of a text that was read and is not used up yet, for formats that look ahead as far as they must.
type Window struct {
	r      io.Reader
	buffer []byte
	bytes  []byte // the part of buffer that is the window
	ended  bool
	damage error
	read   int64
}

// NewWindow is an empty window at the beginning of r.
func NewWindow(r io.Reader) *Window { return &Window{r: r} }

// Bytes are those of the window, good until the next call of Fill.
func (w *Window) Bytes() []byte { return w.bytes }

// Ended says that no text follows the window.
func (w *Window) Ended() bool { return w.ended }

// Damage is why the text ends before its time, nil if it does not.
func (w *Window) Damage() error { return w.damage }

// Read is how many bytes were read; Offset is the place of the window's first.
func (w *Window) Read() int64   { return w.read }
func (w *Window) Offset() int64 { return w.read - int64(len(w.bytes)) }

// Advance drops the first n bytes of the window.
func (w *Window) Advance(n int) { w.bytes = w.bytes[n:] }

// Fill reads until the window has n bytes or the text ends.
func (w *Window) Fill(n int) error {
	if cap(w.bytes) < n {
		if cap(w.buffer) < n {
			w.buffer = make([]byte, 2*n)
		}
		w.bytes = w.buffer[:copy(w.buffer, w.bytes)] // back to the beginning; the two may overlap
	}
	for len(w.bytes) < n && !w.ended {
		m, err := w.r.Read(w.bytes[len(w.bytes):cap(w.bytes)])
		w.bytes = w.bytes[:len(w.bytes)+m]
		w.read += int64(m)
		switch {
		case errors.Is(err, io.EOF):
			w.ended = true
		case errors.Is(err, ErrDamaged):
			w.ended, w.damage = true, err
		case err != nil:
			return err
		}
	}
	return nil
}

// Skip drops what is before a place, which is not before the window. It returns io.EOF if the text ends before.
func (w *Window) Skip(to int64) error {
	within := min(to-w.Offset(), int64(len(w.bytes)))
	w.Advance(int(within))
	skipped, err := io.CopyN(io.Discard, w.r, to-w.Offset())
	w.read += skipped
	return err
}
