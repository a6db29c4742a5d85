// Package search finds probable members: by words in any script and spelling, by what they do, where they
// live, and what is known of them.
//
//	Parse    text → Query, a plain value          «cardiologist near:Lyon within:50km origin:AM»
//	plan     Query → conditions on an index       cardiologist: ISCO 2212, or the word; Lyon: 45.75, 4.85
//	find     conditions → numbers of members      Bleve for words, columns in memory for all else
//	rank     numbers → hits in order              names by onomastics.Matcher
//	count    numbers → facets
//
// What is sought by words lies in Bleve; every value that is one of a list, a number or a place lies in columns
// in memory, which are read from a file of their own. Both are derived from the store and can be made again.
package search
