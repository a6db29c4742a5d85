package onomastics

// matchWeights weigh the features, in nats. They are fitted to the labelled pairs kept for tuning, to
// corrupted names of public figures and to their look-alikes (TestFitMatchWeights), and rounded.
var matchWeights = matchFeatures{
	featureBias:              -2.2, // odds of a pair before anything agrees
	featureAgreement:         2.8,  // per unit of log(1 + rarity that agrees)
	featureCoverage:          0.6,  // all that is said agrees
	featureWorst:             -3.4, // per unit of dissimilarity of the worst link
	featureTypo:              -1.8, // per unit, in sum
	featureFar:               -3.4, // beyond one letter in six
	featureListed:            -5.5, // a letter apart, yet both well known
	featureListedGiven:       -8.2, // the same of given names, which are few
	featureNickname:          -2.1, // a short form fits several names
	featureConflict:          -6.7, // two names stand for each other: John, Jane
	featureInitials:          1.3,  // each, two at most
	featureInitialOnly:       -1,   // the given name is an initial
	featureInitialConflict:   -4.8, // an initial of another name
	featureExtraEssential:    -0.2, // the ridge leaves it little: names are often shortened
	featureExtraMiddle:       -0.4, // middle names and patronymics come and go
	featureFamilyLost:        -2.5, // Martin Luther, Martin Luther King
	featureSingle:            -1.1, // a single word is little to go by
	featureInverted:          -0.1, // order is no evidence without certainty
	featureCrossed:           -0.8, // columns that disagree
	featureGeneration:        -5.9, // Jr, Sr: father and son
	featureGenerationMissing: -0.4, // Jr is often left out
	featureGender:            -5.2, // Daniel, Daniela
	featureFamilyForm:        -0.1, // Ivanov, Ivanova: lists that do not decline
	featureNothing:           -2.9, // only initials and particles agree
}
