package onomastics

import (
	"maps"
	"strings"
	"unicode"
)

// Titles and credentials say nothing of origin here. All are listed without trailing points, from
// the forms of address and academic degrees in general use in each language.
var (
	// titles stand before a name. Nobody is called so, or hardly anybody.
	titles = newWordSet(`
		dr doctor prof professor mr mrs ms miss mx sir lady honorable honourable rev reverend fr father sister
		archbishop capt captain col colonel lt sgt senator amb ambassador
		mme mlle maître maitre pr docteur professeur monsieur madame
		herr frau fräulein dipl-ing dipl.-ing habil rer dott dottssa dott.ssa avv signora sr sra srta doña dra lic arq
		pani mgr inž mudr judr phdr rndr phd ph.d
		г-н г-жа д-р доктор проф профессор академик к.м.н д.м.н к.т.н д.т.н к.э.н канд пан пані
		ბატონი ქალბატონი დოქტორი პროფესორი պարոն տիկին դոկտոր պրոֆեսոր
		sayın doç uzm
	`)
	// laterTitles are titles that lists also put after the name without a point.
	laterTitles = newWordSet("dr mr mrs ms prof phd ph.d г-н г-жа д-р проф к.м.н д.м.н к.т.н д.т.н к.э.н")
	// titlesAlsoNames are given or family names as well: only a point makes titles of them.
	titlesAlsoNames = newWordSet(`
		hon bishop gen general maj major judge justice sen rep lord dame phil med nat mag arch sig ing dipl eng
		don pan bay bayan op yrd me
	`)
	// credentials stand after a name, in capitals or with points. Before one they are something
	// else: «Md.» of Bengal is Muhammad, «Ma.» of the Philippines is María.
	credentials = newWordSet(`
		md m.d mbbs m.b.b.s mbchb frcs frcp mrcp facs facc facp do dds dmd dvm rn np pa pa-c jd esq mba msc ma bsc ba cpa cfa
		pe dphil dsc scd llm lld mph mha dnp psyd edd msn lcsw obe cbe mbe kbe qc kc mp mep bs
	`)
	// credentialsAlsoNames are family names too, which a list in capitals does not tell apart.
	credentialsAlsoNames = newWordSet("do np pa mba ma ba pe")
	// honorifics are all of them: one look-up clears the words that are none.
	honorifics = union(titles, titlesAlsoNames, credentials)
)

func union(sets ...wordSet) wordSet {
	all := wordSet{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}

// isHonorific says whether word is a title or a credential; before says that no name stands
// before it.
func isHonorific(word string, before bool) bool {
	if !honorifics.has(word) {
		return false
	}
	pointed := strings.Contains(word, ".")
	switch {
	case titles.has(word):
		return before || pointed || laterTitles.has(word)
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

var generations = newWordSet("jr junior júnior ii iii iv fils père pere мл ст")

// isGeneration says whether word is a generational suffix. Sr is one after a name; before it, it
// is the Spanish title.
func isGeneration(word string) bool {
	return generations.has(word) || strings.EqualFold(word, "Sr.") || strings.EqualFold(word, "Sr")
}
