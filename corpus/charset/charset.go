// Package charset finds out in which encoding a text is, and decodes it.
//
// Text is taken for UTF-8 if it is valid as such. Otherwise each single-byte encoding of a region where lists of
// names come from is tried, and the one wins whose letters stand beside each other as they do in names
// (pairs.tsv). ASCII is the same in all of them, so nothing is decided before another byte comes.
package charset

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// An Encoding is a way to write text as bytes.
type Encoding struct {
	// Name is as standards spell it: UTF-8, Windows-1251, ArmSCII-8.
	Name  string
	table *table            // of single bytes; else
	other encoding.Encoding // nil with a nil table for UTF-8
}

// The encodings that are guessed by their form alone.
var (
	UTF8    = &Encoding{Name: "UTF-8"}
	UTF16LE = &Encoding{Name: "UTF-16LE", other: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	UTF16BE = &Encoding{Name: "UTF-16BE", other: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
)

// singleByte are the encodings that are told apart by the letters they make, a more usual one before a rarer one
// that makes the same.
var singleByte = []*Encoding{
	fromCharmap("Windows-1252", charmap.Windows1252),
	fromCharmap("Windows-1251", charmap.Windows1251),
	fromCharmap("Windows-1250", charmap.Windows1250),
	fromCharmap("Windows-1254", charmap.Windows1254),
	fromCharmap("KOI8-R", charmap.KOI8R),
	fromCharmap("KOI8-U", charmap.KOI8U),
	fromCharmap("ISO-8859-5", charmap.ISO8859_5),
	fromCharmap("ISO-8859-2", charmap.ISO8859_2),
	fromCharmap("IBM866", charmap.CodePage866),
	fromCharmap("Windows-1253", charmap.Windows1253),
	fromCharmap("Windows-1257", charmap.Windows1257),
	{Name: "ArmSCII-8", table: armSCII8()},
	{Name: "Georgian-Academy", table: georgian(academyOrder)},
	{Name: "Georgian-PS", table: georgian(psOrder)},
}

func fromCharmap(name string, c *charmap.Charmap) *Encoding {
	t := &table{}
	for b := range 256 {
		t.set(byte(b), c.DecodeByte(byte(b)))
	}
	return &Encoding{Name: name, table: t}
}

// ErrUnknown: there is no encoding of that name.
var ErrUnknown = errors.New("no such encoding")

// Named finds an encoding by its name, in any case: one that is guessed, or any that web browsers know.
func Named(name string) (*Encoding, error) {
	key := foldName(name)
	for _, e := range append([]*Encoding{UTF8, UTF16LE, UTF16BE}, singleByte...) {
		if foldName(e.Name) == key {
			return e, nil
		}
	}
	if alias, ok := aliases[key]; ok {
		return Named(alias)
	}
	other, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %q: want one of %s, or another that web browsers know", ErrUnknown, name, strings.Join(Names(), ", "))
	}
	canonical, _ := htmlindex.Name(other)
	return &Encoding{Name: canonical, other: other}, nil
}

// aliases are names that neither standards nor browsers give, folded.
var aliases = map[string]string{
	"utf16": "UTF-16LE", "cp1251": "Windows-1251", "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1254": "Windows-1254",
	"cp1253": "Windows-1253", "cp1257": "Windows-1257", "ansi": "Windows-1252", "cp866": "IBM866", "armscii8": "ArmSCII-8", "armscii": "ArmSCII-8",
	"geostd": "Georgian-PS", "geostd8": "Georgian-PS",
}

// Names are the names of the encodings that are guessed.
func Names() []string {
	names := []string{UTF8.Name, UTF16LE.Name, UTF16BE.Name}
	for _, e := range singleByte {
		names = append(names, e.Name)
	}
	return names
}

func foldName(name string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
}
