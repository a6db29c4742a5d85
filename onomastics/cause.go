package onomastics

import (
	"fmt"

	"diasmap/onomastics/vector"
)

// A Cause says why a name got no verdict on its origin.
type Cause uint8

// The causes. All but InvalidUTF8 make the verdict Abstain. Those up to NotAPerson are found
// before the name is scored, the others where no origin is likely enough.
const (
	NoCause Cause = iota
	EmptyName
	NoLetters
	InitialsOnly
	TooLong
	NotAPerson
	// UnknownScript: most letters are of a script that is not read.
	UnknownScript
	// TooShort: what there is of a name has one or two letters.
	TooShort
	// TooClose: the two likeliest origins would be likely enough together.
	TooClose
	// TooCommon: each part of the name is borne in many countries, or the name hardly changes what was
	// expected without it.
	TooCommon
	// Unfamiliar: no lexicon lists any part of the name, and its spelling is of many countries.
	Unfamiliar
	// TooSpread: many origins are possible, and no two of them would do together.
	TooSpread
	InvalidUTF8
	// Garbled: the text was read in a wrong encoding and letters of it are lost.
	Garbled
)

// String says the cause in words.
func (c Cause) String() string {
	switch c {
	case EmptyName:
		return "the name is empty"
	case NoLetters:
		return "the name has no letters of a name"
	case InitialsOnly:
		return "initials only"
	case TooLong:
		return fmt.Sprintf("longer than %d characters", MaxNameLength)
	case NotAPerson:
		return "an organisation, not a person"
	case UnknownScript:
		return "the script is not one that is read"
	case TooShort:
		return "too short: a name of one or two letters"
	case TooCommon:
		return "too common everywhere"
	case TooClose:
		return "too close"
	case Unfamiliar:
		return "in no lexicon, and spelt as in many countries"
	case TooSpread:
		return "too many possible origins"
	case InvalidUTF8:
		return "not valid UTF-8"
	case Garbled:
		return "garbled: the list was read in a wrong encoding, and letters of the name are lost"
	}
	return ""
}

const (
	// shortName is the most letters of a name that is too short to tell by.
	shortName = 2
	// saysLittle is the information, in nats, below which a name hardly changes what is expected
	// without it.
	saysLittle = 1.0
	// manyCountries is in how many countries a name is common everywhere: a quarter of those there are.
	manyCountries = 60
)

// whyUnsure says why no origin is likely enough.
func (w *Worker) whyUnsure() Cause {
	switch {
	case w.answer.Script == OtherScript:
		return UnknownScript
	case w.nameLetters() <= shortName && alphabetic(w.answer.Script):
		return TooShort
	case w.ranked[0].Probability+w.answer.Rival.Probability >= w.policy.Thresholds.Possible:
		return TooClose
	}
	rarest, commonest := w.bearingCountries()
	switch {
	case commonest == 0:
		return Unfamiliar
	case rarest >= manyCountries, rarest > 0 && w.information() < saysLittle:
		return TooCommon
	}
	return TooSpread
}

// bearingCountries is in how many countries the parts of the name are borne: the rarest part, and the
// commonest.
func (w *Worker) bearingCountries() (rarest, commonest int) {
	rarest = len(w.posterior)
	for _, part := range w.name.Parts {
		switch part.Kind {
		case GivenName, MiddleName, FamilyName, Patronymic:
			w.key = AppendKey(w.key[:0], part.Text, w.scheme)
			n := 0
			for i := range w.classifier.layers {
				lexicon := w.classifier.layers[i].lexicon
				for t := range PatronymicTable + 1 {
					postings, _ := lexicon.names(t, w.key)
					n = max(n, len(postings)/2)
				}
			}
			rarest, commonest = min(rarest, n), max(commonest, n)
		}
	}
	return rarest, commonest
}

// alphabetic says whether a sound is written with a letter, so that two letters are little.
func alphabetic(s Script) bool { return s != Han && s != Kana && s != Hangul }

// nameLetters counts the characters of given and family names.
func (w *Worker) nameLetters() int {
	n := 0
	for _, part := range w.name.Parts {
		switch part.Kind {
		case GivenName, MiddleName, FamilyName, Patronymic:
			for range part.Text {
				n++
			}
		}
	}
	return n
}

// information is by how much the name changes what is expected without it: the divergence of the
// posterior from the prior, in nats.
func (w *Worker) information() float64 {
	return float64(vector.Divergence(&w.posteriors, w.classifier.hostOf(w.answer.Residence).prior))
}
