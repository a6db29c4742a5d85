package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"diasmap/corpus"
	"diasmap/corpus/registry"
	"diasmap/index/intake"
	"diasmap/index/store"
	"diasmap/onomastics"
)

// An importCommand is the flags of import.
type importCommand struct {
	listFlags
	judgeFlags
	directoryFlags
	source, purpose, retainUntil string
	fields                       map[string]string
	keep                         []string
	prune, restart, asJSON       bool
}

func newImport() *cobra.Command {
	var f importCommand
	c := &cobra.Command{
		Use:   "import INPUT --data DIR --source ID --purpose TEXT",
		Short: "Classify a list and store its probable members in a directory",
		Long: `import reads a list as classify does and stores the probable and possible members in
a directory, with their sectors and places. Who is no member is counted and not kept.

A list that is imported again doubles nothing: members are known by the source and
their id in it (column --field id=COL, guessed) or else by their row; what changed is
updated and remembered. An import that was broken off, however it ended, goes on when
the same command is given again. People on the suppression list are not stored.

Stored of each record are the name and the columns of ` + strings.Join(corpus.FieldNames(), ", ") + `,
where the header has them, and those that --keep names.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some rows had errors.`,
		Example: `  diasmap import doctors.csv --data armenia --source order-of-doctors --purpose "health forum 2027" --origin AM
  diasmap import ORCID_2025_10_summaries.tar.gz --data armenia --source orcid --purpose "researchers abroad" --origin AM
  diasmap import owners.xlsx --data georgia --key-file georgia.key --source companies --purpose "investors" --origin GE --retain-until 2028-12-31`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	f.addDirectory(c)
	flags := c.Flags()
	flags.StringVar(&f.source, "source", "", "id of the list: small letters, digits and hyphens; the same for each edition of it; a public registry is read as it is published: "+
		strings.Join(registry.IDs(), ", "))
	flags.StringVar(&f.purpose, "purpose", "", "what the members are stored for")
	flags.StringVar(&f.retainUntil, "retain-until", "", "last day on which they may be kept, as 2028-12-31 (diasmap purge)")
	flags.StringToStringVar(&f.fields, "field", nil, "column of a field, as city=ville (guessed from the header)")
	flags.StringSliceVar(&f.keep, "keep", nil, "further columns to store")
	flags.BoolVar(&f.prune, "prune", false, "take out members of the source that the list no longer has")
	flags.BoolVar(&f.restart, "restart", false, "begin anew an import that was broken off")
	flags.BoolVar(&f.asJSON, "json", false, "the report as JSON")
	f.addList(c)
	f.addJudge(c)
	return c
}

func (f *importCommand) run(c *cobra.Command, input string) (err error) {
	if err := f.takeProfile(c.ErrOrStderr(), input, &f.listFlags); err != nil {
		return err
	}
	until, err := f.checkImport(c)
	if err != nil {
		return err
	}
	classifier, err := openClassifier(c)
	if err != nil {
		return err
	}
	job, err := f.job(classifier)
	if err != nil {
		return err
	}
	f.sourceIs(f.source)
	list, err := f.openList(c, input)
	if err != nil {
		return err
	}
	defer list.Close()
	log := c.ErrOrStderr()
	form := tellForm(log, list)
	if job.Columns, err = f.columns(log, list); err != nil {
		return err
	}
	in := intake.Job{
		Batch: job, Source: f.source, Input: list.Name(), Purpose: f.purpose, By: f.who(), RetainUntil: until, Prune: f.prune, Restart: f.restart,
		Readers: []intake.NewReader{intake.ReadSectors, intake.ReadPlaces},
	}
	if in.Fields, in.Keep, err = f.storedColumns(log, list.Header(), job.Columns); err != nil {
		return err
	}
	in.Print = f.print(c, input, classifier.Digest())
	d, err := f.openDirectory(c, toMake)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	progress := newProgress(log, list.Size())
	in.Batch.Progress = progress.update
	record, err := intake.Run(d, list, in)
	progress.end()
	if err != nil {
		return fmt.Errorf("import %s: %w", list.Name(), f.goOn(record, err))
	}
	faults := tellReading(log, list, form)
	tellSkipped(log, list)
	if err := f.report(c.OutOrStdout(), record, d.Store().Count()); err != nil {
		return err
	}
	if n := record.Errors() + faults; n > 0 {
		return rowErrors(n)
	}
	return nil
}

// goOn adds to an error how to go on.
func (f *importCommand) goOn(record *store.Import, err error) error {
	if record == nil {
		return err
	}
	return fmt.Errorf("%w\n%d records were read, and the members among them are stored (import %s): give the same command again to go on", err, record.Rows, record.ID)
}

// checkImport finds mistakes that need no file.
func (f *importCommand) checkImport(c *cobra.Command) (until time.Time, err error) {
	switch {
	case f.source == "":
		return until, usagef("import: say --source ID: what this list is called, the same for each edition of it")
	case f.data == "":
		return until, usagef("import: say --data DIR, the folder of the directory")
	case !isSourceID(f.source):
		return until, usagef("--source %q: want small letters, digits and hyphens", f.source)
	case strings.TrimSpace(f.purpose) == "":
		return until, usagef("import: say --purpose TEXT: what the members are stored for")
	}
	if until, err = parseDay("retain-until", f.retainUntil); err != nil {
		return until, err
	}
	return until, f.checkJudge(c.Flags().Changed("top"))
}

func isSourceID(s string) bool {
	for i := range len(s) {
		if b := s[i]; (b < 'a' || b > 'z') && (b < '0' || b > '9') && (b != '-' && b != '_' || i == 0) {
			return false
		}
	}
	return s != ""
}

// parseDay reads a day, which ends at midnight UTC; none is zero.
func parseDay(flag, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return day, usagef("--%s %q: want a day, as 2028-12-31", flag, s)
	}
	return day, nil
}

// storedColumns finds the columns that are stored: those of fields, guessed or named, and those to keep.
func (f *importCommand) storedColumns(log io.Writer, header []string, names corpus.Columns) (map[string]int, []int, error) {
	fields := corpus.GuessFields(header, names)
	for field, column := range f.fields {
		if !slices.Contains(corpus.FieldNames(), field) {
			return nil, nil, usagef("--field %s: want one of %s", field, strings.Join(corpus.FieldNames(), ", "))
		}
		if column == "" { // none
			delete(fields, field)
			continue
		}
		i, err := corpus.FindColumn(header, column)
		if err != nil {
			return nil, nil, usageError{fmt.Errorf("--field %s: %w", field, err)}
		}
		fields[field] = i
	}
	var keep []int
	for _, column := range f.keep {
		i, err := corpus.FindColumn(header, column)
		if err != nil {
			return nil, nil, usageError{fmt.Errorf("--keep: %w", err)}
		}
		keep = append(keep, i)
	}
	var told []string
	for _, field := range corpus.FieldNames() {
		if i, ok := fields[field]; ok {
			told = append(told, fmt.Sprintf("%s from %q", field, header[i]))
		}
	}
	if len(told) > 0 {
		fmt.Fprintf(log, "stored too: %s\n", strings.Join(told, ", "))
	}
	if _, ok := fields[corpus.IDField]; !ok {
		fmt.Fprintln(log, "no column of ids: people are known by their whole row, and a row that changes is another person (--field id=COL)")
	}
	return fields, keep, nil
}

// print is the same for the same list and the same options.
func (f *importCommand) print(c *cobra.Command, input, digest string) string {
	if input == "-" {
		return ""
	}
	info, err := os.Stat(input)
	if err != nil {
		return ""
	}
	path, err := filepath.Abs(input)
	if err != nil {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%d\x00%d\x00%s\x00", path, info.Size(), info.ModTime().UnixNano(), digest)
	c.Flags().VisitAll(func(flag *pflag.Flag) {
		switch flag.Name {
		case "jobs", "json", "by", "key-file", "data", "restart": // change nothing of what is stored
		default:
			fmt.Fprintf(h, "%s=%s\x00", flag.Name, flag.Value)
		}
	})
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// report tells what became of the list.
func (f *importCommand) report(out io.Writer, i *store.Import, members int) error {
	if f.asJSON {
		e := json.NewEncoder(out)
		e.SetIndent("", "  ")
		return e.Encode(i)
	}
	fmt.Fprintf(out, "import %s of %s: %s\n", i.ID, i.Source, verdictWords(&i.Counts))
	fmt.Fprintf(out, "members: %d new, %d changed, %d as before", i.New, i.Changed, i.Unchanged)
	for _, extra := range []struct {
		n     int
		words string
	}{{i.Repeated, "rows of somebody who stands above"}, {i.Suppressed, "suppressed"}} {
		if extra.n > 0 {
			fmt.Fprintf(out, ", %d %s", extra.n, extra.words)
		}
	}
	fmt.Fprintln(out)
	if i.Gone > 0 && f.prune {
		fmt.Fprintf(out, "%d members are no longer in the list and were taken out\n", i.Gone)
	} else if i.Gone > 0 {
		fmt.Fprintf(out, "%d members are no longer in the list and were kept (--prune takes them out)\n", i.Gone)
	}
	_, err := fmt.Fprintf(out, "the directory has %d members\n", members)
	return err
}

// verdictWords counts rows by verdict, in a line.
func verdictWords(c *store.Counts) string {
	words := []string{fmt.Sprintf("%d records", c.Rows)}
	for _, v := range onomastics.Verdicts() {
		if n := c.Verdicts[v.String()]; n > 0 {
			words = append(words, fmt.Sprintf("%s %d", v, n))
		}
	}
	return strings.Join(words, ", ")
}
