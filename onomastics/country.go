package onomastics

import "fmt"

// Country is an ISO 3166-1 alpha-2 code in capitals, or XK for Kosovo (UNSC 1244).
// The zero Country means that none is known.
type Country [2]byte

// ParseCountry reads a two-letter code in either case. It checks the form of the code, not that
// the code is assigned: which countries can be answered is for the lexicon to say.
func ParseCountry(code string) (Country, error) {
	if len(code) != 2 {
		return Country{}, fmt.Errorf("country %q: want a code of two letters, as AM or GE", code)
	}
	var c Country
	for i := range 2 {
		b := code[i] &^ 0x20
		if b < 'A' || b > 'Z' {
			return Country{}, fmt.Errorf("country %q: want a code of two letters, as AM or GE", code)
		}
		c[i] = b
	}
	return c, nil
}

// MustParseCountry is ParseCountry for codes written in the program.
func MustParseCountry(code string) Country {
	c, err := ParseCountry(code)
	if err != nil {
		panic(err)
	}
	return c
}

// IsZero says whether no country is known.
func (c Country) IsZero() bool { return c == Country{} }

// String returns the two letters, or "" for the zero Country.
func (c Country) String() string {
	if c.IsZero() {
		return ""
	}
	return string(c[:])
}

// MarshalText writes the two letters.
func (c Country) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what MarshalText wrote; nothing is the zero Country.
func (c *Country) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*c = Country{}
		return nil
	}
	*c, err = ParseCountry(string(text))
	return err
}
