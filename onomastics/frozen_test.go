package onomastics

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"testing"
)

// writeFrozen writes the files of the version of today, once for each version.
var writeFrozen = flag.Bool("freeze", false, "write the frozen files of this version")

// TestFrozenFiles opens a compiled lexicon and a model as each version wrote them: files that
// users built keep their meaning, or are refused by version.
func TestFrozenFiles(t *testing.T) {
	lexicon, model := smallLexicon(t), testWeights().Build([digestSize]byte{1, 2, 3})
	if *writeFrozen {
		for name, data := range map[string][]byte{"lexicon_v1.lex": lexicon, "model_v2.model": model} {
			if err := os.WriteFile("testdata/frozen/"+name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	f := func(name string, today []byte) {
		t.Helper()
		frozen, err := os.ReadFile("testdata/frozen/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(frozen, today) {
			t.Errorf("%s: the same names make other bytes: raise the version, and freeze it", name)
		}
	}
	f("lexicon_v1.lex", lexicon)
	f("model_v2.model", model)
	frozen, err := os.ReadFile("testdata/frozen/lexicon_v1.lex")
	if err != nil {
		t.Fatal(err)
	}
	l, err := OpenLexicon(frozen)
	if err != nil || len(l.Bearings(nil, FamilyTable, []byte("krikorian"))) != 1 {
		t.Errorf("the lexicon of version 1 does not know Krikorian: %v", err)
	}
	frozen[8]++
	if _, err := OpenLexicon(frozen); !errors.Is(err, ErrLexiconVersion) {
		t.Errorf("a lexicon of another version: got %v", err)
	}
	if frozen, err = os.ReadFile("testdata/frozen/model_v1.model"); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenModel(frozen); !errors.Is(err, ErrModelVersion) {
		t.Errorf("a model of version 1: got %v", err)
	}
}
