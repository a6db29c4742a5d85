package onomastics

// matchWeights weigh the features.
var matchWeights = matchFeatures{
	featureBias:              -1.3,
	featureAgreement:         2.6,
	featureCoverage:          0.7,
	featureWorst:             -3.6,
	featureTypo:              -1.6,
	featureFar:               -3.6,
	featureListed:            -4.8,
	featureNickname:          -2.2,
	featureConflict:          -7.1,
	featureInitials:          1.3,
	featureInitialConflict:   -2.1,
	featureExtraEssential:    -0.2,
	featureExtraMiddle:       -0.6,
	featureFamilyLost:        -2.5,
	featureSingle:            -1.1,
	featureInverted:          -0.5,
	featureCrossed:           -0.8,
	featureGeneration:        -6.2,
	featureGenerationMissing: -0.4,
	featureGender:            -4.2,
	featureFamilyForm:        -0.1,
	featureNothing:           -2.9,
}
