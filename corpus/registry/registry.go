package registry

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Registry is a public list of people whose files are read as they are published.
type Registry struct {
	// ID is its name on the command line. Title is in words.
	ID, Title string
	// Files says what its files are called.
	Files string

	// accepts says whether a file in a folder or an archive is one of people.
	accepts func(name string) bool
	// folders are those of people in a folder that has others too.
	folders []string
	// looks says whether a content looks like the registry.
	looks func(name string, head []byte) bool
	// finish makes the columns that fields.tsv calls made. It returns why the record is none of a person, or "".
	finish func(r *record, p places) (skipped string)
	// articles says that a document in XML holds many records, as of PubMed.
	articles bool
	// nobody is what a record of many people counts as when it has none.
	nobody string
	// gazette is what places are looked up in, if it is at hand.
	gazette *gazette
}

// ErrUnknown: there is no registry of that name.
var ErrUnknown = errors.New("no such registry")

// All are the registries, in the order of help.
func All() []*Registry {
	return []*Registry{orcid, nppes, psc, officers, openAlex, pubMed, patentsView}
}

// IDs are the names of all registries.
func IDs() []string {
	var ids []string
	for _, r := range All() {
		ids = append(ids, r.ID)
	}
	return ids
}

// Find finds a registry by its ID. The error wraps ErrUnknown.
func Find(id string) (*Registry, error) {
	for _, r := range All() {
		if r.ID == id {
			return r, nil
		}
	}
	return nil, fmt.Errorf("%w: %q: want one of %s", ErrUnknown, id, strings.Join(IDs(), ", "))
}

// Columns are the columns of the list that the registry is read as.
func (r *Registry) Columns() []string {
	m := r.fieldMap()
	return slices.Clone(m.columns[:m.shown])
}

func (r *Registry) fieldMap() *fieldMap { return fieldMaps()[r.ID] }

// endsIn accepts names of files with one of the endings.
func endsIn(endings ...string) func(string) bool {
	return func(name string) bool {
		return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
	}
}
