// Package registry reads public registries of people as they are published, and makes lists of them: a fixed
// set of columns for each registry, whose names classification and import know.
//
// The way of a record:
//
//	files.go       file, pattern or folder          -> files
//	members.go     a file or archive                -> streams
//	frame….go      a stream                         -> records as they are stored, in batches
//	walk….go       a record in XML or JSON          -> its fields; fixed_width.go and parse.go read lines and tables
//	gather.go      fields, by the map of fields.tsv -> columns
//	orcid.go …     a file for each registry: what it leaves out, and columns made from others
//	source.go      all of it, in order, with a pool of workers that feed.go keeps busy, as a corpus.Source
//
// Every record goes out: as a row for each person, as a row with an error that names its place, or counted as what it
// is if it is nobody (a company, an entry withdrawn). Memory is bounded by batches in flight and by mostRecord.
// What a registry says of nationality is carried and never judged by.
package registry
