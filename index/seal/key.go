package seal

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
)

// A Key is 256 bits drawn by chance, or made from such a key.
type Key [32]byte

var (
	// ErrKeyFile: a file holds no key.
	ErrKeyFile = errors.New("the key file holds no key")
	// ErrSealed: bytes were sealed with another key, or are damaged.
	ErrSealed = errors.New("sealed with another key, or damaged")
)

// ReadKeyFile reads a key: 64 hexadecimal digits, as NewKeyFile writes it.
func ReadKeyFile(name string) (Key, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return Key{}, fmt.Errorf("read the key file: there is no %s: make one with diasmap keygen %s", name, name)
	}
	if err != nil {
		return Key{}, fmt.Errorf("read the key file: %w", err)
	}
	var k Key
	digits := strings.TrimSpace(string(data))
	if len(digits) != hex.EncodedLen(len(k)) {
		return k, fmt.Errorf("%s: %w: want %d hexadecimal digits (diasmap keygen makes one)", name, ErrKeyFile, hex.EncodedLen(len(k)))
	}
	if _, err := hex.Decode(k[:], []byte(digits)); err != nil {
		return k, fmt.Errorf("%s: %w: %w (diasmap keygen makes one)", name, ErrKeyFile, err)
	}
	return k, nil
}

// privateFile lets nobody but the owner read.
const privateFile = 0o600

// NewKeyFile draws a key and writes it to a file that must not be there yet.
func NewKeyFile(name string) error {
	var k Key
	_, _ = rand.Read(k[:]) // never fails
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, privateFile)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("write the key to %s: there is such a file: a key that is written over is lost for good", name)
	}
	if err != nil {
		return fmt.Errorf("write the key: %w", err)
	}
	defer file.Close()
	if _, err := fmt.Fprintln(file, hex.EncodeToString(k[:])); err != nil {
		return fmt.Errorf("write the key to %s: %w", name, err)
	}
	return errors.Join(file.Sync(), file.Close())
}

// For makes the key of one purpose (HKDF, RFC 5869). Keys of different purposes tell nothing of one another.
func (k Key) For(purpose string) Key {
	var made Key
	out, err := hkdf.Key(sha256.New, k[:], nil, "diasmap "+purpose, len(made))
	if err != nil {
		panic(err) // only for lengths that SHA-256 cannot give
	}
	copy(made[:], out)
	return made
}

// Mark tells one key from another and tells nothing else of it.
func (k Key) Mark() string {
	h := hmac.New(sha256.New, k[:])
	h.Write([]byte("diasmap mark"))
	return hex.EncodeToString(h.Sum(nil)[:8])
}
