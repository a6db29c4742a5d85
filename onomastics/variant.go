package onomastics

import "bytes"

// AppendVariantKey appends the variant key of a name to dst: letters a–z that the spellings of one name have
// in common, whatever the script, the tradition of romanisation and the gender. Григорян, Krikorian
// and Grigorjan have one key. The key is meant for comparing, not for reading. A variant key is its
// own variant key, and it is empty only where AppendKey gives nothing. It does not allocate when dst has room and name
// is composed (NFC).
func AppendVariantKey(dst []byte, name string, scheme Scheme) []byte {
	var space spellingSpace
	s := spell(space[:0], dst[len(dst):], name, scheme)
	dst, _ = s.appendKey(dst, s.reading)
	return dst
}

// variantSeparator stands between the keys of AppendVariantKeys.
const variantSeparator = ' '

// AppendVariantKeys appends the variant key of a name to dst and, parted by blanks, those of other readings,
// where the spelling leaves a doubt: Sevcenko may be a Ševčenko, a Jakovlev a Yakovlev. Two names
// are variants when they share a key. It allocates as AppendVariantKey does.
func AppendVariantKeys(dst []byte, name string, scheme Scheme) []byte {
	var space, bareSpace spellingSpace
	var others [maxOthers]readings
	s := spell(space[:0], dst[len(dst):], name, scheme)
	from := len(dst)
	dst, _ = s.appendKey(dst, s.reading)
	for _, read := range s.others(others[:0]) {
		dst = s.appendOther(dst, from, read)
	}
	if s.reading&markedReading != 0 {
		bare := s.bare(bareSpace[:0])
		dst = bare.appendOther(dst, from, bare.reading)
	}
	return dst
}

// appendOther appends the key of another reading to those at dst[from:], unless it is there.
func (s *spelling) appendOther(dst []byte, from int, read readings) []byte {
	before := len(dst)
	dst, _ = s.appendKey(append(dst, variantSeparator), read)
	if hasKey(dst[from:before], dst[before+1:]) {
		return dst[:before]
	}
	return dst
}

// hasKey says whether key is one of keys parted by blanks.
func hasKey(keys, key []byte) bool {
	for len(keys) > 0 {
		var first []byte
		first, keys = cutKey(keys)
		if bytes.Equal(first, key) {
			return true
		}
	}
	return false
}

// cutKey parts the first of keys parted by blanks from the rest.
func cutKey(keys []byte) (first, rest []byte) {
	if n := bytes.IndexByte(keys, variantSeparator); n >= 0 {
		return keys[:n], keys[n+1:]
	}
	return keys, nil
}

// ShareVariantKey says whether two results of AppendVariantKeys have a key in common. Names without letters share
// none.
func ShareVariantKey(a, b []byte) bool {
	for len(a) > 0 {
		var first []byte
		first, a = cutKey(a)
		if len(first) > 0 && hasKey(b, first) {
			return true
		}
	}
	return false
}

// A spelling is the letters of a name and how they are read.
type spelling struct {
	letters []byte
	reading readings
	met     letterCues
}

// spellingSpace is room for the letters of most names.
type spellingSpace [96]byte

// spell writes name in Latin letters to space and decides how they are read. A name in another script is
// romanised in the room of scratch.
func spell(space, scratch []byte, name string, scheme Scheme) spelling {
	var told readings
	if isASCII(name) || latinOnly(name) {
		space, told = appendLetters(space, name)
	} else {
		space, told = appendMarkedLetters(space, AppendRomanised(scratch, name, scheme))
		told |= romanisedReading | schemeReading(scheme)
	}
	met := cuesOf(space)
	return spelling{space, readingOf(space, told, met), met}
}

// bare is the spelling where its marks are lost.
func (s *spelling) bare(space []byte) spelling {
	for _, b := range s.letters {
		space = append(space, bareLetters[b])
	}
	met := cuesOf(space)
	return spelling{space, readingOf(space, 0, met), met}
}

// appendKey appends the key of one reading, and says by which rules.
func (s *spelling) appendKey(dst []byte, read readings) ([]byte, ruleSet) {
	w := soundWriter{key: dst, from: len(dst), reading: read}
	if read&markedReading != 0 {
		w.rules.add(ruleMarks)
	}
	w.read(s.letters, read)
	w.settleEnding()
	if missed := w.missedReading(); missed != 0 {
		return s.appendKey(dst, read|missed)
	}
	w.settleStem()
	return w.key, w.rules
}
