// Package seal keeps the files of a directory unreadable without its key: key files, keys made from one key for each
// purpose, sealed bytes, and the hooks by which Bleve writes its index sealed.
package seal
