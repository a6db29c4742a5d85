// Package index is the directory of probable members: a folder with a store, which holds the truth, a search index,
// which is made from it, and an audit log.
//
//	DIR/directory.json   what the folder is, and whether it is encrypted
//	DIR/LOCK             who works with it
//	DIR/store/           Badger: members, imports, suppressions (package store)
//	DIR/search/          the search index; may be deleted, and is then made anew
//	DIR/lists/           lists sent to a server, and results, for some days (package jobs)
//	DIR/audit.log        who did what (package audit)
//
// One process writes at a time. Several may read at once, but not beside a writer: Badger has no reading beside a
// writer in another process. A server is the writer, and searches inside it go on while it imports.
package index
