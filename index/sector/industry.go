package sector

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"diasmap/index/sector/words"
)

// An IndustryMatch is an industry found.
type IndustryMatch struct {
	ISIC       string  `json:"isic"`    // a division of ISIC Rev. 4, or a section where the division is not sure
	Section    string  `json:"section"` // the section
	Title      string  `json:"title"`
	Confidence float64 `json:"confidence"`
	Why        string  `json:"why,omitempty"`
}

// ResolveIndustry finds the industries in a text («Hotels, investments», «строительство») or code. A scheme other than empty says
// what the code is of; without one, a text that begins with five digits is read as a code of UK SIC, as Companies House writes it
// («62012 - Business and domestic software development»). What is no code after all is read as text. Industries come in the order
// of the text.
func (r *Resolver) ResolveIndustry(text string, scheme Scheme) []IndustryMatch {
	if scheme == "" && beginsWithCode(text) {
		scheme = UKSIC
	}
	if scheme != "" {
		code, _, _ := strings.Cut(strings.TrimSpace(text), " ")
		if matches := ofIndustryCode(code, scheme); matches != nil || !hasWord(text) {
			return matches
		}
	}
	r.prepare()
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	r.lexicon.Read(&s.reading, text, words.English)
	ws := s.reading.Words
	if whole := Whole(ws); r.industries.Knows(whole) || r.industries.Knows(Certain(whole)) {
		return r.industryOf(nil, s, ws)
	}
	var matches []IndustryMatch
	start := 0
	for i := 1; i <= len(ws); i++ {
		if i == len(ws) || ws[i].Before >= words.Dash {
			matches = r.industryOf(matches, s, ws[start:i])
			start = i
		}
	}
	return matches
}

// beginsWithCode: five digits and then no more of them.
func beginsWithCode(text string) bool {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n == 5
}

// hasWord: three letters in a row, as codes have not.
func hasWord(text string) bool {
	letters := 0
	for _, r := range text {
		if letters++; !unicode.IsLetter(r) {
			letters = 0
		}
		if letters == 3 {
			return true
		}
	}
	return false
}

func ofIndustryCode(code string, scheme Scheme) []IndustryMatch {
	division, ok := DivisionOfCode(code, scheme)
	if !ok {
		return nil
	}
	in, _ := IndustryOf(division)
	return []IndustryMatch{{division, in.Section, in.Title, 1, fmt.Sprintf("code %s of %s", code, scheme)}}
}

// industryOf appends the industry of words.
func (r *Resolver) industryOf(matches []IndustryMatch, s *scratch, ws []words.Word) []IndustryMatch {
	scores, ok := r.judge(s, r.industries, ws)
	if !ok {
		return matches
	}
	code, p := sureIndustry(scores)
	if code == "" || slices.ContainsFunc(matches, func(m IndustryMatch) bool { return m.ISIC == code }) {
		return matches
	}
	in, _ := IndustryOf(code)
	return append(matches, IndustryMatch{code, in.Section, in.Title, float64(p), "«" + strings.Join(r.texts(ws), " ") + "»"})
}

// sureIndustry is the likeliest division when it is sure enough, else the likeliest section.
func sureIndustry(scores []float32) (code string, p float32) {
	divisions := isicIndustries().divisions
	var sections [26]float32
	for i, q := range scores {
		if q > p {
			code, p = divisions[i], q
		}
		sections[sectionOf(divisions[i])[0]-'A'] += q
	}
	if p >= sureEnough {
		return code, p
	}
	p = 0
	for i, q := range sections {
		if q > p {
			code, p = string(rune('A'+i)), q
		}
	}
	if p < sureEnough {
		return "", 0
	}
	return code, p
}
