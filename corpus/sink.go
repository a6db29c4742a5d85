package corpus

// A Sink writes a list: the header once, then rows in the order of the list. Making a row and writing
// it are apart, so that many workers can make rows while one writes them.
type Sink interface {
	// Begin writes the header of a list read from s with columns added. An added column whose name the
	// list has already gets the prefix diasmap_.
	Begin(s Source, added []string) error
	// AppendRow appends a record with the values of the added columns to dst, in a form that Write
	// takes. Many may call it at a time, after Begin.
	AppendRow(dst []byte, r *Record, added [][]byte) []byte
	// Write writes rows that AppendRow appended, in the order of the list.
	Write(rows []byte) error
	// Close ends the list. It does not close what the list is written to.
	Close() error
}
