// Package words reads short texts about people's work, in fourteen languages, as English words: «главный
// инженер», «Chefingenieur» and "Chief Engineer" all read as chief, engineer. What follows (occupations, industries,
// queries) then needs to know one language only.
//
// The way of a text:
//
//	fold -> cut into tokens -> look each up as a form -> guess the language -> read phrases -> words
//
// A form is what a table holds: a whole word (кардиолог), a stem (кардиолог*, any ending of up to six letters), or the
// end of a compound (*arzt). Forms in a row make phrases («chef entreprise»), and a form or phrase has senses: for some languages,
// up to four English words. A token without a form is tried as a plural, as a compound (Vertriebs+leiter) and as a
// misspelling (one letter more, less or other, two transposed), in this order; else it is unknown and counted.
//
// Everything is read from tables compiled by package build; a Lexicon is safe for use by many goroutines, each with a Reading
// of its own, which is reused.
package words
