package onomastics

// formOf says how the Latin of the next n letters is capitalised.
func (r *romaniser) formOf(n int) form {
	if r.alphabet.caps == everyWord {
		if r.open {
			return lowerForm
		}
		return titleForm
	}
	first := &r.window[r.at]
	if !first.capital && !first.neutral {
		return lowerForm
	}
	before, after := r.letterBefore(r.at), r.letterAfter(r.at+n)
	switch {
	case first.neutral:
		if before != nil && before.capital && after != nil && after.capital {
			return upperForm
		}
		return lowerForm
	case after != nil && after.capital, n > 1 && r.window[r.at+n-1].capital:
		return upperForm
	case before != nil && before.capital && after == nil && n == 1 || before != nil && before.capital && after == nil:
		return upperForm
	}
	return titleForm
}

// letterBefore returns the letter before a place in the same word, nil if there is none.
func (r *romaniser) letterBefore(at int) *slot {
	for i := at - 1; i >= 0; i-- {
		if s := &r.window[i]; s.code != apostropheCode {
			return letterOrNil(s)
		}
	}
	return nil
}

// letterAfter returns the letter at a place or behind an apostrophe there, nil if there is none.
func (r *romaniser) letterAfter(at int) *slot {
	for i := at; i < r.end; i++ {
		if s := &r.window[i]; s.code != apostropheCode {
			return letterOrNil(s)
		}
	}
	return nil
}

func letterOrNil(s *slot) *slot {
	if s.letter {
		return s
	}
	return nil
}
