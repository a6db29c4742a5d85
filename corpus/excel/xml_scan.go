package excel

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// A scanner takes the XML of a part apart into tags and text, without building anything. It knows what
// spreadsheets are written with: elements, attributes, text, CDATA, comments and declarations; prefixes of
// namespaces are dropped. Slices it hands out hold until its next call.
type scanner struct {
	r      io.Reader
	buffer []byte
	at     int   // of what is not yet scanned in buffer
	end    int   // of what is read
	ended  error // why there is no more than what is read: io.EOF, or a fault

	name   []byte // of a tag, without its prefix
	attrs  []byte // between the name and the end of the tag
	closed bool   // an opening tag that closes itself: <c/>
	text   []byte
	plain  bool // text without entities: of CDATA, or with no & in it
}

// A token is what a scanner met.
type token byte

const (
	tokenEnd token = iota
	tokenOpen
	tokenClose
	tokenText
)

const (
	scanBuffer = 128 << 10
	// longestTag bounds a tag, a comment or a declaration.
	longestTag = 1 << 20
)

var errXML = errors.New("its XML is broken")

func newScanner(r io.Reader) *scanner {
	return &scanner{r: r, buffer: make([]byte, scanBuffer)}
}

// more reads on, keeping what is not yet scanned. It says whether there is more.
func (s *scanner) more() (bool, error) {
	if s.ended != nil {
		if errors.Is(s.ended, io.EOF) {
			return false, nil
		}
		return false, s.ended
	}
	if s.at > 0 {
		copy(s.buffer, s.buffer[s.at:s.end])
		s.end -= s.at
		s.at = 0
	}
	if s.end == len(s.buffer) {
		if len(s.buffer) >= longestTag {
			return false, fmt.Errorf("%w: a tag is longer than %d bytes", errXML, longestTag)
		}
		s.buffer = append(s.buffer, make([]byte, len(s.buffer))...)
	}
	n, err := s.r.Read(s.buffer[s.end:])
	s.end += n
	if s.ended = err; n == 0 && err != nil {
		return s.more()
	}
	return true, nil
}

// next finds the next tag or text. Text may come in several pieces.
func (s *scanner) next() (token, error) {
	for {
		for s.at == s.end {
			ok, err := s.more()
			if err != nil || !ok {
				return tokenEnd, err
			}
		}
		if s.buffer[s.at] != '<' {
			return tokenText, s.takeText()
		}
		kind, err := s.tag()
		if err != nil || kind != tokenEnd {
			return kind, err
		}
	}
}

// takeText takes text up to the next tag, or what is read of it; an entity is not cut.
func (s *scanner) takeText() error {
	for {
		data := s.buffer[s.at:s.end]
		n := bytes.IndexByte(data, '<')
		if n < 0 {
			n = len(data)
			if amp := bytes.LastIndexByte(data, '&'); amp >= 0 && bytes.IndexByte(data[amp:], ';') < 0 && len(data)-amp < longestEntity {
				n = amp
			}
		}
		if n > 0 {
			s.text, s.plain = data[:n], bytes.IndexByte(data[:n], '&') < 0
			s.at += n
			return nil
		}
		if ok, err := s.more(); err != nil {
			return err
		} else if !ok { // an entity that does not end
			s.text, s.plain = s.buffer[s.at:s.end], true
			s.at = s.end
			return nil
		}
	}
}

// tag takes what begins with «<». It returns tokenEnd for what is to be passed over.
func (s *scanner) tag() (token, error) {
	end, err := s.find(">", 1)
	if err != nil {
		return tokenEnd, err
	}
	body := s.buffer[s.at+1 : end]
	switch {
	case len(body) == 0:
		return tokenEnd, fmt.Errorf("%w: a tag has no name", errXML)
	case body[0] != '!' && body[0] != '?': // nearly always
	case bytes.HasPrefix(body, []byte("!--")):
		return tokenEnd, s.pass("-->", len("<!--"))
	case bytes.HasPrefix(body, []byte("![CDATA[")):
		const opening = len("<![CDATA[")
		if end, err = s.find("]]>", opening); err != nil {
			return tokenEnd, err
		}
		s.text, s.plain = s.buffer[s.at+opening:end], true
		s.at = end + len("]]>")
		return tokenText, nil
	case body[0] == '?':
		return tokenEnd, s.pass("?>", len("<?"))
	default:
		return tokenEnd, fmt.Errorf("%w: it has a document type, which workbooks have not", errXML)
	}
	if oddQuotes(body) { // a > within an attribute
		if end, err = s.tagEnd(); err != nil {
			return tokenEnd, err
		}
		body = s.buffer[s.at+1 : end]
	}
	s.at = end + 1
	if body[0] == '/' {
		s.name = localName(body[1 : 1+firstBlank(body[1:])])
		return tokenClose, nil
	}
	s.closed = body[len(body)-1] == '/'
	if s.closed {
		body = body[:len(body)-1]
	}
	n := firstBlank(body)
	s.name, s.attrs = localName(body[:n]), body[n:]
	return tokenOpen, nil
}

// find returns where stop begins, from bytes after the beginning of the tag on.
func (s *scanner) find(stop string, from int) (int, error) {
	for {
		if s.at+from <= s.end {
			if n := bytes.Index(s.buffer[s.at+from:s.end], []byte(stop)); n >= 0 {
				return s.at + from + n, nil
			}
		}
		if ok, err := s.more(); err != nil {
			return 0, err
		} else if !ok {
			return 0, fmt.Errorf("%w: it ends within a tag", errXML)
		}
	}
}

// tagEnd finds the end of a tag some attribute of which has a «>».
func (s *scanner) tagEnd() (int, error) {
	quoted := false
	for i := 1; ; i++ {
		if s.at+i >= s.end {
			if ok, err := s.more(); err != nil {
				return 0, err
			} else if !ok {
				return 0, fmt.Errorf("%w: it ends within a tag", errXML)
			}
		}
		switch b := s.buffer[s.at+i]; {
		case b == '"':
			quoted = !quoted
		case b == '>' && !quoted:
			return s.at + i, nil
		}
	}
}

// pass passes over what ends with stop.
func (s *scanner) pass(stop string, from int) error {
	end, err := s.find(stop, from)
	s.at = end + len(stop)
	return err
}

// skip passes over the element whose opening tag came last.
func (s *scanner) skip() error {
	if s.closed {
		return nil
	}
	for depth := 1; depth > 0; {
		kind, err := s.next()
		switch {
		case err != nil:
			return err
		case kind == tokenEnd:
			return io.ErrUnexpectedEOF
		case kind == tokenOpen && !s.closed:
			depth++
		case kind == tokenClose:
			depth--
		}
	}
	return nil
}

// attr returns an attribute of the opening tag that came last, nil if it has none of that name. Prefixes
// are part of the name. Entities stand as they are.
func (s *scanner) attr(name string) []byte {
	a := s.attrs
	for {
		a = a[countBlanks(a):]
		equals := bytes.IndexByte(a, '=')
		if equals < 0 {
			return nil
		}
		key := a[:firstBlank(a[:equals])]
		a = a[equals+1:]
		a = a[countBlanks(a):]
		if len(a) < 2 || a[0] != '"' && a[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(a[1:], a[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return a[1 : 1+end]
		}
		a = a[end+2:]
	}
}

// flag says whether an attribute is true.
func (s *scanner) flag(name string) bool {
	value := string(s.attr(name))
	return value == "1" || value == "true"
}

// countBlanks is how many blanks b begins with, firstBlank where its first one is, or its length.
func countBlanks(b []byte) int {
	n := 0
	for n < len(b) && b[n] <= ' ' {
		n++
	}
	return n
}

func firstBlank(b []byte) int {
	n := 0
	for n < len(b) && b[n] > ' ' {
		n++
	}
	return n
}

// oddQuotes says whether a tag was cut within an attribute.
func oddQuotes(body []byte) bool {
	odd := false
	for _, b := range body {
		odd = odd != (b == '"')
	}
	return odd
}

func localName(name []byte) []byte {
	for i, b := range name {
		if b == ':' {
			return name[i+1:]
		}
	}
	return name
}
