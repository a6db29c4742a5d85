package corpus

import "hash/fnv"

// A Split is a part of the labelled people.
type Split uint8

// The splits: lexicons are gathered from Train, weights chosen on Dev, accuracy reported on Test.
const (
	Train Split = iota
	Dev
	Test
)

// SplitOf puts a person, by PersonKey, into Train (80 %), Dev (10 %) or Test (10 %). It depends
// on the key alone, so one person is in one split in every table.
func SplitOf(personKey string) Split {
	h := fnv.New64a()
	h.Write([]byte(personKey))
	switch h.Sum64() >> 20 % 10 {
	case 8:
		return Dev
	case 9:
		return Test
	}
	return Train
}
