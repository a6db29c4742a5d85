package onomastics

// MatchFeatureNames name what Features returns.
var MatchFeatureNames = matchFeatureNames

// MatchWeights are the weights of the features.
var MatchWeights = matchWeights

// MatchPriors are what the weights were thought to be before any pair was seen: the fit stays near them.
var MatchPriors = matchFeatures{
	featureBias:              -1,
	featureAgreement:         1.2,
	featureCoverage:          2.5,
	featureWorst:             -5,
	featureTypo:              -3,
	featureFar:               -4,
	featureListed:            -4,
	featureListedGiven:       -8,
	featureNickname:          -3,
	featureConflict:          -4.5,
	featureInitials:          0.3,
	featureInitialOnly:       -0.8,
	featureInitialConflict:   -2,
	featureExtraEssential:    -0.8,
	featureExtraMiddle:       -0.3,
	featureFamilyLost:        -2,
	featureSingle:            -1.5,
	featureInverted:          -0.4,
	featureCrossed:           -0.8,
	featureGeneration:        -4,
	featureGenerationMissing: -0.4,
	featureGender:            -3,
	featureFamilyForm:        -0.4,
	featureNothing:           -3,
}

// Features are the features of the last match.
func (m *Matcher) Features() []float64 { return m.features[:] }
