package onomastics

// MatchFeatureNames name what Features returns.
var MatchFeatureNames = matchFeatureNames

// MatchWeights are the weights of the features.
var MatchWeights = matchWeights

// Features are the features of the last match.
func (m *Matcher) Features() []float64 { return m.features[:] }
