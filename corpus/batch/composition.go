package batch

import (
	"math/rand/v2"
	"strings"

	"diasmap/corpus"
	"diasmap/onomastics"
)

// sampleSize is how many names a composition is estimated from: the shares of countries of one in a thousand
// are then known to a quarter.
const sampleSize = 20_000

// EstimateComposition reads a list to its end and estimates what origins it is made of, from a sample of its names
// drawn by chance with a fixed seed. It returns how many names were scored. Records that cannot be read are
// left for Run to tell of.
func EstimateComposition(list corpus.Source, job Job, calibration *onomastics.Calibration) (*onomastics.Composition, int, error) {
	people, err := drawPeople(list, job)
	if err != nil {
		return nil, 0, err
	}
	w := job.Classifier.NewWorker(onomastics.Policy{})
	scored := make([]onomastics.Scored, 0, len(people))
	for _, p := range people {
		p.Residence = onomastics.Country{}
		w.Classify(p)
		if s, ok := w.Scored(); ok {
			scored = append(scored, s)
		}
	}
	return calibration.Estimate(job.Classifier, scored), len(scored), nil
}

// drawPeople draws a sample of a list by the reservoir method: each record has the same chance.
func drawPeople(list corpus.Source, job Job) ([]onomastics.Person, error) {
	c := NewClerk(list, job)
	random := rand.New(rand.NewPCG(1, 0))
	var people []onomastics.Person
	seen := 0
	err := corpus.EachRecord(list, func(r *corpus.Record) error {
		if r.Fault(c.width) != nil {
			return nil
		}
		seen++
		if len(people) < sampleSize {
			people = append(people, kept(c.person(r)))
		} else if at := random.IntN(seen); at < sampleSize {
			people[at] = kept(c.person(r))
		}
		return nil
	})
	return people, err
}

// kept is a person whose name holds for good.
func kept(p onomastics.Person) onomastics.Person {
	p.Full, p.Given, p.Family = strings.Clone(p.Full), strings.Clone(p.Given), strings.Clone(p.Family)
	return p
}
