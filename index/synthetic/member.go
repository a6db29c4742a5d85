package synthetic

import (
	"iter"
	"strconv"
	"time"

	"diasmap/index/member"
	"diasmap/onomastics"
)

// Imported is when all synthetic members were imported.
var Imported = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// sources are the lists members come from, the largest first.
var sources = words("physicians companies researchers artists lawyers athletes teachers engineers")

// Members makes members number 0 to n-1 of a seed. Member i is the same whatever n.
func Members(seed uint64, n int) (iter.Seq[*member.Member], error) {
	places, err := towns()
	if err != nil {
		return nil, err
	}
	return func(yield func(*member.Member) bool) {
		for i := range n {
			if !yield(newMember(seed, i, places)) {
				return
			}
		}
	}, nil
}

func newMember(seed uint64, number int, places [][]member.Place) *member.Member {
	s := newSource(seed, number)
	people := usual(s, peoples)
	work := usual(s, jobs)
	source := usual(s, sources)
	m := &member.Member{
		Sources:     []member.SourceRef{{Source: source, SourceID: strconv.Itoa(number), Import: source + "-1", First: source + "-1", Row: number + 1}},
		Origin:      people.origin,
		Probability: 0.35 + 0.65*(1-s.Float64()*s.Float64()),
		Evidence:    "synthetic",
		Occupations: []string{work.isco}, Sectors: []string{work.sector}, Role: work.role,
		OccupationText: work.titles[s.often(len(work.titles))],
		Imported:       Imported, Updated: Imported.Add(time.Duration(s.IntN(1e6)) * time.Second),
	}
	m.ID = member.SourceID(source, strconv.Itoa(number))
	m.Name.Given, m.Name.Family = people.name(s)
	m.Name.Full = m.Name.Given + " " + m.Name.Family
	m.Probability = float64(int(m.Probability*1000)) / 1000
	m.Verdict = onomastics.Probable
	if m.Probability < onomastics.Balanced.Thresholds().Probable {
		m.Verdict = onomastics.Possible
	}
	m.Alternatives = []onomastics.Origin{{Country: m.Origin, Probability: m.Probability}}
	if city := usual(s, places); len(city) > 0 {
		m.Place = usual(s, city)
		m.CityText, m.Residence = m.Place.Name, m.Place.Country
	}
	if s.chance(0.6) {
		m.BirthYear = 1940 + s.IntN(65)
	}
	if s.chance(0.5) {
		m.Employer = employer(s)
	}
	if s.chance(0.3) {
		m.Languages = []string{"en", usual(s, words("ru fr de es hy ka uk ar"))}
	}
	if s.chance(0.05) {
		m.Review = member.Review{Status: usual(s, member.Statuses()), By: "reviewer", At: Imported}
	}
	return m
}
