package onomastics

// Arabic and Persian, simplified: the script leaves out short vowels, and so do these. They serve
// words that vocalise has no spelling for.
var arabic = rules{
	letters: "ا a أ a إ i آ a ٱ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q " +
		"ك k ک k ل l م m ن n ه h ة a و u ؤ u ي i ی i ى a ئ i ء - پ p چ ch ژ zh گ g ـ -",
	initial:  "و w ي y ی y",
	vowels:   "اأآى",
	caseless: true,
}

var persian = rules{
	letters: "ا a أ a إ e آ a ٱ a ب b ت t ث s ج j ح h خ kh د d ذ z ر r ز z س s ش sh ص s ض z ط t ظ z ع a غ gh ف f ق gh " +
		"ك k ک k ل l م m ن n ه h ة h و u ؤ o ي i ی i ى a ئ i ء - پ p چ ch ژ zh گ g ـ -",
	initial:  "و v ي y ی y",
	vowels:   "اأآى",
	caseless: true,
}
