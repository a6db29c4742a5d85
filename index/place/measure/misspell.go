package measure

import (
	"math/rand/v2"
	"unicode"
)

// Misspelt makes a set with one letter of each text wrong, but for the first: another, missing, doubled, or exchanged with the next. Texts of
// fewer than six letters are left out. The same set makes the same mistakes.
func Misspelt(s Set) Set {
	random := rand.New(rand.NewPCG(1, 1))
	out := Set{Name: s.Name + ", a letter wrong", Fitted: s.Fitted}
	for _, row := range s.Rows {
		letters := []rune(row.Text)
		if len(letters) < 6 {
			continue
		}
		at := 1 + random.IntN(len(letters)-2)
		if !unicode.IsLetter(letters[at]) || !unicode.IsLetter(letters[at+1]) || letters[at] == letters[at+1] {
			continue
		}
		out.Rows = append(out.Rows, Row{misspell(letters, at, random), row.Country})
	}
	return out
}

// misspell makes a mistake in the letter at a place.
func misspell(letters []rune, at int, random *rand.Rand) string {
	before, letter, after := string(letters[:at]), string(letters[at]), string(letters[at+1:])
	switch random.IntN(4) {
	case 0:
		return before + string('a'+rune(random.IntN(26))) + after
	case 1:
		return before + after
	case 2:
		return before + letter + letter + after
	}
	return before + string(letters[at+1]) + letter + string(letters[at+2:])
}
