package onomastics

import "errors"

// Faults of a compiled lexicon, as OpenLexicon returns them (wrapped, with what was found).
var (
	// ErrLexiconMagic: the bytes do not begin as a compiled lexicon does.
	ErrLexiconMagic = errors.New("onomastics: not a compiled lexicon")
	// ErrLexiconVersion: the file was written in a format this program does not read.
	ErrLexiconVersion = errors.New("onomastics: compiled lexicon of another format version")
	// ErrLexiconChecksum: the bytes are not those that were written.
	ErrLexiconChecksum = errors.New("onomastics: compiled lexicon is damaged")
	// ErrLexiconFormat: the checksum holds, yet a section does not have the shape of its kind.
	ErrLexiconFormat = errors.New("onomastics: compiled lexicon is malformed")
)

// Faults of a trained model, as OpenModel returns them (wrapped, with what was found).
var (
	// ErrModelMagic: the bytes do not begin as a trained model does.
	ErrModelMagic = errors.New("onomastics: not a trained model")
	// ErrModelVersion: the file was written in a format this program does not read.
	ErrModelVersion = errors.New("onomastics: trained model of another format version")
	// ErrModelChecksum: the bytes are not those that were written.
	ErrModelChecksum = errors.New("onomastics: trained model is damaged")
	// ErrModelFormat: the checksum holds, yet a section does not have the shape of its kind.
	ErrModelFormat = errors.New("onomastics: trained model is malformed")
)

// ErrTooManyCountries: a lexicon numbers its countries with one byte.
var ErrTooManyCountries = errors.New("onomastics: a lexicon holds at most 255 countries")

// ErrUnknownScheme: no romanisation scheme has this id.
var ErrUnknownScheme = errors.New("onomastics: romanisation scheme not known")

// ErrSchemeTable: a table of a scheme does not have the shape it should.
var ErrSchemeTable = errors.New("onomastics: malformed scheme table")

// Faults of compiled cross-script weights, as OpenCrossScript returns them (wrapped).
var (
	// ErrCrossScriptMagic: the bytes do not begin as cross-script weights do.
	ErrCrossScriptMagic = errors.New("onomastics: not cross-script weights")
	// ErrCrossScriptVersion: the weights were written in a format this program does not read.
	ErrCrossScriptVersion = errors.New("onomastics: cross-script weights of another format version")
	// ErrCrossScriptChecksum: the bytes are not those that were written.
	ErrCrossScriptChecksum = errors.New("onomastics: cross-script weights are damaged")
	// ErrCrossScriptFormat: the checksum holds, yet a part does not have the shape of its kind.
	ErrCrossScriptFormat = errors.New("onomastics: cross-script weights are malformed")
)
