package onomastics

import "strings"

// boundWeight is the log-odds against a reading that parts words which are one name, or that takes a word for a given name which is none.
// It outweighs whatever lexicons say.
const boundWeight = 30

// knights are titles that stand before the given name.
var knights = newWordSet("sir dame")

// bind notes which words of a name are one name with the word after them, and whether a title says that the given name is first.
func (w *Worker) bind() {
	s := &w.ordering
	s.bound, s.knighted = [mostOrderWords]bool{}, false
	if w.ordinary {
		return
	}
	for i := 0; s.count > 2 && i+1 < s.count; i++ { // two words are parted whichever is the family name
		word, next := w.wordText(i), w.wordText(i+1)
		s.bound[i] = s.bound[i] || servantWords.has(word) || strings.EqualFold(strings.TrimRight(word, "."), "st") || endsInParticle(word)
		if i+2 < s.count && isLetterLink(next) { // Ramón y Cajal
			s.bound[i], s.bound[i+1] = true, true
		}
		if i > 0 && i+2 == s.count && arabicArticles.has(word) { // … Al Saud
			s.bound[i] = true
		}
		if s.bound[i] && i+2 < s.count && arabicArticles.has(next) { // Abd al Rahman
			s.bound[i+1] = true
		}
	}
	for i := range w.name.Parts[:s.words[0]] {
		p := &w.name.Parts[i]
		s.knighted = s.knighted || p.Kind == Honorific && knights.has(p.Text)
	}
}

func (w *Worker) wordText(i int) string { return w.name.Parts[w.ordering.words[i]].Text }

// arabicArticles are the article, assimilated or not, as a word.
var arabicArticles = newWordSet("al el ul ar as ash an ad at az er es ech en ed")

// isLetterLink says whether word is «and» between two family names: y, e, i.
func isLetterLink(word string) bool { return word == "y" || word == "e" || word == "i" }

// endsInParticle says whether word ends in a particle behind a hyphen, as in «Jansen-de Vries».
func endsInParticle(word string) bool {
	at := strings.LastIndexByte(word, '-')
	return at > 0 && at+1 < len(word) && word[at+1] >= 'a' && word[at+1] <= 'z' && isParticle(word[at+1:])
}

// hasArticle says whether word begins with the Arabic article and a hyphen: al-Assad, which is no given name.
func hasArticle(word string) bool {
	return len(word) > 4 && word[2] == '-' && arabicArticles.has(word[:2])
}

// boundLog is what bound words and titles say for a reading, the second name of which begins at word cut.
func (w *Worker) boundLog(r reading, cut int) float64 {
	s := &w.ordering
	log := 0.0
	if cut > 0 && s.bound[cut-1] {
		log -= boundWeight
	}
	if r.familyFirst && (s.knighted || cut < s.count && hasArticle(w.wordText(cut))) {
		log -= boundWeight
	}
	return log
}

// correctPatronymic gives the first two words of «Shavkat Mirziyoyev Miromonovich» their kinds: the rule takes the first for the family
// name, but the lexicons know better.
func (w *Worker) correctPatronymic() {
	const family, given = 0, 1
	n := &w.name
	if w.ordinary || n.Order != PatronymicLast {
		return
	}
	var at [2]int
	count := 0
	for i := range n.Parts {
		if k := n.Parts[i].Kind; k == FamilyName || k == GivenName {
			if count == len(at) {
				return
			}
			at[count] = i
			count++
		}
	}
	if count < len(at) {
		return
	}
	first, second := &n.Parts[at[family]], &n.Parts[at[given]]
	if endsEastern(first.Text) || !endsEastern(second.Text) {
		return
	}
	if w.weighLean(second.Text)-w.weighLean(first.Text) >= sureLean {
		first.Kind, second.Kind = GivenName, FamilyName
	}
}
