package seal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"diasmap/index/indextest"
	"diasmap/index/seal"
)

func newKey(t *testing.T) seal.Key {
	t.Helper()
	name := filepath.Join(t.TempDir(), "key")
	if err := seal.NewKeyFile(name); err != nil {
		t.Fatal(err)
	}
	k, err := seal.ReadKeyFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestKeyFileIsNotWrittenOver(t *testing.T) {
	name := filepath.Join(t.TempDir(), "key")
	if err := seal.NewKeyFile(name); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(name)
	if err := seal.NewKeyFile(name); err == nil {
		t.Error("a key was written over another")
	}
	if after, _ := os.ReadFile(name); !bytes.Equal(before, after) {
		t.Error("the key file changed")
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestOtherFilesAreNoKeys(t *testing.T) {
	for _, text := range []string{"", "secret", strings.Repeat("g", 64), strings.Repeat("a", 63)} {
		name := filepath.Join(t.TempDir(), "key")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := seal.ReadKeyFile(name); !errors.Is(err, seal.ErrKeyFile) {
			t.Errorf("%q: %v, want ErrKeyFile", text, err)
		}
	}
}

func TestKeysOfPurposesDiffer(t *testing.T) {
	k := newKey(t)
	again := k
	if k.For("store") == k.For("search") || k.For("store") == k || k.For("store") != again.For("store") {
		t.Error("keys of purposes are not their own")
	}
	if k.Mark() == k.For("store").Mark() || k.Mark() != again.Mark() {
		t.Error("marks do not tell keys apart")
	}
}

func TestSealedBytesOpenOnlyWithTheirKey(t *testing.T) {
	s, other := newKey(t).Sealer(), newKey(t).Sealer()
	message := []byte("Anahit Krikorian")
	a, b := s.Seal(nil, message, []byte("file 1")), s.Seal(nil, message, []byte("file 1"))
	if bytes.Equal(a, b) || bytes.Contains(a, message[:6]) {
		t.Error("sealing shows what is sealed")
	}
	if got, err := s.Open(nil, a, []byte("file 1")); err != nil || !bytes.Equal(got, message) {
		t.Errorf("opened %q, %v", got, err)
	}
	a[len(a)/2] ^= 1
	for what, open := range map[string]func() ([]byte, error){
		"another key":  func() ([]byte, error) { return other.Open(nil, b, []byte("file 1")) },
		"another file": func() ([]byte, error) { return s.Open(nil, b, []byte("file 2")) },
		"damage":       func() ([]byte, error) { return s.Open(nil, a, []byte("file 1")) },
		"a piece":      func() ([]byte, error) { return s.Open(nil, b[:10], []byte("file 1")) },
	} {
		if _, err := open(); !errors.Is(err, seal.ErrSealed) {
			t.Errorf("%s: %v, want ErrSealed", what, err)
		}
	}
}

// TestBleveLeaksNothing builds a sealed index, reads it again, and looks for its words in its files.
func TestBleveLeaksNothing(t *testing.T) {
	dir, k := t.TempDir(), newKey(t)
	search := func(dir string) (uint64, error) {
		idx, err := bleve.Open(dir)
		if err != nil {
			return 0, err
		}
		defer idx.Close()
		result, err := idx.Search(bleve.NewSearchRequest(bleve.NewMatchQuery("krikorian")))
		if err != nil {
			return 0, err
		}
		return result.Total, nil
	}
	build := func(dir string) {
		idx, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"} {
			if err := idx.Index(id, map[string]any{"fullname": "Anahit Krikorian", "city": "Glendale"}); err != nil {
				t.Fatal(err)
			}
		}
		if err := idx.SetInternal([]byte("mark"), []byte("Shushanik")); err != nil {
			t.Fatal(err)
		}
		if err := idx.Close(); err != nil {
			t.Fatal(err)
		}
	}
	words := []string{"krikorian", "glendale", "fullname", "shushanik", "aaaaaaaaaaaaaaaa"}

	open := filepath.Join(dir, "open")
	build(open)
	if found := indextest.WordsIn(t, open, words...); len(found) < len(words)-1 {
		t.Fatalf("of a plain index only %v is found: the test looks in the wrong place", found)
	}

	sealedDir := filepath.Join(dir, "sealed")
	release, err := seal.Bleve(sealedDir, k)
	if err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(sealedDir, "search")
	build(index)
	if found := indextest.WordsIn(t, index, words...); len(found) > 0 {
		t.Errorf("a sealed index shows %v", found)
	}
	if n, err := search(index); n != 2 || err != nil {
		t.Errorf("found %d, %v in the sealed index, want 2", n, err)
	}
	if n, err := search(open); n != 2 || err != nil {
		t.Errorf("found %d, %v in the plain index beside it, want 2", n, err)
	}
	release()
	if n, err := search(index); err == nil {
		t.Errorf("found %d without the key", n)
	}
	release, _ = seal.Bleve(sealedDir, newKey(t))
	defer release()
	if n, err := search(index); err == nil {
		t.Errorf("found %d with another key", n)
	}
}
