package charset

import "unicode/utf8"

const (
	armenianCapital = 'Ա' // U+0531, the first of 38
	armenianSmall   = 'ա' // U+0561
	armenianLetters = 38
	// armSCIIFirst is the byte of Ա. Capitals and small letters take turns: B2 Ա, B3 ա, B4 Բ …
	armSCIIFirst = 0xb2
)

// armSCIISigns are what precedes the letters from A0, in order: AST 34.005 of 1997 with the marks of GNU libiconv. A1 is the sign of
// eternity, which Unicode has as U+058D.
var armSCIISigns = []rune{
	'\u00a0', '\u058d', 'և', '։', ')', '(', '»', '«', '—', '.', '՝', ',', '-', '֊', '…', '՜', '՛', '՞',
}

// armSCII8 is the table of the Armenian standard AST 34.005:1997 in its eight-bit form.
func armSCII8() *table {
	t := latin1()
	for i, r := range armSCIISigns {
		t.set(byte(0xa0+i), r)
	}
	for i := range armenianLetters {
		t.set(byte(armSCIIFirst+2*i), rune(armenianCapital+i))
		t.set(byte(armSCIIFirst+2*i+1), rune(armenianSmall+i))
	}
	t.set(0xfe, '՚')
	t.set(0xff, utf8.RuneError)
	return t
}
