package onomastics

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// scoredPopulation draws posteriors of one country as a classifier would give them: members have high ones, and some
// none; of the others, kin have more middling ones than the rest.
type scoredPopulation struct {
	random *rand.Rand
	class  int
	kin    []int
}

func (s scoredPopulation) draw(c *Classifier, mean, spread, kin float64) Scored {
	logOdds := mean + spread*s.random.NormFloat64()
	p := 1 / (1 + math.Exp(-logOdds))
	posterior := make([]float32, len(c.classes))
	for i := range posterior {
		posterior[i] = float32((1 - p) * (1 - kin) / float64(len(posterior)-1-len(s.kin)))
	}
	for _, k := range s.kin {
		posterior[k] = float32((1 - p) * kin / float64(len(s.kin)))
	}
	posterior[s.class] = float32(p)
	return Scored{posterior: posterior, home: -1}
}

func (s scoredPopulation) member(c *Classifier) Scored {
	if s.random.Float64() < 0.1 {
		return s.draw(c, -6, 2, 0.05)
	}
	return s.draw(c, 2, 1.5, 0.5)
}

func (s scoredPopulation) other(c *Classifier) (Scored, bool) {
	if s.random.Float64() < 0.05 {
		return s.draw(c, -2.5, 1.5, 0.8), true
	}
	return s.draw(c, -9, 2, 0.01), false
}

// calibrated measures 150 members and 4,000 others.
func calibrated(c *Classifier, s scoredPopulation) *Calibration {
	k := NewCalibrator(c)
	label := s.class
	add := func(scored Scored, label int) {
		copy(k.worker.posterior, scored.posterior)
		k.people++
		for known := range k.scores {
			k.addScores(known, label, -1, -1)
		}
	}
	for range 150 {
		add(s.member(c), label)
	}
	for range 4000 {
		scored, isKin := s.other(c)
		if isKin {
			add(scored, s.kin[0])
		} else {
			add(scored, c.class[MustParseCountry("US")])
		}
	}
	calibration := k.Calibration()
	calibration.spreads = [2]spread{{0.2, 0.1}, {0.2, 0.1}}
	return calibration
}

// TestCountsHoldTheTruth draws lists of known composition, apart from those measured, and counts their
// members. `diasmap calibrate simulate` does the same with real people.
func TestCountsHoldTheTruth(t *testing.T) {
	c := worldClassifier(t)
	rs := MustParseCountry("RS")
	s := scoredPopulation{rand.New(rand.NewPCG(7, 7)), c.class[rs], []int{c.class[MustParseCountry("HR")], c.class[MustParseCountry("BA")]}}
	calibration := calibrated(c, s)
	const lists, people = 10, 1000
	for _, prevalence := range []float64{0.001, 0.01, 0.2} {
		held, width := 0, 0
		for range lists {
			tally := c.NewTally()
			truth := 0
			for range people {
				if s.random.Float64() < prevalence {
					truth++
					tally.AddScored(s.member(c))
					continue
				}
				scored, _ := s.other(c)
				tally.AddScored(scored)
			}
			count, err := calibration.Count(tally, rs)
			if err != nil {
				t.Fatal(err)
			}
			if count.People != people {
				t.Fatalf("counted among %d people, want %d", count.People, people)
			}
			if count.Low <= truth && truth <= count.High {
				held++
			}
			width += count.High - count.Low
		}
		if held < lists*9/10 {
			t.Errorf("prevalence %v: %d of %d intervals hold the true count", prevalence, held, lists)
		}
		if mean := float64(width) / lists; mean > 0.15*people*math.Sqrt(prevalence) {
			t.Errorf("prevalence %v: intervals are %v wide: they say nothing", prevalence, mean)
		}
	}
}

func TestCountLeavesResidentsOut(t *testing.T) {
	c := worldClassifier(t)
	rs := MustParseCountry("RS")
	s := scoredPopulation{rand.New(rand.NewPCG(1, 1)), c.class[rs], []int{c.class[MustParseCountry("HR")]}}
	calibration := calibrated(c, s)
	tally := c.NewTally()
	for i := range 1000 {
		scored := s.member(c)
		scored.home, scored.amongResidents = c.class[rs], i%2 == 0
		tally.AddScored(scored)
	}
	for range 1000 {
		scored, _ := s.other(c)
		tally.AddScored(scored)
	}
	count, err := calibration.Count(tally, rs)
	if err != nil {
		t.Fatal(err)
	}
	if count.People != 1000 || count.Members > 20 {
		t.Errorf("counted %d of %d: residents of the country are no diaspora", count.Members, count.People)
	}
}

// TestNativesAreThoseOfTheHost: where natives of one host look more like members than those of another, a list
// of its residents has fewer members than the same scores elsewhere.
func TestNativesAreThoseOfTheHost(t *testing.T) {
	c := worldClassifier(t)
	rs, us, fr := MustParseCountry("RS"), MustParseCountry("US"), MustParseCountry("FR")
	s := scoredPopulation{rand.New(rand.NewPCG(2, 9)), c.class[rs], []int{c.class[MustParseCountry("HR")]}}
	calibration := calibrated(c, s)
	e := &calibration.errors[rs][1]
	e.hosts = map[Country]*hostScores{us: {native: 0.5}, fr: {native: 0.5}}
	e.hosts[us].natives[0], e.hosts[us].natives[16] = 900, 100
	e.hosts[fr].natives[0] = 1000
	e.scores[nativeScores][0], e.scores[nativeScores][16] = 1900, 100
	e.native[nativeScores] = 0.5
	members := map[Country]int{}
	for _, host := range []Country{us, fr} {
		tally := c.NewTally()
		for i := range 1000 {
			logOdds := -9.0
			if i%10 == 0 {
				logOdds = 0.7
			}
			scored := s.draw(c, logOdds, 0, 0)
			scored.posterior[c.class[host]] = 0.5
			scored.home, scored.amongResidents = c.class[host], true
			tally.AddScored(scored)
		}
		count, err := calibration.Count(tally, rs)
		if err != nil {
			t.Fatal(err)
		}
		members[host] = count.Members
	}
	if members[us] > 30 || members[fr] < 60 {
		t.Errorf("%d members of 1000 among residents of US, %d of FR; want few and about 100", members[us], members[fr])
	}
}

func TestCountsDoNotDependOnTheOrderOfTallies(t *testing.T) {
	c := worldClassifier(t)
	rs := MustParseCountry("RS")
	s := scoredPopulation{rand.New(rand.NewPCG(3, 3)), c.class[rs], []int{c.class[MustParseCountry("HR")]}}
	calibration := calibrated(c, s)
	var parts [3]*Tally
	for i := range parts {
		parts[i] = c.NewTally()
		for range 200 {
			parts[i].AddScored(s.member(c))
		}
	}
	one, other := c.NewTally(), c.NewTally()
	for i := range parts {
		one.Merge(parts[i])
		other.Merge(parts[len(parts)-1-i])
	}
	a, err := calibration.Count(one, rs)
	b, otherErr := calibration.Count(other, rs)
	if err != nil || otherErr != nil || a != b {
		t.Errorf("%+v and %+v, %v, %v", a, b, err, otherErr)
	}
}

func TestCountOfAnUnmeasuredCountry(t *testing.T) {
	c := worldClassifier(t)
	calibration, err := ParseCalibration("version\t1\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"RS", "ZZ"} {
		if _, err := calibration.Count(c.NewTally(), MustParseCountry(code)); !errors.Is(err, ErrUncounted) {
			t.Errorf("%s: got %v, want %v", code, err, ErrUncounted)
		}
	}
}

func TestTallyingDoesNotAllocate(t *testing.T) {
	c := worldClassifier(t)
	w, tally := c.NewWorker(Policy{}), c.NewTally()
	w.Classify(Person{Full: "Maria Smith"})
	if n := testing.AllocsPerRun(100, func() { tally.Add(w) }); n > 0 {
		t.Errorf("tallying allocates %v times", n)
	}
}

func BenchmarkTally(b *testing.B) {
	c := worldClassifier(b)
	w, tally := c.NewWorker(Policy{}), c.NewTally()
	w.Classify(Person{Full: "Maria Smith"})
	b.ReportAllocs()
	for b.Loop() {
		tally.Add(w)
	}
}

func BenchmarkCount(b *testing.B) {
	c := worldClassifier(b)
	rs := MustParseCountry("RS")
	s := scoredPopulation{rand.New(rand.NewPCG(3, 3)), c.class[rs], []int{c.class[MustParseCountry("HR")]}}
	calibration, tally := calibrated(c, s), c.NewTally()
	for range 5000 {
		scored, _ := s.other(c)
		tally.AddScored(scored)
	}
	for b.Loop() {
		if _, err := calibration.Count(tally, rs); err != nil {
			b.Fatal(err)
		}
	}
}
