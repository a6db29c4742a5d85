package onomastics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words of organisations, each without trailing points: legal forms as the company law of their
// country abbreviates them, and words that institutions bear.
var (
	// legalForms end the name of an organisation.
	legalForms = newWordSet(`
		llc l.l.c inc incorporated ltd limited plc llp lllp pllc l.p corp corporation pty pte bhd sdn
		gmbh mbh ggmbh kg kgaa ohg ug gbr e.v e.g ag
		s.a.s s.a.r.l sarl s.r.l s.r.l.s srl s.p.a s.n.c snc s.c.a s.l s.l.u slu s.a sprl
		bv b.v nv n.v vof oy oyj a.s a/s aps hf ehf kft zrt nyrt bt eurl sci
		d.o.o j.d.o.o d.d a.d o.o s.r.o spol.s.r.o v.o.s oü uab mchj mmc
		ltda eireli s.a.c s.a.c.i s.a.b c.v s.c şti a.ş aş
		ooo oao ооо зао оао пао ао нао тов тзов тдв пп ат прат чп тоо гуп муп фгуп еоод оод еад ад дп
		შპს სს სპს ააიპ სააქციო սպը փբը բբը հոակ
		α.ε α.ε.ε ε.π.ε ο.ε ι.κ.ε αε επε ικε בע"מ ж/м
	`)
	// legalFormsFirst begin the name of an organisation: the habit of the East, Georgia, Armenia, Indonesia.
	legalFormsFirst = newWordSet(`
		ooo oao zao ооо зао оао пао ао нао тов тзов тдв пп ат прат пат чп тоо гуп муп фгуп ано нко осоо
		შპს სს სპს ააიპ სააქციო սպը փբը բբը հոակ pt cv ets شركة شرکت مؤسسة جامعة مستشفى جمعية وزارة دانشگاه بنیاد
	`)
	// legalFormsAlsoNames are names as well (Y. K. Pao, Shem Tov, Ип Ман): only capitals beside
	// words that are not make legal forms of them.
	legalFormsAlsoNames = newWordSet("ab as aps asa sia sas spa dd doo zao pao tov sa co ип sc sro ad pt cv mb kk lp ae")
	// organisationWords make an organisation of any name they stand in.
	organisationWords = newWordSet(`
		companies holdings foundation university institute association society college committee ministry
		enterprises industries solutions technologies services trading logistics hospital clinic academy museum library
		embassy consulate department agency federation laboratory laboratories pharmacy restaurant consulting investments
		ventures properties insurance construction systems software motors airlines airways associates cooperative
		municipality corporation incorporated trustees
		société association fondation entreprise établissements hôpital université lycée ministère clinique pharmacie syndicat fédération coopérative
		verein gesellschaft universität stiftung krankenhaus klinik hochschule institut verband genossenschaft ministerium apotheke
		fundación universidad sociedad asociación empresa compañía instituto ministerio ayuntamiento cooperativa clínica inmobiliaria constructora
		fundação universidade associação sociedade prefeitura comércio indústria construtora
		fondazione università ospedale associazione società istituto ministero azienda
		stichting vereniging universiteit ziekenhuis gemeente
		fundacja stowarzyszenie uniwersytet szpital spółka przedsiębiorstwo instytut ministerstwo
		nadace univerzita nemocnice společnost sdružení družstvo nadácia
		fundația universitatea spitalul asociația societatea compania institutul ministerul
		alapítvány egyetem kórház egyesület társaság intézet minisztérium szövetkezet
		insaat turizm tekstil nakliyat otomotiv pazarlama danışmanlık mühendislik şirketi vakfı üniversitesi hastanesi derneği bankası sanayi ticaret kooperatifi bakanlığı
		фонд университет институт компания холдинг министерство общество больница академия ассоциация федерация завод комбинат
		предприятие управление комитет клиника музей агентство корпорация кооператив колхоз благотворительный
		університет інститут компанія міністерство товариство лікарня академія асоціація федерація підприємство спілка
		фондация дружество болница фондација универзитет предузеће удружење
		հիմնադրամ հիմնադրամը համալսարան ընկերություն ինստիտուտ հիվանդանոց նախարարություն միություն բանկ
		ფონდი უნივერსიტეტი კომპანია ინსტიტუტი საავადმყოფო ბანკი სამინისტრო ასოციაცია კავშირი
		ίδρυμα πανεπιστήμιο νοσοκομείο εταιρεία εταιρία τράπεζα
		אוניברסיטת עמותת
	`)
	// organisationWordsAlsoNames are names as well (Anna Bank, Jordi Company): two of them make an organisation,
	// or one behind «The».
	organisationWordsAlsoNames = newWordSet(`
		company group international partners capital club union church hotel office school studio records press films pictures
		media center centre salon dental law offices union oil steel motor energy fund care trust family living revocable irrevocable bank banque banco national
		group groupe gruppe grupo grupp network global world american state city industrial commercial research medical health
		charity council holding
		группа банк центр союз школа театр фирма група школа
	`)
	// companions end a firm's name after «&» or «and».
	companions = newWordSet("co company sons daughters bros brothers associates partners cie co.kg söhne figli fils hijos filhos zonen zn сыновья ко synowie társa társai υιοί")
	ands       = newWordSet("& and et und y e i и en és και")
)

// eastAsianFirms are what names of firms in Chinese characters and Hangul contain.
var eastAsianFirms = strings.Fields("公司 会社 會社 銀行 银行 大学 大學 기금 주식회사 대학교 ㈜ (주) (株) 商店 유한회사")

// estates begin the name of what the dead leave.
var estates = []string{"estate of ", "the estate of ", "heirs of ", "succession de ", "herederos de ", "héritiers de ", "nachlass ", "trustees of "}

// LooksLikeOrganisation says whether a normalised name is that of a company or institution: it
// begins or ends with a legal form, has a word of institutions and one more, ends in «& Sons»,
// «& Co», or is an estate. It does not allocate.
func LooksLikeOrganisation(normalised string) bool {
	o := organisation{mixed: hasSmall(normalised)}
	for rest, more := normalised, true; more; {
		var w string
		w, rest, more = strings.Cut(rest, " ")
		if w = trimmed(w); w != "" {
			o.add(w)
		}
	}
	return o.words > 1 && o.found() || isEastAsianFirm(normalised) || isEstate(normalised)
}

// hasSmall says whether s has small letters.
func hasSmall(s string) bool {
	for i := range len(s) {
		if b := s[i]; b >= 'a' && b <= 'z' {
			return true
		}
	}
	return !isASCII(s) && strings.ContainsFunc(s, unicode.IsLower)
}

// trimmed is a word without the signs around it.
func trimmed(word string) string {
	if n := len(word); n > 0 && isAlphanumeric(word[0]) && isAlphanumeric(word[n-1]) {
		return word // the usual case
	}
	return strings.Trim(word, ",;()\"«»")
}

func isAlphanumeric(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' }

// An organisation is what is seen of a name while it is read.
type organisation struct {
	mixed                bool // small letters and capitals
	words, sure, perhaps int
	first, last, before  string
	owner                bool // a word is in the possessive: «Kim's Nail Salon»
}

func (o *organisation) add(word string) {
	if o.words == 0 {
		o.first = word
	}
	o.owner = o.owner || hasOwner(o.last)
	o.before, o.last = o.last, word
	o.words++
	switch {
	case organisationWords.has(word):
		o.sure++
	case organisationWordsAlsoNames.has(word):
		o.perhaps++
	}
}

func (o *organisation) found() bool {
	the := o.words > 2 && strings.EqualFold(o.first, "the")
	return o.sure > 0 || o.perhaps > 1 || o.owner || o.isPractice() || the && o.perhaps > 0 ||
		o.words > 2 && ands.has(o.before) && companions.has(o.last) || o.before == "&" && companions.has(o.last) ||
		o.isLegalFirst(o.first) || o.isLegalLast(o.last)
}

// practices are the corporations of physicians and lawyers.
var practices = newWordSet("pc p.c apc a.p.c apmc psc")

// isPractice says whether a professional corporation stands behind a credential: «Aram Krikorian MD PC».
func (o *organisation) isPractice() bool {
	return practices.has(o.last) && credentials.has(o.before) && !mayBeName(o.before)
}

// hasOwner says whether word is in the English possessive. Names in -'s have no three letters before it.
func hasOwner(word string) bool {
	n := len(word)
	return n > 4 && word[n-2] == '\'' && word[n-1]|0x20 == 's' && word[0] >= 'A' && word[0] <= 'Z'
}

// isLegalFirst says whether the first word is a legal form: in Latin letters one in capitals beside
// words that are not.
func (o *organisation) isLegalFirst(w string) bool {
	switch {
	case !legalFormsFirst.has(w):
		return false
	case !isASCII(w):
		return !isSmall(w) || !strings.HasSuffix(w, ".") // тов. Иванов is a comrade
	}
	return o.mixed && !strings.ContainsFunc(w, unicode.IsLower)
}

// isLegalLast says whether the last word is a legal form and written as one: those of two letters are in
// capitals or with points. In a name that is not mixed, capitals tell nothing, and behind a family name
// of the East two letters are initials: «Ivanov N.V.».
func (o *organisation) isLegalLast(w string) bool {
	sure, perhaps := legalForms.has(w), legalFormsAlsoNames.has(w)
	if !sure && !perhaps {
		return false
	}
	capitals := !strings.ContainsFunc(w, unicode.IsLower)
	letters := utf8.RuneCountInString(w) - strings.Count(w, ".")
	switch {
	case letters == 2 && o.words == 2 && w != "Oy" && endsEastern(o.before):
		return false
	case perhaps:
		return capitals && o.mixed
	}
	return letters > 2 || capitals || w == "Oy" || strings.Contains(w, ".")
}

// easternEndings end family names of countries where initials stand behind them.
var easternEndings = strings.Fields("ov ova ev eva yov in ina yn yna ky kyi kiy skij aya ko uk yuk ik ich ych yan ian dze shvili ets ков ов ова ев ева ин ина ий ая ко ук юк ян дзе швили ец ич")

func endsEastern(word string) bool {
	for _, e := range easternEndings {
		if hasSuffixFold(word, e) {
			return true
		}
	}
	return false
}

func isEastAsianFirm(s string) bool {
	if isASCII(s) {
		return false
	}
	for _, word := range eastAsianFirms {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

func isEstate(s string) bool {
	for _, beginning := range estates {
		if len(s) > len(beginning) && s[0]|0x20 == beginning[0] && strings.EqualFold(s[:len(beginning)], beginning) {
			return true
		}
	}
	return false
}
