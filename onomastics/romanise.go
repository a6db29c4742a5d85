package onomastics

// AppendRomanised appends s to dst in Latin letters by a scheme. Characters of another script
// than the scheme's follow the default of their own; Latin and common ones are kept, but by an
// ASCII scheme, which writes them in ASCII. A letter that becomes several is capitalised as its
// neighbours are (Шевченко Shevchenko, ШЕВЧЕНКО SHEVCHENKO). Stress marks and bytes that are not
// UTF-8 are dropped. It does not allocate when dst has room and s is in an alphabet.
func AppendRomanised(dst []byte, s string, scheme Scheme) []byte {
	if isASCII(s) {
		return append(dst, s...)
	}
	return appendLatin(dst, s, scheme, false)
}

// appendLatin appends s in Latin letters; for keys, as letters a–z alone.
func appendLatin(dst []byte, s string, scheme Scheme, keys bool) []byte {
	if vocalisedTable(scheme) != "" {
		return appendVocalisedText(dst, s, scheme, keys)
	}
	r := romaniser{alphabet: scheme.alphabet(), keys: keys, rest: s}
	return r.romanise(dst)
}

// A romaniser walks through a text, window by window. A letter of another script than the
// alphabet's ends the walk until foreign has dealt with it.
type romaniser struct {
	alphabet *alphabet
	keys     bool // give letters a–z alone
	rest     string
	window   [windowSize]slot
	at, end  int
	// stopped: rest begins with a foreign letter. cut: one follows what was given. open: letters of
	// the word begun are in dst.
	stopped, cut, open bool
}

func (r *romaniser) romanise(dst []byte) []byte {
	for {
		r.fill()
		for r.at < r.end {
			if r.end-r.at < lookAhead && r.rest != "" && !r.stopped {
				r.slide()
			}
			dst = r.next(dst)
		}
		if !r.stopped {
			return dst
		}
		dst = r.foreign(dst)
	}
}

// next romanises the next letter, or letters that stand for one sound.
func (r *romaniser) next(dst []byte) []byte {
	s := &r.window[r.at]
	if s.code >= apostropheCode && !s.latin {
		if rule, n := r.match(s); rule != nil {
			return r.give(dst, rule, n)
		}
	}
	r.at++
	return r.keep(dst, s)
}

// match finds the first rule that holds at the letter s, and how many letters it is about.
func (r *romaniser) match(s *slot) (*letterRule, int) {
	rules := r.alphabet.rules[s.code]
	for i := range rules {
		if rule := &rules[i]; r.holds(rule) {
			return rule, 1 + len(rule.more)
		}
	}
	return nil, 0
}

// holds says whether a rule holds at the next letter.
func (r *romaniser) holds(rule *letterRule) bool {
	at := r.at + 1
	for i, code := range rule.more {
		if r.code(at+i) != code {
			return false
		}
	}
	at += len(rule.more)
	for i := range rule.right {
		if !rule.right[i].has(r.code(at + i)) {
			return false
		}
	}
	for i := range rule.left {
		if !rule.left[i].has(r.code(r.at - 1 - i)) {
			return false
		}
	}
	return true
}

// give appends the Latin of n letters.
func (r *romaniser) give(dst []byte, rule *letterRule, n int) []byte {
	f := keyForm
	if !r.keys {
		f = r.formOf(n)
	}
	latin := rule.latin[f]
	switch last := len(latin) - 1; {
	case last >= 0 && (latin[last] == ' ' || latin[last] == '-'):
		r.open = false
	case rule.latin[keyForm] != "":
		r.open = true
	}
	r.at += n
	return append(dst, latin...)
}
