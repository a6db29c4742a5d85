package onomastics

// matchWeights weigh the features.
var matchWeights = matchFeatures{
	featureBias:              -1.9,
	featureAgreement:         2.6,
	featureCoverage:          0.6,
	featureWorst:             -3.2,
	featureTypo:              -1.6,
	featureFar:               -3.4,
	featureListed:            -5.5,
	featureListedGiven:       -8.3,
	featureNickname:          -2,
	featureConflict:          -6.6,
	featureInitials:          1.3,
	featureInitialOnly:       -1,
	featureInitialConflict:   -4.8,
	featureExtraEssential:    -0.2,
	featureExtraMiddle:       -0.3,
	featureFamilyLost:        -2.5,
	featureSingle:            -1.1,
	featureInverted:          -0.1,
	featureCrossed:           -0.8,
	featureGeneration:        -5.9,
	featureGenerationMissing: -0.3,
	featureGender:            -5.1,
	featureFamilyForm:        -0.9,
	featureNothing:           -2.9,
}
