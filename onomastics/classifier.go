package onomastics

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"diasmap/onomastics/vector"
)

// A Classifier estimates origins of names from one or more lexicons. It is immutable and safe
// for concurrent use; the work is done by a Worker for each goroutine.
type Classifier struct {
	layers []layer
	// classes are the countries of all layers, sorted by code.
	classes []CountryEntry
	class   map[Country]int
	index   *classIndex
	// hosts are the priors among the residents of each class and, in the last row, anywhere.
	hosts   []host
	scripts [scriptCount]*scriptPiece // nil where a script is evidence of nothing
	// root are the affix log-odds, by table and class, of a country none of whose forms has even the last letter of
	// the name, and floors the log-probabilities of a name that is not listed.
	root, floors [PatronymicTable]*vector.V
	// affixes are the affixes of the base lexicon by table of names, spelt what they and floors say of a
	// name that is not listed.
	affixes [PatronymicTable]affixTable
	spelt   [PatronymicTable]weighedTable
	params  Params
	// model scores names where there is one; classOfModel gives the class of a class of the model, listingClass that of a country
	// number of the base lexicon if the model knows it. noClass stands for none.
	model        *Model
	classOfModel []uint8
	listingClass [256]uint8
	// sameClasses: the classes of the model are those of the lexicons.
	sameClasses bool
	// greatHosts are the classes of the countries most of the world's diasporas live in.
	greatHosts []int
	// assimilation is, by setting, the log of the share of people who bear a given name of the host, in steps.
	assimilation [settings]int16
	// opinions, rarities and counted go with a model: what the lexicons alone say of names of a table, what being listed is
	// worth by rarity, in steps, and what it is worth that there are several names.
	opinions [PatronymicTable]*opinion
	rarities [settings][bagKinds][RarityCount]int16
	counted  [settings][bagKinds]countedNames
	orders   *orderModel
}

// greatHosts are the countries with the largest stocks of people born in many others.
const greatHosts = "US DE RU GB FR CA AU"

// A layer is a lexicon and the classes of its country numbers.
type layer struct {
	lexicon *Lexicon
	class   *[256]uint8
	// sameOrder: the classes are the country numbers.
	sameOrder bool
}

// ErrNoLexicon: a classifier needs one lexicon at least.
var ErrNoLexicon = errors.New("onomastics: a classifier needs a lexicon")

// NewClassifier prepares a classifier from a base lexicon and additions to it (the lexicons of a
// country office, say). Where they speak of the same name and country the larger share holds.
func NewClassifier(p Params, base *Lexicon, additions ...*Lexicon) (*Classifier, error) {
	c, err := newClassifier(p, base, additions)
	if err != nil {
		return nil, err
	}
	c.setPriors(newPriorTable(p, c.classes, c.stocks()))
	return c, nil
}

// newClassifier is NewClassifier but for the priors.
func newClassifier(p Params, base *Lexicon, additions []*Lexicon) (*Classifier, error) {
	if base == nil {
		return nil, ErrNoLexicon
	}
	c := &Classifier{params: p}
	c.assimilation = [settings]int16{Anywhere: steps(math.Log(float64(p.AssimilationAnywhere))), InHost: steps(math.Log(float64(p.Assimilation)))}
	all := append([]*Lexicon{base}, additions...)
	c.unite(all)
	if len(c.classes) == 0 {
		return nil, fmt.Errorf("%w: the lexicons describe no country", ErrNoLexicon)
	}
	if len(c.classes) > 255 {
		return nil, ErrTooManyCountries
	}
	for _, l := range all {
		c.layers = append(c.layers, c.newLayer(l))
	}
	for s := range scriptCount {
		odds := make([]float32, len(c.classes))
		if scriptOdds(odds, c.classes, s) {
			c.scripts[s] = &scriptPiece{newShorts(odds), meanOdds(odds)}
		}
	}
	for code := range strings.FieldsSeq(greatHosts) {
		if i, ok := c.class[MustParseCountry(code)]; ok {
			c.greatHosts = append(c.greatHosts, i)
		}
	}
	if len(c.greatHosts) == 0 {
		c.greatHosts = []int{0}
	}
	c.floors[FamilyTable] = c.floorsOf(p.FamilyFloor, func(e CountryEntry) float64 { return e.FamilyCoverage })
	c.floors[GivenTable] = c.floorsOf(p.GivenFloor, func(e CountryEntry) float64 { return e.GivenCoverage })
	c.spell(FamilyTable, c.rootOddsOf(func(e CountryEntry) float64 { return e.Forms }))
	c.spell(GivenTable, c.rootOddsOf(func(e CountryEntry) float64 { return e.GivenForms }))
	c.orders = newOrderModel(c, DefaultOrderParams())
	return c, nil
}

// NewTrainedClassifier is NewClassifier with a model, which scores the names: the lexicons say where a
// name is listed, and the model what that is worth beside its spelling.
func NewTrainedClassifier(p Params, m *Model, base *Lexicon, additions ...*Lexicon) (*Classifier, error) {
	c, err := newClassifier(p, base, additions)
	if err != nil {
		return nil, err
	}
	c.model = m
	number := map[Country]uint8{}
	for i, code := range m.classes {
		number[code] = uint8(i)
		class, ok := c.class[code]
		if !ok {
			class = noClass
		}
		c.classOfModel = append(c.classOfModel, uint8(class))
	}
	c.sameClasses = len(m.classes) == len(c.classes)
	for i, class := range c.classOfModel {
		c.sameClasses = c.sameClasses && int(class) == i
	}
	for i := range c.listingClass {
		c.listingClass[i] = noClass
	}
	for i, e := range base.Countries() {
		if _, ok := number[e.Code]; ok {
			c.listingClass[i] = uint8(c.class[e.Code])
		}
	}
	for t := range PatronymicTable {
		c.opinions[t] = c.newOpinion(t)
	}
	for s := range settings {
		for kind := range bagKinds {
			for i, weight := range m.settings[s].bags[kind].rarity {
				c.rarities[s][kind][i] = steps(float64(weight))
			}
			c.counted[s][kind] = c.newCounted(s, kind)
		}
	}
	c.setPriors(newTrainedPriors(p, c, c.stocks()))
	return c, nil
}

// unite makes the classes: each country once, as the first lexicon that holds it describes it.
func (c *Classifier) unite(lexicons []*Lexicon) {
	c.class = map[Country]int{}
	for _, l := range lexicons {
		for _, e := range l.Countries() {
			if _, ok := c.class[e.Code]; !ok {
				c.class[e.Code] = 0
				c.classes = append(c.classes, e)
			}
		}
	}
	slices.SortFunc(c.classes, func(x, y CountryEntry) int { return cmp.Compare(x.Code.String(), y.Code.String()) })
	for i, e := range c.classes {
		c.class[e.Code] = i
	}
	c.index = newClassIndex(c.classes)
}

func (c *Classifier) newLayer(l *Lexicon) layer {
	out := layer{lexicon: l, class: new([256]uint8), sameOrder: true}
	for i, e := range l.Countries() {
		out.class[i] = uint8(c.class[e.Code])
		out.sameOrder = out.sameOrder && int(out.class[i]) == i
	}
	return out
}

// stocks gathers the people counted by host and origin, as classes.
func (c *Classifier) stocks() [][]float64 {
	stocks := make([][]float64, len(c.classes))
	for i := range stocks {
		stocks[i] = make([]float64, len(c.classes))
	}
	for _, l := range c.layers {
		for _, e := range l.lexicon.Hosts() {
			stocks[l.class[e.Host]][l.class[e.Origin]] = float64(e.Persons)
		}
	}
	return stocks
}

func (c *Classifier) rootOddsOf(forms func(CountryEntry) float64) []float32 {
	odds := make([]float32, len(c.classes))
	for i, e := range c.classes {
		odds[i] = float32(math.Log(affixBackOff / (forms(e) + affixBackOff)))
	}
	return odds
}

// leastUnlisted is the share of people supposed to bear unlisted names where all seem covered.
const leastUnlisted = 0.03

// floorsOf spreads the people whose names are not listed over the names there may be: the better
// a country is covered, the less an unlisted name speaks for it.
func (c *Classifier) floorsOf(floor float32, coverage func(CountryEntry) float64) *vector.V {
	floors := make([]float32, len(c.classes))
	for i, e := range c.classes {
		floors[i] = floor + c.params.CoverageWeight*float32(math.Log(max(1-coverage(e), leastUnlisted)))
	}
	return newVector(floors, 0)
}

// spell lays out what the spelling of names of a table is worth, given the log-odds of a country that has no form of it.
func (c *Classifier) spell(t Table, root []float32) {
	base, affixes := &c.layers[0], t.affixes()
	c.root[t] = newVector(root, 0)
	c.affixes[t] = affixTable{newAffixSide(base, affixes, root, true), newAffixSide(base, affixes, root, false)}
	weight := c.params.AffixWeight
	c.spelt[t] = c.affixes[t].weigh(weight, weight*c.params.PrefixWeight, c.floors[t])
}

// Digest tells by what the classifier scores: the digest of its base lexicon and, after a plus, that
// of its model.
func (c *Classifier) Digest() string {
	digest := c.layers[0].lexicon.Digest()
	if c.model != nil {
		digest += "+" + c.model.Digest()
	}
	return digest
}

// Lexicons are the digests of the lexicons, the base one first.
func (c *Classifier) Lexicons() []string {
	digests := make([]string, len(c.layers))
	for i := range c.layers {
		digests[i] = c.layers[i].lexicon.Digest()
	}
	return digests
}

// Model is the digest of the model, "" if there is none.
func (c *Classifier) Model() string {
	if c.model == nil {
		return ""
	}
	return c.model.Digest()
}

// Countries lists the countries that can be answered, sorted by code. Do not write to it.
func (c *Classifier) Countries() []CountryEntry { return c.classes }

// Knows says whether c can be answered.
func (c *Classifier) Knows(country Country) bool {
	_, ok := c.index.of(country)
	return ok
}

// Country returns what the lexicons say of a country.
func (c *Classifier) Country(country Country) (CountryEntry, bool) {
	i, ok := c.index.of(country)
	if !ok {
		return CountryEntry{}, false
	}
	return c.classes[i], true
}

// A host is what is expected of a name before it is looked at: the log priors by class, also in steps, and what they add to the
// posterior whatever the name says.
type host struct {
	prior, doubted *vector.V
	steps          *vector.Shorts
	doubt          float32
}

func (c *Classifier) setPriors(table priorTable) {
	c.hosts = make([]host, len(table))
	for i, row := range table {
		doubt := c.params.Doubt
		if i == len(c.classes) {
			doubt = c.params.DoubtAnywhere
		}
		doubted := make([]float32, len(row))
		for k, v := range row {
			doubted[k] = doubt * float32(math.Exp(float64(v)))
		}
		c.hosts[i] = host{newVector(row, beyond), newVector(doubted, 0), newShorts(row), doubt}
	}
}

// hostOf returns what is expected among the residents of a country, or anywhere.
func (c *Classifier) hostOf(residence Country) *host {
	if i, ok := c.index.of(residence); ok {
		return &c.hosts[i]
	}
	return &c.hosts[len(c.classes)]
}
