package onomastics

// Georgian, the national system of 2002 (BGN/PCGN 2009) without its apostrophes, as in passports.
var georgian = rules{
	letters: "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh " +
		"ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h ჱ ey ჲ y ჳ w ჴ q ჵ o ჶ f",
	caseless: true,
	fold:     mkhedruli,
}

// mkhedruli maps the capital (Mtavruli) and the two old church alphabets to the modern letters.
func mkhedruli(r rune) rune {
	switch {
	case r >= 0x1c90 && r <= 0x1cbf: // Mtavruli
		return r - 0x1c90 + 0x10d0
	case r >= 0x10a0 && r <= 0x10cd: // Asomtavruli
		return r - 0x10a0 + 0x10d0
	case r >= 0x2d00 && r <= 0x2d2d: // Nuskhuri
		return r - 0x2d00 + 0x10d0
	}
	return r
}
