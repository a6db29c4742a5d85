package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diasmap/lexicons"
	"diasmap/lexicons/gather"
	"diasmap/onomastics"
	"diasmap/onomastics/explain"
)

func newLexicon() *cobra.Command {
	return newGroup("lexicon", "Show, look up, check and build the lexicons",
		newLexiconList(), newLexiconShow(), newLexiconLookup(), newLexiconCheck(), newLexiconBuild(), newLexiconGather(), newLexiconCrossScript(), newLexiconVocalise())
}

func newLexiconList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the countries of the built-in lexicon", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			l, err := lexicons.Embedded()
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "code\tcountry\tfamily names\tgiven names")
			for _, e := range l.Countries() {
				if e.Forms+e.GivenForms > 0 {
					fmt.Fprintf(w, "%s\t%s\t%.0f\t%.0f\n", e.Code, e.Name, e.Forms, e.GivenForms)
				}
			}
			return w.Flush()
		},
	}
}

func newLexiconShow() *cobra.Command {
	return &cobra.Command{
		Use: "show CC", Short: "Show the provenance of a country's lexicon", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			country, err := onomastics.ParseCountry(args[0])
			if err != nil {
				return usageError{err}
			}
			l, err := lexicons.Embedded()
			if err != nil {
				return err
			}
			entry, ok := l.Country(country)
			if !ok {
				return usagef("no lexicon for %s (see diasmap lexicon list)", country)
			}
			return showCountry(c.OutOrStdout(), l, entry)
		},
	}
}

func showCountry(out io.Writer, l *onomastics.Lexicon, e onomastics.CountryEntry) error {
	fmt.Fprintf(out, "%s (%s), population %d\n", e.Name, e.Code, e.Population)
	fmt.Fprintf(out, "endings counted over %.0f family names and %.0f given names\n", e.Forms, e.GivenForms)
	fmt.Fprintf(out, "lexicon %s, format %d, %.1f MB\n\n", l.Digest()[:12], onomastics.LexiconVersion, float64(l.Size())/1e6)
	sources, err := lexicons.SourcesOf(e.Code)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "id\ttable\tsource\tlicence\tclass\tdate\trows\tused")
	for _, s := range sources {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%d\t%d\n", s.ID, s.Table, s.Title, s.Licence, s.Class, s.Date, s.Rows, s.Used)
	}
	return w.Flush()
}

func newLexiconLookup() *cobra.Command {
	var asJSON, spellings bool
	c := &cobra.Command{
		Use: "lookup NAME", Short: "Look a name up in all lexicons, and each of its words", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			l, err := lexicons.Embedded()
			if err != nil {
				return err
			}
			var s *onomastics.Spellings
			if spellings {
				s = onomastics.NewSpellings(l)
			}
			found := explain.OfLookup(l, s, args[0])
			if asJSON {
				e := json.NewEncoder(c.OutOrStdout())
				e.SetIndent("", "  ")
				return e.Encode(found)
			}
			for _, e := range append([]explain.Entry{found.Entry}, found.Words...) {
				if err := showEntry(c.OutOrStdout(), e); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	c.Flags().BoolVar(&spellings, "spellings", false, "look for other spellings in the lexicons too, which takes a second or two")
	return c
}

// showEntry shows what lexicons hold of a name.
func showEntry(out io.Writer, e explain.Entry) error {
	if len(e.Bearings) == 0 {
		fmt.Fprintf(out, "%s (key %s): in no lexicon\n", e.Name, e.Key)
	} else {
		fmt.Fprintf(out, "%s (key %s)\n", e.Name, e.Key)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, b := range e.Bearings {
		fmt.Fprintf(w, "%s\t%s\t%s\t1 in %.0f\n", b.Table, b.Country, b.CountryName, 1/b.Share)
	}
	for _, s := range e.Spellings {
		fmt.Fprintf(w, "%s\talso %s\t%s\t\n", s.Table, s.Key, strings.Join(s.Countries, " "))
	}
	return w.Flush()
}

func newLexiconCheck() *cobra.Command {
	return &cobra.Command{
		Use: "check [DIR]", Short: "Check readable tables for duplicates, order, scripts and counts", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := dirOf(args)
			if err := checkDir(dir); err != nil {
				return err
			}
			faults, err := lexicons.Check(os.DirFS(dir))
			if err != nil {
				return err
			}
			for _, f := range faults {
				f.File = filepath.Join(dir, f.File)
				fmt.Fprintln(c.OutOrStdout(), f)
			}
			if len(faults) > 0 {
				return fmt.Errorf("%s: %d faults", dir, len(faults))
			}
			fmt.Fprintf(c.ErrOrStderr(), "%s: no faults\n", dir)
			return nil
		},
	}
}

// dirOf is the folder of tables a command is about: the one named, else that of the project.
func dirOf(args []string) string {
	if len(args) > 0 {
		return args[0]
	}
	return "lexicons"
}

func checkDir(dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("open the folder of tables: %w", err)
	}
	if !info.IsDir() {
		return usagef("%s is a file: name the folder that holds am/family.tsv and its like", dir)
	}
	return nil
}

func newLexiconBuild() *cobra.Command {
	var verify bool
	c := &cobra.Command{
		Use: "build [DIR]", Short: "Compile the readable tables of a folder into diasmap.lex beside them", Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := dirOf(args)
			if err := checkDir(dir); err != nil {
				return err
			}
			base, err := baseOf(dir)
			if err != nil {
				return err
			}
			if !verify {
				return build(c.ErrOrStderr(), dir, base)
			}
			if err := lexicons.Verify(dir, base); err != nil {
				return err
			}
			fmt.Fprintf(c.ErrOrStderr(), "%s: %s is what its tables make\n", dir, lexicons.CompiledName)
			return nil
		},
	}
	c.Flags().BoolVar(&verify, "verify", false, "only check that diasmap.lex is intact and made from these tables")
	return c
}

// baseOf is the lexicon that a folder adds to: none for one that describes its countries itself, the
// built-in one for others.
func baseOf(dir string) (*onomastics.Lexicon, error) {
	if _, err := os.Stat(filepath.Join(dir, lexicons.CountriesName)); os.IsNotExist(err) {
		return lexicons.Embedded()
	}
	return nil, nil
}

// build compiles a folder.
func build(log io.Writer, dir string, base *onomastics.Lexicon) error {
	start := time.Now()
	data, err := lexicons.Compile(os.DirFS(dir), base)
	if err != nil {
		return fmt.Errorf("build %s: %w", dir, err)
	}
	l, err := onomastics.OpenLexicon(data)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, lexicons.CompiledName)
	if err := writeWhole(file, data); err != nil {
		return err
	}
	fmt.Fprintf(log, "%s: %d countries, %d family names, %d given names, %d patronymics, %.1f MB, in %.1f s\n", file, len(l.Countries()),
		l.Len(onomastics.FamilyTable), l.Len(onomastics.GivenTable), l.Len(onomastics.PatronymicTable), float64(len(data))/1e6, time.Since(start).Seconds())
	return nil
}

// writeWhole writes a file beside its place and moves it there, so that nobody sees half of it.
func writeWhole(file string, data []byte) error {
	temporary := file + ".new"
	if err := os.WriteFile(temporary, data, 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, file)
}

func newLexiconGather() *cobra.Command {
	var data string
	c := &cobra.Command{
		Use: "gather --data DIR [LEXICONS]", Short: "Make the readable tables anew from the reference data", Args: cobra.MaximumNArgs(1),
		Long: `gather reads the lists of names and tables of people under --data (see
lexicons/README.md for their shapes) and writes the readable tables. Then run
diasmap lexicon build.`,
		RunE: func(c *cobra.Command, args []string) error {
			if data == "" {
				return errNoData
			}
			dir := dirOf(args)
			if err := checkDir(dir); err != nil {
				return err
			}
			if err := gather.Run(data, dir, c.ErrOrStderr()); err != nil {
				return fmt.Errorf("gather lexicons: %w", err)
			}
			return nil
		},
	}
	c.Flags().StringVar(&data, "data", "", "folder of the reference data")
	return c
}
