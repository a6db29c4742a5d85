package search

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// A wordField is a field of the index of words.
type wordField uint8

// The fields of words. Names are looked up by key, by variant key and by code of sounds; the
// other texts by folded word, and by key where they are not Latin.
const (
	nameField      wordField = iota // keys of the words of names
	variantField                    // variant keys of them
	soundField                      // sound codes of them, in scripts that write vowels
	consonantField                  // sound codes of them, in scripts that do not
	occupationField
	employerField
	industryField
	cityField
	meaningField // what occupations read as, in English
	pairField    // two words side by side in one of the four above, for phrases
	wordFieldCount
)

// wordFieldNames name the fields in Bleve.
var wordFieldNames = [wordFieldCount]string{"name", "variant", "sound", "consonant", "occupation", "employer", "industry", "city", "meaning", "pair"}

// words are what a member is found by, by field. Blanks part them.
type words [wordFieldCount][]byte

func (w *words) add(f wordField, term string) {
	w[f] = append(append(w[f], term...), ' ')
}

func (w *words) reset() {
	for f := range w {
		w[f] = w[f][:0]
	}
}

// wordsOf fills dst with the words of a member; meaning gives the English words of an occupation.
func wordsOf(dst *words, m *member.Member, meaning func(text string) []string) {
	dst.reset()
	dst.addName(m.Name.Full)
	if m.Name.Full == "" {
		dst.addName(m.Name.Given)
		dst.addName(m.Name.Family)
	}
	for _, other := range m.Name.Others {
		dst.addName(other)
	}
	dst.addText(occupationField, m.OccupationText)
	dst.addText(occupationField, m.Role)
	for _, word := range meaning(m.OccupationText) {
		dst.add(meaningField, meaningTerm(word))
	}
	dst.addText(employerField, m.Employer)
	dst.addText(industryField, m.IndustryText)
	dst.addText(cityField, m.CityText)
	if m.Place.Name != m.CityText {
		dst.addText(cityField, m.Place.Name)
	}
}

// addName adds what the words of a name are looked up by.
func (w *words) addName(name string) {
	var space [128]byte
	for word := range nameWords(name) {
		scheme := onomastics.DefaultScheme(word, onomastics.Country{})
		key := onomastics.AppendKey(space[:0], word, scheme)
		if len(key) == 0 {
			continue
		}
		w.add(nameField, string(key))
		if len(key) == 1 {
			continue // an initial has no spellings
		}
		w[variantField] = append(onomastics.AppendVariantKeys(w[variantField], word, scheme), ' ')
		w.addSounds(word)
	}
}

// addSounds adds the sound codes of a word of a name.
func (w *words) addSounds(word string) {
	var codes [2]uint64
	field := soundField
	if isUnvocalised(word) {
		field = consonantField
	}
	for _, code := range onomastics.AppendSoundCodes(codes[:0], word) {
		w[field] = append(strconv.AppendUint(w[field], code, 16), ' ')
	}
}

// isUnvocalised says whether the script of a word leaves out vowels.
func isUnvocalised(word string) bool {
	script := onomastics.ScriptOf(word)
	return script == onomastics.Arabic || script == onomastics.Hebrew
}

// nameWords yields the words of a name, normalised: of what hyphens join, the whole and the parts; of an Arabic word with the
// article, the word without it too; and a servant («Abd») together with the word after it, as one name.
func nameWords(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var space [256]byte
		text := string(onomastics.AppendNormalised(space[:0], name))
		before := ""
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || strings.ContainsRune(`,;()[]"/`, r) }) {
			if !yieldParts(word, yield) || isServant(before) && !yield(before+" "+word) {
				return
			}
			before = word
		}
	}
}

// yieldParts yields a word and the parts that stand for it.
func yieldParts(word string, yield func(string) bool) bool {
	if !yield(word) {
		return false
	}
	if bare, ok := strings.CutPrefix(word, arabicArticle); ok && bare != "" && !yield(bare) {
		return false
	}
	if !strings.Contains(word, "-") {
		return true
	}
	for part := range strings.SplitSeq(word, "-") {
		if part != "" && part != word && !yield(part) {
			return false
		}
	}
	return true
}

const arabicArticle = "ال"

// isServant says whether a word is «servant (of)», which makes one name with the word after it: Abd, Abdul, عبد.
func isServant(word string) bool {
	switch fold(word) {
	case "abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "عبد":
		return true
	}
	return false
}

// addText adds the words of a text, and its pairs of neighbours.
func (w *words) addText(f wordField, text string) {
	before := ""
	for word := range textWords(text) {
		w.add(f, word)
		if before != "" {
			w.add(pairField, pairTerm(f, before, word))
		}
		before = word
		if key := latinKey(word); key != "" {
			w.add(f, key)
		}
	}
}

// meaningTerm is the term of an English word of an occupation.
func meaningTerm(word string) string { return strings.ReplaceAll(word, " ", "_") }

// pairTerm is the term of two words side by side in a field.
func pairTerm(f wordField, a, b string) string { return wordFieldNames[f][:1] + "_" + a + "_" + b }

// latinKey is the key of a word in another script than Latin, "" for others.
func latinKey(word string) string {
	for i := range len(word) {
		if word[i] >= 0x80 {
			key := string(onomastics.AppendKey(nil, word, onomastics.DefaultScheme(word, onomastics.Country{})))
			if key == word {
				return ""
			}
			return key
		}
	}
	return ""
}

// textWords yields the words of a text, folded: runs of letters and digits.
func textWords(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’'
		}) {
			if folded := fold(word); folded != "" && !yield(folded) {
				return
			}
		}
	}
}

// fold is a word in lower case without marks; ё is е, ł is l, ß is ss.
func fold(word string) string {
	if s, ok := foldASCII(word); ok {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(word)) {
		if unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ' || r == 0x0307 {
			continue
		}
		if plain, ok := plainLetters[r]; ok {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// foldASCII is the fast path of fold.
func foldASCII(word string) (string, bool) {
	for i := range len(word) {
		if word[i] >= 0x80 || word[i] == '\'' {
			return "", false
		}
	}
	return strings.ToLower(word), true
}

// plainLetters are letters that do not decompose, as they are typed without.
var plainLetters = map[rune]string{'ł': "l", 'ø': "o", 'đ': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th", 'ħ': "h", 'ς': "σ"}

// packedName packs the first letters of the family name and of the rest, for sorting.
func packedName(m *member.Member) (family, given uint64) {
	f, g := m.Name.Family, m.Name.Given
	if f == "" {
		f, g = splitName(m.Name.Full)
	}
	return packed(f), packed(g)
}

// splitName parts a full name into the family name, with what is before it if it is a particle, and the rest.
func splitName(full string) (family, given string) {
	var name onomastics.Name
	onomastics.ParseName(&name, string(onomastics.AppendNormalised(nil, full)))
	var families, others []string
	for _, p := range name.Parts {
		switch p.Kind {
		case onomastics.FamilyName:
			families = append(families, p.Text)
		case onomastics.Honorific, onomastics.Label:
		default:
			others = append(others, p.Text)
		}
	}
	if len(families) == 0 {
		return strings.Join(others, " "), ""
	}
	return strings.Join(families, " "), strings.Join(others, " ")
}

// packed packs the letters of a text that it is sorted by.
func packed(text string) uint64 {
	var space [64]byte
	return onomastics.PackLetters(onomastics.AppendKey(space[:0], text, onomastics.DefaultScheme(text, onomastics.Country{})))
}
