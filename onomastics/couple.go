package onomastics

import "strings"

// joiners stand between two people on one line: «John and Mary Smith», «Иван и Мария Петровы».
var joiners = newWordSet("and & und et и та й և եւ და og och ja")

// joinsPeople says whether word, before rest, joins two people. A given name or a title stands before it.
func (n *Name) joinsPeople(word, rest string, names int) bool {
	if !joiners.has(word) || !hasLetter(rest) || !isSmall(word) && word != "&" {
		return false
	}
	return names > 0 || n.lastPart().Kind == Honorific
}

// settleCouple takes the name behind a joiner for a given name: it is that of the second person.
func (n *Name) settleCouple() {
	for i := range n.Parts {
		if p := n.Parts[i]; p.Kind == Label && i+1 < len(n.Parts) && n.Parts[i+1].Kind == MiddleName && joiners.has(p.Text) {
			n.Parts[i+1].Kind = GivenName
		}
	}
}

// isDivider says whether word parts a name from the same name in another spelling: «Ivan Petrov / Иван Петров».
func isDivider(word string) bool { return word == "/" || word == "|" }

// keepAlias takes all of s for another spelling of the name.
func (n *Name) keepAlias(s string) (rest string) {
	if s = strings.Trim(s, separators); s != "" {
		n.Parts = append(n.Parts, Part{s, Nickname})
	}
	return ""
}

func (n *Name) lastPart() Part {
	if len(n.Parts) == 0 {
		return Part{}
	}
	return n.Parts[len(n.Parts)-1]
}
