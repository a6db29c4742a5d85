// Package build compiles the readable tables of sectors, occupations and industries into the file that package sector embeds.
//
// The tables, all of them text separated by tabs, with comments after #:
//
//	isco.tsv, titles/*.tsv        groups and titles of ISCO-08
//	occupations.tsv               titles that people write, and the group they mean, by hand
//	patterns.tsv                  such titles of two parts: each head with each of what stands beside it
//	soc.tsv                       codes of titles/onet.tsv -> ISCO-08
//	industries/*.tsv              titles of ISIC, NACE and UK SIC, and words people write for industries
//	words/LANG.tsv                meaning in English, and words, stems and phrases of a language that have it
//	words/specialties.tsv         sciences and medical specialties: one root makes the person and the field in many languages
//	words/functions.tsv           words that mean nothing by themselves
//	roles.tsv, *sectors.tsv       roles; sectors of ISCO-08 and ISIC
//	naics.tsv nucc.tsv …          crosswalks by the beginnings of codes
//
// Two classifiers are trained on the titles read as English words: groups of ISCO-08, and divisions of ISIC. The same tables give the
// same bytes.
package build
