// Package sample holds the lists of people that ship with Diasmap: public figures from open data under CC0, and people who
// do not exist. README.md says where it comes from and how it was chosen.
package sample

import _ "embed" // the lists

// Name is the file name of the list.
const Name = "public_figures.csv"

// List is the list as CSV with the columns id, name, occupation, city, country, born, source. country
// is where the person lived or worked, as far as the source tells; it may be empty.
//
//go:embed public_figures.csv
var List []byte

// InventedName is the file name of the second list.
const InventedName = "invented_people.csv"

// Invented is a list of people who do not exist, to show searches with: owners, investors, physicians and others of various
// names in four countries. Its columns are id, name, occupation, employer, city, country, born.
//
//go:embed invented_people.csv
var Invented []byte
