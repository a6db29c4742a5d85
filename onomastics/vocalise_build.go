package onomastics

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
)

// A VocalisedBuilder gathers what is known of the Latin spelling of names in a script without vowels
// for the tables of restored vowels. The table depends on what was added only.
type VocalisedBuilder struct {
	// HoldOut leaves out pairs kept back for tests, to measure what a table does for names it has
	// not seen.
	HoldOut bool

	scheme Scheme
	model  *crossModel
	names  map[string]*unvocalisedName // by folded native form
	latin  map[string]float64          // share of bearers by Latin key
}

// An unvocalisedName is a native form and the Latin ones met beside it.
type unvocalisedName struct {
	forms  map[string]bool    // as written
	counts map[string]float64 // persons by Latin key
	known  string             // the spelling to be given; empty when it is to be found
	listed bool               // in a list of the names of a country of the script
}

// NewVocalisedBuilder starts the table of a scheme: ArabicSimple, PersianSimple or HebrewSimple.
func NewVocalisedBuilder(scheme Scheme, cross *CrossScript) *VocalisedBuilder {
	return &VocalisedBuilder{scheme: scheme, model: cross.models[scheme.Script()], names: map[string]*unvocalisedName{}, latin: map[string]float64{}}
}

const (
	// doubtful: pairs less similar are taken for two different names.
	doubtful = 0.2
	// likely: a name of a list may be spelt as any Latin name of its countries this similar.
	likely = 0.5
	// metTogether is P(native | latin) of spellings often met together, at least.
	metTogether = 0.3
	// leastBearers stands for the bearers, in ten million, of a Latin name in no lexicon.
	leastBearers = 1
	// fewPersons: names that fewer bear are left to the model, which errs less than so few do.
	fewPersons = 2
)

// AddPair adds a spelling that so many persons bear, unless it does not look like one name.
func (b *VocalisedBuilder) AddPair(p CrossPair, persons float64) {
	var s CrossScratch
	if b.HoldOut && p.Use() == ForTest || !b.model.read(p.Native, p.Latin, &s) ||
		b.model.similarity(b.model.explained(&s)) < doubtful {
		return
	}
	if n := b.name(p.Native); n != nil {
		n.counts[string(AppendKey(nil, p.Latin, NoScheme))] += persons
	}
}

// servantOfGod says whether a name is one that vocaliseServant looks up.
func servantOfGod(native string) bool { return strings.HasPrefix(native, arabicServant+arabicArticle) }

// AddKnown adds the spelling that is to be given for a name, whatever else is added.
func (b *VocalisedBuilder) AddKnown(p CrossPair) {
	if n := b.name(p.Native); n != nil {
		n.known = string(AppendKey(nil, p.Latin, NoScheme))
	}
}

// AddNative adds a name of a list that has native forms only.
func (b *VocalisedBuilder) AddNative(native string) {
	if n := b.name(native); n != nil {
		n.listed = true
	}
}

// AddLatin adds a Latin spelling that registers of countries of the script use, and its share.
func (b *VocalisedBuilder) AddLatin(latin string, share float64) {
	b.latin[string(AppendKey(nil, latin, NoScheme))] += share
}

// name returns what is known of a native form; nil if it is not one word of the script.
func (b *VocalisedBuilder) name(native string) *unvocalisedName {
	word := string(appendFoldedLetters(nil, native))
	if word == "" || len(word) > longestUnvocalised || unvocalisedWord(native, b.model.script) < len(native) {
		return nil
	}
	if b.names[word] == nil {
		b.names[word] = &unvocalisedName{forms: map[string]bool{}, counts: map[string]float64{}}
	}
	b.names[word].forms[native] = true
	return b.names[word]
}

// Append appends the table: of each native form the usual key, where it is not what the model gives
// anyway.
func (b *VocalisedBuilder) Append(dst []byte) []byte {
	for _, native := range slices.Sorted(maps.Keys(b.names)) {
		n := b.names[native]
		if latin := b.usual(n); latin != "" && (servantOfGod(native) || !b.given(n, latin)) {
			dst = append(dst, native...)
			dst = append(dst, '\t')
			dst = append(dst, latin...)
			dst = append(dst, '\n')
		}
	}
	return dst
}

// usual is the usual key of a name; "" when there is not enough to say.
func (b *VocalisedBuilder) usual(n *unvocalisedName) string {
	if n.known != "" {
		return n.known
	}
	if n.listed {
		return b.registered(n)
	}
	persons := 0.0
	for _, c := range n.counts {
		persons += c
	}
	if persons < fewPersons {
		return ""
	}
	return slices.MinFunc(slices.Collect(maps.Keys(n.counts)), func(x, y string) int {
		return cmp.Or(cmp.Compare(n.counts[y], n.counts[x]), cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	})
}

// registered is the likeliest Latin key of a name that people of the script's countries bear: the
// share of each key there, by P(native | latin), or by how often the two were met together. It is
// "" when no key is likely.
func (b *VocalisedBuilder) registered(n *unvocalisedName) string {
	best, usual := 0.0, ""
	var s CrossScratch
	native := slices.Sorted(maps.Keys(n.forms))[0]
	for _, latin := range b.keys(n) {
		persons := n.counts[latin]
		if !b.model.read(native, latin, &s) || persons == 0 && b.model.similarity(b.model.explained(&s)) < likely {
			continue
		}
		chance := math.Exp(b.model.toNative.logProbability(s.latin, s.native, math.Inf(-1), &s))
		chance = max(chance, metTogether*persons/(persons+fewPersons))
		if v := max(b.latin[latin], leastBearers) * chance; v > best {
			best, usual = v, latin
		}
	}
	return usual
}

// keys lists the Latin keys of the countries and those met beside a name.
func (b *VocalisedBuilder) keys(n *unvocalisedName) []string {
	keys := slices.Collect(maps.Keys(b.latin))
	for latin := range n.counts {
		if _, ok := b.latin[latin]; !ok {
			keys = append(keys, latin)
		}
	}
	slices.Sort(keys)
	return keys
}

// given says whether the model gives a key for every form of a name. Persian does not ask it.
func (b *VocalisedBuilder) given(n *unvocalisedName, latin string) bool {
	if b.scheme == PersianSimple {
		return false
	}
	for form := range n.forms {
		if string(b.model.appendLatin(nil, b.model.native.append(nil, form))) != latin {
			return false
		}
	}
	return true
}
