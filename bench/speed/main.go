// Command speed measures how fast lists are classified, whole processes from CSV in to CSV out, beside other ways to do
// it and the least it could take, and prints one table:
//
//	go run ./bench/speed -diasmap bin/diasmap -work bin/speed [-rows 1000000] [-long 10000000] [-model model.bin]
//
// Lists are synthetic: see bench/synthetic. Programs take turns, round after round, so that whatever else the machine does
// falls on all of them; figures are medians of the rounds, and what counts is their ratios. Names a second are by
// processor time of one core, less that of starting.
package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	var s suite
	flag.StringVar(&s.program, "diasmap", "bin/diasmap", "the program to measure")
	flag.StringVar(&s.work, "work", "bin/speed", "folder for the lists")
	flag.StringVar(&s.tables, "lexicons", "lexicons", "folder of the tables of names")
	flag.IntVar(&s.rows, "rows", 1_000_000, "rows of the list")
	flag.IntVar(&s.long, "long", 0, "rows of a long list, to measure memory on; 0 for none")
	flag.IntVar(&s.rounds, "rounds", 3, "how often each program is run")
	flag.StringVar(&s.model, "model", "bin/rivals/model.bin", "model of fastText, as `make rivals` leaves it; left out if it is not there")
	lists := flag.Bool("lists", false, "only make the lists")
	pass := flag.Bool("pass", false, "copy CSV from standard input to standard output with encoding/csv, and do nothing else")
	flag.Parse()
	err := errors.New("want no arguments")
	switch {
	case flag.NArg() > 0:
	case *lists:
		err = s.makeLists()
	case *pass:
		err = passThrough(os.Stdin, os.Stdout)
	default:
		err = s.run(os.Stdout)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "speed: %v\n", err)
		os.Exit(1)
	}
}

// passThrough reads and writes a list with encoding/csv: what anything written with it takes at least.
func passThrough(in io.Reader, out io.Writer) error {
	r, w := csv.NewReader(in), csv.NewWriter(out)
	r.ReuseRecord = true
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			w.Flush()
			return w.Error()
		}
		if err != nil {
			return err
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
}
