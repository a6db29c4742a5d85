package store

// PlainTables has tables written uncompressed, so that a test can look for words in them.
func PlainTables() (restore func()) {
	before := compressTables
	compressTables = false
	return func() { compressTables = before }
}
