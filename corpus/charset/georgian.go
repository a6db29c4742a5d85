package charset

import "golang.org/x/text/encoding/charmap"

// The letters from C0 on in the encodings of the Georgian Academy of Sciences and of Parliament's system
// (Georgian-PS): the modern 33 and the old ჱ ჲ ჳ ჴ ჵ ჶ, which the Academy puts at the end and PS where they stand in the
// old alphabet. As in GNU libiconv. Below C0 both are Windows-1252 (80–9F) and ISO 8859-1; so they are above the letters.
const (
	academyOrder = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶ"
	psOrder      = "აბგდევზჱთიკლმნჲოპჟრსტჳუფქღყშჩცძწჭხჴჯჰჵ"
)

const georgianFirst = 0xc0

func georgian(letters string) *table {
	t := latin1()
	for b := 0x80; b < 0xa0; b++ {
		t.set(byte(b), charmap.Windows1252.DecodeByte(byte(b)))
	}
	for i, r := range []rune(letters) {
		t.set(byte(georgianFirst+i), r)
	}
	return t
}
