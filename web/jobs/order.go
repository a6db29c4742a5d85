package jobs

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/onomastics"
)

// A Kind is what a job does.
type Kind string

// The kinds.
const (
	// Classify writes what names of a list were classified as beside its columns.
	Classify Kind = "classify"
	// Import stores the probable members of a list in the directory.
	Import Kind = "import"
	// Duplicates finds members who are one person, merges the sure ones and keeps the doubtful for people.
	Duplicates Kind = "duplicates"
)

// changes says whether jobs of the kind change the directory: one of them runs at a time.
func (k Kind) changes() bool { return k != Classify }

// An Order is what somebody wants done.
type Order struct {
	Kind   Kind   `json:"kind" enum:"classify,import,duplicates" doc:"classify a list, import its members into the directory, or find members who are one person"`
	Upload string `json:"upload,omitempty" maxLength:"64" doc:"id of the list; not for duplicates"`
	// Reading and columns of the list.
	Read    Reading     `json:"read,omitzero" doc:"how the list is written, where that is not to be guessed"`
	Columns ColumnNames `json:"columns,omitzero" doc:"columns of the list; those left out are guessed"`

	Residence string   `json:"residence,omitempty" pattern:"^([A-Za-z]{2})?$" patternDescription:"two letters" doc:"country of residence of everybody, as FR"`
	Origins   []string `json:"origins,omitempty" maxItems:"50" doc:"target countries: one of these, or none"`
	Profile   string   `json:"profile,omitempty" enum:"outreach,balanced,recall" default:"balanced" doc:"thresholds by expected precision and recall"`
	Top       int      `json:"top,omitempty" minimum:"0" maximum:"50" doc:"how many alternatives to list, 5 if left out"`
	Coverage  float64  `json:"coverage,omitempty" minimum:"0" maximum:"0.999" doc:"list as alternatives the set of countries that holds the origin with this probability"`
	Detail    bool     `json:"explain,omitempty" doc:"tell all evidence, each piece with its contribution"`
	Expected  []Share  `json:"expected,omitempty" maxItems:"300" doc:"the origins you expect in the list"`
	Estimate  bool     `json:"estimate_prior,omitempty" doc:"estimate from the list which origins to expect"`

	// Of imports.
	Source      string            `json:"source,omitempty" pattern:"^([a-z0-9][a-z0-9_-]{0,63})?$" patternDescription:"small letters, digits and hyphens" doc:"of imports: what this list is called, the same for each edition of it"`
	Purpose     string            `json:"purpose,omitempty" maxLength:"500" doc:"of imports: what the members are stored for"`
	RetainUntil string            `json:"retain_until,omitempty" maxLength:"10" pattern:"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$" patternDescription:"a day as 2028-12-31" doc:"of imports: last day on which the members may be kept"`
	Fields      map[string]string `json:"fields,omitempty" doc:"of imports: column of a field, as city: ville; an empty column for none; those left out are guessed"`
	Kept        []string          `json:"keep,omitempty" maxItems:"100" doc:"of imports: further columns to store"`
	Prune       bool              `json:"prune,omitempty" doc:"of imports: take out members of the source that the list no longer has"`

	Ask bool `json:"ask,omitempty" doc:"of duplicates: merge nobody, sure pairs wait for a person too"`
}

// A Share is the share of a list whose names have an origin.
type Share struct {
	Country string  `json:"country" pattern:"^[A-Za-z]{2}$" patternDescription:"two letters"`
	Share   float64 `json:"share" exclusiveMinimum:"0" maximum:"1"`
}

const usualTop = 5

// check finds mistakes that need no list.
func (o *Order) check() error {
	if o.Kind == Duplicates {
		if o.Upload != "" {
			return wrong("upload", errors.New("duplicates are found in the directory, not in a list"))
		}
		return nil
	}
	switch {
	case o.Upload == "":
		return wrong("upload", errors.New("say which list: the id of an upload"))
	case o.Residence != "" && o.Columns.Residence != "":
		return wrong("residence", errors.New("a country of everybody and a column of countries exclude each other"))
	case o.Coverage != 0 && o.Top != 0:
		return wrong("coverage", errors.New("coverage and top exclude each other: a set lists as many origins as it needs"))
	case o.Estimate && len(o.Expected) > 0:
		return wrong("expected", errors.New("expected and estimate_prior exclude each other"))
	}
	if err := o.Columns.check(); err != nil || o.Kind != Import {
		return err
	}
	switch {
	case o.Source == "":
		return wrong("source", errors.New("say what this list is called, the same for each edition of it"))
	case strings.TrimSpace(o.Purpose) == "":
		return wrong("purpose", errors.New("say what the members are stored for"))
	}
	for field := range o.Fields {
		if !slices.Contains(corpus.FieldNames(), field) {
			return wrong("fields."+field, fmt.Errorf("want one of %s", strings.Join(corpus.FieldNames(), ", ")))
		}
	}
	_, err := o.until()
	return err
}

// until is the last day on which members may be kept, zero if that is not said.
func (o *Order) until() (time.Time, error) {
	if o.RetainUntil == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, o.RetainUntil)
	if err != nil {
		return day, wrong("retain_until", errors.New("want a day, as 2028-12-31"))
	}
	return day, nil
}

// known reads a code of a country that there is a lexicon of.
func (d *Desk) known(field, code string) (onomastics.Country, error) {
	country, err := onomastics.ParseCountry(code)
	if err != nil || !d.options.Classifier.Knows(country) {
		return country, wrong(field, fmt.Errorf("%w: %q", ErrNoCountry, code))
	}
	return country, nil
}

// batch makes of an order the job of classifying, but for the columns.
func (d *Desk) batch(o *Order) (batch.Job, error) {
	job := batch.Job{Classifier: d.options.Classifier, Workers: d.options.Workers, Detail: o.Detail, Count: true}
	profile, err := onomastics.ParseProfile(o.Profile)
	if err != nil {
		return job, wrong("profile", err)
	}
	job.Policy.Thresholds, job.Policy.Top = profile.Thresholds(), usualTop
	if o.Top > 0 {
		job.Policy.Top = o.Top
	}
	for i, code := range o.Origins {
		country, err := d.known(fmt.Sprintf("origins[%d]", i), code)
		if err != nil {
			return job, err
		}
		job.Policy.Targets = append(job.Policy.Targets, country)
	}
	if o.Residence != "" {
		if job.Residence, err = d.known("residence", o.Residence); err != nil {
			return job, err
		}
	}
	if o.Coverage > 0 {
		if job.Policy.SetLeast, err = d.calibration.Least(o.Coverage); err != nil {
			return job, wrong("coverage", err)
		}
	}
	if len(o.Expected) > 0 {
		job.Policy.Expected, err = d.expected(o.Expected)
	}
	return job, err
}

// expected makes a composition of the shares that are said.
func (d *Desk) expected(shares []Share) (*onomastics.Composition, error) {
	var lines strings.Builder
	for i, s := range shares {
		country, err := d.known(fmt.Sprintf("expected[%d].country", i), s.Country)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&lines, "%s\t%g\n", country, s.Share)
	}
	read, err := onomastics.ParseShares(strings.NewReader(lines.String()), "expected")
	if err != nil {
		return nil, wrong("expected", err)
	}
	return d.calibration.Expect(read), nil
}

// stored finds the columns that an import stores: those of fields, guessed or named, and those to keep.
func (o *Order) stored(header []string, columns corpus.Columns) (fields map[string]int, kept []int, err error) {
	fields = corpus.GuessFields(header, columns)
	for field, column := range o.Fields {
		if column == "" {
			delete(fields, field)
			continue
		}
		if fields[field], err = corpus.FindColumn(header, column); err != nil {
			return nil, nil, wrong("fields."+field, err)
		}
	}
	for i, column := range o.Kept {
		at, err := corpus.FindColumn(header, column)
		if err != nil {
			return nil, nil, wrong(fmt.Sprintf("keep[%d]", i), err)
		}
		kept = append(kept, at)
	}
	return fields, kept, nil
}
