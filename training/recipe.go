package training

import "diasmap/onomastics"

// A recipe is what the weights for one setting are learned from.
type recipe struct {
	setting onomastics.Setting
	words   string // for the setting, in the log
	// trust is the share of a label that is taken as it is where the origin may be another.
	trust float32
	// names is the share of the names drawn from lexicons that is learned from, exiles that of the names of
	// countries most of whose people live abroad.
	names, exiles float32
}

// recipes: where the residence is known, labels of hosts say next to nothing. Where it is not, the bearers of a name
// count as much as its origin, and lexicons, whose names are not as frequent as people are, count less. All that lexicons
// have, without a residence, would cost 3 points of mean average precision on the tables; to trust all labels would
// gain 1, and have most Armenians abroad be Americans.
var recipes = [...]recipe{
	{setting: onomastics.Anywhere, words: "anywhere", trust: 0.35, names: 0.1, exiles: 0.3},
	{setting: onomastics.InHost, words: "in a host", trust: 0, names: 1, exiles: 1},
}

// Choices of the learning, made on the dev split.
const (
	// passes over the examples; the last after pruning.
	passes = 4
	// rate is the first step of AdaGrad; each pass divides it by its number.
	rate = 0.3
	// keep is the share of grams that an example shows in training: a name must not lean on the one
	// gram that is its own.
	keep = 0.7
	// hide is the share of examples shown without their listings and their rarer grams, rarest up to how often those are met:
	// more of them make Armenians of more names never met, and cost points on the tables.
	hide, rarest = 0.3, 300
	// familyAlone and givenAlone are the shares of people shown by their family names, or given names, alone.
	familyAlone, givenAlone = 0.15, 0.1
	// fewestSeen: grams met in fewer examples are left out. Those of one or two examples cost 0.2 points.
	fewestSeen = 3
	// mostClasses is how many classes a gram keeps weights for, those of the largest.
	mostClasses = 36
	// leastWeight: smaller weights would be stored as 0.
	leastWeight = 1.0 / 40
	// leastGradient: classes whose gradient is smaller are not updated.
	leastGradient = 1e-4
	// biasRate and rarityRate scale the rate for the few weights that every example moves.
	biasRate, rarityRate = 0.1, 0.3
)
