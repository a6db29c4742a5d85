package onomastics

// AppendVariantKey appends the variant key of a name to dst: letters a–z that the spellings of one name have
// in common, whatever the script, the tradition of romanisation and the gender. Григорян, Krikorian
// and Grigorjan have one key. The key is meant for comparing, not for reading. A variant key is its
// own variant key, and it is empty only where AppendKey gives nothing. It does not allocate when dst has room.
func AppendVariantKey(dst []byte, name string, scheme Scheme) []byte {
	var r variantReader
	r.open(name, scheme)
	dst, _ = r.appendKey(dst, r.reading)
	return dst
}

// variantSeparator stands between the keys of AppendVariantKeys.
const variantSeparator = ' '

// AppendVariantKeys appends the variant key of a name to dst and, parted by blanks, those of other readings,
// where the spelling leaves a doubt: Sevcenko may be a Ševčenko, a Jakovlev a Yakovlev. Two names
// are variants when they share a key. It does not allocate when dst has room.
func AppendVariantKeys(dst []byte, name string, scheme Scheme) []byte {
	var r variantReader
	r.open(name, scheme)
	from := len(dst)
	dst, _ = r.appendKey(dst, r.reading)
	var space [maxOthers]readings
	for _, other := range r.others(space[:0]) {
		before := len(dst)
		dst = append(dst, variantSeparator)
		dst, _ = r.appendKey(dst, other)
		if hasKey(dst[from:before], dst[before+1:]) {
			dst = dst[:before]
		}
	}
	if r.reading&markedReading != 0 {
		dst = r.appendBareKey(dst, from)
	}
	return dst
}

// appendBareKey appends the key that the name has where its marks are lost, unless it is there.
func (r *variantReader) appendBareKey(dst []byte, from int) []byte {
	var bare variantReader
	bare.letters = bare.space[:0]
	for _, b := range r.letters {
		bare.letters = append(bare.letters, bareLetters[b])
	}
	bare.met = cuesOf(bare.letters)
	bare.reading = readingOf(bare.letters, 0, bare.met)
	before := len(dst)
	dst = append(dst, variantSeparator)
	dst, _ = bare.appendKey(dst, bare.reading)
	if hasKey(dst[from:before], dst[before+1:]) {
		return dst[:before]
	}
	return dst
}

// hasKey says whether key is one of keys parted by blanks.
func hasKey(keys, key []byte) bool {
	for len(keys) > 0 {
		n := 0
		for n < len(keys) && keys[n] != variantSeparator {
			n++
		}
		if string(keys[:n]) == string(key) {
			return true
		}
		keys = keys[min(n+1, len(keys)):]
	}
	return false
}

// ShareVariantKey says whether two results of AppendVariantKeys have a key in common.
func ShareVariantKey(a, b []byte) bool {
	for len(a) > 0 {
		n := 0
		for n < len(a) && a[n] != variantSeparator {
			n++
		}
		if n > 0 && hasKey(b, a[:n]) {
			return true
		}
		a = a[min(n+1, len(a)):]
	}
	return false
}

// A variantReader holds the letters of a name and how they are read.
type variantReader struct {
	space   [96]byte
	letters []byte
	reading readings
	met     letterCues
}

// open spells name in Latin letters and decides how they are read.
func (r *variantReader) open(name string, scheme Scheme) {
	var told readings
	if isASCII(name) || latinOnly(name) {
		r.letters, told = appendLetters(r.space[:0], name)
	} else {
		var buf [256]byte
		r.letters, told = appendLetters(r.space[:0], string(AppendRomanised(buf[:0], name, scheme)))
		if scheme < schemeCount {
			told |= schemeReadings[scheme]
		}
	}
	r.met = cuesOf(r.letters)
	r.reading = readingOf(r.letters, told, r.met)
}

// appendKey appends the key of one reading, and says by which rules.
func (r *variantReader) appendKey(dst []byte, read readings) ([]byte, ruleSet) {
	w := soundWriter{key: dst, from: len(dst), reading: read}
	if read&markedReading != 0 {
		w.rules.add(Marks)
	}
	w.read(r.letters, read)
	w.settleEnding()
	if read&armenianReading == 0 && w.endsWith("ian") && len(w.key)-w.from >= 4 {
		return r.appendKey(dst, read|armenianReading)
	}
	w.settleStem()
	return w.key, w.rules
}

// JoinedBy returns the rules that joined two spellings of a name: those that read a letter of one in
// another way than its fellow in the other. It returns nil when the names share no variant key, and an
// empty list when their letters are the same.
func JoinedBy(a, b string) []VariantRule {
	var ra, rb variantReader
	ra.open(a, DefaultScheme(a, Country{}))
	rb.open(b, DefaultScheme(b, Country{}))
	for _, x := range ra.others([]readings{ra.reading}) {
		ka, rulesA := ra.appendKey(nil, x)
		for _, y := range rb.others([]readings{rb.reading}) {
			if kb, rulesB := rb.appendKey(nil, y); len(ka) > 0 && string(ka) == string(kb) {
				return (rulesA ^ rulesB).list()
			}
		}
	}
	return nil
}
