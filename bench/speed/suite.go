package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"text/tabwriter"

	"diasmap/bench/synthetic"
	"diasmap/lexicons"
)

// A suite is what is measured, and on what.
type suite struct {
	program, work, tables, model string
	rows, long, rounds           int
}

const (
	// fewRows is the list that starting is measured on.
	fewRows = 1
	// rivalRows bounds the list of programs that are slow.
	rivalRows = 100_000
)

// list is the file of a list of so many rows.
func (s *suite) list(rows int) string { return filepath.Join(s.work, fmt.Sprintf("%d.csv", rows)) }

func (s *suite) run(out io.Writer) error {
	if err := s.makeListsApart(); err != nil {
		return err
	}
	runs := s.runs()
	for round := range s.rounds {
		for _, r := range runs {
			if err := r.measure(); err != nil {
				return fmt.Errorf("%s, round %d: %w", r.name, round+1, err)
			}
		}
	}
	return s.print(out, runs)
}

// makeListsApart makes the lists in a process of its own: what this one holds would count as memory of those it runs.
func (s *suite) makeListsApart() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	c := exec.Command(self, append([]string{"-lists"}, os.Args[1:]...)...)
	c.Stderr = os.Stderr
	return c.Run()
}

// makeLists writes the lists that are not there.
func (s *suite) makeLists() error {
	if err := os.MkdirAll(s.work, 0o755); err != nil {
		return err
	}
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return err
	}
	var people *synthetic.People
	for _, rows := range []int{fewRows, rivalRows, s.rows, s.long} {
		if _, err := os.Stat(s.list(rows)); err == nil || rows == 0 {
			continue
		}
		if people == nil {
			if people, err = synthetic.Read(os.DirFS(s.tables), lexicon); err != nil {
				return err
			}
		}
		if err := writeList(s.list(rows), people.Generator(1), rows); err != nil {
			return err
		}
	}
	if err := s.writeNames(fewRows); err != nil {
		return err
	}
	return s.writeNames(rivalRows)
}

func writeList(file string, g *synthetic.Generator, rows int) error {
	f, err := os.Create(file + ".new")
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	line := []byte(synthetic.Header)
	for range rows {
		if _, err := w.Write(line); err != nil {
			return err
		}
		line = g.Append(line[:0])
	}
	if _, err := w.Write(line); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}

// names is the file of the names of a list, as fastText reads them.
func (s *suite) names(rows int) string { return filepath.Join(s.work, fmt.Sprintf("%d.txt", rows)) }

// writeNames writes the names of a list in small letters, a line each.
func (s *suite) writeNames(rows int) error {
	data, err := os.ReadFile(s.list(rows))
	if err != nil {
		return err
	}
	var out []byte
	for i, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		if f := bytes.Split(line, []byte(",")); i > 0 && len(f) == 3 {
			out = append(append(out, bytes.ToLower(f[1])...), '\n')
		}
	}
	return os.WriteFile(s.names(rows), out, 0o644)
}

// runs are the programs, each with what its start takes.
func (s *suite) runs() []*run {
	classify := func(rows, jobs int) func() *exec.Cmd {
		return func() *exec.Cmd {
			return exec.Command(s.program, "classify", s.list(rows), "-o", filepath.Join(s.work, "out.csv"), "--jobs", fmt.Sprint(jobs))
		}
	}
	start := &run{name: "start: a list of one name", rows: fewRows, command: classify(fewRows, 1)}
	one := &run{name: "diasmap classify, one job", rows: s.rows, command: classify(s.rows, 1), start: start}
	two := &run{name: "diasmap classify, two jobs", rows: s.rows, command: classify(s.rows, 2), start: start}
	floor := &run{name: "encoding/csv, in and out again", rows: s.rows, command: s.passThrough}
	runs := []*run{start, one, two, floor}
	if _, err := exec.LookPath("fasttext"); err == nil && fileExists(s.model) {
		predict := func(rows int) func() *exec.Cmd {
			return func() *exec.Cmd { return exec.Command("fasttext", "predict-prob", s.model, s.names(rows), "5") }
		}
		loaded := &run{name: "start of fastText", rows: fewRows, command: predict(fewRows)}
		runs = append(runs, loaded, &run{name: "fasttext predict-prob model - 5", rows: rivalRows, command: predict(rivalRows), start: loaded})
	}
	if s.long > 0 {
		runs = append(runs, &run{name: "diasmap classify, two jobs, long", rows: s.long, command: classify(s.long, 2), start: start})
	}
	return runs
}

func (s *suite) passThrough() *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	c := exec.Command(self, "-pass")
	c.Stdin, _ = os.Open(s.list(s.rows))
	c.Stdout, _ = os.Create(filepath.Join(s.work, "passed.csv"))
	return c
}

func fileExists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func (s *suite) print(out io.Writer, runs []*run) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\trows\tnames/s of a core\tnames/s by the clock\tseconds\tMB\t\n")
	for _, r := range runs {
		m := r.median()
		fmt.Fprintf(w, "%s\t%d\t%.0f\t%.0f\t%.2f\t%d\t\n", r.name, r.rows, r.perCore(), float64(r.rows)/m.wall, m.wall, m.memory>>20)
	}
	scan, err := scanLexicon(s.names(rivalRows), s.tables)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "matchr.JaroWinkler against each family name of the tables\t%d\t%.1f\t%.1f\t\t\t\n", scannedNames, scan, scan)
	return w.Flush()
}
