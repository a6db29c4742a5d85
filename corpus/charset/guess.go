package charset

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Guess is what was found out about the encoding of a text.
type Guess struct {
	Encoding *Encoding
	// Given says that it was not guessed but told.
	Given bool
	// ASCII says that nothing beyond ASCII came yet: the encoding is UTF-8 as much as any other.
	ASCII bool
	// Second is the next best encoding, nil if none comes near.
	Second *Encoding
	// Looked is how many bytes beyond ASCII were looked at, and Strange how many of them make no letter or sign that
	// is usual beside its neighbours.
	Looked, Strange int
	// Twice says that the text seems to have been decoded wrongly once before: Ã© stands for é.
	Twice bool
	// Example is a word beyond ASCII, decoded, by which a reader sees at once whether the guess is right.
	Example string
}

// String tells the guess in a line: «Windows-1251, guessed from 412 bytes beyond ASCII as in "Иванов"».
func (g Guess) String() string {
	switch {
	case g.Given:
		return g.Encoding.Name
	case g.ASCII:
		return "ASCII so far, read as UTF-8"
	case g.Twice:
		return fmt.Sprintf("%s, but it seems to have been decoded wrongly once before, as in %q", g.Encoding.Name, g.Example)
	case g.Strange == 0 && g.Encoding.table == nil: // known by its form
		return g.Encoding.Name
	}
	text := fmt.Sprintf("%s, guessed from %d bytes beyond ASCII", g.Encoding.Name, g.Looked)
	if g.Example != "" {
		text += fmt.Sprintf(" as in %q", g.Example)
	}
	if g.Strange*strangeShare > g.Looked {
		text += fmt.Sprintf(", %d of them strange", g.Strange)
	}
	if g.Second != nil {
		text += ", or else " + g.Second.Name
	}
	return text
}

// Doubtful says that a reader should look whether the guess is right.
func (g Guess) Doubtful() bool {
	return g.Twice || !g.Given && !g.ASCII && (g.Second != nil || g.Strange*strangeShare > g.Looked)
}

const (
	// strangeShare: one strange byte in so many is worth telling.
	strangeShare = 10
	// faultShare: text with fewer faults than one in so many sequences beyond ASCII is UTF-8 with faults.
	faultShare = 10
	// nearBits is how much less likely, in bits, the second encoding is at most.
	nearBits = 20
	// mostLooked is how many bytes beyond ASCII are weighed: enough for any encoding, and done in some milliseconds.
	mostLooked = 4000
)

// Rarities in bits of what is not in the table of pairs.
const (
	unseenPair  = 22 // two letters, at least one beyond ASCII, that no lexicon has side by side
	usualSign   = 14 // quotes, dashes, № beyond ASCII
	strangeSign = 26
	noMeaning   = 40 // a byte that the encoding does not have, or a control character
	caseChange  = 8  // a small letter before a capital, added
)

// usualSigns are those that lists have beside letters.
const usualSigns = "«»“”„‘’‚–—…№·°՝՛՚։֊"

// noBreak is the blank that spreadsheets leave in exports; it is usual where its byte is that of Latin-1.
const noBreak = '\u00a0'

// ByForm recognises encodings by byte order marks and by the zeros that UTF-16 has at every other byte; nil if there
// are none.
func ByForm(head []byte) *Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return UTF16LE
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return UTF16BE
	}
	var zeros [2]int
	lines, whole := 0, [2]int{} // line ends, and those with a zero at their side as UTF-16 has it
	for i, b := range head {
		switch b {
		case 0:
			zeros[i%2]++
		case '\n':
			lines++
			if i%2 == 0 && i+1 < len(head) && head[i+1] == 0 {
				whole[1]++
			}
			if i%2 == 1 && head[i-1] == 0 {
				whole[0]++
			}
		}
	}
	const share = 50 // separators and line ends alone are more than one byte in so many
	for place, e := range []*Encoding{UTF16BE, UTF16LE} {
		if zeros[1-place] == 0 && zeros[place]*share > len(head) && whole[place]*10 >= lines*9 {
			return e
		}
	}
	return nil
}

// guess tells the encoding of a sample, which begins at a byte beyond ASCII or has some and may end within a character.
func guess(sample []byte) Guess {
	sequences, faults := utf8Sequences(sample)
	if faults*faultShare <= sequences {
		g := Guess{Encoding: UTF8, Looked: sequences + faults, Strange: faults}
		g.Example = twiceEncoded(sample)
		g.Twice = g.Example != ""
		return g
	}
	candidates := make([]weighed, len(singleByte))
	for i, e := range singleByte {
		candidates[i] = e.weigh(sample)
	}
	slices.SortStableFunc(candidates, func(x, y weighed) int { return cmp.Compare(x.bits, y.bits) })
	best := candidates[0]
	if best.Strange*2 > best.Looked {
		return Guess{Encoding: UTF8, Looked: sequences + faults, Strange: faults}
	}
	for _, other := range candidates[1:] {
		if other.Encoding.differs(best.Encoding, sample) {
			if other.bits-best.bits < nearBits {
				best.Second = other.Encoding
			}
			break
		}
	}
	best.Example = best.Encoding.example(sample)
	return best.Guess
}

// A weighed guess is one with the rarity, in bits, of what it makes of a text.
type weighed struct {
	Guess
	bits float64
}

// utf8Sequences counts the characters of several bytes in UTF-8, and the bytes beyond ASCII that are in none.
func utf8Sequences(b []byte) (sequences, faults int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, size := utf8.DecodeRune(b)
		switch {
		case r != utf8.RuneError || size > 1:
			sequences++
		case !utf8.FullRune(b): // cut off by the end of the sample
			return sequences, faults
		default:
			faults++
		}
		b = b[size:]
	}
	return sequences, faults
}

// weigh tells how unlikely a sample is in an encoding, in bits: each byte beyond ASCII with its two neighbours.
func (e *Encoding) weigh(sample []byte) weighed {
	g := weighed{Guess: Guess{Encoding: e}}
	for i, b := range sample {
		if b < utf8.RuneSelf {
			continue
		}
		if g.Looked == mostLooked {
			break
		}
		cost, strange := e.cost(sample, i)
		g.bits += cost
		g.Looked++
		if strange {
			g.Strange++
		}
	}
	return g
}

// cost tells how unlikely the byte at i is between its neighbours.
func (e *Encoding) cost(sample []byte, i int) (bits float64, strange bool) {
	r := e.table.runes[sample[i]]
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return 2 * noMeaning, true
	case !unicode.IsLetter(r):
		if strings.ContainsRune(usualSigns, r) || r == noBreak && sample[i] == byte(noBreak) {
			return 2 * usualSign, false
		}
		return 2 * strangeSign, true
	}
	before, after := e.neighbour(sample, i-1), e.neighbour(sample, i+1)
	left, right := pairBits(before, r), pairBits(r, after)
	bits = left + right
	if unicode.IsLower(before) && unicode.IsUpper(r) {
		bits += caseChange
	}
	if unicode.IsLower(r) && unicode.IsUpper(after) {
		bits += caseChange
	}
	return bits, left == unseenPair || right == unseenPair
}

func (e *Encoding) neighbour(sample []byte, i int) rune {
	if i < 0 || i >= len(sample) {
		return edge
	}
	return e.table.runes[sample[i]]
}

func pairBits(a, b rune) float64 {
	if bits, ok := rarity()[[2]rune{pairLetter(a), pairLetter(b)}]; ok {
		return bits
	}
	return unseenPair
}

// differs says whether two encodings read a sample differently.
func (e *Encoding) differs(o *Encoding, sample []byte) bool {
	for _, b := range sample {
		if e.table.runes[b] != o.table.runes[b] {
			return true
		}
	}
	return false
}

// example finds the first longer word beyond ASCII and decodes it.
func (e *Encoding) example(sample []byte) string {
	const long, longest = 4, 20
	best := ""
	for word := range bytes.FieldsFuncSeq(sample, func(r rune) bool { return r < 'A' && r != utf8.RuneError }) {
		if len(word) > longest || isASCII(word) {
			continue
		}
		text, _ := e.table.append(nil, word)
		if best == "" || len(word) >= long {
			best = string(bytes.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
		}
		if len(word) >= long && best != "" {
			return best
		}
	}
	return best
}

func isASCII(b []byte) bool {
	return firstBeyond(b) == len(b)
}

// firstBeyond is the place of the first byte beyond ASCII, the length of b if there is none.
func firstBeyond(b []byte) int {
	i := 0
	for ; i+8 <= len(b); i += 8 { // eight bytes at a time
		if (b[i]|b[i+1]|b[i+2]|b[i+3]|b[i+4]|b[i+5]|b[i+6]|b[i+7])&utf8.RuneSelf != 0 {
			break
		}
	}
	for ; i < len(b) && b[i] < utf8.RuneSelf; i++ {
	}
	return i
}
