package onomastics

// Eastern Armenian as in passports, which is BGN/PCGN 1981 but for ռ, an r: initial ե and ո are ye
// and vo, but ով is ov; ու is one vowel; և is ev. The aspirates carry ', which keys drop.
var easternArmenian = rules{
	letters: "ա a բ b գ g դ d ե e զ z է e ը y թ t' ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o " +
		"չ ch' պ p ջ j ռ r ս s վ v տ t ր r ց ts' ւ w փ p' ք k' օ o ֆ f և ev",
	initial:  "ե ye ո vo և yev",
	pairs:    "ու u",
	starting: "եւ yev ով ov ու u",
}

// Western Armenian, as families of the diaspora spell their names: voiced and voiceless stops
// have changed places (Գրիգորեան Krikorian, Պետրոսեան Bedrosian), and -եան, -յան is -ian.
var westernArmenian = rules{
	letters: "ա a բ p գ k դ t ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ dz կ g հ h ձ ts ղ gh ճ j մ m յ y ն n շ sh ո o " +
		"չ ch պ b ջ ch ռ r ս s վ v տ d ր r ց ts ւ v փ p ք k օ o ֆ f և ev",
	initial:  "ե ye ո vo յ h և yev",
	pairs:    "ու u եա ia յա ia եւ ev",
	starting: "ով ov ու u",
}
