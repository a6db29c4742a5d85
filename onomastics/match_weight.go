package onomastics

// matchWeights weigh the features.
var matchWeights = matchFeatures{
	featureBias:              -0.4,
	featureAgreement:         1.9,
	featureCoverage:          0.8,
	featureWorst:             -2.7,
	featureTypo:              -0.8,
	featureFar:               -3.1,
	featureListed:            -4.8,
	featureNickname:          -2.1,
	featureConflict:          -6.9,
	featureInitials:          1.6,
	featureInitialConflict:   -2.2,
	featureExtraEssential:    -0.2,
	featureExtraMiddle:       -0.6,
	featureSingle:            -1,
	featureInverted:          -0.2,
	featureCrossed:           -0.8,
	featureGeneration:        -5.9,
	featureGenerationMissing: -0.4,
	featureGender:            -4.1,
	featureFamilyForm:        -0.1,
	featureNothing:           -2.8,
}
