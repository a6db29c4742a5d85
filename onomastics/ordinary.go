package onomastics

// Most names are ordinary: a few words of the letters A to Z, each with a capital and small letters after it, none of which
// is a title, particle, suffix, patronymic, label or a word of organisations. Of such a name all rules of
// normalising and parsing, of scripts and of organisations leave nothing but its words, which is told by one look at its
// bytes. parseOrdinary is the fast path; TestOrdinaryNamesAreParsedAlike holds it to the rules.

// mostOrdinary bounds the words of an ordinary name, or of one column of it.
const mostOrdinary = 6

// telling are the words that some rule knows.
var telling = newTelling()

func newTelling() wordSet {
	all := union(honorifics, generations, particles, labelWords, afterFather, beforeFather, kyrgyzChildren, shortPatronymics,
		legalForms, legalFormsFirst, legalFormsAlsoNames, organisationWords, organisationWordsAlsoNames, companions, ands)
	for _, first := range [...]string{"estate", "the", "heirs", "succession", "herederos", "nachlass", "trustees", "h.c"} {
		all.add(first)
	}
	return all
}

// parseOrdinary parses the name into w.name if it is ordinary, and says whether it is.
func (w *Worker) parseOrdinary(p Person) bool {
	split := p.Given != "" || p.Family != ""
	if split {
		w.text = append(append(append(w.text[:0], p.Given...), ' '), p.Family...)
	} else {
		w.text = append(w.text[:0], p.Full...)
	}
	if len(w.text) > MaxNameLength || split && (p.Given == "" || p.Family == "") {
		return false
	}
	text, n := borrowed(w.text), &w.name
	n.Reset()
	given := 0 // words of the first column
	for from := 0; from < len(text); {
		to := ordinaryWord(text, from)
		if to < 0 || len(n.Parts) == 2*mostOrdinary || split && from < len(p.Given) && to > len(p.Given) {
			return false
		}
		n.Parts = append(n.Parts, Part{Text: text[from:to]})
		if from < len(p.Given) {
			given++
		}
		from = to + 1
		if to == len(text) {
			break
		}
		if from == len(text) {
			return false
		}
	}
	if words := len(n.Parts); words == 0 || given > mostOrdinary || words-given > mostOrdinary {
		return false
	}
	n.placeOrdinary(split, given)
	w.answer.Text, w.answer.Script, w.scheme, w.garbled = text, Latin, NoScheme, false
	return true
}

// placeOrdinary gives the parts of an ordinary name their kinds; the first are those of a column of given names.
func (n *Name) placeOrdinary(split bool, given int) {
	last := len(n.Parts) - 1
	switch {
	case split:
		n.Order, n.OrderCertain, n.OrderConfidence = Split, true, 1
	case last == 0:
		n.Order, n.OrderConfidence = Mononym, 1
	default:
		n.Order, n.OrderConfidence, given = GivenFirst, AssumedOrder, last
	}
	for i := range n.Parts {
		switch {
		case i >= given:
			n.Parts[i].Kind = FamilyName
		case i == 0:
			n.Parts[i].Kind = GivenName
		default:
			n.Parts[i].Kind = MiddleName
		}
	}
}

// ordinaryWord is where the ordinary word of s that begins at from ends; -1 if there is none.
func ordinaryWord(s string, from int) int {
	if s[from] < 'A' || s[from] > 'Z' {
		return -1
	}
	small, joint := 0, false // joint: behind a hyphen or an apostrophe a capital may follow
	to := from + 1
	for ; to < len(s) && s[to] != ' '; to++ {
		switch b := s[to]; {
		case b >= 'a' && b <= 'z':
			small++
			joint = false
		case b == '-' || b == '\'':
			joint = true
		case joint && b >= 'A' && b <= 'Z':
			joint = false
		default:
			return -1
		}
	}
	word := s[from:to]
	if small == 0 || telling.has(word) || mayBePatronymic(word) {
		return -1
	}
	return to
}

// mayBePatronymic is looksPatronymic of a word in ASCII, whose patronymics end in -ch or -na.
func mayBePatronymic(word string) bool {
	if n := len(word); n < 4 || word[n-2:] != "ch" && word[n-2:] != "na" {
		return false
	}
	return looksPatronymic(word)
}
