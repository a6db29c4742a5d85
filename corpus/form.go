package corpus

import "strings"

// A Form is how a list is written, for the summary and for outputs that follow their input.
type Form struct {
	// Format is its name: csv, jsonl, xlsx, …
	Format string `json:"format"`
	// Dialect is that of delimited text. HeaderRaw is its header line as it stands.
	Dialect   Dialect `json:"dialect,omitzero"`
	HeaderRaw []byte  `json:"-"`
	// Headless says that the list has no header of its own.
	Headless bool `json:"headless,omitempty"`
	// Encoding is that of text, "" in other formats; EncodingGuess says from what it was guessed, and Doubtful that a
	// reader should look whether it is right. Compression is gzip, zstd or "".
	Encoding      string `json:"encoding,omitempty"`
	EncodingGuess string `json:"encoding_guess,omitempty"`
	Doubtful      bool   `json:"encoding_doubtful,omitempty"`
	Compression   string `json:"compression,omitempty"`
	// Notes is what else a reader of the summary should know: the sheet, columns not in every file.
	Notes []string `json:"notes,omitempty"`
	// Schema is the columns as their format has them, for outputs of the same format; nil where it has no more than names.
	Schema any `json:"-"`
	// Faults is what is wrong with the list as a whole: it breaks off.
	Faults []string `json:"faults,omitempty"`
}

// String tells the form in a line: «csv (semicolons), gzip, Windows-1251, guessed from 412 bytes beyond ASCII».
func (f Form) String() string {
	words := f.Format
	if f.Dialect.Comma != 0 {
		words += " (" + f.Dialect.String() + ")"
	}
	for _, more := range append([]string{f.Compression, f.EncodingGuess}, f.Notes...) {
		if more != "" {
			words += ", " + more
		}
	}
	return strings.TrimSpace(words)
}
