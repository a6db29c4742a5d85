package registry

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"diasmap/corpus"
	"diasmap/corpus/input"
)

// errStopped: the list was closed before its end.
var errStopped = errors.New("stopped")

// A feeder cuts the files of a list into batches.
type feeder struct {
	list   *List
	todo   chan<- *work
	buffer *bufio.Reader
	now    *work
	read   int64 // of the files before
}

func (f *feeder) feed() error {
	if f.list.path == input.Stdin {
		if err := f.file(input.Stdin); err != nil {
			return err
		}
		return f.flush()
	}
	err := eachFile(f.list.path, f.list.registry.accepts, f.file, func() {})
	if err != nil {
		return err
	}
	return f.flush()
}

// file feeds one file. That it is damaged is a fault of the list; what was before is good.
func (f *feeder) file(name string) error {
	in, err := input.Open(name, f.list.stdin)
	if err != nil {
		if damaged(err) {
			f.list.fault(err)
			return nil
		}
		return err
	}
	defer in.Close()
	passed, err := eachStream(in, f.buffer, f.list.registry.accepts, func(s *stream) error { return f.stream(in, s) })
	f.list.passed.Add(int64(passed))
	if f.now != nil {
		f.now.read = f.read + in.BytesRead()
	}
	f.read += in.BytesRead()
	if damaged(err) {
		f.list.fault(err)
		return f.flush()
	}
	return err
}

// damaged says whether an error is of what a file holds, not of reading it.
func damaged(err error) bool {
	return errors.Is(err, input.ErrDamaged) || errors.Is(err, errTrailer)
}

// stream feeds one stream.
func (f *feeder) stream(in *input.Input, s *stream) error {
	framer, alone, err := f.list.registry.framer(s)
	if err != nil {
		return err
	}
	if !alone {
		if err := f.flush(); err != nil {
			return err
		}
	}
	for {
		file := s.name
		if alone {
			file = f.list.name
		}
		if err := f.begin(file); err != nil {
			return err
		}
		err := framer.frames(&f.now.batch)
		f.now.read = f.read + in.BytesRead()
		ended := errors.Is(err, io.EOF)
		if err != nil && !ended {
			return fmt.Errorf("read %s: %w", s.name, err)
		}
		if !ended && !f.now.batch.empty() || f.now.batch.full() || ended && !alone {
			if err := f.flush(); err != nil {
				return err
			}
		}
		if ended {
			return nil
		}
	}
}

// framer finds how a stream is cut into records; alone says that it is one record.
func (r *Registry) framer(s *stream) (f framer, alone bool, err error) {
	if hasPrefix(s.head(len(byteOrderMark)), byteOrderMark) {
		if _, err := s.r.Discard(len(byteOrderMark)); err != nil {
			return nil, false, err
		}
	}
	head := s.head(4096)
	switch {
	case startsWith(head, '<') && r.articles:
		return newArticles(s.r), false, nil
	case startsWith(head, '<'):
		return &whole{s.r, s.name}, true, nil
	case startsWith(head, '{') || startsWith(head, '['):
		f := newJSON(s.r, s.name)
		_, alone = f.(*document)
		return f, alone, nil
	case hasPrefix(head, fixedHeader) && r.fieldMap().root.find([]byte("fixed")) == nil:
		return nil, false, fmt.Errorf("read %s: %w", s.name, errNothing)
	case hasPrefix(head, fixedHeader):
		return &officersFile{lines: lines{r: s.r}}, false, nil
	}
	t, err := corpus.OpenTable(s.r, s.name)
	if err != nil {
		return nil, false, err
	}
	if len(r.fieldMap().tableColumns(t.Header())) == 0 {
		return nil, false, fmt.Errorf("read %s: %w", s.name, errNothing)
	}
	return &table{t}, false, nil
}

// byteOrderMark is U+FEFF in UTF-8, with which some programs begin a file.
const byteOrderMark = "\xef\xbb\xbf"

func hasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}

// begin makes sure that there is a batch to fill.
func (f *feeder) begin(file string) error {
	if f.now != nil {
		return nil
	}
	select {
	case <-f.list.stop:
		return errStopped
	case f.now = <-f.list.free:
	}
	f.now.batch.reset(file)
	return nil
}

// flush hands the batch to the workers.
func (f *feeder) flush() error {
	if f.now == nil {
		return nil
	}
	w := f.now
	f.now = nil
	f.list.order <- w // it has room for every work there is
	f.todo <- w
	return nil
}
