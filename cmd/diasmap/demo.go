package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/sample"
	"diasmap/onomastics"
)

// demoOrigins are the countries of origin the demonstration is about.
var demoOrigins = []string{"AM", "GE", "UA"}

func newDemo() *cobra.Command {
	var output, data string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Classify the sample lists, import them into a directory and search it",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return demo(c, output, data) },
	}
	c.Flags().StringVarP(&output, "output", "o", "", "file to write the classified list to")
	c.Flags().StringVar(&data, "data", "", "folder to keep the directory of members in, which is thrown away else")
	addLexiconFlag(c)
	return c
}

func demo(c *cobra.Command, output, data string) error {
	classifier, err := openClassifier(c)
	if err != nil {
		return err
	}
	targets, err := parseCountries("origin", demoOrigins, classifier)
	if err != nil {
		return err
	}
	table, err := corpus.OpenTable(bytes.NewReader(sample.List), sample.Name)
	if err != nil {
		return err
	}
	columns, err := corpus.GuessColumns(table.Header())
	if err != nil {
		return err
	}
	var classified bytes.Buffer
	summary, err := batch.Run(table, corpus.NewDelimitedWriter(&classified, table.Form().Dialect), batch.Job{
		Classifier: classifier, Columns: columns, Workers: runtime.GOMAXPROCS(0),
		Policy: onomastics.Policy{Targets: targets},
	})
	if err != nil {
		return err
	}
	out := c.OutOrStdout()
	fmt.Fprintf(out, "%d public figures (artists and Nobel laureates, CC0): whose names come from Armenia, Georgia or Ukraine?\n\n", summary.Records)
	if err := summary.Print(out, targets); err != nil {
		return err
	}
	if err := showExamples(out, classified.Bytes()); err != nil {
		return err
	}
	if err := demoDirectory(c, classifier, targets, data); err != nil {
		return err
	}
	if output != "" {
		if err := os.WriteFile(output, classified.Bytes(), 0o644); err != nil {
			return fmt.Errorf("write the classified list: %w", err)
		}
		fmt.Fprintf(out, "\nthe whole list with its new columns: %s\n", output)
	}
	if data != "" {
		fmt.Fprintf(out, "\nthe directory in a browser: %s serve --data %s\n", os.Args[0], data)
	}
	return nil
}

// demoExamples is how many members the demonstration explains.
const demoExamples = 10

// showExamples explains the likeliest members of each origin in turn.
func showExamples(out io.Writer, classified []byte) error {
	rows, err := csv.NewReader(bytes.NewReader(classified)).ReadAll()
	if err != nil {
		return err
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	members := map[string][][]string{}
	for _, row := range rows[1:] {
		if v := row[column["verdict"]]; v == onomastics.Probable.String() || v == onomastics.Possible.String() {
			origin := row[column["origin"]]
			members[origin] = append(members[origin], row)
		}
	}
	for _, some := range members {
		slices.SortStableFunc(some, func(x, y []string) int {
			return cmp.Compare(probabilityIn(y, column), probabilityIn(x, column))
		})
	}
	fmt.Fprintf(out, "\n%d of them, and why\n", demoExamples)
	for shown, turn := 0, 0; shown < demoExamples && len(members) > 0; turn++ {
		origin := demoOrigins[turn%len(demoOrigins)]
		if len(members[origin]) == 0 {
			delete(members, origin)
			continue
		}
		row := members[origin][0]
		members[origin] = members[origin][1:]
		fmt.Fprintf(out, "  %s (%s, %s): %s %s, %s\n      %s\n", row[column["name"]], row[column["occupation"]], orUnknown(row[column["country"]]),
			row[column["verdict"]], origin, row[column["probability"]], row[column["evidence"]])
		shown++
	}
	return nil
}

func probabilityIn(row []string, column map[string]int) float64 {
	p, _ := strconv.ParseFloat(row[column["probability"]], 64)
	return p
}

func orUnknown(country string) string {
	if country == "" {
		return "residence unknown"
	}
	return country
}
