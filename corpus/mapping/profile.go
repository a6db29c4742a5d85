package mapping

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"go.yaml.in/yaml/v3"

	"diasmap/corpus"
)

// A Profile says how a list is written and what its columns are for, so that it need not be said each time. It is a
// small file of YAML beside the list.
type Profile struct {
	// Name, or Given and Family, are columns as FindColumn takes them; Middle and Second are patronymics (or middle names)
	// and second family names.
	Name   string `yaml:"name,omitempty"`
	Given  string `yaml:"given,omitempty"`
	Middle string `yaml:"middle,omitempty"`
	Family string `yaml:"family,omitempty"`
	Second string `yaml:"second_family,omitempty"`
	// Residence is a column, ResidenceCountry the country of everybody.
	Residence        string `yaml:"residence,omitempty"`
	ResidenceCountry string `yaml:"residence_country,omitempty"`
	// The others are as the flags of the same names.
	Format    string   `yaml:"format,omitempty"`
	Encoding  string   `yaml:"encoding,omitempty"`
	Delimiter string   `yaml:"delimiter,omitempty"`
	Quote     string   `yaml:"quote,omitempty"`
	NoHeader  bool     `yaml:"no_header,omitempty"`
	Fields    []string `yaml:"fields,omitempty"`
	Sheet     string   `yaml:"sheet,omitempty"`
	HeaderRow int      `yaml:"header_row,omitempty"`
}

// ProfileEnding makes the name of a list that of the profile kept with it.
const ProfileEnding = ".columns.yaml"

// ErrProfile: a profile cannot be understood.
var ErrProfile = errors.New("not a profile of columns: want lines as «name: column», with the keys name, given, middle, family, second_family, " +
	"residence, residence_country, format, encoding, delimiter, quote, no_header, fields, sheet, header_row")

// ReadProfile reads a profile. The error names file and line, and wraps ErrProfile.
func ReadProfile(path string) (Profile, error) {
	var p Profile
	content, err := os.ReadFile(path)
	if err != nil {
		return p, fmt.Errorf("read the profile of columns: %w", err)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	decoder.KnownFields(true)
	if err := decoder.Decode(&p); err != nil && !errors.Is(err, io.EOF) {
		return p, fmt.Errorf("%s: %w: %w", path, ErrProfile, err)
	}
	if err := p.check(); err != nil {
		return p, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

func (p Profile) check() error {
	switch {
	case (p.Given == "") != (p.Family == ""):
		return fmt.Errorf("%w: given and family belong together", ErrProfile)
	case p.Name != "" && p.Given != "":
		return fmt.Errorf("%w: name and given, family exclude each other", ErrProfile)
	case p.Residence != "" && p.ResidenceCountry != "":
		return fmt.Errorf("%w: residence and residence_country exclude each other", ErrProfile)
	}
	return nil
}

// Columns finds the columns that are named. The error wraps corpus.ErrNoColumn.
func (p Profile) Columns(header []string) (corpus.Columns, error) {
	c := corpus.NoColumns
	middle, second := -1, -1
	for _, named := range []struct {
		column string
		place  *int
	}{
		{p.Name, &c.Name}, {p.Given, &c.Given}, {p.Middle, &middle}, {p.Family, &c.Family}, {p.Second, &second}, {p.Residence, &c.Residence},
	} {
		if named.column == "" {
			continue
		}
		i, err := corpus.FindColumn(header, named.column)
		if err != nil {
			return c, err
		}
		*named.place = i
	}
	c.Middle, c.Second = corpus.ExtraAt(middle), corpus.ExtraAt(second)
	return c, nil
}
