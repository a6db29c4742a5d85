package store_test

import (
	"bytes"
	"errors"
	"testing"

	"diasmap/index/store"
)

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
		if err == nil && !bytes.HasPrefix(data, whole.Bytes()) && bytes.Contains(data, []byte("x/secret")) {
			t.Error("a changed dump is taken for whole")
		}
		if err != nil && !errors.Is(err, store.ErrDump) {
			t.Errorf("%v is no ErrDump", err)
		}
	})
}
