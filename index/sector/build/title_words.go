package build

import (
	"slices"
	"strings"

	"diasmap/index/sector/words"
)

// leastTypo is how often a word of titles must be met before others are taken for misspellings of it.
const leastTypo = 5

// addTitleWords adds the words of titles as English ones, and how often each is the head. A plural is its singular where that is
// met as well.
func addTitleWords(b *words.Builder, titles []title) {
	counts, heads := map[string]int{}, map[string]int{}
	var order []string
	for _, t := range titles {
		tokens, head := headOf(t.text)
		if t.combined { // it has its words in no order
			head = -1
		}
		for i, w := range tokens {
			if _, seen := counts[w]; !seen {
				order = append(order, w)
				counts[w] = 0
			}
			if !t.combined {
				counts[w]++
			}
			if i == head {
				heads[w]++
			}
		}
	}
	slices.Sort(order)
	english := words.LanguagesOf(words.English)
	for _, w := range order {
		if singular, ok := singularOf(w, counts); ok {
			_ = b.AddPhrase(words.English, w, []string{singular}) // one word each: always well formed
			counts[singular] += counts[w]
			heads[singular] += heads[w]
			continue
		}
		b.AddWord(w, english, counts[w] >= leastTypo)
	}
	for _, w := range order {
		const doubt = 2 // titles that a word is thought to be met in as no head, before any is seen
		b.SetHeadness(w, uint8(255*heads[w]/(counts[w]+doubt)))
	}
}

// singularOf finds the singular of w among words that are met, at a quarter of its frequency or more.
func singularOf(w string, counts map[string]int) (string, bool) {
	if len(w) < 4 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") {
		return "", false
	}
	singular := strings.TrimSuffix(w, "s")
	if strings.HasSuffix(w, "ies") {
		singular = strings.TrimSuffix(w, "ies") + "y"
	} else if s := strings.TrimSuffix(w, "es"); counts[s] > counts[singular] {
		singular = s
	}
	return singular, 4*counts[singular] >= counts[w] && counts[singular] > 0
}

// headOf cuts a title into words, and finds its head: the last word before a comma, a parenthesis or one of the words that begin
// what a title is about.
func headOf(text string) (tokens []string, head int) {
	head = -1
	ended := false
	for _, part := range strings.FieldsFunc(words.Fold(text), func(r rune) bool { return strings.ContainsRune(" -/&.+", r) }) {
		w := strings.Trim(part, ",():;'’\"")
		switch w {
		case "of", "for", "in", "to", "on", "and", "or", "the", "a", "an", "at", "with", "by", "":
			ended = ended || head >= 0
			continue
		}
		tokens = append(tokens, w)
		if !ended {
			head = len(tokens) - 1
		}
		ended = ended || strings.ContainsAny(part, ",():")
	}
	return tokens, head
}
