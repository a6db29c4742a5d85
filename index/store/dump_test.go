package store_test

import (
	"bytes"
	"errors"
	"testing"

	"diasmap/index/store"
)

func TestAChangedDumpIsNamed(t *testing.T) {
	s := create(t, t.TempDir(), store.Options{})
	var whole bytes.Buffer
	_, err := s.Dump(&whole)
	must(t, err)
	must(t, s.Close())
	for at := range whole.Bytes() {
		changed := bytes.Clone(whole.Bytes())
		changed[at] ^= 0x10
		if _, err := store.ReadDump(bytes.NewReader(changed), func(_, _ []byte) error { return nil }); !errors.Is(err, store.ErrDump) {
			t.Fatalf("byte %d changed: %v, want ErrDump", at, err)
		}
	}
}

func FuzzReadDump(f *testing.F) {
	s, err := store.Create(f.TempDir(), store.Options{})
	if err != nil {
		f.Fatal(err)
	}
	var whole bytes.Buffer
	n, err := s.Dump(&whole)
	if err != nil || n != 2 { // its state and its secret
		f.Fatalf("%d keys, %v", n, err)
	}
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add([]byte{})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := store.ReadDump(bytes.NewReader(data), func(_, _ []byte) error { return nil })
		if err != nil && !errors.Is(err, store.ErrDump) {
			t.Errorf("%v is no ErrDump", err)
		}
	})
}
