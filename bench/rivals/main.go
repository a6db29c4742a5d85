// Command rivals measures other ways to find the origin of a name on the same people as Diasmap, in
// one run: fastText (Joulin et al. 2016), trained on the train split of the tables of people, and
// the rule that a name in -ian, -yan or -ean is Armenian.
//
//	go run ./bench/rivals -data DATA -work DIR [-split dev|test]
//
// fastText is the program of that name (Debian package fasttext), run on one thread so that it gives
// the same model each time: a few minutes to half an hour. A model that is in DIR already is used again.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/lexicons"
	"diasmap/onomastics"
)

// goldName is the table that is never trained on: the diaspora.
const goldName = "diaspora_gold_dev.tsv"

func main() {
	data := flag.String("data", "", "folder of the reference data")
	work := flag.String("work", "", "folder for the model and files of fastText")
	split := flag.String("split", "dev", "people to measure on: dev or test")
	program := flag.String("fasttext", "fasttext", "the program fastText")
	flag.Parse()
	if *data == "" || *work == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*data, *work, *split, *program); err != nil {
		fmt.Fprintf(os.Stderr, "rivals: %v\n", err)
		os.Exit(1)
	}
}

func run(data, work, split, program string) error {
	tables, gold, err := readPeople(filepath.Join(data, "people"))
	if err != nil {
		return err
	}
	train, err := bench.Select(tables, "train")
	if err != nil {
		return err
	}
	people, err := bench.Select(tables, split)
	if err != nil {
		return err
	}
	for i := range people {
		people[i].Host = onomastics.Country{} // the tables say citizenship: a host would give it away
	}
	fast := &fastText{program: program, dir: work}
	if err := fast.train(train); err != nil {
		return err
	}
	classifier, err := openClassifier()
	if err != nil {
		return err
	}
	options := bench.Options{Jobs: runtime.NumCPU()}
	comparison := comparison{trainedOn: len(train)}
	for _, list := range []struct {
		name   string
		people []corpus.Labelled
	}{{split, people}, {"gold", gold}} {
		answer, done, err := fast.answers(list.name, list.people)
		if err != nil {
			return err
		}
		measured := measured{
			name:     list.name,
			diasmap:  bench.Accuracy(classifier, list.people, options),
			fastText: bench.Compare(answer, list.people, options),
			suffix:   bench.Compare(suffixRule(list.people), list.people, options),
		}
		if err := done(); err != nil {
			return err
		}
		comparison.lists = append(comparison.lists, measured)
	}
	return comparison.print(os.Stdout)
}

// readPeople reads the tables of people, the diaspora apart.
func readPeople(dir string) (tables, gold []corpus.Labelled, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil {
		return nil, nil, err
	}
	for _, file := range files {
		people, err := readTable(file)
		if err != nil {
			return nil, nil, err
		}
		if filepath.Base(file) == goldName {
			gold = people
		} else {
			tables = append(tables, people...)
		}
	}
	if len(tables) == 0 {
		return nil, nil, fmt.Errorf("no tables of people in %s: want DATA/people/*.tsv", dir)
	}
	return tables, gold, nil
}

func readTable(file string) ([]corpus.Labelled, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return corpus.ReadLabelled(f, file)
}

func openClassifier() (*onomastics.Classifier, error) {
	base, err := lexicons.Embedded()
	if err != nil {
		return nil, err
	}
	return onomastics.NewClassifier(onomastics.DefaultParams(), base)
}
