package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index/export"
	"diasmap/index/member"
	"diasmap/index/search"
)

// A searchCommand is the flags of search.
type searchCommand struct {
	directoryFlags
	filters        []searchFilter
	purpose        string
	near           string
	within         string
	minProbability string
	facets, sort   []string
	limit          int
	cursor         string
	format, output string
	json           bool
}

// A searchFilter is a flag that seeks values in a field.
type searchFilter struct {
	flag, usage string
	field       search.Field
	values      []string
}

func newSearch() *cobra.Command {
	f := searchCommand{filters: []searchFilter{
		{flag: "origin", field: search.Origin, usage: "origin of the name: a country or group, as AM,GE"},
		{flag: "sector", field: search.Sector, usage: "sector, as health"},
		{flag: "occupation", field: search.Occupation, usage: "occupation in any language, or an ISCO-08 code"},
		{flag: "role", field: search.Role, usage: "role, as owner,investor"},
		{flag: "country", field: search.Country, usage: "country the person lives in"},
		{flag: "city", field: search.City, usage: "city"},
		{flag: "source", field: search.Source, usage: "list the person comes from"},
		{flag: "status", field: search.Status, usage: "what reviewers decided: confirmed, unsure, not-of-origin, no-contact, none, any"},
		{flag: "contact", field: search.Contact, usage: "how far outreach has come: to-contact, contacted, answered, none"},
		{flag: "language", field: search.Language, usage: "language, as hy"},
	}}
	c := &cobra.Command{
		Use:   "search [QUERY] --data DIR",
		Short: "Find probable members by name, occupation, sector and place",
		Long: `search finds members in a directory. Words are sought in names, in any script and
spelling (Krikorian finds Գրիգորյան), in occupations in any language (cardiologist finds
кардиолог), employers, sectors and places. The query language:

` + queryHelp() + `
Members whom reviewers ruled out (not-of-origin, no-contact) are left out unless the query
names status. Every search and export is told in the audit log.`,
		Example: `  diasmap search cardiologist near:Lyon within:50km origin:AM --data DIR
  diasmap search --sector arts --country US --origin AM --facet city,occupation --data DIR
  diasmap search "role:owner,investor origin:GE" --data DIR --format xlsx -o owners.xlsx --purpose "business forum"`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, strings.Join(args, " ")) },
	}
	f.addDirectory(c)
	flags := c.Flags()
	for i := range f.filters {
		flags.StringSliceVar(&f.filters[i].values, f.filters[i].flag, nil, f.filters[i].usage)
	}
	flags.StringVar(&f.purpose, "purpose", "", "what the members are looked for, for the audit log")
	flags.StringVar(&f.near, "near", "", "place, or latitude,longitude, to search round")
	flags.StringVar(&f.within, "within", "", "radius round --near in kilometres, or as 30mi (50)")
	flags.StringVar(&f.minProbability, "min-probability", "", "least probability of the origin, 0 to 1")
	flags.StringSliceVar(&f.facets, "facet", nil, "count by: "+facetNames()+"; as city:FR, occupation:22, sector=20")
	flags.StringSliceVar(&f.sort, "sort", nil, "order: relevance, probability, name, origin, country, city, distance, born, imported, updated; -name for descending")
	flags.IntVar(&f.limit, "limit", search.DefaultLimit, "how many to show; 0 for all, as in files when not given")
	flags.StringVar(&f.cursor, "cursor", "", "go on after a page: what the search before told")
	flags.StringVar(&f.format, "format", "", "table, csv, jsonl, xlsx or geojson (by the ending of the output, else table)")
	flags.StringVarP(&f.output, "output", "o", "-", "file to write, - for standard output")
	flags.BoolVar(&f.json, "json", false, "write the whole answer as one JSON object: members, facets, cursor")
	return c
}

// queryHelp tells the fields of the query language, one a line.
func queryHelp() string {
	var b strings.Builder
	b.WriteString(`  word  "some words"  word*  -without  one OR other  field:value  field:a,b
`)
	for _, f := range search.Fields() {
		fmt.Fprintf(&b, "  %-28s %s\n", f.Example, f.Means)
	}
	return b.String()
}

func facetNames() string {
	names := make([]string, 0, len(search.FacetKeys()))
	for _, k := range search.FacetKeys() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func (f *searchCommand) run(c *cobra.Command, text string) (err error) {
	q, err := f.query(text)
	if err != nil {
		return queryFault(err)
	}
	format, err := export.ParseFormat(f.format, f.output)
	if err != nil {
		return usageError{err}
	}
	if format != export.Table && !f.json && !c.Flags().Changed("limit") {
		q.Limit, f.limit = 0, 0
	}
	if f.limit < 0 || f.json && (f.limit == 0 || f.limit > search.MostLimit) {
		return usagef("--limit %d: want 1 or more, or 0 for all; with --json 1 to %d, and --cursor to go on", f.limit, search.MostLimit)
	}
	d, err := f.openDirectory(c, toRead)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	desk := search.Desk{Directory: d, Who: f.who(), Purpose: f.purpose}
	return queryFault(f.answer(c, desk, q, format))
}

// queryFault makes mistakes in a query mistakes of usage, and points at the word.
func queryFault(err error) error {
	var fault *search.QueryError
	if errors.As(err, &fault) {
		if pointed := fault.Pointed(); pointed != "" {
			return usagef("%w\n%s", err, pointed)
		}
		return usageError{err}
	}
	for _, usage := range []error{search.ErrUnknownSort, search.ErrUnknownFacet, search.ErrCursor} {
		if errors.Is(err, usage) {
			return usageError{err}
		}
	}
	return err
}

// query makes the query of the text and the flags.
func (f *searchCommand) query(text string) (search.Query, error) {
	q, err := search.Parse(text)
	if err != nil {
		return q, err
	}
	for _, filter := range f.filters {
		var clause search.Clause
		for _, value := range filter.values {
			clause.Any = append(clause.Any, search.Term{Field: filter.field, Value: strings.TrimSpace(value)})
		}
		if len(clause.Any) > 0 {
			q = q.And(clause)
		}
	}
	if q, err = f.measured(q); err != nil {
		return q, err
	}
	for _, s := range f.facets {
		facet, err := search.ParseFacet(s)
		if err != nil {
			return q, err
		}
		q.Facets = append(q.Facets, facet)
	}
	for _, s := range f.sort {
		order, err := search.ParseOrder(s)
		if err != nil {
			return q, err
		}
		q.Sort = append(q.Sort, order)
	}
	q.Limit, q.Cursor = f.limit, f.cursor
	return q, nil
}

// and adds clauses that were not typed as part of the query, so that no message points into it.
func and(q search.Query, clauses []search.Clause) search.Query {
	for _, c := range clauses {
		for i := range c.Any {
			c.Any[i].At, c.Any[i].End = 0, 0
		}
	}
	return q.And(clauses...)
}

// measured adds the filters that are numbers.
func (f *searchCommand) measured(q search.Query) (search.Query, error) {
	if f.near != "" || f.within != "" {
		if f.near == "" {
			return q, usagef("--within needs --near")
		}
		text := "near:" + strconv.Quote(f.near)
		if f.within != "" {
			text += " within:" + strings.ReplaceAll(f.within, " ", "")
		}
		part, err := search.Parse(text)
		if err != nil {
			return q, fmt.Errorf("--near, --within: %w", err)
		}
		q = and(q, part.Clauses)
	}
	if f.minProbability != "" {
		part, err := search.Parse("probability>=" + f.minProbability)
		if err != nil {
			return q, fmt.Errorf("--min-probability: %w", err)
		}
		q = and(q, part.Clauses)
	}
	return q, nil
}

// answer carries out the search and writes what is found.
func (f *searchCommand) answer(c *cobra.Command, desk search.Desk, q search.Query, format export.Format) error {
	out, err := createOutput(c.OutOrStdout(), f.output)
	if err != nil {
		return err
	}
	log := c.ErrOrStderr()
	var result *search.Result
	if f.json {
		result, err = f.writeJSON(c, desk, q, out)
	} else {
		result, err = f.write(c, desk, q, format, out)
	}
	if err != nil {
		out.discard()
		return err
	}
	if err := out.commit(); err != nil {
		return fmt.Errorf("write %s: %w", f.output, err)
	}
	tell(log, result, f.json)
	return nil
}

// write writes the members found as a document. A page of a table is a search; everything else is an export.
func (f *searchCommand) write(c *cobra.Command, desk search.Desk, q search.Query, format export.Format, out io.Writer) (*search.Result, error) {
	w, err := export.New(format, out, export.About{Query: q.String(), Who: desk.Who, Purpose: desk.Purpose, At: time.Now()})
	if err != nil {
		return nil, err
	}
	if format == export.Table && f.limit > 0 && f.limit <= search.MostLimit {
		page, err := desk.Search(c.Context(), q)
		if err != nil {
			return nil, err
		}
		for i, m := range page.Members {
			if err := w.Write(&export.Row{Member: m, Km: page.Hits[i].Km}); err != nil {
				return nil, err
			}
		}
		return page.Result, w.Close()
	}
	result, err := desk.Export(c.Context(), q, f.limit, func(h search.Hit, m *member.Member) error {
		return w.Write(&export.Row{Member: m, Km: h.Km})
	})
	if err != nil {
		return nil, err
	}
	return result, w.Close()
}

// writeJSON writes the answer as one object.
func (f *searchCommand) writeJSON(c *cobra.Command, desk search.Desk, q search.Query, out io.Writer) (*search.Result, error) {
	page, err := desk.Search(c.Context(), q)
	if err != nil {
		return nil, err
	}
	members := make([]export.Record, 0, len(page.Members))
	for i, m := range page.Members {
		members = append(members, export.RecordOf(&export.Row{Member: m, Km: page.Hits[i].Km}))
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return page.Result, e.Encode(struct {
		Query   string          `json:"query"`
		Members []export.Record `json:"members"`
		*search.Result
	}{q.String(), members, page.Result})
}

// tell tells what was found and how the query was understood, facets unless they were written.
func tell(log io.Writer, r *search.Result, written bool) {
	for _, m := range r.Corrections {
		fmt.Fprintf(log, "nobody has %q: sought %q instead\n", m.From, m.To)
	}
	for _, s := range r.Suggestions {
		fmt.Fprintf(log, "did you mean %q rather than %q?\n", s.To, s.From)
	}
	for _, word := range r.Dropped {
		fmt.Fprintf(log, "nobody fits all: %q was left out\n", word)
	}
	for _, m := range r.Meanings {
		fmt.Fprintf(log, "%q: %s\n", m.Text, m.Means)
	}
	for _, note := range r.Notes {
		fmt.Fprintln(log, note)
	}
	fmt.Fprintf(log, "%d found", r.Total)
	if r.LeftOut > 0 {
		fmt.Fprintf(log, ", and %d whom reviewers ruled out (status:any shows them)", r.LeftOut)
	}
	fmt.Fprintln(log)
	if r.Next != "" && !written {
		fmt.Fprintf(log, "more: --cursor %s\n", r.Next)
	}
	if !written {
		tellFacets(log, r.Facets)
	}
}

func tellFacets(log io.Writer, facets []search.Facet) {
	for _, f := range facets {
		title := string(f.By)
		if f.Under != "" {
			title += " in " + f.Under
		}
		fmt.Fprintf(log, "\nby %s\n", title)
		for _, b := range f.Buckets {
			fmt.Fprintf(log, "%8d  %s", b.Count, b.Value)
			if b.Name != "" {
				fmt.Fprintf(log, "  %s", b.Name)
			}
			fmt.Fprintln(log)
		}
		if f.Others > 0 {
			fmt.Fprintf(log, "          %d more values\n", f.Others)
		}
		if f.Missing > 0 {
			fmt.Fprintf(log, "%8d  not known\n", f.Missing)
		}
	}
}
