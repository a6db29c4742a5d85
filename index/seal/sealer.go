package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"sync/atomic"
)

// A Sealer seals messages with one key, AES-256-GCM. Safe for concurrent use.
//
// A sealed message is its nonce of 12 bytes, the encrypted bytes, and a tag of 16. The nonces of one Sealer count up
// from a number drawn by chance; two Sealers of a key that write a million messages each share a nonce with a chance
// of one in 2^75.
type Sealer struct {
	aead  cipher.AEAD
	first [nonceLength]byte
	count atomic.Uint64
}

const nonceLength = 12

// Overhead is how many bytes longer a message is when sealed.
const Overhead = nonceLength + 16

// Sealer makes a Sealer of the key.
func (k Key) Sealer() *Sealer {
	block, err := aes.NewCipher(k[:])
	if err != nil {
		panic(err) // only for keys of other lengths
	}
	s := &Sealer{}
	if s.aead, err = cipher.NewGCM(block); err != nil {
		panic(err) // only for blocks of other lengths
	}
	_, _ = rand.Read(s.first[:]) // never fails
	return s
}

// Seal appends the sealed message to dst. Opening it needs the same about, which is not hidden.
func (s *Sealer) Seal(dst, message, about []byte) []byte {
	nonce := s.first
	counter := binary.BigEndian.Uint64(nonce[4:])
	binary.BigEndian.PutUint64(nonce[4:], counter+s.count.Add(1))
	dst = append(dst, nonce[:]...)
	return s.aead.Seal(dst, nonce[:], message, about)
}

// Open appends the message to dst. The error is ErrSealed.
func (s *Sealer) Open(dst, sealed, about []byte) ([]byte, error) {
	if len(sealed) < Overhead {
		return dst, ErrSealed
	}
	out, err := s.aead.Open(dst, sealed[:nonceLength], sealed[nonceLength:], about)
	if err != nil {
		return dst, ErrSealed
	}
	return out, nil
}
