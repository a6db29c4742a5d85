package words

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Sections compiles what was added.
func (b *Builder) Sections() ([][]byte, error) {
	if len(b.texts) > 1<<16-1 {
		return nil, fmt.Errorf("words: %d words, more than ids", len(b.texts))
	}
	for _, w := range b.texts {
		b.AddWord(w, LanguagesOf(English), false)
	}
	var letters, offsets, headness, forms, senses []byte
	for _, w := range b.texts {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(letters)))
		letters = append(letters, w...)
		headness = append(headness, b.headness[w])
	}
	offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(letters)))
	var formPairs, phrasePairs, typoPairs [][2]uint32
	for i, key := range b.order {
		f := b.forms[key]
		if len(key.letters) > 255 || len(f.senses) > 255 {
			return nil, fmt.Errorf("words: the form %.40q is too long or means too much", key.letters)
		}
		forms = binary.LittleEndian.AppendUint32(forms, uint32(len(senses)/senseSize))
		forms = append(forms, uint8(len(f.senses)), uint8(f.function))
		forms = binary.LittleEndian.AppendUint16(forms, uint16(f.languages))
		forms = binary.LittleEndian.AppendUint32(forms, uint32(len(letters)))
		forms = append(forms, uint8(len(key.letters)), byte(key.kind), 0, 0)
		letters = append(letters, key.letters...)
		senses = appendSenses(senses, f.senses)
		formPairs = append(formPairs, [2]uint32{hashForm(key.kind, []byte(key.letters)), uint32(i)})
		if f.typos && key.kind != endForm && utf8.RuneCountInString(key.letters) >= shortestTypo {
			typoPairs = appendTypos(typoPairs, key.letters, uint32(i))
		}
	}
	for _, name := range b.rows {
		p := b.phrases[name]
		first := len(senses) / senseSize
		if first >= 1<<24 {
			return nil, fmt.Errorf("words: too many senses")
		}
		phrasePairs = append(phrasePairs, [2]uint32{hashRow(p.forms), uint32(first)<<8 | uint32(len(p.senses))})
		senses = appendSenses(senses, p.senses)
	}
	if err := distinct(phrasePairs); err != nil {
		return nil, err
	}
	return [][]byte{letters, offsets, headness, forms, senses, newTable(formPairs), newTable(phrasePairs), newTable(typoPairs)}, nil
}

func appendSenses(dst []byte, senses []sense) []byte {
	for _, s := range senses {
		dst = binary.LittleEndian.AppendUint16(dst, uint16(s.languages))
		dst = append(dst, s.count, 0)
		for _, w := range s.words {
			dst = binary.LittleEndian.AppendUint16(dst, uint16(w))
		}
	}
	return dst
}

// appendTypos adds a form under itself and under itself less a letter, but for the first.
func appendTypos(pairs [][2]uint32, letters string, form uint32) [][2]uint32 {
	seen := []uint32{hashForm(typoForm, []byte(letters))}
	first := true
	eachOmission([]byte(letters), nil, func(omitted []byte) bool {
		if h := hashForm(typoForm, omitted); !first && !slices.Contains(seen, h) {
			seen = append(seen, h)
		}
		first = false
		return true
	})
	for _, h := range seen {
		pairs = append(pairs, [2]uint32{h, form})
	}
	return pairs
}

// distinct: no two phrases have one hash.
func distinct(pairs [][2]uint32) error {
	seen := map[uint32]bool{}
	for _, p := range pairs {
		if seen[p[0]] {
			return errors.New("words: two phrases share a hash")
		}
		seen[p[0]] = true
	}
	return nil
}
