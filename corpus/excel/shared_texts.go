package excel

import (
	"fmt"
	"io"
	"unicode/utf8"

	"diasmap/corpus/input"
)

// sharedTexts are the texts that cells of a workbook refer to by number. Beyond textsInMemory bytes they lie in a
// temporary file; sheets refer to them nearly in their order, so that little of it is read twice.
type sharedTexts struct {
	ends   []uint32 // where each text ends
	memory []byte   // the texts, or what of them is not yet in the file
	create input.NewScratch
	file   input.Scratch // nil while they fit into memory
	stored uint64        // bytes in the file
	pages  []textPage    // of the file, each in the place its number has modulo their count
}

const (
	textsInMemory = 24 << 20
	mostTexts     = 1 << 26
	mostTextBytes = 1<<32 - 1
	pageSize      = 16 << 10
	cachedPages   = 512
)

// A textPage is a stretch of the file in memory.
type textPage struct {
	from uint64
	data []byte
}

// readTexts reads the part of shared strings, once.
func (w *Workbook) readTexts() error {
	if w.texts != nil || w.textsPart == "" {
		return nil
	}
	p, err := w.container.open(w.textsPart, largestSheet)
	if err != nil {
		return err
	}
	w.texts = &sharedTexts{create: w.scratch}
	if err := w.texts.read(newScanner(p)); err != nil {
		return w.ended(err, w.textsPart)
	}
	return nil
}

func (t *sharedTexts) read(s *scanner) error {
	var text []byte
	for {
		kind, err := s.next()
		if err != nil || kind == tokenEnd {
			return err
		}
		if kind != tokenOpen || string(s.name) != "si" {
			continue
		}
		if text, _, err = appendRichText(text[:0], s); err != nil {
			return err
		}
		if err := t.add(text); err != nil {
			return err
		}
	}
}

// appendRichText appends the text of the element that opened last, of its runs together, without the readings that
// East Asian texts have beside them. long says that it was cut.
func appendRichText(dst []byte, s *scanner) (_ []byte, long bool, err error) {
	if s.closed {
		return dst, false, nil
	}
	from, depth, inText := len(dst), 1, false
	for depth > 0 {
		kind, err := s.next()
		switch {
		case err != nil:
			return dst, long, err
		case kind == tokenEnd:
			return dst, long, io.ErrUnexpectedEOF
		case kind == tokenText && inText && !long:
			dst, long = cutLong(s.appendText(dst), from)
		case kind == tokenOpen && string(s.name) == "rPh":
			if err := s.skip(); err != nil {
				return dst, long, err
			}
		case kind == tokenOpen && !s.closed:
			depth++
			inText = string(s.name) == "t"
		case kind == tokenClose:
			depth--
			inText = false
		}
	}
	clean := unescapeControls(dst[from:])
	return dst[:from+len(clean)], long, nil
}

// cutLong cuts what is longer than a cell may be from a text that begins at from, and says whether it did.
func cutLong(dst []byte, from int) ([]byte, bool) {
	end := from + longestText
	if len(dst) <= end {
		return dst, false
	}
	for end > from && !utf8.RuneStart(dst[end]) {
		end--
	}
	return dst[:end], true
}

// add appends a text.
func (t *sharedTexts) add(text []byte) error {
	end := t.stored + uint64(len(t.memory)+len(text))
	if len(t.ends) == mostTexts || end > mostTextBytes {
		return fmt.Errorf("%w: %d shared texts of %d bytes", ErrTooLarge, len(t.ends), end)
	}
	if len(t.memory)+len(text) > textsInMemory {
		if err := t.spill(); err != nil {
			return err
		}
	}
	t.memory = append(t.memory, text...)
	t.ends = append(t.ends, uint32(end))
	return nil
}

// spill moves the texts in memory to the file.
func (t *sharedTexts) spill() (err error) {
	if t.file == nil {
		if t.file, err = t.create(); err != nil {
			return fmt.Errorf("lay the texts of the workbook aside: %w", err)
		}
	}
	if _, err := t.file.Write(t.memory); err != nil {
		return fmt.Errorf("lay the texts of the workbook aside: %w", err)
	}
	t.stored += uint64(len(t.memory))
	t.memory = t.memory[:0]
	return nil
}

// appendText appends text i; false if there is none of that number.
func (t *sharedTexts) appendText(dst []byte, i int) ([]byte, bool, error) {
	if t == nil || i < 0 || i >= len(t.ends) {
		return dst, false, nil
	}
	from, to := uint64(0), uint64(t.ends[i])
	if i > 0 {
		from = uint64(t.ends[i-1])
	}
	for from < to && from < t.stored {
		page, err := t.page(from)
		if err != nil {
			return dst, false, err
		}
		piece := page.data[from-page.from:]
		piece = piece[:min(uint64(len(piece)), to-from)]
		dst = append(dst, piece...)
		from += uint64(len(piece))
	}
	if from < to {
		dst = append(dst, t.memory[from-t.stored:to-t.stored]...)
	}
	return dst, true, nil
}

// page returns the page of the file with a byte in it.
func (t *sharedTexts) page(at uint64) (*textPage, error) {
	if t.pages == nil {
		t.pages = make([]textPage, cachedPages)
	}
	number := at / pageSize
	p, from := &t.pages[number%cachedPages], number*pageSize
	if p.from == from && at-from < uint64(len(p.data)) {
		return p, nil
	}
	if p.data == nil {
		p.data = make([]byte, pageSize)
	}
	p.from, p.data = from, p.data[:min(pageSize, t.stored-from)]
	if _, err := t.file.ReadAt(p.data, int64(from)); err != nil {
		p.data = p.data[:0]
		return nil, fmt.Errorf("read the texts of the workbook laid aside: %w", err)
	}
	return p, nil
}

func (t *sharedTexts) close() error {
	if t == nil || t.file == nil {
		return nil
	}
	return t.file.Close()
}
