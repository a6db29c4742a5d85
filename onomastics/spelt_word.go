package onomastics

// A speltWord is what the base lexicon says of the letters of one key, as the last ones asked for are kept: a word is weighed
// as a family name and as a given name when its place is sought, and as one of them when it is scored.
type speltWord struct {
	table  Table
	length uint8
	known  bool
	key    [maxKeyLength]byte
	// names are the countries that bear the name (country, share), listed that there is a record of it.
	names             []byte
	listed            bool
	ending, beginning affixRun
}

// mostSpelt is how many spelt words are kept: two words in both tables, and as many besides.
const mostSpelt = 8

// spell returns what the lexicon says of the letters of a key in a table of names. It holds until mostSpelt others were
// asked for.
func (w *Worker) spell(t Table, key []byte) *speltWord {
	for i := range w.spelt {
		if s := &w.spelt[i]; s.known && s.table == t && string(s.key[:s.length]) == string(key) {
			return s
		}
	}
	s := &w.spelt[w.speltNext]
	w.speltNext = (w.speltNext + 1) % mostSpelt
	s.table, s.known = t, len(key) <= maxKeyLength
	s.length = uint8(copy(s.key[:], key))
	base := w.classifier.layers[0].lexicon
	hash := hashKey(key)
	base.tables[t].askSlot(hash)
	affixes := &w.classifier.affixes[t]
	var endings, beginnings [MaxSuffix + 1]uint64
	affixes.ending.hashes(&endings, key)
	affixes.beginning.hashes(&beginnings, key)
	affixes.ending.ask(&endings, key)
	affixes.beginning.ask(&beginnings, key)
	base.tables[t].askRecord(hash)
	kept := &w.keptAffixes[t]
	affixes.ending.run(&s.ending, &kept[0], &endings, key)
	affixes.beginning.run(&s.beginning, &kept[1], &beginnings, key)
	s.names, s.listed = base.namesHashed(t, hash, key)
	return s
}
