package onomastics

import (
	"unicode"
)

// place decides which plain (Unplaced) words of a full name are given and family names: the
// first rule that fits.
func (n *Name) place() {
	var at [mostParts]int
	plain := at[:0]
	for i, p := range n.Parts {
		if p.Kind == Unplaced && hasLetter(p.Text) {
			plain = append(plain, i)
		}
	}
	switch {
	case len(plain) == 0:
		return
	case n.placeEastAsian(plain), n.placeCapitals(plain), n.placeMononym(plain):
	case n.placePatronymic(plain):
	default:
		n.placeGivenFirst(plain)
	}
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// placeMononym handles a single word, beside titles and initials: «Pelé», «Petrosyan A.».
func (n *Name) placeMononym(plain []int) bool {
	if len(plain) > 1 {
		return false
	}
	n.Parts[plain[0]].Kind = FamilyName
	n.Order = Mononym
	for i, p := range n.Parts {
		if p.Kind == Initial {
			n.Order, n.OrderCertain = GivenFirst, true
			if i > plain[0] {
				n.Order = FamilyThenInitials
			}
		}
	}
	return true
}

// placeCapitals takes words in capitals beside others that are not for the family name.
func (n *Name) placeCapitals(plain []int) bool {
	capitals, others := 0, 0
	for _, i := range plain {
		if inCapitals(n.Parts[i].Text) {
			capitals++
		} else if !isParticle(n.Parts[i].Text) {
			others++
		}
	}
	if capitals == 0 || others == 0 {
		return false
	}
	given := false
	for _, i := range plain {
		p := &n.Parts[i]
		switch {
		case isParticle(p.Text) && n.capitalsFollow(i):
			p.Kind = Particle
		case inCapitals(p.Text):
			p.Kind = FamilyName
		case !given:
			p.Kind, given = GivenName, true
		case looksPatronymic(p.Text):
			p.Kind = Patronymic
		default:
			p.Kind = MiddleName
		}
	}
	n.Order, n.OrderCertain = CapitalsFamily, true
	return true
}

func (n *Name) capitalsFollow(i int) bool {
	return i+1 < len(n.Parts) && (inCapitals(n.Parts[i+1].Text) || isParticle(n.Parts[i+1].Text))
}

// inCapitals says whether word has two capital letters or more, and no small ones but in a
// beginning «Mc» or «Mac».
func inCapitals(word string) bool {
	if len(word) > 3 && (word[:2] == "Mc" || word[:3] == "Mac") {
		word = word[2:]
	}
	capitals := 0
	for _, r := range word {
		switch {
		case lowerRune(r) != r: // of an alphabet with case: the usual answer, and a quick one
			capitals++
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			capitals++
		}
	}
	return capitals >= 2
}

// placePatronymic handles the East Slavic orders, and Turkic sons and daughters.
func (n *Name) placePatronymic(plain []int) bool {
	for k, i := range plain {
		if k > 0 && afterFather.has(n.Parts[i].Text) {
			return n.placeSon(plain, k)
		}
		if k > 0 && k+2 < len(plain) && beforeFather.has(n.Parts[i].Text) {
			return n.placeFather(plain, k)
		}
	}
	if len(plain) != 3 {
		return false
	}
	first, middle, last := &n.Parts[plain[0]], &n.Parts[plain[1]], &n.Parts[plain[2]]
	switch {
	case looksPatronymic(last.Text) && !looksPatronymic(middle.Text), isArmenianFather(first.Text, last.Text):
		first.Kind, middle.Kind, last.Kind = FamilyName, GivenName, Patronymic
		n.Order = PatronymicLast
	case looksPatronymic(middle.Text):
		first.Kind, middle.Kind, last.Kind = GivenName, Patronymic, FamilyName
		n.Order = PatronymicMiddle
	default:
		return false
	}
	n.OrderCertain = true
	return true
}

// placeSon handles «Family Given Father oglu» and «Given Father oglu Family»; k is the place of
// the word for son or daughter.
func (n *Name) placeSon(plain []int, k int) bool {
	n.Parts[plain[k]].Kind = Particle
	n.Parts[plain[k-1]].Kind = Patronymic
	rest := append(plain[:k-1:k-1], plain[k+1:]...)
	switch {
	case len(rest) == 0: // «Father oglu» alone is a family name: Karaoğlu in two words
		n.Parts[plain[k-1]].Kind, n.Parts[plain[k]].Kind = FamilyName, FamilyName
		n.Order = Mononym
		return true
	case k+1 == len(plain) && len(rest) > 1: // last: the family name comes first
		n.Parts[rest[0]].Kind = FamilyName
		n.Parts[rest[1]].Kind = GivenName
		for _, i := range rest[2:] {
			n.Parts[i].Kind = MiddleName
		}
		n.Order, n.OrderCertain = PatronymicLast, true
		return true
	}
	n.Parts[rest[0]].Kind = GivenName
	for _, i := range rest[1:] {
		n.Parts[i].Kind = FamilyName
	}
	if len(rest) == 1 && kyrgyzChildren.has(n.Parts[plain[k]].Text) {
		n.Parts[plain[k-1]].Kind, n.Parts[plain[k]].Kind = FamilyName, FamilyName
	}
	n.Order, n.OrderCertain = PatronymicMiddle, true
	return true
}

// placeFather handles «Given bin Father Family»; k is the place of the word for son or daughter.
// Without a word after the father's name that is the family name: «Osama bin Laden».
func (n *Name) placeFather(plain []int, k int) bool {
	n.placeGivenFirst(plain)
	for _, i := range plain[k+2:] {
		if n.Parts[i].Kind == MiddleName {
			n.Parts[i].Kind = FamilyName
		}
	}
	n.Parts[plain[k]].Kind, n.Parts[plain[k+1]].Kind = Particle, Patronymic
	n.Order, n.OrderCertain = PatronymicMiddle, true
	return true
}

// placeGivenFirst assumes the given name first and the family name, with its particles, last.
func (n *Name) placeGivenFirst(plain []int) {
	n.Order = GivenFirst
	family := len(plain) - 1
	for family > 1 && isParticle(n.Parts[plain[family-1]].Text) {
		family--
		n.Parts[plain[family]].Kind = Particle
	}
	for k := 1; k < family-1; k++ { // «Ludwig van Beethoven Müller»: particles further in
		if isParticle(n.Parts[plain[k]].Text) {
			family = k
			break
		}
	}
	n.Parts[plain[0]].Kind = GivenName
	for k := 1; k < family; k++ {
		n.Parts[plain[k]].Kind = MiddleName
	}
	for k := max(family, 1); k < len(plain); k++ {
		p := &n.Parts[plain[k]]
		p.Kind = FamilyName
		if k+1 < len(plain) && isParticle(p.Text) {
			p.Kind = Particle
		}
	}
}
