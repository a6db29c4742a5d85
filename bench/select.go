package bench

import (
	"fmt"

	"diasmap/corpus"
)

// Select returns each person once, from one split: all, train, dev or test. A person with two
// labels is there with each.
func Select(people []corpus.Labelled, split string) ([]corpus.Labelled, error) {
	splits := map[string]corpus.Split{"train": corpus.Train, "dev": corpus.Dev, "test": corpus.Test}
	want, ok := splits[split]
	if !ok && split != "all" {
		return nil, fmt.Errorf("split %q: want all, train, dev or test", split)
	}
	seen := map[string]bool{}
	var out []corpus.Labelled
	for _, p := range people {
		key := p.PersonKey()
		id := key + p.Origin.String()
		if seen[id] || ok && corpus.SplitOf(key) != want {
			continue
		}
		seen[id] = true
		out = append(out, p)
	}
	return out, nil
}
