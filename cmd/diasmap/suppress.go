package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/index"
	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/index/suppress"
	"diasmap/onomastics"
)

// A removeCommand is the flags of suppress and erase.
type removeCommand struct {
	directoryFlags
	listFlags
	names, identifiers []string
	country, list      string
	reason, undo       string
	listedIDs          []string // of members, in the list
	everywhere, show   bool
	erase              bool
}

func newSuppress() *cobra.Command {
	var f removeCommand
	c := &cobra.Command{
		Use:   "suppress [ID…] --data DIR",
		Short: "Keep people out of a directory, now and after every import",
		Long: `suppress keeps people out of a directory: members who are recognised are taken out,
and no import brings them back. People are named by the id of their member, by name
(with --country: those of that name who live there or nowhere known), by an identifier
that holds everywhere (an address, an ORCID), or by a list with such columns.

No name is kept: only keyed hashes of the name, in any spelling and script, and of ids.
Others who bear the name in that country are kept out too.`,
		Example: `  diasmap suppress mjdinm4uge5b5zee --data armenia --reason "wants no contact"
  diasmap suppress --name "Anahit Krikorian" --country FR --data armenia --reason "letter of 3 May"
  diasmap suppress --list no-contact.csv --data armenia
  diasmap suppress --undo s0003 --data armenia`,
		RunE: f.run,
	}
	f.addRemove(c)
	c.Flags().StringVar(&f.undo, "undo", "", "let the people of a suppression in again, as s0003")
	c.Flags().BoolVar(&f.show, "show", false, "list the suppressions: when, by whom, why")
	return c
}

func newErase() *cobra.Command {
	f := removeCommand{erase: true}
	c := &cobra.Command{
		Use:   "erase [ID…] --data DIR",
		Short: "Erase people from a directory, from its files, and from what is imported later",
		Long: `erase does what suppress does, and writes the files of the directory anew, so that
nothing of the erased members is left in them. The audit log keeps that so many members were
erased, by whom and why. Backups made before still hold them: make a new one and destroy
the old ones.`,
		Example: `  diasmap erase mjdinm4uge5b5zee --data armenia --reason "GDPR art. 17, letter of 3 May"`,
		RunE:    f.run,
	}
	f.addRemove(c)
	return c
}

func (f *removeCommand) addRemove(c *cobra.Command) {
	f.addDirectory(c)
	flags := c.Flags()
	flags.StringArrayVar(&f.names, "name", nil, "name of a person, in any spelling and script (repeatable)")
	flags.StringArrayVar(&f.identifiers, "identifier", nil, "address, ORCID or link of a person (repeatable)")
	flags.StringVar(&f.country, "country", "", "country where the people named live, as FR (else in any)")
	flags.StringVar(&f.list, "list", "", "list of people, with columns as import reads them")
	flags.StringVar(&f.reason, "reason", "", "why, for the audit log; no names")
	flags.BoolVar(&f.everywhere, "everywhere", false, "keep the name out wherever its bearer lives")
	f.addList(c)
}

func (f *removeCommand) run(c *cobra.Command, ids []string) (err error) {
	people, err := f.people(c)
	if err != nil {
		return err
	}
	use := toWrite
	if f.show {
		use = toRead
	} else if len(people)+len(ids) == 0 && f.undo == "" {
		return usagef("%s: name somebody: an ID, --name, --identifier or --list", c.Name())
	}
	d, err := f.openDirectory(c, use)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	out := c.OutOrStdout()
	switch {
	case f.show:
		return showSuppressions(out, d)
	case f.undo != "":
		return f.unsuppress(out, d)
	}
	for _, id := range ids {
		m, err := d.Store().Member(id)
		if err != nil {
			return fmt.Errorf("%s: %w", c.Name(), err)
		}
		people = append(people, suppress.Of(m))
	}
	listed, err := d.Store().Members(f.listedIDs)
	if err != nil {
		return err
	}
	for _, m := range listed {
		people = append(people, suppress.Of(m))
	}
	done, err := d.Suppress(people, index.Removal{By: f.who(), Reason: f.reason, Everywhere: f.everywhere, Erase: f.erase})
	if errors.Is(err, index.ErrNobody) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d members taken out; %d people are kept out from now on (suppression %s)\n", len(done.Members), len(people), done.Set)
	return nil
}

func (f *removeCommand) unsuppress(out io.Writer, d *index.Directory) error {
	err := d.Unsuppress(f.undo, index.Removal{By: f.who(), Reason: f.reason})
	if errors.Is(err, index.ErrNobody) {
		return usageError{err}
	}
	if err == nil {
		fmt.Fprintf(out, "suppression %s is undone: a list that holds the people brings them back\n", f.undo)
	}
	return err
}

// people are those the flags name; ids need the directory.
func (f *removeCommand) people(c *cobra.Command) ([]suppress.Person, error) {
	var country onomastics.Country
	if f.country != "" {
		var err error
		if country, err = onomastics.ParseCountry(f.country); err != nil {
			return nil, usagef("--country: %w", err)
		}
	}
	var people []suppress.Person
	for _, name := range f.names {
		people = append(people, suppress.Person{Names: []string{name}, Country: country})
	}
	if len(f.identifiers) > 0 {
		people = append(people, suppress.Person{Identifiers: f.identifiers})
	}
	if f.list == "" {
		return people, nil
	}
	listed, err := f.listed(c, country)
	return append(people, listed...), err
}

// listed reads the people of a list: names, country, and whatever identifies them.
func (f *removeCommand) listed(c *cobra.Command, country onomastics.Country) ([]suppress.Person, error) {
	list, err := f.openList(c, f.list)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var people []suppress.Person
	guess, err := guessColumns(list)
	if err != nil {
		return nil, err
	}
	columns := guess.Columns
	fields := corpus.GuessFields(list.Header(), columns)
	err = corpus.EachRecord(list, func(r *corpus.Record) error {
		if err := r.Fault(len(list.Header())); err != nil {
			return err
		}
		value := func(column int) string { return strings.TrimSpace(string(r.Value(column, nil))) }
		p := suppress.Person{Names: []string{value(columns.Name)}, Country: country}
		if columns.Name < 0 {
			p.Names[0] = string(columns.AppendFamily(append(columns.AppendGiven(nil, r), ' '), r))
		}
		if host, ok := corpus.ResidenceCountry(value(columns.Residence)); ok {
			p.Country = host
		}
		for _, field := range []string{corpus.IDField, corpus.URLField} {
			if column, ok := fields[field]; ok {
				p.Identifiers = append(p.Identifiers, value(column))
			}
		}
		if column, ok := fields[corpus.IDField]; ok && member.ValidID(value(column)) { // a list that search wrote
			f.listedIDs = append(f.listedIDs, value(column))
		}
		people = append(people, p)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", list.Name(), err)
	}
	return people, nil
}

// showSuppressions lists what suppressions there are; of whom, nobody knows.
func showSuppressions(out io.Writer, d *index.Directory) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "suppression\ton\tby\treason")
	sets := map[string]store.Suppression{}
	err := d.Store().Suppressions(func(_ string, s store.Suppression) error {
		sets[s.Set] = s
		return nil
	})
	if err != nil {
		return err
	}
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		s := sets[set]
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", set, s.At.Format(time.DateOnly), s.By, s.Reason)
	}
	return w.Flush()
}
