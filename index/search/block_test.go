package search

import (
	"errors"
	"testing"
	"time"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// twoBlocks is a file of columns with two blocks, the second of which takes a row of the first out.
func twoBlocks() []byte {
	var r rows
	r.reserve(0)
	values := [columnCount]*dictionary{}
	for c := range columnCount {
		values[c] = newDictionary()
	}
	file := newHeader(false)
	for i, name := range []string{"Anahit Krikorian", "Taras Shevchenko"} {
		m := &member.Member{
			ID: member.SourceID("test", name), Name: member.Name{Full: name}, Origin: onomastics.MustParseCountry("AM"), Sectors: []string{"health", "arts"},
			Place: member.Place{GeoNamesID: 1, Name: "Lyon", Lat: 45.75, Lon: 4.85}, Imported: time.Unix(1e9, 0),
		}
		e := newEntry(m, 7)
		var codes [columnCount]uint32
		var from [columnCount]int
		for c := range columnCount {
			from[c] = len(values[c].values)
			codes[c] = values[c].code(e.values[c])
			r.columns[c].values = values[c].values
		}
		r.add(&e, &codes)
		added := r.since(i)
		var dead []uint32
		if i > 0 {
			dead = []uint32{0}
		}
		file = appendFrame(file, appendBlock(nil, &added, &from, dead, []byte("mark")), nil, i)
	}
	return file
}

func TestBlocksAreRead(t *testing.T) {
	file := twoBlocks()
	loaded, size, err := loadColumns(file, nil, 2)
	if err != nil || size != int64(len(file)) {
		t.Fatalf("%d bytes of %d: %v", size, len(file), err)
	}
	r := &loaded.rows
	if r.count() != 2 || r.name(1) != "Taras Shevchenko" || r.value(sectorColumn, 0) != "arts\x1fhealth" || parsePlace(r.value(placeColumn, 1)).name != "Lyon" {
		t.Errorf("%d rows, the second is of %s", r.count(), r.name(1))
	}
	if len(loaded.dead) != 1 || loaded.dead[0] != 0 || string(loaded.mark) != "mark" {
		t.Errorf("dead %v, mark %q", loaded.dead, loaded.mark)
	}
	if one, _, err := loadColumns(file, nil, 1); err != nil || one.rows.count() != 1 || len(one.dead) != 0 {
		t.Errorf("the first block alone: %v", err)
	}
	if _, _, err := loadColumns(file, nil, 0); !errors.Is(err, ErrDamaged) {
		t.Errorf("two blocks more than the words have: %v", err)
	}
	if _, _, err := loadColumns(file, nil, 3); !errors.Is(err, ErrDamaged) {
		t.Errorf("a block that is not there: %v", err)
	}
}

// FuzzColumns: no file makes the program panic, and what is read refers to nothing that is not there.
func FuzzColumns(f *testing.F) {
	f.Add(twoBlocks(), 2)
	f.Add(newHeader(false), 0)
	f.Fuzz(func(t *testing.T, file []byte, blocks int) {
		if blocks < 0 || blocks > 4 {
			return
		}
		loaded, _, err := loadColumns(mended(file), nil, blocks)
		if err != nil {
			return
		}
		v := newView(loaded.rows, nil, loaded.rows.count(), nil)
		for row := range uint32(v.count()) {
			_ = v.name(row)
			_ = v.entry(row)
		}
		_ = v.placesOf()
	})
}

// mended gives each block the checksum that its bytes have, so that what is behind checksums is fuzzed too.
func mended(file []byte) []byte {
	if len(file) < headerSize {
		return file
	}
	out, rest := append([]byte{}, file[:headerSize]...), file[headerSize:]
	for len(rest) >= frameSize {
		length := int(rest[0]) | int(rest[1])<<8 | int(rest[2])<<16 | int(rest[3])<<24
		if length < 0 || length > len(rest)-frameSize {
			break
		}
		out = appendFrame(out, rest[frameSize:frameSize+length], nil, 0)
		rest = rest[frameSize+length:]
	}
	return append(out, rest...)
}
