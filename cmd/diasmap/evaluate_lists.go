package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// A tableReader reads one kind of table: with labels or without.
type tableReader func(io.Reader, string, corpus.LabelledColumns) (*corpus.LabelledTable, error)

// readTables reads tables one after the other and sets where their people live.
func (f *evaluateFlags) readTables(files []string, read tableReader) (*corpus.LabelledTable, error) {
	var host onomastics.Country
	if f.residence != "" {
		var err error
		if host, err = onomastics.ParseCountry(f.residence); err != nil {
			return nil, usagef("--residence-country: %w", err)
		}
	}
	all := &corpus.LabelledTable{}
	for _, file := range files {
		table, err := readTable(file, f.columns, read)
		if err != nil {
			return nil, err
		}
		all.People = append(all.People, table.People...)
		all.Faults = append(all.Faults, table.Faults...)
		all.Unlabelled += table.Unlabelled
	}
	for i := range all.People {
		p := &all.People[i]
		switch {
		case f.ignoreHost:
			p.Host = onomastics.Country{}
		case p.Host.IsZero():
			p.Host = host
		}
	}
	return all, nil
}

func readTable(file string, columns corpus.LabelledColumns, read tableReader) (*corpus.LabelledTable, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open labelled names: %w", err)
	}
	defer in.Close()
	return read(in, file, columns)
}

// readNegatives reads a list without labels. A text file has a name on each line and no header.
func readNegatives(in io.Reader, file string, columns corpus.LabelledColumns) (*corpus.LabelledTable, error) {
	if !strings.HasSuffix(file, ".txt") {
		return corpus.ReadUnlabelled(in, file, columns)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	table := &corpus.LabelledTable{}
	line := 0
	for name := range strings.Lines(string(text)) {
		line++
		if name = strings.TrimSpace(name); name != "" {
			table.People = append(table.People, corpus.Labelled{Full: name, File: file, Line: line})
		}
	}
	return table, nil
}
