// Package corpus reads and writes lists of people: delimited text (CSV, TSV) with a header line,
// as public registries publish it.
//
// Every record that goes in comes out, in its order, its own columns untouched byte for byte;
// faults (too few fields, quotes that do not close) are told of the record and lose nothing.
// encoding/csv cannot promise that: it skips blank lines, which in a list of one column are empty
// names, rewrites line ends within fields, and stops at a bad quote.
package corpus
