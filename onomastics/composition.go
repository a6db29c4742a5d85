package onomastics

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A Composition is the shares of origins that are expected in a list, with those the posteriors
// rest on without it. A Worker whose policy has one multiplies each posterior by the ratio of the two.
type Composition struct {
	shares, base map[Country]float64
}

// unnamedShare is the least share left to all countries that a file of expected shares does not name: such
// a file is an expectation.
const unnamedShare = 0.001

// leastBase stands in for the share of a country nobody was measured of.
const leastBase = 1e-5

// Expect returns the composition of a list of which shares are expected; what they leave is spread over the other
// countries as usual.
func (c *Calibration) Expect(shares []Origin) *Composition {
	k := &Composition{shares: map[Country]float64{}, base: c.base}
	named := 0.0
	rest := 1.0
	for _, s := range shares {
		k.shares[s.Country] += s.Probability
		named += s.Probability
		rest -= c.base[s.Country]
	}
	left := max(1-named, unnamedShare)
	for country, base := range c.base {
		if _, ok := k.shares[country]; !ok {
			k.shares[country] = left * base / max(rest, leastBase)
		}
	}
	return k
}

// Shares appends the expected shares, by country code.
func (k *Composition) Shares(dst []Origin) []Origin {
	for _, country := range (&Calibration{base: k.shares}).countries() {
		dst = append(dst, Origin{country, k.shares[country]})
	}
	return dst
}

// factors are what the posteriors of classes are multiplied by.
func (k *Composition) factors(classes []CountryEntry) []float32 {
	factors := make([]float32, len(classes))
	for i, e := range classes {
		share, base := k.shares[e.Code], max(k.base[e.Code], leastBase)
		factors[i] = float32(max(share, unnamedShare*base) / base)
	}
	return factors
}

// reweigh turns posteriors without a composition into those with one.
func reweigh(posterior, factors []float32) {
	var sum float64
	for i, f := range factors {
		posterior[i] *= f
		sum += float64(posterior[i])
	}
	for i := range posterior {
		posterior[i] = float32(float64(posterior[i]) / sum)
	}
}

const (
	// compositionRounds is how often shares are estimated from posteriors and these from shares.
	compositionRounds = 20
	// compositionCap bounds how many times more, or less, of a country there may be than usual.
	compositionCap = 100.0
	// compositionWeight is how much the usual shares count for beside those of the list: as much. Without
	// it small differences between countries that share names are driven to extremes, and answers get
	// worse on one table in three (docs/verdicts.md).
	compositionWeight = 1.0
)

// Estimate estimates the composition of a list from a sample of its names, scored without residence:
// expectation maximisation for the shares that make the names likeliest, with a Dirichlet prior toward the usual
// shares as strong as the sample, and bounds. docs/verdicts.md tells what it gains.
func (c *Calibration) Estimate(classifier *Classifier, sample []Scored) *Composition {
	n := len(classifier.classes)
	base, shares, sums := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, e := range classifier.classes {
		base[i] = max(c.base[e.Code], leastBase)
	}
	normalise(base)
	copy(shares, base)
	people := float64(len(sample))
	weighted := make([]float64, n)
	for range compositionRounds {
		clear(sums)
		for _, s := range sample {
			total := 0.0
			for i, p := range s.posterior {
				weighted[i] = float64(p) * shares[i] / base[i]
				total += weighted[i]
			}
			for i, v := range weighted {
				sums[i] += v / total
			}
		}
		for i, v := range sums {
			share := base[i]
			if people > 0 {
				share = (v + compositionWeight*people*base[i]) / ((1 + compositionWeight) * people)
			}
			shares[i] = min(max(share, base[i]/compositionCap), base[i]*compositionCap)
		}
		normalise(shares)
	}
	k := &Composition{shares: map[Country]float64{}, base: map[Country]float64{}}
	for i, e := range classifier.classes {
		k.shares[e.Code], k.base[e.Code] = shares[i], base[i]
	}
	return k
}

// ErrShares: a file of expected shares cannot be used.
var ErrShares = errors.New("onomastics: bad expected shares")

// ParseShares reads expected shares: country and share, separated by a tab, a line each. Shares are
// of 1, and together at most 1. Lines that begin with # are comments. Faults name file and line.
func ParseShares(r io.Reader, file string) ([]Origin, error) {
	var shares []Origin
	first := map[Country]int{}
	sum := 0.0
	lines := bufio.NewScanner(r)
	n := 1
	for ; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		o, err := parseShare(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", file, n, ErrShares, err)
		}
		if at, twice := first[o.Country]; twice {
			return nil, fmt.Errorf("%s:%d: %w: %s twice, first at line %d", file, n, ErrShares, o.Country, at)
		}
		first[o.Country] = n
		if sum += o.Probability; sum > 1+1e-6 {
			return nil, fmt.Errorf("%s:%d: %w: they sum to %.3f up to here: want shares of 1", file, n, ErrShares, sum)
		}
		shares = append(shares, o)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", file, n, err)
	}
	if len(shares) == 0 {
		return nil, fmt.Errorf("%s:1: %w: there are none: want lines of country, tab, share", file, ErrShares)
	}
	return shares, nil
}

func parseShare(line string) (Origin, error) {
	code, value, ok := strings.Cut(line, "\t")
	if !ok {
		return Origin{}, fmt.Errorf("%q: want country, tab, share", line)
	}
	country, err := ParseCountry(strings.TrimSpace(code))
	if err != nil {
		return Origin{}, err
	}
	share, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsNaN(share) || share < 0 || share > 1 {
		return Origin{}, fmt.Errorf("share %q of %s: want a number from 0 to 1", value, country)
	}
	return Origin{country, share}, nil
}
