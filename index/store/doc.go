// Package store keeps the truth of the directory in Badger: members, the records of imports, suppressions, what is
// still to be written to the audit log, and the changes a search index has yet to follow.
//
// Each Update is one transaction. It notes which members it touched under a number one greater than that of the Update
// before, so that an index that knows its number can catch up after a crash, however it ended.
package store
