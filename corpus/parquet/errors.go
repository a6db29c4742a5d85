package parquet

import "errors"

var (
	// ErrBroken: the file is cut short or damaged, or no Parquet file.
	ErrBroken = errors.New("not a whole Parquet file: it is damaged or cut short: copy it again")
	// ErrEncrypted: the file, or its footer, is encrypted.
	ErrEncrypted = errors.New("the Parquet file is encrypted: write it without encryption where its key is known")
	// ErrEmpty: the file has no columns that can be read.
	ErrEmpty = errors.New("the Parquet file has no columns")
	// ErrTooLarge: the file says of itself what no honest one does.
	ErrTooLarge = errors.New("the Parquet file grows without measure as it is unpacked: refused")
	// ErrRows: rows of a row group cannot be read.
	ErrRows = errors.New("the row cannot be read, its row group is damaged: copy the file again")
)
