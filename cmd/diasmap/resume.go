package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/input"
	"diasmap/corpus/journal"
)

// resumeFlags are the flags on what is kept beside the output: what is done so far, and rows that cannot be read.
type resumeFlags struct {
	checkpoint string
	every      time.Duration
	rejects    string
}

func (f *resumeFlags) addResume(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.checkpoint, "checkpoint", "", "file to keep what is done in, to go on from when the same command is run again; removed at the end")
	flags.DurationVar(&f.every, "checkpoint-every", 2*time.Second, "how much work may be lost when the program is killed")
	flags.StringVar(&f.rejects, "rejects", "", "file for the rows that cannot be read, with their place and the reason, as CSV")
}

// checkResume finds mistakes that need no file.
func (f *resumeFlags) checkResume(list, output, summary string) error {
	switch {
	case f.checkpoint != "" && (list == input.Stdin || output == "-"):
		return usagef("--checkpoint: standard input and output cannot be resumed: name files, with -o for the output")
	case f.checkpoint != "" && special(output):
		return usagef("--checkpoint: %s is no file that can be written anew: name another with -o", output)
	case f.every <= 0:
		return usagef("--checkpoint-every %s: want more than nothing, as 2s", f.every)
	case f.rejects == "-":
		return usagef("--rejects: name a file")
	}
	names := []string{filepath.Clean(output)}
	for _, name := range []string{f.checkpoint, f.rejects, summary} {
		if name == "" || name == "-" {
			continue
		}
		if isInput(list, name) || slices.Contains(names, filepath.Clean(name)) {
			return usagef("%s has two uses: name different files for the list, the output, --checkpoint, --rejects and --summary", name)
		}
		names = append(names, filepath.Clean(name))
	}
	return nil
}

// special says that name is a device or a pipe.
func special(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// failed adds to an error how to go on.
func (f *resumeFlags) failed(err error) error {
	if f.checkpoint == "" {
		return err
	}
	return fmt.Errorf("%w; what is done is kept in %s: when the cause is mended, run the same command to go on", err, f.checkpoint)
}

// results are all that is written of a list: the output, rejects (nil if not asked for) and the journal (nil too).
type results struct {
	*listOutput
	rejects *output
	journal *journal.Journal
}

// createResults begins the output and the rejects, and opens the journal of the run that is recorded.
func (f *classifyCommand) createResults(stdout io.Writer, form corpus.Form, record *runRecord) (*results, error) {
	r := &results{}
	create := func(name string) (*output, error) { return createOutput(stdout, name) }
	if f.checkpoint != "" {
		var err error
		if r.journal, err = openJournal(f.checkpoint, record); err != nil {
			return nil, err
		}
		create = createAgain
	}
	to, err := create(f.output)
	if err == nil {
		r.listOutput, err = listOutputTo(to, f.output, f.outOptions(form))
	}
	if err == nil && f.rejects != "" {
		r.rejects, err = create(f.rejects)
	}
	if err != nil {
		r.discard()
		return nil, err
	}
	return r, nil
}

func openJournal(name string, record *runRecord) (*journal.Journal, error) {
	now := record.identity()
	j, err := journal.Open(name, now, nil)
	var other *journal.OtherJobError
	switch {
	case errors.As(err, &other):
		return nil, usagef("%w: %s", err, differences(other.Job, now))
	case errors.Is(err, journal.ErrNotJournal), errors.Is(err, journal.ErrBusy):
		return nil, usageError{err}
	}
	return j, err
}

// differences tells what of a run, recorded as JSON, is not what it is now.
func differences(was []byte, now runRecord) string {
	recorded, err := json.Marshal(now)
	var a, b map[string]any
	if err = errors.Join(err, json.Unmarshal(was, &a), json.Unmarshal(recorded, &b)); err != nil {
		return err.Error()
	}
	return strings.Join(differ(nil, "", a, b), "; ")
}

// differ appends what is another in two objects; at is where they are.
func differ(told []string, at string, was, now map[string]any) []string {
	fields := maps.Clone(was)
	maps.Copy(fields, now)
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		x, y := was[field], now[field]
		a, both := x.(map[string]any)
		b, too := y.(map[string]any)
		switch {
		case both && too && field == "options":
			told = differ(told, "", a, b)
		case both && too:
			told = differ(told, at+field+" ", a, b)
		case !reflect.DeepEqual(x, y):
			told = append(told, fmt.Sprintf("%s%s was %v, is %v", at, field, x, y))
		}
	}
	return told
}

// discard removes what is not whole, and leaves the journal to go on from.
func (r *results) discard() {
	if r.listOutput != nil {
		r.to.discard()
	}
	if r.rejects != nil {
		r.rejects.discard()
	}
	if r.journal != nil {
		_ = r.journal.Close()
	}
}

// commit gives the output and the rejects their names. The journal stays until the end.
func (r *results) commit() error {
	err := r.listOutput.commit()
	if err == nil && r.rejects != nil {
		err = r.rejects.commit()
	}
	if err != nil {
		r.discard()
	}
	return err
}

// end removes the journal, unless the report failed otherwise than by rows with errors: it can be made again.
func (r *results) end(report error) error {
	var rows rowErrors
	switch {
	case r.journal == nil:
		return nil
	case report != nil && !errors.As(report, &rows):
		return r.journal.Close()
	}
	return r.journal.Remove()
}
