package onomastics

import "unicode"

// AppendKey appends the lexicon key of a name to dst: its letters, romanised by scheme, without
// case and diacritics, a–z only. Spellings that differ in marks, hyphens, apostrophes or blanks
// have one key: AppendKey(nil, "Đorđević", NoScheme) is "dordevic", and "Ter-Petrosyan" is
// "terpetrosyan". A key is its own key. It does not allocate when dst has room.
func AppendKey(dst []byte, s string, scheme Scheme) []byte {
	from := len(dst)
	for i := range len(s) {
		b := s[i]
		if b >= 0x80 {
			return appendKeySlow(dst, from, s, i, scheme)
		}
		if b |= 0x20; b >= 'a' && b <= 'z' && s[i] >= 'A' {
			dst = append(dst, b)
		}
	}
	return dst
}

// appendKeySlow goes on at s[i], the first byte outside ASCII, where the key of s begins at
// dst[from]. Text to romanise it begins anew, since a letter's Latin may hang on what is before.
func appendKeySlow(dst []byte, from int, s string, i int, scheme Scheme) []byte {
	if latinOnly(s[i:]) {
		return appendFolded(dst, s[i:])
	}
	return appendLatin(dst[:from], s, scheme, true)
}

// lastLatinMark is the last of the marks that Latin letters have.
const lastLatinMark = 0x036f

// latinOnly says whether s has no letters of scripts other than Latin, nor marks of theirs.
func latinOnly(s string) bool {
	for _, r := range s {
		if r > foldLast && (ScriptOfRune(r) > Latin || r > lastLatinMark && unicode.Is(unicode.M, r)) {
			return false
		}
	}
	return true
}

// appendFolded appends the letters of Latin text as a–z.
func appendFolded[T string | []byte](dst []byte, s T) []byte {
	for _, r := range string(s) {
		switch {
		case r >= 'a' && r <= 'z':
			dst = append(dst, byte(r))
		case r >= 'A' && r <= 'Z':
			dst = append(dst, byte(r)|0x20)
		case r >= 0x80:
			dst = appendFoldedLetter(dst, r)
		}
	}
	return dst
}
