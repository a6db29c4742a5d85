package registry

import (
	"bytes"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// blank separates words.
var blank = []byte{' '}

// joined joins the parts that are not empty with blanks.
func joined(parts ...[]byte) []byte {
	var whole []byte
	for _, p := range parts {
		if len(p) > 0 && len(whole) > 0 {
			whole = append(whole, ' ')
		}
		whole = append(whole, p...)
	}
	return whole
}

// setName makes the full name of given and family name, if the registry has none.
func (r *record) setName(more ...[]byte) {
	if !r.has("name") {
		r.set("name", joined(append([][]byte{r.get("given"), r.get("family")}, more...)...))
	}
}

// setNative makes the native name: the first of the names that has letters and none of them Latin.
func (r *record) setNative(columns ...string) {
	for _, c := range columns {
		for name := range bytes.SplitSeq(r.get(c), []byte(separator)) {
			if native(name) {
				r.set("native_name", name)
				return
			}
		}
	}
}

func native(name []byte) bool {
	letters := false
	for _, c := range string(name) {
		if unicode.Is(unicode.Latin, c) {
			return false
		}
		letters = letters || unicode.IsLetter(c)
	}
	return letters
}

// setCountry takes the country of residence from the first column that has one, and says which. Each column is
// given with the words for it.
func (r *record) setCountry(from ...[2]string) {
	for _, f := range from {
		if r.has(f[0]) {
			r.set("country", r.get(f[0]))
			r.set("country_from", []byte(f[1]))
			return
		}
	}
}

// lastPart is what follows the last slash.
func lastPart(link []byte) []byte { return link[bytes.LastIndexByte(link, '/')+1:] }

// inUTF8 returns a value that is not in UTF-8 as if it were in Windows-1252, which older registries use.
func inUTF8(value []byte) []byte {
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(value)
	if err != nil {
		return bytes.ToValidUTF8(value, []byte("\uFFFD"))
	}
	return decoded
}
