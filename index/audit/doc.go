// Package audit is the log of who did what with the directory, when, and for what purpose: imports, searches, exports,
// reviews, erasures. It holds counts and no names, and nothing is ever taken out of it.
//
// The log is a text file, one entry a line, so that it can be read without this program. Each entry carries a
// keyed hash (HMAC-SHA-256) of itself and of the hash before it: an entry that was changed, taken out, put in or
// moved breaks the chain at its line. The directory keeps the number and hash of the last entry it knows of, so
// that the end of the log cannot be cut off unseen either.
package audit
