package registry

import (
	"bytes"
	"errors"
	"io"
)

// articles are the articles of a file of PubMed: elements of two names, wherever they stand. One that does not
// end spoils no other.
type articles struct {
	r      io.Reader
	buffer []byte
	window []byte // what of the buffer was read and not handed out
	line   int    // of the first byte of window, from 1
	ended  error
}

func newArticles(r io.Reader) *articles { return &articles{r: r, line: 1} }

var (
	articleNames = [][]byte{[]byte("<PubmedArticle"), []byte("<PubmedBookArticle")}
	articleEnds  = [][]byte{[]byte("</PubmedArticle>"), []byte("</PubmedBookArticle>")}
)

// articleRead is how much is read at once.
const articleRead = 256 << 10

func (a *articles) frames(b *batch) error {
	for !b.full() {
		kind, err := a.find()
		if err != nil {
			return err
		}
		length, err := a.length(kind)
		start := len(b.data)
		if errors.Is(err, errTooLong) || errors.Is(err, errNoArticle) || errors.Is(err, errCut) {
			b.add(start, a.line, err)
		} else if err != nil {
			return err
		} else {
			b.data = append(b.data, a.window[:length]...)
			b.add(start, a.line, nil)
		}
		a.drop(length)
	}
	return nil
}

// find goes to the beginning of the next article.
func (a *articles) find() (kind int, err error) {
	for {
		from := 0
		for {
			i := bytes.Index(a.window[from:], []byte("<Pubmed"))
			if i < 0 {
				break
			}
			i += from
			if len(a.window)-i < len("<PubmedBookArticle>") && a.ended == nil {
				break // the rest of the name is not there yet
			}
			if kind := articleKind(a.window[i:]); kind >= 0 {
				a.drop(i)
				return kind, nil
			}
			from = i + 1
		}
		if a.ended != nil {
			return 0, a.ended
		}
		a.drop(max(0, len(a.window)-len("<PubmedBookArticle>")))
		a.fill()
	}
}

// articleKind tells which article begins at b, -1 if none does.
func articleKind(b []byte) int {
	for kind, name := range articleNames {
		if bytes.HasPrefix(b, name) && len(b) > len(name) && (b[len(name)] == '>' || b[len(name)] == ' ') {
			return kind
		}
	}
	return -1
}

// length finds where the article at the beginning of the window ends. With errNoArticle it is where the next one begins,
// with errTooLong and errCut all there is.
func (a *articles) length(kind int) (int, error) {
	searched := 1
	for {
		i := bytes.Index(a.window[searched:], articleEnds[kind])
		next := bytes.Index(a.window[searched:], append(articleNames[kind][:len(articleNames[kind]):len(articleNames[kind])], '>'))
		switch {
		case next >= 0 && (i < 0 || next < i):
			return searched + next, errNoArticle
		case i >= 0:
			return searched + i + len(articleEnds[kind]), nil
		case len(a.window) > mostRecord:
			return len(a.window), errTooLong
		case errors.Is(a.ended, io.EOF):
			return len(a.window), errCut
		case a.ended != nil:
			return 0, a.ended
		}
		searched = max(1, len(a.window)-len("</PubmedBookArticle>"))
		a.fill()
	}
}

func (a *articles) drop(n int) {
	a.line += bytes.Count(a.window[:n], []byte{'\n'})
	a.window = a.window[n:]
}

// fill reads on.
func (a *articles) fill() {
	if cap(a.window)-len(a.window) < articleRead {
		if cap(a.buffer) < len(a.window)+articleRead {
			a.buffer = make([]byte, 2*(len(a.window)+articleRead))
		}
		a.window = a.buffer[:copy(a.buffer[:cap(a.buffer)], a.window)]
	}
	n, err := a.r.Read(a.window[len(a.window):cap(a.window)])
	a.window, a.ended = a.window[:len(a.window)+n], err
}
