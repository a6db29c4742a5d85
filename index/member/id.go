package member

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"hash"
)

// idLength is the characters of an id: 80 bits, so that two of a hundred million members meet with a chance of one in
// two hundred million.
const idLength = 16

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// SourceID is the id of a person that a source knows by an id of its own. It is the same in every directory.
func SourceID(source, id string) string { return makeID(sha256.New(), source, id) }

// RowID is the id of a person of a source that has no ids: a keyed hash of the values of the row, so that the id
// tells nothing of the person to who does not have the key. A row that changes is another person.
func RowID(key []byte, source string, values []string) string {
	return makeID(hmac.New(sha256.New, key), append([]string{source}, values...)...)
}

// makeID hashes parts, each with an end that no part contains, into an id.
func makeID(h hash.Hash, parts ...string) string {
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0xff}) // no byte of UTF-8
	}
	return idEncoding.EncodeToString(h.Sum(nil))[:idLength]
}

// ValidID says whether s has the form of an id.
func ValidID(s string) bool {
	if len(s) != idLength {
		return false
	}
	for i := range len(s) {
		if b := s[i]; (b < 'a' || b > 'z') && (b < '2' || b > '7') {
			return false
		}
	}
	return true
}
