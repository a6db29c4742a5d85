// Package suppress recognises people who must not be in the directory, without keeping their names.
//
// A person is kept as hashes, keyed with the secret of the directory: of their ids in lists, of identifiers that
// hold everywhere (an e-mail address, an ORCID), and of their name together with where they live. A name is taken
// as the set of the variant keys of its words, so that neither script nor spelling nor order matters. The price of a
// name is that others who bear it in the same country are kept out too.
package suppress

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// A Person is what is known of somebody.
type Person struct {
	// Names are all names, each in full.
	Names []string
	// Country is where they live, zero if unknown.
	Country onomastics.Country
	// Sources are their ids in lists, Identifiers what identifies them anywhere.
	Sources     []member.SourceRef
	Identifiers []string
}

// Of is what a member says of its person.
func Of(m *member.Member) Person {
	p := Person{Names: append([]string{m.Name.Full}, m.Name.Others...), Country: m.Country(), Sources: m.Sources}
	for _, s := range m.Sources {
		p.Identifiers = append(p.Identifiers, s.SourceID)
	}
	p.Identifiers = append(p.Identifiers, m.Extra["url"])
	return p
}

// A Hasher makes hashes with the key of a directory. It is safe for concurrent use.
type Hasher struct{ key []byte }

// NewHasher makes a Hasher of the secret of a directory.
func NewHasher(secret []byte) Hasher { return Hasher{secret} }

// Places a name is known from, beside a country.
const (
	nowhere    = "?" // it is not known where the person lives
	everywhere = "*"
)

// Keep are the hashes to keep so that the person is recognised: by id, by identifier, and by name among people of the
// same country and those of whom no country is known. Of somebody without a country, or with all set, the name is
// enough anywhere.
func (h Hasher) Keep(p Person, all bool) []string {
	var hashes []string
	for _, name := range p.Names {
		for _, words := range namesOf(name) {
			if p.Country.IsZero() || all {
				hashes = append(hashes, h.hash("name", words, everywhere))
				continue
			}
			hashes = append(hashes, h.hash("name", words, p.Country.String()), h.hash("name", words, nowhere))
		}
	}
	return unique(append(hashes, h.ids(p)...))
}

// Seek are the hashes any of which, if kept, is of this person.
func (h Hasher) Seek(p Person) []string {
	where := nowhere
	if !p.Country.IsZero() {
		where = p.Country.String()
	}
	var hashes []string
	for _, name := range p.Names {
		for _, words := range namesOf(name) {
			hashes = append(hashes, h.hash("name", words, where), h.hash("name", words, everywhere))
		}
	}
	return unique(append(hashes, h.ids(p)...))
}

// ids are the hashes of ids in lists and of identifiers.
func (h Hasher) ids(p Person) []string {
	var hashes []string
	for _, s := range p.Sources {
		if s.SourceID != "" {
			hashes = append(hashes, h.hash("id", s.Source, s.SourceID))
		}
	}
	for _, id := range p.Identifiers {
		if id = foldIdentifier(id); len(id) >= leastIdentifier {
			hashes = append(hashes, h.hash("identifier", id))
		}
	}
	return hashes
}

// leastIdentifier is the length from which an identifier holds everywhere: shorter ones are numbers of a list.
const leastIdentifier = 8

// foldIdentifier drops what is written differently from list to list: case, blanks and where an identifier is
// found on the web.
func foldIdentifier(id string) string {
	id = strings.ToLower(strings.Join(strings.Fields(id), ""))
	for _, prefix := range []string{"https://", "http://", "mailto:", "www.", "orcid.org/"} {
		id = strings.TrimPrefix(id, prefix)
	}
	return strings.TrimSuffix(id, "/")
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// hash is keyed, of parts that no part can run over.
func (h Hasher) hash(parts ...string) string {
	mac := hmac.New(sha256.New, h.key)
	for _, p := range parts {
		mac.Write([]byte(p))
		mac.Write([]byte{0xff}) // no byte of UTF-8
	}
	return hex.EncodeToString(mac.Sum(nil)[:hashLength])
}

// hashLength is the bytes of a hash: 128 bits, so that no two people of one world share one by chance.
const hashLength = 16
