package onomastics

import "unsafe"

// Most names are ordinary: a few words of one script, each with a capital and small letters after it where the script has both, none of
// which is a title, particle, suffix, patronymic, label or a word of organisations. Of such a name all rules of
// normalising and parsing, of scripts and of organisations leave nothing but its words, which is told by each word for itself, and
// remembered. parseOrdinary is the fast path; TestOrdinaryNamesAreParsedAlike holds it to the rules.

// mostOrdinary bounds the words of an ordinary name, or of one column of it.
const mostOrdinary = 6

// telling are the words that some rule knows.
var telling = newTelling()

func newTelling() wordSet {
	all := union(honorifics, generations, particles, labelWords, titleBeginnings, leadTitles, joiners, marriedLabels, servantWords, afterFather, beforeFather, kyrgyzChildren, shortPatronymics,
		legalForms, legalFormsFirst, legalFormsAlsoNames, organisationWords, organisationWordsAlsoNames, companions, ands)
	for _, first := range [...]string{"estate", "the", "heirs", "succession", "herederos", "nachlass", "trustees", "h.c", "iv"} {
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
	if len(w.text) > MaxNameLength || len(w.text) == 0 || split && (p.Given == "" || p.Family == "") {
		return false
	}
	text, n := borrowed(w.text), &w.name
	n.Reset()
	w.facts.tick()
	script, tells, marked := Common, tellsNothing, false
	given := 0 // words of the first column
	for from := 0; from <= len(text); {
		to := from
		for to < len(text) && text[to] != ' ' {
			to++
		}
		if to == from || len(n.Parts) == 2*mostOrdinary || split && from < len(p.Given) && to > len(p.Given) {
			return false
		}
		f := w.factOf(text[from:to], len(n.Parts))
		w.wordFacts[len(n.Parts)] = f
		if script == Common {
			script = f.script
		}
		if f.script == Common || f.script != script {
			return false
		}
		tells, marked = max(tells, f.tells), marked || f.marked
		n.Parts = append(n.Parts, Part{Text: text[from:to]})
		if from < len(p.Given) {
			given++
		}
		from = to + 1
	}
	if words := len(n.Parts); given > mostOrdinary || words-given > mostOrdinary {
		return false
	}
	if script == Armenian && len(n.Parts) == 3 && !split && isArmenianFather(n.Parts[0].Text, n.Parts[2].Text) {
		return false
	}
	n.placeOrdinary(split, given)
	w.answer.Text, w.answer.Script, w.garbled, w.unmarked = text, script, false, !marked
	w.scheme = w.ordinaryScheme(script, tells)
	w.ordinary = true
	return true
}

// ordinaryScheme is DefaultScheme of an ordinary name.
func (w *Worker) ordinaryScheme(script Script, tells schemeTells) Scheme {
	const threeNames = 3 // the order of Bulgarian names is looked at
	if script != Latin && (tells != tellsNothing || len(w.name.Parts) >= threeNames) {
		return DefaultScheme(w.answer.Text, Country{})
	}
	return schemeOfScript(script)
}

// factOf is what the rules say of a word by itself, the ith of the name. It is valid until the next name.
func (w *Worker) factOf(word string, i int) *wordFact {
	text := w.text[:0] // never written to
	if len(word) > 0 {
		text = unsafe.Slice(unsafe.StringData(word), len(word))
	}
	h := hashWord(text)
	w.wordHashes[i] = h
	fact, known := w.facts.find(h, text)
	if fact == nil {
		fact = &w.strayFacts[i]
	}
	if !known {
		w.learned = fact.learn(word, w.learned)
		w.facts.keep()
	}
	return fact
}

// hashOf is the hash of the words of a part.
func (w *Worker) hashOf(part int) uint64 {
	if w.ordinary {
		return w.wordHashes[part]
	}
	return hashWord(unsafe.Slice(unsafe.StringData(w.name.Parts[part].Text), len(w.name.Parts[part].Text)))
}

// keptAs appends to dst the text that what is kept of a part is found by, and returns it with its hash; as tells apart what is kept of the
// same word in other roles.
func (w *Worker) keptAs(dst []byte, part int, as byte) (text []byte, h uint64) {
	text = append(append(dst, as, byte(w.scheme), byte(w.scheme>>8)), w.name.Parts[part].Text...)
	return text, hashIn(w.hashOf(part), uint32(w.scheme)<<8|uint32(as))
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

// isOrdinaryASCII says whether a word in ASCII is ordinary.
func isOrdinaryASCII(word string) bool {
	if word[0] < 'A' || word[0] > 'Z' {
		return false
	}
	small, joint, joined := 0, false, false // joint: behind a hyphen or an apostrophe a capital may follow
	for i := 1; i < len(word); i++ {
		switch b := word[i]; {
		case b >= 'a' && b <= 'z':
			small++
			joint = false
		case b == '-' || b == '\'':
			joint, joined = true, true
		case joint && b >= 'A' && b <= 'Z':
			joint = false
		default:
			return false
		}
	}
	return small > 0 && !telling.has(word) && !mayBePatronymic(word) && (!joined || !endsInParticle(word) && !hasOwner(word))
}

// mayBePatronymic is looksPatronymic of a word in ASCII, whose patronymics end in -ch, -na, -ly, -zy or -lu.
func mayBePatronymic(word string) bool {
	n := len(word)
	if n < 4 {
		return false
	}
	switch word[n-2:] {
	case "ch", "na", "ly", "zy", "lu":
	default:
		return false
	}
	return looksPatronymic(word)
}
