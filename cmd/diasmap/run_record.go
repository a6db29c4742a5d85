package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/format"
	"diasmap/corpus/input"
	"diasmap/onomastics"
)

// A runRecord is what it takes to repeat a run, and how it went.
type runRecord struct {
	Program string       `json:"program"`
	Command []string     `json:"command,omitempty"`
	Files   []fileRecord `json:"files"`
	ReadAs  corpus.Form  `json:"read_as"`
	// Columns are the names of the columns that were read, by what they are.
	Columns map[string]string `json:"columns"`
	// Options are the values of all flags.
	Options map[string]string `json:"options"`
	// Lexicons are the digests of the built-in lexicon and those added, Model that of the model.
	Lexicons []string `json:"lexicons"`
	Model    string   `json:"model"`

	Started time.Time `json:"started,omitzero"`
	Seconds float64   `json:"seconds,omitempty"`
	Speed   float64   `json:"rows_per_second,omitempty"`
	Resumed bool      `json:"resumed,omitempty"`
}

// A fileRecord is a file that was read, or a folder: how many files are in it, their size in bytes together, and when the
// last of them was modified. Only its path is known of standard input.
type fileRecord struct {
	Path     string    `json:"path"`
	Files    int       `json:"files,omitempty"`
	Size     int64     `json:"size,omitempty"`
	Modified time.Time `json:"modified,omitzero"`
}

// newRecord records a run that is about to begin.
func (f *classifyCommand) newRecord(c *cobra.Command, name string, list list, job batch.Job) (*runRecord, error) {
	r := &runRecord{
		Program: program(), Command: os.Args, ReadAs: list.Form(), Columns: columnNames(list.Header(), job.Columns), Options: map[string]string{},
		Lexicons: job.Classifier.Lexicons(), Model: job.Classifier.Model(), Started: time.Now().UTC().Truncate(time.Second),
	}
	c.Flags().VisitAll(func(flag *pflag.Flag) { r.Options[flag.Name] = flag.Value.String() })
	delete(r.Options, "help")
	files := []string{name}
	if !isFolder(name) {
		var err error
		if files, _, err = format.Files(name); err != nil {
			return nil, err
		}
	}
	for _, file := range append(files, f.prior, f.profileFile) {
		if file == "" {
			continue
		}
		record, err := recordFile(file)
		if err != nil {
			return nil, err
		}
		r.Files = append(r.Files, record)
	}
	return r, nil
}

func recordFile(name string) (fileRecord, error) {
	if name == input.Stdin {
		return fileRecord{Path: name}, nil
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return fileRecord{}, err
	}
	r := fileRecord{Path: path}
	err = filepath.WalkDir(name, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		r.Files++
		r.Size += info.Size()
		if at := info.ModTime().UTC(); at.After(r.Modified) {
			r.Modified = at
		}
		return nil
	})
	return r, err
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// program is the version of the program, as the Go tool recorded it: its module's, and the revision of its source.
func program() string {
	words := []string{"diasmap"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return words[0]
	}
	words = append(words, info.Main.Version)
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			words = append(words, s.Value)
		case s.Key == "vcs.modified" && s.Value == "true":
			words = append(words, "modified")
		}
	}
	return strings.Join(append(words, info.GoVersion), " ")
}

// columnNames are the names of the columns that are read, by what they are.
func columnNames(header []string, columns corpus.Columns) map[string]string {
	names := map[string]string{}
	for what, at := range map[string]int{"name": columns.Name, "given": columns.Given, "family": columns.Family, "residence": columns.Residence} {
		if at >= 0 {
			names[what] = header[at]
		}
	}
	for what, more := range map[string]corpus.Extra{"middle": columns.Middle, "second_family": columns.Second} {
		if more > 0 {
			names[what] = header[more.At()]
		}
	}
	return names
}

// harmless are the flags that change nothing in what is written.
var harmless = []string{"jobs", "checkpoint", "checkpoint-every", "dry-run"}

// identity is what must be the same for a run to be resumed.
func (r *runRecord) identity() runRecord {
	same := *r
	same.Command, same.Started = nil, time.Time{}
	same.Options = map[string]string{}
	for name, value := range r.Options {
		if !slices.Contains(harmless, name) {
			same.Options[name] = value
		}
	}
	return same
}

// end records how the run went.
func (r *runRecord) end(form corpus.Form, s *batch.Summary) {
	form.Faults = s.Broken
	r.ReadAs, r.Seconds, r.Resumed = form, s.Took.Seconds(), s.Resumed
	if r.Seconds > 0 {
		r.Speed = float64(s.Records) / r.Seconds
	}
}

// print writes the record for a reader.
func (r *runRecord) print(out io.Writer) {
	fmt.Fprintf(out, "\nread as %s\n", r.ReadAs)
	for _, fault := range r.ReadAs.Faults {
		fmt.Fprintln(out, fault)
	}
	for _, what := range []string{"name", "given", "middle", "family", "second_family", "residence"} {
		if column, ok := r.Columns[what]; ok {
			fmt.Fprintf(out, "%s from column %q\n", strings.ReplaceAll(what, "_", " "), column)
		}
	}
	fmt.Fprintf(out, "%.1f s, %.0f rows/s", r.Seconds, r.Speed)
	if r.Resumed {
		fmt.Fprint(out, ", resumed from a checkpoint")
	}
	fmt.Fprintf(out, "\n\nto repeat the run\n%s\nstarted %s\n", strings.Join(r.Command, " "), r.Started.Format(time.RFC3339))
	for _, file := range r.Files {
		fmt.Fprintf(out, "%s, files %d, bytes %d, modified %s\n", file.Path, file.Files, file.Size, file.Modified.Format(time.RFC3339))
	}
	fmt.Fprintf(out, "%s\nlexicons %s\nmodel %s\n", r.Program, strings.Join(r.Lexicons, ", "), r.Model)
	names := make([]string, 0, len(r.Options))
	for name, value := range r.Options {
		names = append(names, name+"="+value)
	}
	slices.Sort(names)
	fmt.Fprintf(out, "options %s\n", strings.Join(names, " "))
}

// writeSummary writes counts and the record of the run to a file, as JSON or text by its ending; - is log.
func writeSummary(log io.Writer, name string, s *batch.Summary, r *runRecord, targets []onomastics.Country) error {
	switch name {
	case "":
		return nil
	case "-":
		defer r.print(log)
		return s.Print(log, targets)
	}
	create := createAgain
	if special(name) {
		create = func(name string) (*output, error) { return createOutput(log, name) }
	}
	file, err := create(name)
	if err != nil {
		return err
	}
	if filepath.Ext(name) == ".json" {
		err = writeJSONSummary(file, s, r)
	} else {
		err = s.Print(file, targets)
		r.print(file)
	}
	if err != nil {
		file.discard()
		return err
	}
	return file.commit()
}

// writeJSONSummary writes the counts as an object, in which the record is the field run.
func writeJSONSummary(out io.Writer, s *batch.Summary, r *runRecord) error {
	counts, err := json.Marshal(s)
	if err != nil {
		return err
	}
	all := map[string]json.RawMessage{}
	run, err := json.Marshal(r)
	if err := errors.Join(err, json.Unmarshal(counts, &all)); err != nil {
		return err
	}
	all["run"] = run
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
