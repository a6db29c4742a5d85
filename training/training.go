// Package training makes the model: it learns from labelled people and from the lexicons what family
// names and given names say of the countries they may come from.
//
// For each setting (recipe.go) one softmax regression is trained on two bags, of family names and of given names
// (onomastics.Bag): they are kept apart since an emigrant's grandchild has the family name of the
// origin and a given name of the host.
//
// Labels of people are citizenship. For given names that is nearly what is wanted. For family names
// a label of a host country says only that the origin is the host or one of the countries its people
// came from (flow.go): such rows are left out of the first pass, and in later ones shared out by what the
// model then believes. The lexicons add names of every origin, with the spellings of the diaspora.
//
// The same inputs give the same bytes on the same architecture.
package training

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"diasmap/onomastics"
)

// Run trains a model on the people in dataDir (its folder «people»), the readable lexicons and
// the lexicon compiled from them, and returns the bytes of the model. Progress is told to log.
func Run(dataDir string, tables fs.FS, lexicon *onomastics.Lexicon, log io.Writer) ([]byte, error) {
	t, err := newTraining(tables, lexicon)
	if err != nil {
		return nil, err
	}
	if err := t.readPeople(dataDir); err != nil {
		return nil, err
	}
	if err := t.readLexicons(tables); err != nil {
		return nil, err
	}
	fmt.Fprintf(log, "read %d people to train on, %d to choose priors on, %d names of lexicons\n", t.people, len(t.held), t.names)
	weights := &onomastics.ModelWeights{Classes: t.classes}
	var grams [bagKinds]*numbered
	for kind := range grams {
		grams[kind] = number(&t.examples.bags[kind])
	}
	pairs := pair(grams[onomastics.FamilyBag], grams[onomastics.GivenBag])
	var running sync.WaitGroup
	for _, r := range recipes {
		flows, err := newFlows(t.classes, r.origins)
		if err != nil {
			return nil, err
		}
		running.Go(func() {
			weights.Settings[r.setting] = fit(func(seed uint64) *regression {
				return newRegression(&t.examples, &grams, pairs, t.classes, flows, r, seed)
			}, log)
		})
	}
	running.Wait()
	var digest [sha256.Size]byte
	t.digest.Sum(digest[:0])
	if err := t.setPrior(weights, digest, log); err != nil {
		return nil, err
	}
	return weights.Build(digest), nil
}
