package onomastics

// Hebrew, simplified, without the vowels the script leaves out, for words that vocalise has no
// spelling for.
var hebrew = rules{
	letters: "א a ב v ג g ד d ה h ו o ז z ח h ט t י i כ k ך k ל l מ m ם m נ n ן n ס s ע a פ f ף f צ ts ץ ts ק k ר r " +
		"ש sh ת t",
	initial:  "ב b ו v י y פ p",
	pairs:    "וו v יי y",
	caseless: true,
}
