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
	"slices"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/model"
	"diasmap/onomastics"
)

// goldName is the table that is never trained on: the diaspora.
const goldName = "diaspora_gold_dev.tsv"

func main() {
	data := flag.String("data", "", "folder of the reference data")
	work := flag.String("work", "", "folder for the model and files of fastText")
	split := flag.String("split", "dev", "people to measure on: dev or test")
	lists := flag.String("lists", "bench/testdata", "folder of the lists of family names")
	program := flag.String("fasttext", "fasttext", "the program fastText")
	flag.Parse()
	if *data == "" || *work == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*data, *lists, *split, &fastText{*program, *work}); err != nil {
		fmt.Fprintf(os.Stderr, "rivals: %v\n", err)
		os.Exit(1)
	}
}

func run(data, lists, split string, fast *fastText) error {
	tables, gold, err := readPeople(filepath.Join(data, "people"))
	if err != nil {
		return err
	}
	surnames, negatives, err := readSurnames(lists)
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
	if err := fast.train(train); err != nil {
		return err
	}
	c := comparison{trainedOn: len(train)}
	for _, list := range []list{{split, people, nil}, {"gold", gold, nil}, {"surnames", surnames, negatives}} {
		measured, err := measure(list, fast)
		if err != nil {
			return err
		}
		c.lists = append(c.lists, measured)
	}
	return c.print(os.Stdout)
}

// A list is what all ways are measured on.
type list struct {
	name              string
	people, negatives []corpus.Labelled
}

// measure judges a list in each way.
func measure(l list, fast *fastText) (measured, error) {
	classifier, err := model.NewClassifier()
	if err != nil {
		return measured{}, err
	}
	all := slices.Concat(l.people, l.negatives)
	answer, done, err := fast.answers(l.name, all)
	if err != nil {
		return measured{}, err
	}
	options := bench.Options{Jobs: runtime.NumCPU(), Negatives: l.negatives}
	if len(l.negatives) > 0 {
		options.Targets = []onomastics.Country{onomastics.MustParseCountry("AM"), onomastics.MustParseCountry("GE")}
	}
	m := measured{
		name:     l.name,
		diasmap:  bench.Accuracy(classifier, l.people, options),
		fastText: bench.Compare(answer, l.people, options),
		suffix:   bench.Compare(suffixRule(all), l.people, options),
	}
	return m, done()
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

// readSurnames reads the family names of known origin, and those of neither.
func readSurnames(dir string) (surnames, negatives []corpus.Labelled, err error) {
	if surnames, err = readTable(filepath.Join(dir, "surnames_gold.tsv")); err != nil {
		return nil, nil, err
	}
	f, err := os.Open(filepath.Join(dir, "surnames_negative.tsv"))
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	table, err := corpus.ReadUnlabelled(f, f.Name(), corpus.LabelledColumns{})
	if err != nil {
		return nil, nil, err
	}
	return surnames, table.People, nil
}
