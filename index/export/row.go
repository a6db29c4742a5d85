package export

import (
	"strconv"
	"strings"
	"time"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// A Row is a member found.
type Row struct {
	Member *member.Member
	// Km is the distance from the place of the query, negative if there is none.
	Km float64
}

// A column is a value of a row as text.
type column struct {
	name  string
	value func(r *Row) string
}

// columns are those of CSV and workbooks; a table has those of tableColumns.
var columns = []column{
	{"id", func(r *Row) string { return r.Member.ID }},
	{"name", func(r *Row) string { return r.Member.Name.Full }},
	{"origin", func(r *Row) string { return r.Member.Origin.String() }},
	{"probability", func(r *Row) string { return string(onomastics.AppendProbability(nil, r.Member.Probability)) }},
	{"verdict", func(r *Row) string { return r.Member.Verdict.String() }},
	{"sector", func(r *Row) string { return strings.Join(r.Member.Sectors, " ") }},
	{"occupation", func(r *Row) string { return r.Member.OccupationText }},
	{"isco", func(r *Row) string { return strings.Join(r.Member.Occupations, " ") }},
	{"role", func(r *Row) string { return r.Member.Role }},
	{"employer", func(r *Row) string { return r.Member.Employer }},
	{"industry", func(r *Row) string { return r.Member.Industry }},
	{"born", func(r *Row) string { return number(r.Member.BirthYear) }},
	{"city", city},
	{"region", func(r *Row) string { return r.Member.Place.Admin1 }},
	{"country", func(r *Row) string { return r.Member.Country().String() }},
	{"latitude", func(r *Row) string { return degrees(r, r.Member.Place.Lat) }},
	{"longitude", func(r *Row) string { return degrees(r, r.Member.Place.Lon) }},
	{"km", km},
	{"source", sources},
	{"source_id", func(r *Row) string { return each(r, func(s member.SourceRef) string { return s.SourceID }) }},
	{"status", func(r *Row) string { return string(r.Member.Review.Status) }},
	{"contact", func(r *Row) string { return string(r.Member.Contact) }},
	{"languages", func(r *Row) string { return strings.Join(r.Member.Languages, " ") }},
	{"imported", func(r *Row) string { return date(r.Member.Imported) }},
	{"updated", func(r *Row) string { return date(r.Member.Updated) }},
	{"evidence", func(r *Row) string { return r.Member.Evidence }},
}

// tableColumns are the columns that fit on a terminal.
var tableColumns = strings.Fields("id name origin probability sector occupation city country km source status")

// city is where the member lives: as resolved, else as the list says.
func city(r *Row) string {
	if r.Member.Place.Name != "" {
		return r.Member.Place.Name
	}
	return r.Member.CityText
}

func km(r *Row) string {
	if r.Km < 0 {
		return ""
	}
	return strconv.FormatFloat(r.Km, 'f', 1, 64)
}

func sources(r *Row) string { return each(r, func(s member.SourceRef) string { return s.Source }) }

// each joins what the sources of a member say.
func each(r *Row, of func(member.SourceRef) string) string {
	values := make([]string, 0, len(r.Member.Sources))
	for _, s := range r.Member.Sources {
		values = append(values, of(s))
	}
	return strings.Join(values, " ")
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func degrees(r *Row, d float64) string {
	if !r.Member.Place.HasPoint() {
		return ""
	}
	return strconv.FormatFloat(d, 'f', -1, 64)
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
