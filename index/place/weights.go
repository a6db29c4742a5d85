package place

// weightSet is what the score of a reading is the sum of, in nats.
type weightSet struct {
	// A place is meant in proportion to its people, nearly, and the more the better known it is: fame counts its names.
	// To a population some are added, since hamlets are in lists too.
	population, fame, peopleAtLeast float64
	// What GeoNames says of it beside.
	standing [standings]float64
	// How a key comes to stand for it: the place's main name, with 0; another name; a name in another script, though the text is in Latin;
	// a spelling by rule; a code.
	other, romanised, variant, code float64
	// The prior of a quarter of a city, in place of the city's.
	quarter float64
	// Divisions and countries have no fame; they are named less than cities are where a city is asked for.
	region, country float64
	// How strong it is that the place is none of these: as a place of some thousand people. Each edit of a misspelt
	// name adds to it.
	unknown, editUnknown float64

	// What stands beside agrees: a country, a division, a place nearby, another name of the same place; nothing of it agrees.
	inCountry, inRegion, nearby, same, apart float64
	// A former union is named beside, whose parts are many countries.
	inUnion float64
	// How much stronger than an unknown place anywhere one in the country or division is that stands behind it.
	elsewhere float64
	// A division or country when a place in it is named too: the place is meant.
	coarse float64
	// The hint agrees.
	hint, hintRegion float64
	// The share of the letters of the segment that are not read; words of the class of the kind; those of an address.
	unread, ofKind, address float64
	// An edit of a misspelt name. A name behind others is less often the one that is meant.
	edit, later float64
}

// weights: those from population to unknown, and unread, are near the optimum of TestFitWeights, which is flat, on the side of
// less sharp answers; the others follow from what the evidence excludes and were checked on the texts of testdata.
var weights = weightSet{
	population: 1.2, fame: 1.3, peopleAtLeast: 12000,
	standing: [standings]float64{capital: 0, seat: 0.1, part: -0.2, historical: -1},
	other:    -3.2, romanised: -12, variant: -1, code: -3, quarter: 14.2,
	region: -1.5, country: 2,
	unknown: 8.5, editUnknown: 2,
	inCountry: 10, inRegion: 10, nearby: 5, same: 3, apart: -5, inUnion: 3,
	elsewhere: 9,
	coarse:    -11,
	hint:      8, hintRegion: 8,
	unread: -22, ofKind: 3, address: -3,
	edit: -4, later: -0.7,
}

// nearbyKm is how far a place nearby is, at most.
const nearbyKm = 60
