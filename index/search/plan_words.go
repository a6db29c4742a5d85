package search

import (
	"fmt"
	"slices"
	"strings"

	"diasmap/onomastics"
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
			return &QueryError{Message: "a word is empty"}
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

// meaning is the condition of what words mean: an occupation, a sector, a place, a country, an origin. Several words
// must mean it surely.
func (p *planner) meaning(text string, several bool) (condition, bool) {
	var parts anyCondition
	add := func(c condition, what string) {
		parts = append(parts, c)
		p.means(text, what)
	}
	know := p.know
	if c, what := p.occupation(text, several); c != nil {
		add(c, what)
	}
	if ids := know.Sectors(text); len(ids) > 0 {
		add(p.lighter(p.hasAny(sectorColumn, ids), widerWeight), "sector "+strings.Join(ids, ", "))
	}
	if countries := know.Countries(text); len(countries) > 0 && len([]rune(text)) > 2 {
		add(p.lighter(p.hasAny(countryColumn, codesOf(countries)), placeWeight), "in the country "+countries[0].String())
	} else if origins := know.Origins(text); len(origins) > 0 && len([]rune(text)) > 2 {
		add(p.lighter(p.hasAny(originColumn, codesOf(origins)), placeWeight), "origin "+strings.Join(codesOf(origins), ", "))
	}
	least := likelyPlace
	if several {
		least = surePlace
	}
	if c, what := p.place(text, least); c != nil {
		add(c, what)
	}
	return either(p.view, parts...), len(parts) > 0
}

// lighter gives what meets a condition another weight.
func (p *planner) lighter(c condition, weight uint8) condition {
	if code, ok := c.(*codeCondition); ok {
		for i := range code.weights {
			code.weights[i] = min(code.weights[i], weight)
		}
	}
	return c
}

const (
	// surePlace is how sure a place of several words must be, and likelyPlace one of a single word.
	surePlace, likelyPlace = 0.5, 0.3
	// sureOccupation is how sure an occupation of several words must be, and likelyOccupation one of a single word.
	sureOccupation, likelyOccupation = 0.5, 0.25
)

// leastGroup is how many digits the ISCO group of several words must have.
const leastGroup = 3

// places are the places that a text surely means.
func (p *planner) places(text string, least float64) []PlaceMeaning {
	var sure []PlaceMeaning
	for _, m := range p.know.Places(text) {
		if !m.Misspelt && m.Confidence >= least {
			sure = append(sure, m)
		}
	}
	return sure
}

// place is the condition of living in a place that a text names, nil if it names none.
func (p *planner) place(text string, least float64) (condition, string) {
	meanings := p.places(text, least)
	if len(meanings) == 0 {
		return nil, ""
	}
	places, found := p.view.placesOf(), false
	c := newCodeCondition(p.view, placeColumn, func(code int, _ string) uint8 {
		if slices.ContainsFunc(meanings, places[code].is) {
			found = true
			return placeWeight
		}
		return 0
	})
	if !found {
		return nil, ""
	}
	return c, "the place " + placeTitle(meanings[0])
}

// is says whether a place is the one meant, or lies in the region meant.
func (p *locality) is(m PlaceMeaning) bool {
	if m.Wide {
		return m.RegionCode != "" && (p.region == m.RegionCode || p.region == m.Region) && p.country == m.Country
	}
	return m.GeoNamesID != 0 && m.GeoNamesID == p.geoNames
}

// occupation is the condition of an occupation that a text names, nil if it names none.
func (p *planner) occupation(text string, several bool) (condition, string) {
	meanings := p.know.Occupations(text)
	if len(meanings) == 0 || several && !(meanings[0].Confidence >= sureOccupation && meanings[0].Whole && len(meanings[0].Code) >= leastGroup) {
		return nil, ""
	}
	var parts anyCondition
	var told []string
	for _, m := range meanings {
		if m.Confidence < likelyOccupation {
			break
		}
		parts = append(parts, p.occupationMeant(m)...)
		told = append(told, strings.TrimSpace(m.Code+" "+p.know.OccupationName(m.Code)))
	}
	if len(parts) == 0 {
		return nil, ""
	}
	return either(p.view, parts...), "the occupation " + strings.Join(told, ", ")
}

// occupationMeant are the conditions of one meaning: those of the same words in any language, of the same role and of the
// same group. The role says more than the group where the words tell it alone, as «owner».
func (p *planner) occupationMeant(m OccupationMeaning) []condition {
	var parts []condition
	if c, err := p.sameWords(m.Words); err == nil && c.estimate() > 0 {
		parts = append(parts, c)
	}
	weight := uint8(groupWeight)
	if len(m.Words) == 1 && m.Words[0] == m.Role {
		parts = append(parts, p.lighter(p.hasAny(roleColumn, []string{m.Role}), titleWeight))
		weight = widerWeight
	}
	if m.Code != "" {
		parts = append(parts, p.group(m.Code, weight))
	}
	for _, code := range confused[m.Code] {
		parts = append(parts, p.group(code, widerWeight))
	}
	return parts
}

// confused are groups of ISCO-08 whose titles lists use for one another: programmer, developer, software engineer.
var confused = map[string][]string{"2512": {"2513", "2514", "2519"}, "2513": {"2512", "2514"}, "2514": {"2512", "2513", "2519"}, "2519": {"2512", "2514"}}

// sameWords is the condition of an occupation that reads as the same English words.
func (p *planner) sameWords(words []string) (condition, error) {
	var each allCondition
	for _, word := range words {
		w := newWeigher(p.view.count())
		if err := p.look(w, meaningField, meaningTerm(word), titleWeight); err != nil {
			return nil, err
		}
		each = append(each, w.condition())
	}
	if len(each) == 0 {
		return never{}, nil
	}
	return each, nil
}

// group is the condition of an ISCO group and those within.
func (p *planner) group(code string, weight uint8) condition {
	return newCodeCondition(p.view, occupationColumn, func(_ int, set string) uint8 {
		if has(set, func(value string) bool { return strings.HasPrefix(value, code) }) {
			return weight
		}
		return 0
	})
}

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

// worded makes the condition of a field whose values are words.
func (p *planner) worded(t *Term, not bool) (condition, error) {
	switch {
	case t.Prefix:
		return p.prefix(t)
	case t.Exact:
		return p.phrase(t)
	}
	switch t.Field {
	case Name:
		c, err := p.wholeName(t.Value)
		if err == nil && c.estimate() == 0 && !not {
			c, err = p.corrected(t, []wordField{nameField, variantField}, p.wholeName)
		}
		if err == nil && !not {
			p.plan.names = append(p.plan.names, nameUse{len(p.plan.scored), t.Value, c})
		}
		return c, err
	case Occupation:
		return p.occupationField(t)
	case Employer:
		return p.text(t.Value, []wordField{employerField})
	case Industry:
		return p.industry(t)
	case City:
		return p.city(t)
	}
	c, _, err := p.anywhere(t.Value)
	return c, err
}

// corrected is the condition of the word spelt most like the one of a term, told as a correction.
func (p *planner) corrected(t *Term, fields []wordField, of func(string) (condition, error)) (condition, error) {
	better, err := p.correct(t.Value, fields)
	if err != nil || better == "" {
		return never{}, err
	}
	p.plan.told.Corrections = append(p.plan.told.Corrections, Correction{t.Value, better})
	return of(better)
}

// occupationField is the condition of an occupation by code or words.
func (p *planner) occupationField(t *Term) (condition, error) {
	if isDigits(t.Value) && len(t.Value) <= 4 {
		return p.group(t.Value, fully), nil
	}
	written, err := p.text(t.Value, []wordField{occupationField})
	if err != nil {
		return nil, err
	}
	meant, what := p.occupation(t.Value, false)
	if meant != nil {
		p.means(t.Value, what)
		return either(p.view, written, meant), nil
	}
	if written.estimate() == 0 {
		return p.corrected(t, []wordField{occupationField}, func(s string) (condition, error) { return p.text(s, []wordField{occupationField}) })
	}
	return written, nil
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// industry is the condition of an ISIC section or division, or of words.
func (p *planner) industry(t *Term) (condition, error) {
	if isDigits(t.Value) || len(t.Value) == 1 {
		code := strings.ToUpper(t.Value)
		return newCodeCondition(p.view, industryColumn, func(_ int, value string) uint8 {
			return passing(strings.HasPrefix(value, code) || sectionOf(value) == code)
		}), nil
	}
	return p.text(t.Value, []wordField{industryField})
}

// city is the condition of living in a city, by any of its names.
func (p *planner) city(t *Term) (condition, error) {
	written, err := p.text(t.Value, []wordField{cityField})
	if err != nil {
		return nil, err
	}
	meant, what := p.place(t.Value, 0)
	if meant != nil {
		p.means(t.Value, what)
		return either(p.view, written, meant), nil
	}
	if written.estimate() == 0 {
		return p.corrected(t, []wordField{cityField}, func(s string) (condition, error) { return p.text(s, []wordField{cityField}) })
	}
	return written, nil
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
