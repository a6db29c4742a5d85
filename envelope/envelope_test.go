package envelope

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

var (
	errMagic, errVersion, errChecksum, errFormat = errors.New("magic"), errors.New("version"), errors.New("checksum"), errors.New("format")

	testFormat = Format{Magic: "TESTING\n", Version: 3, What: "test", ErrMagic: errMagic, ErrVersion: errVersion, ErrChecksum: errChecksum, ErrFormat: errFormat}
)

func sealed() []byte {
	return testFormat.Seal([]Section{{1, []byte("rivers")}, {7, nil}, {9, []byte("towns and villages")}}, [DigestSize]byte{1, 2, 3})
}

func reseal(b []byte) []byte {
	binary.LittleEndian.PutUint32(b[len(b)-4:], Checksum(b[:len(b)-4]))
	return b
}

func TestSealedSectionsAreOpened(t *testing.T) {
	data := sealed()
	sections, err := testFormat.Open(data)
	if err != nil || string(sections[1]) != "rivers" || len(sections[7]) != 0 || string(sections[9]) != "towns and villages" {
		t.Fatalf("got %v, %v", sections, err)
	}
	if d := Digest(data); d != [DigestSize]byte{1, 2, 3} {
		t.Errorf("digest: got %v", d)
	}
	if !bytes.Equal(data, sealed()) {
		t.Error("the same sections make other bytes")
	}
}

func TestDamageIsNamed(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(b []byte) []byte
		want   error
	}{
		{"empty", func([]byte) []byte { return nil }, errMagic},
		{"another magic", func(b []byte) []byte { b[0] = 'X'; return b }, errMagic},
		{"another version, intact", func(b []byte) []byte { b[8] = 9; return reseal(b) }, errVersion},
		{"cut short", func(b []byte) []byte { return b[:len(b)-3] }, errChecksum},
		{"a bit turned", func(b []byte) []byte { b[100] ^= 4; return b }, errChecksum},
		{"a section outside", func(b []byte) []byte { b[HeaderSize+8+5] = 1; return reseal(b) }, errFormat},
		{"too many sections", func(b []byte) []byte { b[13] = 200; return reseal(b) }, errFormat},
	} {
		if _, err := testFormat.Open(c.damage(sealed())); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
}

// FuzzOpen: whatever the bytes, sections lie within the file.
func FuzzOpen(f *testing.F) {
	f.Add(sealed())
	f.Add([]byte("TESTING\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > HeaderSize+FooterSize {
			data = reseal(bytes.Clone(data))
		}
		sections, err := testFormat.Open(data)
		if err != nil {
			return
		}
		for id, body := range sections {
			if len(body) > len(data) {
				t.Errorf("section %d of %d bytes in a file of %d", id, len(body), len(data))
			}
		}
	})
}
