package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/sample"
	"diasmap/index/export"
	"diasmap/index/intake"
	"diasmap/index/search"
	"diasmap/onomastics"
)

// demoSearches are the searches of the demonstration, as people type them.
var demoSearches = []struct{ asks, query string }{
	{"artists of Armenian name in the United States", "artist origin:AM country:US"},
	{"owners and investors of Georgian name round London", "role:owner,investor,founder origin:GE near:London within:50km"},
	{"health workers within 50 km of Lyon", "sector:health near:Lyon within:50km"},
}

// demoLists are what the directory of the demonstration is made of.
var demoLists = []struct {
	source, name string
	list         []byte
}{{"public-figures", sample.Name, sample.List}, {"invented-people", sample.InventedName, sample.Invented}}

// demoDirectory imports the sample lists into a directory in a folder, removed afterwards if none is named, and searches it.
func demoDirectory(c *cobra.Command, classifier *onomastics.Classifier, targets []onomastics.Country, data string) (err error) {
	if data == "" {
		folder, err := os.MkdirTemp("", "diasmap-demo-*")
		if err != nil {
			return fmt.Errorf("make a folder for the directory: %w", err)
		}
		defer os.RemoveAll(folder)
		data = filepath.Join(folder, "directory")
	}
	flags := directoryFlags{data: data, by: "demo"}
	d, err := flags.openDirectory(c, toMake)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	out := c.OutOrStdout()
	fmt.Fprintf(out, "\nBoth sample lists, the public figures and 30 invented people, imported into a directory\n")
	for _, l := range demoLists {
		table, err := corpus.OpenTable(bytes.NewReader(l.list), l.name)
		if err != nil {
			return err
		}
		columns, err := corpus.GuessColumns(table.Header())
		if err != nil {
			return err
		}
		record, err := intake.Run(d, table, intake.Job{
			Batch: batch.Job{Classifier: classifier, Columns: columns, Workers: runtime.GOMAXPROCS(0), Policy: onomastics.Policy{
				Targets: targets, Thresholds: onomastics.Balanced.Thresholds(),
			}},
			Fields: corpus.GuessFields(table.Header(), columns), Source: l.source, Input: l.name, Purpose: "demonstration", By: "demo",
			Readers: []intake.NewReader{intake.ReadSectors, intake.ReadPlaces},
		})
		if err != nil {
			return fmt.Errorf("import %s: %w", l.name, err)
		}
		fmt.Fprintf(out, "  %s: %d records, %d members\n", l.name, record.Rows, record.New+record.Changed+record.Unchanged)
	}
	desk := search.Desk{Directory: d, Who: "demo", Purpose: "demonstration"}
	for _, s := range demoSearches {
		if err := demoSearch(c, out, desk, s.asks, s.query); err != nil {
			return err
		}
	}
	return nil
}

// demoSearch shows one search and what it finds.
func demoSearch(c *cobra.Command, out io.Writer, desk search.Desk, asks, query string) error {
	q, err := search.Parse(query)
	if err != nil {
		return err
	}
	q.Limit = demoExamples
	page, err := desk.Search(c.Context(), q)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%s: diasmap search '%s'\n", asks, query)
	w, err := export.New(export.Table, out, export.About{})
	if err != nil {
		return err
	}
	for i, m := range page.Members {
		if err := w.Write(&export.Row{Member: m, Km: page.Hits[i].Km}); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%d found\n", page.Total)
	return err
}
