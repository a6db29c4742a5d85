package seal_test

import (
	"bytes"
	"os"
	"testing"

	"diasmap/index/seal"
)

func TestScratch(t *testing.T) {
	s, err := seal.NewScratch(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	text := bytes.Repeat([]byte("Anahit Krikorian "), 1000)
	for at := 0; at < len(text); at += 777 {
		if _, err := s.Write(text[at:min(at+777, len(text))]); err != nil {
			t.Fatal(err)
		}
	}
	for _, at := range []int{0, 1, 15, 16, 17, 4321, len(text) - 5} {
		got := make([]byte, 5)
		if _, err := s.ReadAt(got, int64(at)); err != nil || !bytes.Equal(got, text[at:at+5]) {
			t.Errorf("at %d: %q, %v", at, got, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestScratchLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s, err := seal.NewScratch(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write([]byte("Anahit Krikorian")); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}
