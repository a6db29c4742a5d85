package onomastics

import (
	"strings"
	"unicode"
)

// Titles and credentials say nothing of origin here. All are listed without trailing points, from
// the forms of address and academic degrees in general use in each language.
var (
	// titles stand before a name. Nobody is called so, or hardly anybody.
	titles = newWordSet(`
		dr drs doctor prof professor profs mr mrs ms miss mx messrs sir lady honorable honourable rev revd reverend fr father sister
		archbishop capt captain col colonel lt lieut sgt cpl pvt cdr cmdr admiral brig brigadier senator amb ambassador cllr rabbi
		hrh mme mmes mlle mlles maître maitre pr docteur professeur monsieur madame mademoiselle abbé
		herr frau fräulein hofrat kommr dipl-ing dipl.-ing dipl-kfm dipl.-kfm ddr dr-ing dr.-ing priv.-doz univ.-prof
		dott dottssa dott.ssa prof.ssa avv signora signore sig.ra sig.na geom cav
		sr sra srta sres señor señora señorita senhor senhora doña dña dra lic arq abg mtro mtra profa ilmo excmo excma exmo exma qfb mvz
		dr.ª dr.a dra.ª prof.ª profª sr.ª srª eng.º engº eng.ª engª arq.º arq.ª
		dhr mevr mevrouw mw jhr jkvr
		pani mgr inż inz dr.hab adw inž mudr mvdr judr phdr rndr paeddr thdr paní pán bc doc
		domnul doamna d-na d-l d-ra conf
		özv ifj znj zonja
		г-н г-жа г-ца господин госпожа д-р доктор проф профессор доц доцент акад академик чл.-корр инж канд докт пан пані професор лікар
		кандидат гражданин гражданка гр-н гр-ка доцент генерал-майор подполковник
		медицинских технических экономических юридических педагогических исторических философских биологических химических
		филологических психологических политических физико-математических сельскохозяйственных наук
		медичних технічних економічних юридичних педагогічних історичних філософських спадар спадарыня
		к.м.н д.м.н к.т.н д.т.н к.э.н д.э.н к.ф.н д.ф.н к.ю.н д.ю.н к.х.н д.х.н к.б.н д.б.н к.п.н д.п.н к.и.н д.и.н к.ф.-м.н д.ф.-м.н
		др мырза ханым janob
		ბატონი ქალბატონი დოქტორი პროფესორი ბ-ნი ქ-ნი პროფ აკად აკადემიკოსი დოქ ექიმი ბნ ქნ დრ
		պարոն տիկին օրիորդ դոկտոր պրոֆեսոր պրն տկն օր պրոֆ դոկ դոցենտ ակադեմիկոս բժիշկ բժ դր դ-ր տիար տիկ
		sayın doç uzm sn yrd öğr gör cənab prof.dr doç.dr uzm.dr op.dr yrd.doç.dr
		κα κος κύριος κυρία δρ καθ καθηγητής
		د دكتور الدكتور دكتورة الدكتورة أستاذ الأستاذ مهندس المهندس السيد السيدة الشيخ الحاج أ.د
		دکتر مهندس آقای خانم استاد
		ד"ר דר פרופ פרופ' עו"ד הרב גב' מר
		श्री श्रीमती डॉ सुश्री shri shrimati smt
		ông bà ths pgs bpk bapak ibu datuk dato' datin puan encik mullah maulvi mawlawi ayatollah
		ип фоп флп спд ი/მ ա/ձ
		` + titlesGluedBefore + `
	`)
	// laterTitles are titles that lists also put after the name without a point.
	laterTitles = newWordSet(`
		dr mr mrs ms prof esq phd ph.d deceased emeritus emerita trustee г-н г-жа д-р проф доц г.р ա/ձ
		к.м.н д.м.н к.т.н д.т.н к.э.н д.э.н к.ф.н д.ф.н к.ю.н д.ю.н к.х.н д.х.н к.б.н д.б.н к.п.н д.п.н к.и.н д.и.н к.ф.-м.н д.ф.-м.н
		` + titlesGluedAfter)
	// titlesAlsoNames are given or family names as well: only a point makes titles of them.
	titlesAlsoNames = newWordSet(`
		hon bishop gov pres gen general maj major judge justice sen rep lord dame phil med nat mag arch sig ing dipl eng
		don pan bay bayan op yrd me av müh dl ks hab ec id cand mag univ jur pol oec dent vet theol on comm lek ir rag adm habil rer mult
		abog cnel gral tte er adv kum gs bs dt ecz rt ret
	`)
	// titlesBeforeTwo are names as well, and hence titles only where two names follow.
	titlesBeforeTwo = newWordSet(`
		dame haji hajji hadji hajj shaikha sheikha janab khun capitán comandante coronel teniente
		врач адвокат инженер учитель генерал полковник майор капитан лейтенант судья
	`)
	// credentials stand after a name, in capitals or with points. Before one they are something
	// else: «Md.» of Bengal is Muhammad, «Ma.» of the Philippines is María.
	credentials = newWordSet(`
		phd ph.d mphil md m.d mbbs m.b.b.s mbchb frcs frcp frcpc frcsc frcpath mrcp mrcgp mrcs facs facc facp facog faaem faan fasn do dds dmd dvm rn np pa pa-c jd esq mba msc ma bsc ba cpa cfa
		pe dphil dsc scd llm lld mph mha dnp psyd edd msn bsn fnp crna pharmd dpt dc od lpn msw lmft lpc cfp pmp frs mfa meng beng llb mres mtech btech bcom mcom drph
		csc drsc dis s.h s.e s.t s.sos s.pd s.kom s.ip s.ag m.m m.si m.h m.pd m.hum m.kes lcsw obe cbe mbe kbe qc kc mp mep frics mrics mrcpch mrcog frcog fria fba frse freng ffpm dch mbchb bvsc bds
	`)
	// credentialsAlsoNames are family names too, which a list in capitals does not tell apart.
	credentialsAlsoNames = newWordSet("do np pa mba ma ba pe dis od dc")
	// honorifics are all of them: one look-up clears the words that are none.
	honorifics = union(titles, laterTitles, titlesAlsoNames, titlesBeforeTwo, credentials)
)

func union(sets ...wordSet) wordSet {
	all := newWordSet("")
	for _, s := range sets {
		for w := range s.words {
			all.add(w)
		}
	}
	return all
}

// isHonorific says whether word is a title or a credential; before says that no name stands
// before it.
func isHonorific(word string, before bool) bool {
	if !honorifics.has(word) {
		return word == "h.c." // honoris causa; H.C. are the initials of somebody
	}
	pointed := strings.Contains(word, ".")
	switch {
	case laterTitles.has(word):
		return true
	case titles.has(word):
		return before || pointed
	case titlesAlsoNames.has(word):
		return pointed
	case credentials.has(word):
		return !before && (pointed || capitalsIn(word) >= 2)
	}
	return false
}

// mayBeName says whether an honorific may be a family name after all: MA, DO.
func mayBeName(word string) bool { return credentialsAlsoNames.has(word) }

func capitalsIn(word string) int {
	count := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			count++
		}
	}
	return count
}

var generations = newWordSet("jr jnr snr junior júnior ii iii 2nd 3rd fils père мл ст")

// isGeneration says whether word is a generational suffix. IV is one in capitals: Iv. is short for Ivanov. Sr is one after a name; before it, it
// is the Spanish title.
func isGeneration(word string) bool {
	return generations.has(word) || strings.TrimSuffix(word, ".") == "IV" || strings.EqualFold(word, "Sr.") || strings.EqualFold(word, "Sr")
}
