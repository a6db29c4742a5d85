package onomastics

// matchWeights weigh the features.
var matchWeights = matchFeatures{
	featureBias:              -1,
	featureAgreement:         1.2,
	featureCoverage:          2.5,
	featureWorst:             -5,
	featureTypo:              -3,
	featureListed:            -4,
	featureNickname:          -3,
	featureConflict:          -4.5,
	featureInitials:          0.3,
	featureInitialConflict:   -2,
	featureExtraEssential:    -0.8,
	featureExtraMiddle:       -0.3,
	featureSingle:            -1.5,
	featureInverted:          -0.4,
	featureCrossed:           -0.8,
	featureGeneration:        -2.5,
	featureGenerationMissing: -0.4,
	featureGender:            -2.5,
	featureFamilyForm:        -0.4,
	featureNothing:           -3,
}
