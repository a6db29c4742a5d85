package onomastics

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestDefaultCalibration(t *testing.T) {
	c, err := DefaultCalibration()
	if err != nil {
		t.Fatal(err)
	}
	if c.People < 10_000 || c.Lexicon == "" {
		t.Errorf("measured on %d people with lexicon %q", c.People, c.Lexicon)
	}
	sum := 0.0
	for _, share := range c.base {
		sum += share
	}
	if math.Abs(sum-1) > 0.01 {
		t.Errorf("the usual shares sum to %v", sum)
	}
	for _, code := range []string{"AM", "GE", "UA", "MD", "XK"} {
		if e := c.errors[MustParseCountry(code)]; e == nil || e[0].scores[memberScores].total() < 20 {
			t.Errorf("%s: too few people were measured", code)
		}
	}
}

func TestHigherCoverageNeedsLowerPosteriors(t *testing.T) {
	c, err := DefaultCalibration()
	if err != nil {
		t.Fatal(err)
	}
	last := 1.0
	for _, coverage := range []float64{0, 0.5, 0.705, 0.8, 0.9, 0.95, 0.99} {
		least, err := c.Least(coverage)
		if err != nil || least > last {
			t.Errorf("coverage %v: posterior %v, %v, after %v", coverage, least, err, last)
		}
		last = least
	}
	if _, err := c.Least(0.999); err == nil {
		t.Error("a coverage that was not measured has a threshold")
	}
	between, _ := c.Least(0.705)
	if above, _ := c.Least(0.71); between != above {
		t.Errorf("between two coverages: got %v, want that of the higher, %v", between, above)
	}
}

func TestCalibrationReadsBackAsWritten(t *testing.T) {
	c := worldClassifier(t)
	s := scoredPopulation{rand.New(rand.NewPCG(1, 2)), c.class[MustParseCountry("RS")], []int{c.class[MustParseCountry("HR")]}}
	text := string(calibrated(c, s).AppendText(nil))
	read, err := ParseCalibration(text)
	if err != nil {
		t.Fatal(err)
	}
	if !read.Fits(c) || read.Fits(smallClassifier(t)) {
		t.Error("a calibration does not know its lexicon")
	}
	if again := string(read.AppendText(nil)); again != text {
		t.Error("a calibration is not written as it was read")
	}
}

func TestBadCalibrations(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "no version",
		"people\t3":                    "line 1",
		"version\t9\npeople\t3":        "line 2: onomastics: not a calibration of version 1",
		"version\t1\npeople\tmany":     "line 2",
		"version\t1\nset\t0.9":         "line 2",
		"version\t1\n\nbase\tXYZ\t0.1": "line 3",
		"version\t1\nscores\tAM\tanywhere\tmembers\t0\t0\t99:1":   `bin "99"`,
		"version\t1\nscores\tAM\tanywhere\tmembers\t0\t0\t1:-1":   `count "-1"`,
		"version\t1\nscores\tAM\tanywhere\tneighbours\t0\t0\t1:1": "neighbours",
		"version\t1\nhost\tAM\tRU\t0.5\t-\t30:1":                  `bin "30"`,
		"version\t1\nhost\tAM\tRUS\t0.5\t-\t-":                    "RUS",
		"version\t1\nspread\tnowhere\t0.5\t1":                     "nowhere",
	} {
		_, err := ParseCalibration(text)
		if !errors.Is(err, ErrCalibration) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

// TestPredictionSetsCover draws people whose true posterior is known, and checks that as many of new ones are covered.
func TestPredictionSetsCover(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2))
	k := Calibrator{}
	for range 2000 {
		k.truths = append(k.truths, random.Float64())
	}
	calibration := Calibration{sets: k.setLevels()}
	least, err := calibration.Least(0.9)
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for range 10_000 {
		if random.Float64() >= least {
			held++
		}
	}
	if held < 8800 || held > 9200 {
		t.Errorf("%d of 10,000 are covered, want 9,000", held)
	}
}

func TestPredictionSetIsListed(t *testing.T) {
	w := worldClassifier(t).NewWorker(Policy{SetLeast: 0.05, Targets: []Country{MustParseCountry("AM")}})
	a := decided(t, w, Person{Full: "Ivan Marković"}, "RS:0.33 HR:0.31 BA:0.20 ME:0.12 AM:0.01")
	if got := string(a.AppendOrigins(nil)); got != "RS:0.330 HR:0.310 BA:0.200 ME:0.120 AM:0.010" || a.SetSize != 4 {
		t.Errorf("set of %d: %s; want the four, then the target", a.SetSize, got)
	}
	w = worldClassifier(t).NewWorker(Policy{SetLeast: 0.5})
	if a := decided(t, w, Person{Full: "Maria"}, "BR:0.10 PT:0.05"); a.SetSize != 1 || a.Origins[0].Country.String() != "BR" {
		t.Errorf("set %v: the likeliest is in every set", a.Origins)
	}
}

func FuzzParseCalibration(f *testing.F) {
	f.Add("version\t1\nset\t0.90\t0.004\nbase\tAM\t0.01\nscores\tAM\tanywhere\tmembers\t0.1\t0\t0:4 25:34\nhost\tAM\tRU\t0.6\t0:9\t-\n")
	f.Add("version\t1\nspread\tresidence\tNaN\t1\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseCalibration(text)
		if err != nil {
			return
		}
		if _, err := ParseCalibration(string(c.AppendText(nil))); err != nil {
			t.Errorf("what was written cannot be read: %v", err)
		}
	})
}

func TestSetOfFewMeasuredIsEverything(t *testing.T) {
	calibration := Calibration{sets: (&Calibrator{truths: []float64{0.9, 0.8, 0.7}}).setLevels()}
	least, err := calibration.Least(0.99)
	if err != nil || least <= 0 || least > 1e-9 {
		t.Errorf("got %v, %v: of three people, no smaller set is sure of 0.99", least, err)
	}
}
