package bench

import (
	"diasmap/corpus"
	"diasmap/onomastics"
)

// FitAffinity fits to the names of people the weights by which the words of a name say their order together: the file
// onomastics/order_affinity.bin. Give it people of the training split only.
func FitAffinity(people []corpus.Labelled) []byte {
	f := onomastics.NewAffinityFit()
	for _, p := range people {
		scheme := onomastics.DefaultScheme(p.Given+" "+p.Family, onomastics.Country{})
		given, before := columnKeys(p.Given, scheme)
		family, behind := columnKeys(p.Family, scheme)
		f.Add(given, family, before || behind)
	}
	return f.Fit()
}

// columnKeys returns the keys of the words of a column, and whether an initial stands among them.
func columnKeys(column string, scheme onomastics.Scheme) (keys []string, initial bool) {
	var n onomastics.Name
	text, _ := onomastics.AppendRepaired(nil, plainCase(column))
	onomastics.ParseSplit(&n, "", string(text))
	for _, part := range n.Parts {
		switch part.Kind {
		case onomastics.FamilyName, onomastics.Particle:
			keys = append(keys, string(onomastics.AppendKey(nil, part.Text, scheme)))
		case onomastics.Initial:
			initial = true
		}
	}
	return keys, initial
}
