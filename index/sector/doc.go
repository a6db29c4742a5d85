// Package sector reads what lists say of people's work: free text in fourteen languages, and codes. It answers with groups of
// ISCO-08 for occupations, sections and divisions of ISIC Rev. 4 for industries, a role, and the sectors that people think in
// (health, law, arts …).
//
// The way of a text:
//
//	read as English words (package words) -> segments, one an occupation -> features -> classifier (package softmax) -> group, as deep as is sure
//
// The tables under tables are readable, and compiled into sector.bin by package build.
//
// Nothing here tells a religion: clergy are told as the sub-major group they are in, of the sector «other»; industries are told no
// finer than by division.
package sector
