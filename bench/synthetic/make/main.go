// Command make writes a synthetic list to standard output.
//
//	go run ./bench/synthetic/make -rows 1000000 [-seed 1] > list.csv
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"

	"diasmap/bench/synthetic"
	"diasmap/lexicons"
)

func main() {
	rows := flag.Int("rows", 1_000_000, "how many people")
	seed := flag.Uint64("seed", 1, "which list: the same seed makes the same")
	tables := flag.String("lexicons", "lexicons", "folder of the tables of names")
	flag.Parse()
	if err := write(*rows, *seed, *tables); err != nil {
		fmt.Fprintf(os.Stderr, "make a synthetic list: %v\n", err)
		os.Exit(1)
	}
}

func write(rows int, seed uint64, tables string) error {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return err
	}
	people, err := synthetic.Read(os.DirFS(tables), lexicon)
	if err != nil {
		return err
	}
	g := people.Generator(seed)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	if _, err := out.WriteString(synthetic.Header); err != nil {
		return err
	}
	var line []byte
	for range rows {
		line = g.Append(line[:0])
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return out.Flush()
}
