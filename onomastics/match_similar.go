package onomastics

// A MatchReason says why two tokens were taken for the same, or one was not.
type MatchReason uint8

// The reasons.
const (
	// Unmatched: nothing in the other name answers to the token.
	Unmatched MatchReason = iota
	// Equal: the same letters, case and marks aside.
	Equal
	// Transliterated: the same name in another script.
	Transliterated
	// SpellingVariant: spellings of one name by different traditions.
	SpellingVariant
	// NicknameOf: a short form of the other, or its form in another language.
	NicknameOf
	// InitialOf: an initial and a name that begins with it.
	InitialOf
	// WrittenTogether: several tokens of one name are one of the other.
	WrittenTogether
	// NearlyEqual: a few letters differ.
	NearlyEqual
	// Differs: another name stands in its place.
	Differs
	matchReasonCount
)

var matchReasonWords = [matchReasonCount]string{
	"missing", "equal", "same in another script", "spelling variant", "nickname or form", "initial", "written together", "nearly equal", "differs",
}

// String names the reason in words.
func (r MatchReason) String() string {
	if r >= matchReasonCount {
		return matchReasonWords[Unmatched]
	}
	return matchReasonWords[r]
}

// MarshalText writes the reason in words.
func (r MatchReason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

const (
	// variantSimilarity is the similarity of spellings of one name by different traditions.
	variantSimilarity = 0.95
	// servantDropped is the similarity of Abdul Razak and Razak, as families come to be called.
	servantDropped = 0.88
	// knownForm is the similarity of two forms of one name that are also near by sound, which is from
	// leastKnownForm: Mohammed and Muhammad.
	knownForm, leastKnownForm = 0.93, 0.75
	// mostNearly bounds the similarity of names whose letters are not equal.
	mostNearly = 0.97
	// initialSimilarity is nominal: initials are counted, not weighed.
	initialSimilarity = 0.8
	// leastSimilar is the least similarity of tokens taken for the same.
	leastSimilar = 0.6
	// leastVariant is the least similarity by sound of tokens whose variant keys are worth comparing.
	leastVariant = 0.58
	// confusedInitial is the largest cost of two first sounds that an initial may stand for.
	confusedInitial = 0.4
)

// compare says how similar two tokens are, 0 to 1, and why.
func (m *Matcher) compare(a, b *matchToken) (float32, MatchReason) {
	switch {
	case a.isInitial() || b.isInitial():
		return compareInitial(a, b)
	case string(a.key) == string(b.key):
		if a.script != b.script {
			return 1, Transliterated
		}
		return 1, Equal
	}
	best, reason := m.soundSimilarity(a.sounds, b.sounds, costsFor(a, b), leastVariant), NearlyEqual
	if best > 0 {
		best, reason = m.spellingSimilarity(a, b, best)
	}
	if best < leastSimilar {
		best = 0
	}
	switch r := relation(a.forms, b.forms); {
	case r > 0 && best >= leastKnownForm:
		best, reason = max(best, knownForm), SpellingVariant
	case r > best:
		best, reason = r, NicknameOf
	}
	return best, reason
}

// spellingSimilarity is the similarity of tokens that are as similar by sound as given, once their
// spelling is looked at.
func (m *Matcher) spellingSimilarity(a, b *matchToken, bySound float32) (float32, MatchReason) {
	switch {
	case a.isUnvocalised() != b.isUnvocalised() && !a.servant && !b.servant:
		return m.learntSimilarity(a, b, bySound), NearlyEqual
	case bySound >= mostNearly || !ShareVariantKey(m.a.variantKeys(a), m.b.variantKeys(b)):
		return bySound, NearlyEqual
	case a.servant != b.servant:
		return max(bySound, servantDropped), SpellingVariant
	}
	return max(bySound, variantSimilarity), SpellingVariant
}

// Similarities by learnt spelling, between the worst and the best of those that are likelier than not
// the same name, and how much the others are held back.
const (
	leastLearnt, mostLearnt = 0.82, 0.96
	unlearnt                = 0.25
)

// learntSimilarity is the similarity of a name in Arabic or Hebrew script with one in Latin, which are as
// similar by sound as given: what is learnt of their spelling decides.
func (m *Matcher) learntSimilarity(a, b *matchToken, bySound float32) float32 {
	const likely = 0.5
	learnt := float32(DefaultCrossScript().Similarity(a.text, b.text, &m.cross))
	if learnt >= likely {
		return leastLearnt + (mostLearnt-leastLearnt)*(learnt-likely)/(1-likely)
	}
	return bySound - unlearnt*(1-learnt/likely)
}

// costsFor chooses what changes cost by the scripts of two tokens.
func costsFor(a, b *matchToken) *soundCosts {
	if a.isAbjad() != b.isAbjad() {
		return abjadCosts
	}
	return spelledCosts
}

// compareInitial compares an initial with a name or another initial.
func compareInitial(a, b *matchToken) (float32, MatchReason) {
	x, y := a.sounds[0], b.sounds[0]
	reason := InitialOf
	if a.isInitial() && b.isInitial() {
		reason = Equal
	}
	long := a.isInitial() && len(a.key) > 1 || b.isInitial() && len(b.key) > 1 // Sh. is not Samandar
	if spelledCosts.change[x][y] <= confusedInitial && (x == y || a.script != b.script) || !long && a.key[0] == b.key[0] {
		return initialSimilarity, reason
	}
	return 0, Unmatched
}

// soundSimilarity is 1 less the distance by sound, in parts of the length; 0 if it is under least.
func (m *Matcher) soundSimilarity(a, b []sound, costs *soundCosts, least float32) float32 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	length := float32(len(a)+len(b)) / 2
	scale := shortFactor(min(len(a), len(b))) / length
	limit := (1 - least) / scale
	// Each sound of difference in length costs at least the cheapest loss.
	if gap := float32(max(len(a)-len(b), len(b)-len(a))); costs == spelledCosts && gap*glideEdit > limit {
		return 0
	}
	similarity := min(1-m.editor.distance(a, b, costs, limit)*scale, mostNearly)
	if similarity < least {
		return 0
	}
	return similarity
}

// shortFactor makes a change weigh more in short names, of which many lie near one another: Li
// and Le, Chen and Chan, Un and Il.
func shortFactor(sounds int) float32 {
	switch {
	case sounds <= 2:
		return 1.8
	case sounds == 3:
		return 1.4
	case sounds == 4:
		return 1.1
	}
	return 1
}
