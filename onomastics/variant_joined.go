package onomastics

// JoinedBy returns the rules that joined two spellings of a name: those by which one of them was read and the other
// was not. It returns nil when the names share no variant key, and an empty list when they are the same but
// for case and signs. The words of the rules can be shown to a person.
func JoinedBy(a, b string) []VariantRule {
	sa := spell(nil, nil, a, DefaultScheme(a, Country{}))
	sb := spell(nil, nil, b, DefaultScheme(b, Country{}))
	for _, x := range sa.keysWithRules() {
		for _, y := range sb.keysWithRules() {
			if len(x.key) > 0 && string(x.key) == string(y.key) {
				return rulesBetween(a, b, x.rules, y.rules).list()
			}
		}
	}
	return nil
}

// rulesBetween are the rules that only one of the names was read by; if none, both were read by the same
// rules at different letters.
func rulesBetween(a, b string, x, y ruleSet) ruleSet {
	if x != y {
		return x ^ y
	}
	if string(AppendKey(nil, a, DefaultScheme(a, Country{}))) == string(AppendKey(nil, b, DefaultScheme(b, Country{}))) {
		return 0
	}
	return x
}

// A ruledKey is a variant key and the rules that made it.
type ruledKey struct {
	key   []byte
	rules ruleSet
}

// keysWithRules lists the keys of all readings, the main one first.
func (s *spelling) keysWithRules() []ruledKey {
	var all []ruledKey
	for _, read := range s.others([]readings{s.reading}) {
		key, rules := s.appendKey(nil, read)
		all = append(all, ruledKey{key, rules})
	}
	if s.reading&markedReading != 0 {
		bare := s.bare(nil)
		key, rules := bare.appendKey(nil, bare.reading)
		rules.add(ruleLostMarks)
		all = append(all, ruledKey{key, rules})
	}
	return all
}
