package onomastics

// formOf says how the Latin of the next n letters is capitalised.
func (r *romaniser) formOf(n int) form {
	switch {
	case r.alphabet.caps == never:
		return lowerForm
	case r.alphabet.caps == everywhere:
		return upperForm
	case r.alphabet.caps == everyWord && r.open:
		return lowerForm
	case r.alphabet.caps == everyWord:
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
	case after == nil && before != nil && before.capital:
		return upperForm
	case after == nil && before == nil && n == 1 && r.amongCapitals():
		return upperForm
	}
	return titleForm
}

// amongCapitals says whether the word next to a letter that stands alone is in capitals, as far as
// the window shows: ИВАНОВ Ю. is IVANOV YU., Иванов Ю. is Ivanov Yu.
func (r *romaniser) amongCapitals() bool {
	for i := r.at - 1; i > 0; i-- {
		if r.window[i].letter && r.window[i-1].letter {
			return r.window[i].capital && r.window[i-1].capital
		}
	}
	for i := r.at + 1; i+1 < r.end; i++ {
		if r.window[i].letter && r.window[i+1].letter {
			return r.window[i].capital && r.window[i+1].capital
		}
	}
	return false
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
