package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// A Scratch is a temporary file that nobody can read but who holds it: its key is drawn by chance, lies in memory alone and is
// gone with it. It is written from its beginning on, and read anywhere. AES-256 in counter mode; nothing tells whether somebody changed the file.
type Scratch struct {
	file  *os.File
	block cipher.Block
	end   int64
	space []byte
}

// NewScratch makes a Scratch in a folder.
func NewScratch(dir string) (*Scratch, error) {
	file, err := os.CreateTemp(dir, ".scratch-*")
	if err != nil {
		return nil, fmt.Errorf("make a temporary file: %w", err)
	}
	_ = os.Remove(file.Name()) // where the system allows it, the file goes with the process
	var k Key
	_, _ = rand.Read(k[:]) // never fails
	block, err := aes.NewCipher(k[:])
	if err != nil {
		panic(err) // only for keys of other lengths
	}
	return &Scratch{file: file, block: block}, nil
}

// turn encrypts or decrypts what stands at a place of the file.
func (s *Scratch) turn(dst, src []byte, at int64) {
	var counter [aes.BlockSize]byte
	binary.BigEndian.PutUint64(counter[8:], uint64(at)/aes.BlockSize)
	stream := cipher.NewCTR(s.block, counter[:])
	var before [aes.BlockSize]byte
	within := before[:at%aes.BlockSize]
	stream.XORKeyStream(within, within)
	stream.XORKeyStream(dst, src)
}

// Write appends p.
func (s *Scratch) Write(p []byte) (int, error) {
	s.space = append(s.space[:0], p...)
	s.turn(s.space, s.space, s.end)
	n, err := s.file.Write(s.space)
	s.end += int64(n)
	return n, err
}

// ReadAt reads at a place, of what is written.
func (s *Scratch) ReadAt(p []byte, at int64) (int, error) {
	n, err := s.file.ReadAt(p, at)
	if n > 0 {
		s.turn(p[:n], p[:n], at)
	}
	return n, err
}

// Close removes the file.
func (s *Scratch) Close() error {
	err := s.file.Close()
	if removed := os.Remove(s.file.Name()); removed != nil && !errors.Is(removed, os.ErrNotExist) {
		return errors.Join(err, removed)
	}
	return err
}

var _ interface {
	io.Writer
	io.ReaderAt
	io.Closer
} = (*Scratch)(nil)
