package onomastics

// matchWeights weigh the features.
var matchWeights = matchFeatures{
	featureBias:              -2.2,
	featureAgreement:         2.8,
	featureCoverage:          0.6,
	featureWorst:             -3.4,
	featureTypo:              -1.7,
	featureFar:               -3.4,
	featureListed:            -5.5,
	featureListedGiven:       -8.2,
	featureNickname:          -2,
	featureConflict:          -6.7,
	featureInitials:          1.2,
	featureInitialOnly:       -1,
	featureInitialConflict:   -4.8,
	featureExtraEssential:    -0.2,
	featureExtraMiddle:       -0.4,
	featureFamilyLost:        -2.5,
	featureSingle:            -1.1,
	featureInverted:          -0.1,
	featureCrossed:           -0.8,
	featureGeneration:        -5.9,
	featureGenerationMissing: -0.4,
	featureGender:            -5.2,
	featureFamilyForm:        -0.1,
	featureNothing:           -2.9,
}
