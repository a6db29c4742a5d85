// Package sample holds the list of people that ships with Diasmap: public figures from open data
// under CC0. README.md says where it comes from and how it was chosen.
package sample

import _ "embed" // the list

// Name is the file name of the list.
const Name = "public_figures.csv"

// List is the list as CSV with the columns id, name, field, city, country, born, source. country
// is where the person lived or worked, as far as the source tells; it may be empty.
//
//go:embed public_figures.csv
var List []byte
