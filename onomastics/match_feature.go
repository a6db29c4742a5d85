package onomastics

import "math"

// matchFeatures are what a score is made of.
type matchFeatures [featureCount]float64

const (
	featureBias = iota
	// Agreement: log(1 + Σ rarity) of the names that agree, each as far as it does. That two
	// persons share a rare name by chance is less likely.
	featureAgreement
	// Coverage: the part of all that is said, weighed by rarity, that agrees (Dice).
	featureCoverage
	// Worst: how far the least similar of the linked names differs.
	featureWorst
	// Typo: how far nearly equal names differ, in sum.
	featureTypo
	// Far: what of that is more than a slip of the pen.
	featureFar
	// Listed: the typos of those that lexicons list both, so that they may well be two names.
	featureListed
	// ListedGiven: the same of given names, beyond what spellings of one name differ: there is a
	// list of given names, and a slip of the pen seldom makes another of them.
	featureListedGiven
	// Nickname: how far short and foreign forms are from sure, in sum.
	featureNickname
	// Conflict: names on either side that nothing answers to, in pairs.
	featureConflict
	// Initials that agree with a name or an initial.
	featureInitials
	// InitialOnly: but for initials only one name agrees.
	featureInitialOnly
	// InitialConflict: initials of one name where the other has something else.
	featureInitialConflict
	// ExtraEssential: given or family names that only one of the two has.
	featureExtraEssential
	// ExtraMiddle: the same of middle names and patronymics.
	featureExtraMiddle
	// FamilyLost: a family name nothing answers to, where the family name of the other answers to a
	// given or middle name: Martin Luther, Martin Luther King.
	featureFamilyLost
	// Single: one of the two is one name only.
	featureSingle
	// Inverted: names that agree stand in another order, and no rule of order explains it.
	featureInverted
	// Crossed: a given name of one is the family name of the other, and both are certain.
	featureCrossed
	// Generation: Jr against Sr.
	featureGeneration
	// GenerationMissing: Jr against nothing.
	featureGenerationMissing
	// Gender: a man's given name against a woman's: Oleksandr, Oleksandra.
	featureGender
	// FamilyForm: a man's family name against a woman's: Ivanov, Ivanova.
	featureFamilyForm
	// Nothing: no name agrees.
	featureNothing
	featureCount
)

var matchFeatureNames = [featureCount]string{
	"bias", "agreement", "coverage", "worst", "typo", "far", "listed", "listed given", "nickname", "conflict", "initials", "initial only", "initial conflict",
	"extra essential", "extra middle", "family lost", "single", "inverted", "crossed", "generation", "generation missing", "gender", "family form", "nothing",
}

// probability is the logistic function of the weighted features.
func (f *matchFeatures) probability() float64 {
	sum := 0.0
	for i, x := range f {
		sum += matchWeights[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}
