// Package parquet reads and writes lists of people as Apache Parquet files.
//
// Groups become columns with dotted names (address.city), repeated values one value with «; » between. Values are
// written as a reader expects them, dates and times in the notation of ISO 8601. Beside the text of a record goes
// what the file has, so that a Parquet file made of one keeps the types of its columns.
//
// Row groups are read one after the other, page by page; what one of them cannot give comes out as records with a
// reason, and reading goes on with the next.
package parquet
