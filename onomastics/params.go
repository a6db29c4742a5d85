package onomastics

// Params are the weights of the score. They were chosen on the development split (people and
// diaspora, split by person): docs/scoring.md says how.
type Params struct {
	// FamilyFloor and GivenFloor are the log-probability that a bearer of a country has a name
	// its lexicon does not list, before its spelling is looked at.
	FamilyFloor, GivenFloor float32
	// CoverageWeight scales by how much an unlisted name speaks against a country whose lexicon covers
	// most of its people.
	CoverageWeight float32
	// AffixWeight scales the log-odds of endings and beginnings, PrefixWeight those of
	// beginnings once more: endings and beginnings of one name are not independent.
	AffixWeight, PrefixWeight float32
	// The weights of the parts. They are below 1 since parts are not independent, and since
	// lexicons are samples.
	FamilyWeight, GivenWeight, MiddleWeight, PatronymicWeight float32
	// Assimilation is the probability that somebody who lives in a known host bears a given name
	// usual there rather than in the origin; AssimilationAnywhere the same without a known host.
	Assimilation, AssimilationAnywhere float32
	// LetterWeight scales the log-odds of telling letters (ğ, ș, ї).
	LetterWeight float32
	// PriorPower is the power of population in the prior without residence, HostPower tempers the
	// prior of a host: 1 would trust the statistics fully, 0 not at all.
	PriorPower, HostPower float64
	// HiddenStock is the share of a host's people supposed of origins the statistics miss, spread
	// over all countries by the prior without residence.
	HiddenStock float64
	// ThinPower is the power by which the prior falls for countries of which few names are known.
	ThinPower float64
	// LexiconWeight is what the lexicons alone count beside the model.
	LexiconWeight float32
	// Temperature divides the score, and TemperatureAnywhere that of people whose residence is not
	// known: above 1 they make answers less sure of themselves.
	Temperature, TemperatureAnywhere float32
	// Doubt is the share of the posterior that follows the prior whatever the name says, so that
	// no answer is ever certain.
	Doubt float32
	// DoubtAnywhere is the same for people whose residence is not known: it is also the share of people who are registered
	// elsewhere than their name is from.
	DoubtAnywhere float32
	// Confidence is by how much surer answers without a residence are made less sure, and others surer: their score is divided
	// by 1 + Confidence·(the share of the likeliest − ConfidentFrom). Names of citizens from elsewhere make sure answers
	// wrong that spelling cannot tell.
	Confidence, ConfidentFrom float32
}

// DefaultParams returns the parameters the accuracy tables were measured with.
func DefaultParams() Params {
	return Params{
		FamilyFloor:          -15.5,
		GivenFloor:           -14.1,
		CoverageWeight:       0.45,
		AffixWeight:          0.9,
		PrefixWeight:         0.5,
		FamilyWeight:         0.72,
		GivenWeight:          0.6,
		MiddleWeight:         0.29,
		PatronymicWeight:     0.28,
		Assimilation:         0.37,
		AssimilationAnywhere: 0.043,
		LetterWeight:         0.46,
		PriorPower:           0.145,
		HostPower:            0.5,
		HiddenStock:          0.002,
		ThinPower:            0.5,
		Temperature:          1.1,
		TemperatureAnywhere:  1.1,
		Doubt:                0.0034,
		DoubtAnywhere:        0.0034,
	}
}

// TrainedParams returns the parameters that go with a model.
func TrainedParams() Params {
	p := DefaultParams()
	p.FamilyWeight, p.GivenWeight, p.LexiconWeight = 1, 1, 0.2
	p.Assimilation, p.AssimilationAnywhere = 0.4, 0.005
	p.HostPower, p.Temperature = 0.28, 0.7
	p.TemperatureAnywhere, p.DoubtAnywhere = 1, 0.03
	p.Confidence, p.ConfidentFrom = 0.4, 0.5
	return p
}

// mononymGivenPenalty is log 3: a single name is a family name thrice as often as a given one.
const mononymGivenPenalty = 1.1

// mononymGivenTimes: a single name is a given name where it is so many times more usual as one.
const mononymGivenTimes = 3

// marriedName is what a family name counts beside a maiden name: it is the spouse's, who is of the same origin
// more often than not, but it is the maiden name that was born with.
const marriedName = 0.15
