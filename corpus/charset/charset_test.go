package charset

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"
)

// encode writes text in an encoding; false if it lacks a letter.
func encode(e *Encoding, text string) ([]byte, bool) {
	var out []byte
	for _, r := range text {
		switch {
		case e == UTF8:
			out = utf8.AppendRune(out, r)
			continue
		case e == UTF16LE:
			for _, u := range utf16.AppendRune(nil, r) {
				out = append(out, byte(u), byte(u>>8))
			}
			continue
		case e == UTF16BE:
			for _, u := range utf16.AppendRune(nil, r) {
				out = append(out, byte(u>>8), byte(u))
			}
			continue
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
			continue
		}
		b := utf8.RuneSelf
		for ; b < 256 && e.table.runes[b] != r; b++ {
		}
		if b == 256 {
			return nil, false
		}
		out = append(out, byte(b))
	}
	return out, true
}

func TestKnownWords(t *testing.T) {
	for _, test := range []struct{ encoding, raw, want string }{
		{"Windows-1251", "\xc8\xe2\xe0\xed\xee\xe2", "Иванов"},
		{"KOI8-R", "\xe9\xd7\xc1\xce\xcf\xd7", "Иванов"},
		{"KOI8-U", "\xeb\xc9\xa7\xd7", "Київ"},
		{"ISO-8859-5", "\xb8\xd2\xd0\xdd\xde\xd2", "Иванов"},
		{"IBM866", "\x88\xa2\xa0\xad\xae\xa2", "Иванов"},
		{"Windows-1250", "\xd8eh\xf8ek", "Řehřek"},
		{"Windows-1254", "\xdeahino\xf0lu", "Şahinoğlu"},
		{"Windows-1252", "Andr\xe9", "André"},
		{"ArmSCII-8", "\xb2\xb5\xf1\xb3\xd1\xb3\xd9\xdb\xb3\xdd", "Աբրահամյան"},
		{"Georgian-Academy", "\xc0\xc1\xc0\xd8\xc8\xdb\xc4", "აბაშიძე"},
		{"Georgian-PS", "\xc0\xc1\xc0\xdb\xc9\xde\xc4", "აბაშიძე"},
		{"cp1251", "\xcf\xb3\xe4", "Під"},
		{"GBK", "\xcd\xf5", "王"},
		{"Shift_JIS", "\x93\xc7", "読"},
	} {
		e, err := Named(test.encoding)
		if err != nil {
			t.Error(err)
			continue
		}
		got, err := io.ReadAll(NewReader(strings.NewReader(test.raw), e))
		if string(got) != test.want || err != nil {
			t.Errorf("%s: %x is read as %q, %v, want %q", test.encoding, test.raw, got, err, test.want)
		}
	}
}

// lexiconNames reads the names of a country's lexicon that have letters beyond ASCII, and all of an encoding.
func lexiconNames(t testing.TB, country string, e *Encoding) []string {
	t.Helper()
	var names []string
	for _, table := range []string{"family.tsv", "given.tsv"} {
		content, err := os.ReadFile(filepath.Join("../../lexicons", country, table))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(content)) {
			name, _, _ := strings.Cut(line, "\t")
			if _, ok := encode(e, name); ok && !strings.HasPrefix(name, "#") && (e == UTF8 || len(name) > len([]rune(name))) {
				names = append(names, name)
			}
		}
	}
	return names
}

// Lists of names of the lexicons are told apart, by the letters beyond ASCII alone: of 40 lists of 50 such names at most two
// are misread, and those only where a language has few letters that others do not have (Hungarian õ for ő).
func TestLegacyListsAreRecognised(t *testing.T) {
	for _, test := range []struct {
		encoding, countries string
		least               float64 // share of lists recognised
	}{
		{"Windows-1251", "ru ua bg rs mk by", 1},
		{"KOI8-R", "ru", 1},
		{"KOI8-U", "ua", 1},
		{"ISO-8859-5", "ru", 1},
		{"IBM866", "ru", 1},
		{"Windows-1252", "fr de es pt se dk is it", 1},
		{"Windows-1250", "cz pl hr ro sk si", 1},
		{"Windows-1250", "hu", 0.95},
		{"ISO-8859-2", "cz pl", 1},
		{"Windows-1254", "tr", 1},
		{"ArmSCII-8", "am", 1},
		{"Georgian-Academy", "ge", 1},
		{"Georgian-PS", "ge", 1},
		{"Windows-1253", "gr", 1},
		{"Windows-1257", "lt lv ee", 1},
	} {
		e, err := Named(test.encoding)
		if err != nil {
			t.Fatal(err)
		}
		for country := range strings.FieldsSeq(test.countries) {
			if share := recognised(e, lexiconNames(t, country, e), 50); share < test.least {
				t.Errorf("%s of %s: %.3f of lists, want %.2f", test.encoding, country, share, test.least)
			}
		}
	}
}

func recognised(e *Encoding, names []string, n int) float64 {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	const lists = 40
	right := 0
	for range lists {
		var list []byte
		for range n {
			raw, _ := encode(e, names[random.IntN(len(names))])
			list = append(append(list, raw...), "\n"...)
		}
		want, _ := e.table.append(nil, list)
		got, _ := io.ReadAll(NewReader(bytes.NewReader(list), nil))
		if bytes.Equal(got, want) {
			right++
		}
	}
	return float64(right) / lists
}

func TestReadsAreAlike(t *testing.T) {
	for _, e := range append([]*Encoding{UTF8, UTF16LE, UTF16BE}, singleByte...) {
		text := "id,name\n" + strings.Repeat("1,x\n", 300) + map[bool]string{true: "Ŝ", false: ""}[e == UTF8]
		raw, _ := encode(e, text)
		for i, r := range []io.Reader{bytes.NewReader(raw), iotest.OneByteReader(bytes.NewReader(raw)), iotest.DataErrReader(bytes.NewReader(raw))} {
			got, err := io.ReadAll(NewReader(r, nil))
			if string(got) != text || err != nil {
				t.Errorf("%s, reader %d: %d bytes, %v", e.Name, i, len(got), err)
			}
		}
	}
}

// A list that begins in ASCII is decided only where other bytes come, however far.
func TestDecisionComesWithTheFirstOtherByte(t *testing.T) {
	e, _ := Named("Windows-1251")
	tail, _ := encode(e, strings.Repeat("Иванов,Пётр\nШевченко,Тарас\n", 10))
	r := NewReader(io.MultiReader(strings.NewReader(strings.Repeat("Ivanov,Peter\n", 100_000)), bytes.NewReader(tail)), nil)
	if g := r.Guess(); !g.ASCII || g.Encoding != UTF8 {
		t.Errorf("before any byte: %v", g)
	}
	got, err := io.ReadAll(r)
	if err != nil || !strings.HasSuffix(string(got), "Шевченко,Тарас\n") {
		t.Errorf("%v, ends in %q", err, got[len(got)-20:])
	}
	if g := r.Guess(); g.Encoding.Name != "Windows-1251" || g.Doubtful() || !strings.Contains(g.String(), `as in "Иванов"`) {
		t.Errorf("got %v", g)
	}
}

func TestUTF8(t *testing.T) {
	for _, test := range []struct{ rule, text string }{
		{"plain", "Աբրահամյան\n"},
		{"a byte order mark stays", "\xef\xbb\xbfИванов\n"},
		{"a fault among many letters stays", strings.Repeat("Иванов\n", 10) + "\xff\n"},
		{"cut off within a letter", "Иван\xd0"},
		{"a single odd byte makes no other encoding", "Ana\xffhit\n"},
	} {
		got, err := io.ReadAll(NewReader(strings.NewReader(test.text), nil))
		if string(got) != test.text || err != nil {
			t.Errorf("%s: got %q, %v", test.rule, got, err)
		}
	}
}

func TestTextDecodedWronglyBefore(t *testing.T) {
	for _, test := range []struct {
		text  string
		twice bool
	}{
		{"André,Michèle,Hélène,Čapek", false}, {"Иванов,Пётр,Сергей,Анна", false},
		{"AndrÃ©,MichÃ¨le,HÃ©lÃ¨ne", true}, {"Ð\u0098Ð²Ð°Ð½Ð¾Ð²,ÐŸÑ‘Ñ‚Ñ€,Ð\u0090Ð½Ð½Ð°", true}, {"Ã©", false},
	} {
		r := NewReader(strings.NewReader(test.text), nil)
		got, err := io.ReadAll(r)
		if g := r.Guess(); string(got) != test.text || err != nil || g.Twice != test.twice || g.Doubtful() != test.twice {
			t.Errorf("%s: %v, %v", test.text, g, err)
		}
	}
}

func TestUTF16(t *testing.T) {
	const text = "фамилия;имя\r\nШевченко;Тарас\r\n𝒜;x\r\n"
	for _, e := range []*Encoding{UTF16LE, UTF16BE} {
		for _, mark := range []string{"", "\ufeff"} {
			raw, _ := encode(e, mark+text)
			r := NewReader(bytes.NewReader(raw), nil)
			got, err := io.ReadAll(r)
			if string(got) != mark+text || err != nil || r.Guess().Encoding != e || r.Guess().String() != e.Name {
				t.Errorf("%s with mark %q: got %q, %v, %v", e.Name, mark, got, err, r.Guess())
			}
		}
	}
	got, err := io.ReadAll(NewReader(strings.NewReader("\xff\xfea\x00b"), nil))
	if err != nil || string(got) != "\ufeffa\ufffd" {
		t.Errorf("half a character at the end: %q, %v", got, err)
	}
}

func TestBytesWithoutMeaningAreCounted(t *testing.T) {
	e, _ := Named("Windows-1253")
	r := NewReader(strings.NewReader("\xc1\xd2\xff\n"), e)
	got, err := io.ReadAll(r)
	if err != nil || string(got) != "Α\ufffd\ufffd\n" || r.Lost() != 2 {
		t.Errorf("got %q, %d lost, %v", got, r.Lost(), err)
	}
}

func TestUnknownEncoding(t *testing.T) {
	if _, err := Named("EBCDIC-FR"); err == nil || !strings.Contains(err.Error(), "Windows-1251") {
		t.Errorf("got %v, want the names there are", err)
	}
}

// FuzzReader: whatever the bytes, decoding ends, does not depend on how they arrive, and keeps ASCII.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{"Иванов\n", "\xc8\xe2\xe0\xed\xee\xe2", "\xff\xfea\x00", "a\x00b\x00", "\x00a", "\xd0", "ab\xe9c"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r := NewReader(bytes.NewReader(raw), nil)
		got, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		slow, err := io.ReadAll(NewReader(iotest.OneByteReader(bytes.NewReader(raw)), nil))
		if err != nil || !bytes.Equal(got, slow) {
			t.Fatalf("at once %q, a byte at a time %q, %v", got, slow, err)
		}
		if r.Guess().Encoding != UTF8 && !utf8.Valid(got) {
			t.Fatalf("%v: %q is not UTF-8", r.Guess(), got)
		}
		if r.Guess().Encoding == UTF8 && !bytes.Equal(got, raw) {
			t.Fatalf("UTF-8 was changed: %q, %q", raw, got)
		}
	})
}

func BenchmarkReader(b *testing.B) {
	for _, name := range []string{"UTF-8", "Windows-1251", "UTF-16LE"} {
		e, _ := Named(name)
		raw, _ := encode(e, strings.Repeat("8812,Хачатурян Арам,Lyon,FR\n", 40_000))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := io.Copy(io.Discard, NewReader(bytes.NewReader(raw), nil)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
