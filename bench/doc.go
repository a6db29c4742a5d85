// Package bench measures how often the origins of names are right, how far the probabilities
// stated can be trusted, and how often a name is wrongly taken for a member of a diaspora.
//
// Select takes each person once, from a split by person. Accuracy classifies them and compares
// the answers with the labels; Compare does the same with answers from elsewhere, so that a rival
// is measured by the same rule. The Report prints itself for a reader (Print), encodes itself as
// JSON, and draws itself as a page (Page). docs/accuracy.md defines every figure.
package bench
