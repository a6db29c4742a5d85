package training

import (
	"strings"

	"diasmap/onomastics"
)

// A recipe is what the weights for one setting are learned from.
type recipe struct {
	setting onomastics.Setting
	words   string // for the setting, in the log
	// trust is the share of a label that is taken as it is where the origin may be another.
	trust float32
	// origins are those that a label of another country may stand for, all if none is named.
	origins string
	// names is the share of the names drawn from lexicons that is learned from, by country of origin: that of the first
	// row that names it, or names none.
	names []namesShare
}

// A namesShare is the share of the names drawn from the lexicons of some countries.
type namesShare struct {
	countries string
	share     float32
}

// namesOf is the share of the names drawn from the lexicon of a country.
func (r *recipe) namesOf(c onomastics.Country) float32 {
	for _, row := range r.names {
		if row.countries == "" || strings.Contains(row.countries, c.String()) {
			return row.share
		}
	}
	return 0
}

// recipes: where the residence is known, labels of hosts say next to nothing. Where it is not, the bearers of a name
// count as much as its origin: labels stand, but where the name may be from a country most of whose people live abroad, or are
// taken for those of a larger neighbour. All that lexicons have, without a residence, would cost 3 points of mean average
// precision on the tables, to share out all labels 1.5; to trust all would gain 1, and have most Armenians abroad be Americans.
var recipes = [...]recipe{
	{
		setting: onomastics.Anywhere, words: "anywhere", trust: 0.45, origins: "",
		names: []namesShare{{"AM GE", 0.3}, {"MD UA RS HR BA ME", 0.1}},
	},
	{setting: onomastics.InHost, words: "in a host", trust: 0, names: []namesShare{{"", 1}}},
}

// Choices of the learning, made on the dev split.
const (
	// passes over the examples; the last after pruning.
	passes = 5
	// draws is how often the passes before pruning are made, each in an order of its own, to take the mean: one of
	// them is 0.2 points of top-1 and 0.3 of mean average precision off, one way or the other.
	draws = 2
	// rate is the first step of AdaGrad; each pass divides it by its number. One of 0.3 lost 0.4 points of mean average
	// precision.
	rate = 0.2
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
	// mostWeights is how many weights are kept in a setting.
	mostWeights = 4_000_000
	// steady is added to what the loss bends by: a weight that was hardly tried is not worthless.
	steady = 0.1
	// leastWeight: smaller weights would be stored as 0.
	leastWeight = 1.0 / 40
	// leastGradient: classes whose gradient is smaller are not updated.
	leastGradient = 1e-4
	// biasRate and rarityRate scale the rate for the few weights that every example moves.
	biasRate, rarityRate = 0.1, 0.3
)
