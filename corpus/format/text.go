package format

import (
	"errors"
	"fmt"
	"io"

	"diasmap/corpus"
	"diasmap/corpus/charset"
	"diasmap/corpus/input"
)

// ErrDelimiter: an option is no separator or quote.
var ErrDelimiter = errors.New("want one ASCII character")

func openDelimited(in *input.Input, o Options) (corpus.Source, error) {
	table, err := tableOptions(o)
	if err != nil {
		return nil, err
	}
	if utf16 := charset.ByForm(in.Peek(magicSize)); utf16 == nil { // before bytes are taken for letters
		if err := corpus.Refuse(in.Peek(magicSize)); err != nil {
			return nil, fmt.Errorf("read %s: %w", in.Name(), err)
		}
	}
	return openText(in, o, func(r io.Reader) (corpus.Source, error) { return corpus.OpenTableAs(r, in.Name(), table) })
}

// tableOptions reads the options of delimited text.
func tableOptions(o Options) (corpus.TableOptions, error) {
	table := corpus.TableOptions{NoHeader: o.NoHeader, HeaderRow: o.HeaderRow}
	var err error
	if table.Comma, err = character(o.Delimiter, delimiterNames); err != nil {
		return table, fmt.Errorf("delimiter %q: %w, or one of comma, semicolon, tab, bar", o.Delimiter, err)
	}
	if o.Quote == "none" {
		table.Unquoted = true
		return table, nil
	}
	if table.Quote, err = character(o.Quote, nil); err != nil {
		return table, fmt.Errorf("quote %q: %w, or none", o.Quote, err)
	}
	return table, nil
}

var delimiterNames = map[string]byte{"comma": ',', "semicolon": ';', "tab": '\t', `\t`: '\t', "bar": '|', "pipe": '|'}

// character reads an option that is one character, or a word for one; 0 for "".
func character(s string, names map[string]byte) (byte, error) {
	if b, ok := names[s]; ok {
		return b, nil
	}
	switch {
	case s == "":
		return 0, nil
	case len(s) > 1 || s[0] >= 0x80 || s == "\n" || s == "\r":
		return 0, ErrDelimiter
	}
	return s[0], nil
}

// A text is a list of a format that is text, with the reader that decodes it.
type text struct {
	corpus.Source
	decoder *charset.Reader
}

// openText opens a list of text in any encoding.
func openText(in *input.Input, o Options, open func(io.Reader) (corpus.Source, error)) (corpus.Source, error) {
	var encoding *charset.Encoding
	if o.Encoding != "" {
		var err error
		if encoding, err = charset.Named(o.Encoding); err != nil {
			return nil, err
		}
	}
	decoder := charset.NewReader(in, encoding)
	source, err := open(decoder)
	if err != nil {
		return nil, err
	}
	return &text{source, decoder}, nil
}

// Form adds the encoding, as far as it is decided.
func (t *text) Form() corpus.Form {
	form := t.Source.Form()
	guess := t.decoder.Guess()
	form.Encoding, form.EncodingGuess, form.Doubtful = guess.Encoding.Name, guess.String(), guess.Doubtful()
	if lost := t.decoder.Lost(); lost > 0 {
		form.Doubtful = true
		form.Notes = append(form.Notes, fmt.Sprintf("%d bytes have no meaning in %s and became U+FFFD", lost, form.Encoding))
	}
	return form
}
