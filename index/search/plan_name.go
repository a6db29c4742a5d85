package search

import (
	"slices"
	"strconv"
	"strings"

	"diasmap/onomastics"
)

// name is the condition of a word in names: the word itself, its spellings, forms and what may sound so; or, if hyphens join
// it, all its parts.
func (p *planner) name(word string) (condition, error) {
	whole, err := p.nameWord(word)
	if err != nil || !strings.Contains(word, "-") {
		return whole, err
	}
	var parts allCondition
	for part := range strings.SplitSeq(word, "-") {
		if part == "" {
			continue
		}
		c, err := p.nameWord(part)
		if err != nil {
			return nil, err
		}
		parts = append(parts, c)
	}
	if len(parts) == 0 {
		return whole, nil
	}
	return either(p.view, whole, parts), nil
}

// nameWord is the condition of one word without hyphens.
func (p *planner) nameWord(word string) (condition, error) {
	scheme := onomastics.DefaultScheme(word, onomastics.Country{})
	key := string(onomastics.AppendKey(nil, word, scheme))
	if key == "" {
		return never{}, nil
	}
	w := newWeigher(p.view.count())
	if err := p.look(w, nameField, key, asSpelt); err != nil {
		return nil, err
	}
	if len(key) == 1 {
		return w.condition(), nil
	}
	for variant := range strings.FieldsSeq(string(onomastics.AppendVariantKeys(nil, word, scheme))) {
		if err := p.look(w, variantField, variant, variantWeight); err != nil {
			return nil, err
		}
	}
	for _, r := range onomastics.Relatives(key) {
		if err := p.look(w, nameField, r.Key, uint8(relativeWeight*r.Similarity)); err != nil {
			return nil, err
		}
	}
	return w.condition(), p.sounding(w, word)
}

const (
	// mostSounding bounds the names that are compared with a word because they may sound so.
	mostSounding = 4000
	// soundsSo is the similarity from which a word without vowels is taken for a name.
	soundsSo = 0.4
)

// sounding adds names in scripts without vowels that may be the word or, if the word is in such a script, names that it may
// be, by their learnt spelling.
func (p *planner) sounding(w *weigher, word string) error {
	var codes [2]uint64
	fields := []wordField{consonantField}
	if isUnvocalised(word) {
		fields = append(fields, soundField)
	}
	var rows []uint32
	for _, code := range onomastics.AppendSoundCodes(codes[:0], word) {
		for _, f := range fields {
			err := p.reader.rows(p.ctx, f, strconv.FormatUint(code, 16), func(row uint32) {
				if len(rows) < mostSounding {
					rows = append(rows, row)
				}
			})
			if err != nil {
				return err
			}
		}
	}
	slices.Sort(rows)
	var scratch onomastics.CrossScratch
	cross := onomastics.DefaultCrossScript()
	known := map[string]float64{}
	for _, row := range slices.Compact(rows) {
		if int(row) >= p.view.count() || p.view.dead.has(row) {
			continue
		}
		best := 0.0
		for other := range nameWords(strings.ReplaceAll(p.view.name(row), "\n", " ")) {
			s, ok := known[other]
			if !ok {
				if isUnvocalised(other) != isUnvocalised(word) {
					s = cross.Similarity(word, other, &scratch)
				}
				known[other] = s
			}
			best = max(best, s)
		}
		if best >= soundsSo {
			w.add(row, uint8(soundWeight+best*(variantWeight-soundWeight)))
		}
	}
	return nil
}

// wholeName is the condition of all words of a name.
func (p *planner) wholeName(text string) (condition, error) {
	var each allCondition
	words := strings.Fields(string(onomastics.AppendNormalised(nil, text)))
	for i := 0; i < len(words); i++ {
		word := words[i]
		if isServant(word) && i+1 < len(words) {
			i++
			word += " " + words[i]
		}
		c, err := p.name(word)
		if err != nil {
			return nil, err
		}
		each = append(each, c)
	}
	if len(each) == 0 {
		return never{}, nil
	}
	return each, nil
}

// phrase is the condition of words side by side, as they are spelt.
func (p *planner) phrase(t *Term) (condition, error) {
	var parts anyCondition
	for _, f := range map[Field][]wordField{Anywhere: anywhereFields, Name: {nameField}, Employer: {employerField}, Industry: {industryField}}[t.Field] {
		var c condition
		var err error
		if f == nameField {
			c, err = p.namePhrase(t.Value)
		} else {
			c, err = p.textPhrase(f, t.Value)
		}
		if err != nil {
			return nil, err
		}
		parts = append(parts, c)
	}
	return either(p.view, parts...), nil
}

// namePhrase is the condition of a name that contains words as they are spelt, case and marks aside.
func (p *planner) namePhrase(text string) (condition, error) {
	wanted := strings.Join(slices.Collect(textWords(text)), " ")
	var each allCondition
	for word := range nameWords(text) {
		w := newWeigher(p.view.count())
		key := onomastics.AppendKey(nil, word, onomastics.DefaultScheme(word, onomastics.Country{}))
		if err := p.look(w, nameField, string(key), asSpelt); err != nil {
			return nil, err
		}
		each = append(each, w.condition())
	}
	if len(each) == 0 || wanted == "" {
		return never{}, nil
	}
	w := newWeigher(p.view.count())
	for _, row := range each.rows(nil) {
		if each.weight(row) == 0 || p.view.dead.has(row) {
			continue
		}
		name := strings.Join(slices.Collect(textWords(p.view.name(row))), " ")
		if strings.Contains(" "+name+" ", " "+wanted+" ") {
			w.add(row, asSpelt)
		}
	}
	return w.condition(), nil
}

// textPhrase is the condition of words side by side in a field of text.
func (p *planner) textPhrase(f wordField, text string) (condition, error) {
	words := slices.Collect(textWords(text))
	var each allCondition
	for i, word := range words {
		w := newWeigher(p.view.count())
		var err error
		switch {
		case i > 0:
			err = p.look(w, pairField, pairTerm(f, words[i-1], word), asSpelt)
		case len(words) == 1:
			err = p.look(w, f, word, asSpelt)
		default:
			continue
		}
		if err != nil {
			return nil, err
		}
		each = append(each, w.condition())
	}
	if len(each) == 0 {
		return never{}, nil
	}
	return each, nil
}
