package onomastics

// matchWeights weigh the features.
var matchWeights = matchFeatures{
	featureBias:              -1.1,
	featureAgreement:         2.4,
	featureCoverage:          0.7,
	featureWorst:             -3.9,
	featureTypo:              -1.8,
	featureFar:               -3.5,
	featureListed:            -5.2,
	featureNickname:          -2.4,
	featureConflict:          -6.9,
	featureInitials:          1.3,
	featureInitialConflict:   -2.1,
	featureExtraEssential:    -0.2,
	featureExtraMiddle:       -0.5,
	featureFamilyLost:        -3,
	featureSingle:            -1.1,
	featureInverted:          -0.3,
	featureCrossed:           -0.8,
	featureGeneration:        -6.1,
	featureGenerationMissing: -0.4,
	featureGender:            -4.1,
	featureFamilyForm:        -0.1,
	featureNothing:           -2.9,
}
