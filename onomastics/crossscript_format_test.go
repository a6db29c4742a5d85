package onomastics

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"diasmap/envelope"
)

func TestOpenCrossScriptTellsWhatIsWrong(t *testing.T) {
	good := crossScriptWeights
	change := func(at int, to byte) []byte {
		b := bytes.Clone(good)
		b[at] = to
		return b
	}
	sealed := func(b []byte) []byte { // with a checksum that holds
		binary.LittleEndian.PutUint64(b[16:], uint64(len(b)))
		binary.LittleEndian.PutUint32(b[len(b)-4:], envelope.Checksum(b[:len(b)-4]))
		return b
	}
	f := func(data []byte, want error) {
		t.Helper()
		if _, err := OpenCrossScript(data); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	f(good, nil)
	f(nil, ErrCrossScriptMagic)
	f(change(0, 'X'), ErrCrossScriptMagic)
	f(change(8, 99), ErrCrossScriptVersion)
	f(change(1000, good[1000]+1), ErrCrossScriptChecksum)
	f(good[:len(good)-1], ErrCrossScriptChecksum)
	f(sealed(change(envelope.HeaderSize, 'Q')), ErrCrossScriptFormat)
	f(sealed(append(bytes.Clone(good[:5000]), good[len(good)-envelope.FooterSize:]...)), ErrCrossScriptFormat)
}

// FuzzOpenCrossScript: weights that pass the checksum but are malformed are refused or work, and
// never panic.
func FuzzOpenCrossScript(f *testing.F) {
	f.Add(400, byte(7), "Шевченко", "Shevchenko")
	f.Add(70000, byte(255), "חיים", "Chaim")
	f.Fuzz(func(t *testing.T, at int, value byte, native, latin string) {
		b := bytes.Clone(crossScriptWeights)
		at = envelope.HeaderSize + int(uint(at)%uint(len(b)-envelope.HeaderSize-envelope.FooterSize))
		b[at] = value
		binary.LittleEndian.PutUint32(b[len(b)-4:], envelope.Checksum(b[:len(b)-4]))
		x, err := OpenCrossScript(b)
		if err != nil {
			return
		}
		var s CrossScratch
		x.Similarity(native, latin, &s)
		for _, m := range x.models {
			if m != nil {
				m.appendLatin(nil, m.native.append(nil, native))
			}
		}
	})
}

// A model compiled, written and read again gives what it gave, up to the steps of a byte.
func TestCrossScriptSurvivesWriting(t *testing.T) {
	var b CrossScriptBuilder
	if err := b.Learn(Hebrew, learnablePairs(readTestPairs(t, "testdata/crossscript_Hebr.tsv")), nil); err != nil {
		t.Fatal(err)
	}
	written := b.Append(nil)
	if again := b.Append(nil); !bytes.Equal(written, again) {
		t.Error("weights written twice differ")
	}
	x, err := OpenCrossScript(written)
	if err != nil {
		t.Fatal(err)
	}
	var s CrossScratch
	for _, p := range [][2]string{{"כהן", "Cohen"}, {"מילר", "Miller"}, {"גולדברג", "Goldberg"}} {
		b.models[0].read(p[0], p[1], &s)
		plain := b.models[0].explained(&s)
		if got := x.models[Hebrew].explained(&s); math.Abs(got-plain) > 0.03 {
			t.Errorf("%s %s: explained %.3f as read, %.3f as learnt", p[0], p[1], got, plain)
		}
	}
}

// learnablePairs gives pairs of the test split Latin spellings of the other splits, by a letter at
// the end, so that learning can be tried on them.
func learnablePairs(pairs []CrossPair) []CrossPair {
	var out []CrossPair
	for _, p := range pairs {
		for _, end := range []string{"", "a", "e"} {
			if q := (CrossPair{Native: p.Native, Latin: p.Latin + end}); q.Use() != ForTest {
				out = append(out, q)
			}
		}
	}
	return out
}

func TestCrossScriptBuilderNeedsPairs(t *testing.T) {
	var b CrossScriptBuilder
	if err := b.Learn(Hebrew, nil, nil); err == nil {
		t.Error("learnt from nothing")
	}
}

// The beam and the plain sum over all alignments agree on right pairs.
func TestCrossScriptBeamIsPlainSum(t *testing.T) {
	for _, script := range []Script{Cyrillic, Hebrew, Arabic} {
		m := DefaultCrossScript().models[script]
		var s CrossScratch
		plain := alignmentCounter{model: &m.toNative, root: newContextCount(nil)}
		for _, p := range readTestPairs(t, "testdata/crossscript_"+script.String()+".tsv")[:200] {
			if !m.read(p.Native, p.Latin, &s) || m.similarity(m.explained(&s)) < 0.5 {
				continue
			}
			want := math.Log(plain.sumForward(s.latin, s.native))
			if got := m.toNative.logProbability(s.latin, s.native, math.Inf(-1), &s); math.Abs(got-want) > 0.05 {
				t.Errorf("%s %s: log-probability %.3f in the beam, %.3f in all", p.Native, p.Latin, got, want)
			}
		}
	}
}
