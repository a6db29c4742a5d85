package onomastics

import (
	"strings"
	"unicode"
)

// The words of organisations, each without trailing points: legal forms as company law of their
// country abbreviates them, and words that institutions bear.
var (
	// legalForms begin or end the name of an organisation.
	legalForms = newWordSet(`
		llc inc ltd limited gmbh kg ohg ug s.a s.a.s s.a.r.l sarl s.r.l s.p.a ag bv b.v nv n.v plc llp corp corporation
		oy oyj a.s a/s kft zrt d.o.o o.o ooo oao ооо зао оао пао ао тов тзов пп ат чп тоо
		შპს სს ი/მ სპს ааип սպը փբը բբը ltda eireli s.l s.l.u pty pte bhd sdn
	`)
	// legalFormsAlsoNames are names as well (Y. K. Pao, Shem Tov, Ип Ман): only capitals beside
	// words that are not make legal forms of them.
	legalFormsAlsoNames = newWordSet("ab as aps sas spa dd doo zao pao tov sa co ип")
	// organisationWords may stand anywhere in the name.
	organisationWords = newWordSet(`
		company companies holdings foundation university institute association society college committee ministry
		fundación fondation stiftung fundacja verein gesellschaft université universität universidad
		enterprises industries partners solutions technologies services international group trading logistics
		фонд университет институт компания холдинг министерство общество группа
		ფონდი უნივერსიტეტი კომპანია ministerstvo
	`)
	// companions end a firm's name after «&».
	companions = newWordSet("co company sons daughters bros brothers associates partners cie söhne figli fils hijos filhos zonen")
)

// LooksLikeOrganisation says whether a normalised name is that of a company or institution: it
// begins or ends with a legal form, has a word of institutions and one more, or ends in «& Sons»,
// «& Co». It does not allocate.
func LooksLikeOrganisation(normalised string) bool {
	count, word := 0, false
	first, last, before := "", "", ""
	for w := range strings.SplitSeq(normalised, " ") {
		if w = strings.Trim(w, ",;()\"«»"); w == "" {
			continue
		}
		if count == 0 {
			first = w
		}
		before, last = last, w
		word = word || organisationWords.has(w)
		count++
	}
	if count < 2 {
		return false
	}
	mixed := strings.ContainsFunc(normalised, unicode.IsLower)
	return word || before == "&" && companions.has(last) || isLegalForm(first, mixed) || isLegalForm(last, mixed)
}

// isLegalForm says whether w is a legal form and written as one: those of two letters are in
// capitals or with points. In a name that is not mixed, capitals tell nothing.
func isLegalForm(w string, mixed bool) bool {
	switch capitals := !strings.ContainsFunc(w, unicode.IsLower); {
	case legalFormsAlsoNames.has(w):
		return capitals && mixed
	case legalForms.has(w):
		return len(w) > 2 || capitals
	}
	return false
}
