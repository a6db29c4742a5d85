package search

import (
	"slices"
	"strings"
)

// mostWordsTogether is the longest run of words that is looked for as one occupation, place or country.
const mostWordsTogether = 4

// idleWords are passed over between other words, as in «doctors in Lyon».
var idleWords = strings.Fields("in of the and a an at from near de la le les du des et en à der die das und in von в и из на у і з y el los del e di il o da do")

// words adds the conditions of words by themselves, one after another: what several of them mean together comes before what
// each means.
func (p *planner) words(clauses []Clause) error {
	texts := make([]string, len(clauses))
	for i := range clauses {
		texts[i] = clauses[i].Any[0].Value
		if texts[i] == "" {
			return &QueryError{Mistake: Empty, Message: "a word is empty"}
		}
	}
	for i := 0; i < len(texts); {
		if len(texts) > 1 && slices.Contains(idleWords, fold(texts[i])) {
			i++
			continue
		}
		n, err := p.together(texts[i:])
		if err != nil {
			return err
		}
		i += n
	}
	return nil
}

// together adds the condition of the first words that mean something together, or of the first word, and returns
// how many words that is.
func (p *planner) together(texts []string) (int, error) {
	if isServant(texts[0]) && len(texts) > 1 {
		return 2, p.word(texts[0] + " " + texts[1])
	}
	for n := min(mostWordsTogether, len(texts)); n > 1; n-- {
		text := strings.Join(texts[:n], " ")
		if p.partsByPlace(texts[:n], text) {
			continue
		}
		meant, ok := p.meaning(text, true)
		if !ok {
			continue
		}
		var each allCondition
		for _, word := range texts[:n] {
			c, _, err := p.written(word)
			if err != nil {
				return 0, err
			}
			each = append(each, c)
		}
		p.addWord(text, either(p.view, each, meant))
		return n, nil
	}
	return 1, p.word(texts[0])
}

// partsByPlace says whether several words are several things: some of them are by themselves the place that all are taken
// for, a place while all are taken for none, a country or an origin. «lawyer Paris» and «Armenian artists» are two things.
func (p *planner) partsByPlace(words []string, text string) bool {
	whole := p.places(text, surePlace)
	for _, word := range words {
		alone := p.places(word, surePlace)
		switch {
		case len(alone) == 0:
		case len(whole) > 0 && alone[0] == whole[0].withConfidence(alone[0].Confidence):
			return true
		case len(whole) == 0 && len(p.know.Occupations(word)) == 0:
			return true
		}
	}
	if len(p.know.land(text)) > 0 || len(whole) > 0 {
		return false
	}
	for from := range words {
		for to := from + 1; to <= len(words); to++ {
			if to-from < len(words) && len(p.know.land(strings.Join(words[from:to], " "))) > 0 {
				return true
			}
		}
	}
	return false
}

// withConfidence is the same place with another confidence, for comparing.
func (m PlaceMeaning) withConfidence(c float64) PlaceMeaning {
	m.Confidence = c
	return m
}

// word adds the condition of a single word: in names, in texts, and by what it means. If nobody has it, the word
// that is spelt most like it is sought.
func (p *planner) word(word string) error {
	condition, name, err := p.anywhere(word)
	if err != nil {
		return err
	}
	if condition.estimate() == 0 {
		better, err := p.correct(word, spellingFields)
		if err != nil {
			return err
		}
		if better != "" {
			p.plan.told.Corrections = append(p.plan.told.Corrections, Correction{word, better})
			if condition, name, err = p.anywhere(better); err != nil {
				return err
			}
			word = better
		}
	}
	if name.estimate() > 0 {
		p.plan.names = append(p.plan.names, nameUse{len(p.plan.scored), word, name})
	}
	p.addWord(word, condition)
	return nil
}

// addWord adds the condition of a word by itself.
func (p *planner) addWord(text string, c condition) {
	p.plan.words = append(p.plan.words, wordUse{text, len(p.plan.all), len(p.plan.scored), c})
	p.addScored(c)
}

// anywhere is the condition of a word in names, texts and meanings, and the part of it about names.
func (p *planner) anywhere(word string) (whole, name condition, err error) {
	written, name, err := p.written(word)
	if err != nil {
		return nil, nil, err
	}
	if meant, ok := p.meaning(word, false); ok {
		return either(p.view, written, meant), name, nil
	}
	return written, name, nil
}

// written is the condition of a word as it may stand in names and texts, and the part of it about names.
func (p *planner) written(word string) (whole, name condition, err error) {
	if name, err = p.name(word); err != nil {
		return nil, nil, err
	}
	text, err := p.text(word, textFields)
	if err != nil {
		return nil, nil, err
	}
	return either(p.view, name, text), name, nil
}
