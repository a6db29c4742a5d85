package search

import (
	"fmt"
	"strings"

	"diasmap/onomastics"
)

// look gives the rows that have a term in a field a weight.
func (p *planner) look(w *weigher, f wordField, term string, weight uint8) error {
	return p.reader.rows(p.ctx, f, term, func(row uint32) { w.add(row, weight) })
}

var (
	textFields     = []wordField{occupationField, employerField, industryField, cityField}
	spellingFields = []wordField{nameField, variantField, occupationField, employerField, industryField, cityField}
	anywhereFields = []wordField{nameField, occupationField, employerField, industryField, cityField}
)

// text is the condition of words standing in one of some fields of text; of several words all.
func (p *planner) text(text string, fields []wordField) (condition, error) {
	var each allCondition
	for word := range textWords(text) {
		w := newWeigher(p.view.count())
		for _, f := range fields {
			for i, form := range forms(word) {
				weight := uint8(asSpelt)
				if i > 0 {
					weight = variantWeight
				}
				if err := p.look(w, f, form, weight); err != nil {
					return nil, err
				}
			}
		}
		each = append(each, w.condition())
	}
	switch len(each) {
	case 0:
		return never{}, nil
	case 1:
		return each[0], nil
	}
	return each, nil
}

// forms are the word as it may be written: itself, its key if it is not Latin, in the singular and plural
// of English.
func forms(word string) []string {
	list := []string{word}
	if key := latinKey(word); key != "" {
		return append(list, key)
	}
	switch stem, plural := strings.CutSuffix(word, "s"); {
	case plural && len(stem) > 2 && !strings.HasSuffix(stem, "s"):
		list = append(list, stem)
		if y, ok := strings.CutSuffix(stem, "ie"); ok {
			list = append(list, y+"y")
		}
	case !plural && len(word) > 3 && word[len(word)-1] < 0x80:
		list = append(list, word+"s")
	}
	return list
}

// prefix is the condition of words that begin with some letters.
func (p *planner) prefix(t *Term) (condition, error) {
	fields := map[Field][]wordField{
		Anywhere: anywhereFields, Name: {nameField}, Occupation: {occupationField}, Employer: {employerField}, Industry: {industryField}, City: {cityField},
	}[t.Field]
	w := newWeigher(p.view.count())
	for _, f := range fields {
		begin := fold(t.Value)
		if f == nameField {
			begin = string(onomastics.AppendKey(nil, t.Value, onomastics.DefaultScheme(t.Value, onomastics.Country{})))
		}
		if begin == "" {
			continue
		}
		terms, err := p.reader.beginning(f, begin, mostBeginnings)
		if err != nil {
			return nil, err
		}
		if len(terms) == mostBeginnings {
			p.note(fmt.Sprintf("%s* begins too many words: the first %d are sought", t.Value, mostBeginnings), "")
		}
		for _, term := range terms {
			if err := p.look(w, f, term.term, asSpelt); err != nil {
				return nil, err
			}
		}
	}
	return w.condition(), nil
}

// mostBeginnings bounds the words that a beginning stands for.
const mostBeginnings = 1000
