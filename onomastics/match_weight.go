package onomastics

// matchWeights weigh the features.
var matchWeights = matchFeatures{
	featureBias:              -1.5,
	featureAgreement:         2.5,
	featureCoverage:          0.6,
	featureWorst:             -3.2,
	featureTypo:              -1.3,
	featureFar:               -3.6,
	featureListed:            -4.6,
	featureNickname:          -2.1,
	featureConflict:          -6.8,
	featureInitials:          1.1,
	featureInitialOnly:       -1.1,
	featureInitialConflict:   -5,
	featureExtraEssential:    -0.2,
	featureExtraMiddle:       -0.5,
	featureFamilyLost:        -2.4,
	featureSingle:            -1.1,
	featureInverted:          -0.3,
	featureCrossed:           -0.8,
	featureGeneration:        -6,
	featureGenerationMissing: -0.4,
	featureGender:            -4.1,
	featureFamilyForm:        -0.1,
	featureNothing:           -2.9,
}
