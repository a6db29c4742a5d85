package lexicons

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"diasmap/onomastics"
)

// Files of names in the folder of a country.
const (
	FamilyName     = "family.tsv"
	GivenName      = "given.tsv"
	PatronymicName = "patronymic.tsv"
	AffixName      = "affix.tsv"
)

var nameFiles = [...]string{
	onomastics.FamilyTable:     FamilyName,
	onomastics.GivenTable:      GivenName,
	onomastics.PatronymicTable: PatronymicName,
}

// A folder is the tables of one country; a table that is not there is nil.
type folder struct {
	country onomastics.Country
	dir     string
	names   [len(nameFiles)]*NameTable
	affixes *AffixTable
}

// eachFolder reads the folders of fsys in the order of their names and hands each to visit.
// Faults go to report; the error is of reading, or of visit.
func eachFolder(fsys fs.FS, report func(*Fault), visit func(*folder) error) error {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.IsDir() || len(e.Name()) != 2 {
			continue
		}
		country, err := onomastics.ParseCountry(e.Name())
		if err != nil || e.Name() != strings.ToLower(e.Name()) {
			report(&Fault{File: e.Name(), Err: fmt.Errorf("%w: a folder is named by two small letters, as am", ErrCountry)})
			continue
		}
		f := &folder{country: country, dir: e.Name()}
		if err := f.read(fsys, report); err != nil {
			return err
		}
		if err := visit(f); err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) read(fsys fs.FS, report func(*Fault)) error {
	sources, err := f.sourceLetters(fsys, report)
	if err != nil {
		return err
	}
	for t, name := range nameFiles {
		file := path.Join(f.dir, name)
		err := readFile(fsys, file, func(r io.Reader) (err error) {
			f.names[t], err = readNames(r, file, report)
			return err
		})
		if err != nil {
			return err
		}
		f.names[t].checkOrder(file, report)
		f.names[t].checkSources(file, sources, report)
	}
	file := path.Join(f.dir, AffixName)
	err = readFile(fsys, file, func(r io.Reader) (err error) {
		f.affixes, err = readAffixes(r, file, report)
		return err
	})
	if err != nil {
		return err
	}
	f.affixes.checkOrder(file, report)
	return nil
}

// sourceLetters returns the letters SOURCES.tsv defines, or "" when there is no such file.
func (f *folder) sourceLetters(fsys fs.FS, report func(*Fault)) (string, error) {
	sources, err := readSourcesOf(fsys, f.dir)
	var fault *Fault
	if errors.As(err, &fault) {
		report(fault)
		return "", nil
	}
	letters := ""
	for _, s := range sources {
		letters += s.ID
	}
	return letters, ignoreMissing(err)
}

// readFile hands the opened file to read; a missing file is passed over.
func readFile(fsys fs.FS, name string, read func(io.Reader) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return ignoreMissing(err)
	}
	defer f.Close()
	return read(f)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
