package onomastics

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Calibration is what was measured of the posteriors on labelled people that neither lexicons nor
// weights were made from: how high a posterior the true country has, and how the scores of
// each country are spread among its members and among others. It is only true of the classifier it was
// measured with; diasmap calibrate measures it anew.
type Calibration struct {
	// Lexicon is the digest of the lexicon it was measured with, People how many it was measured on.
	Lexicon string
	People  int
	// sets are the least posteriors of prediction sets, by coverage, ascending.
	sets []setLevel
	// base is the mean posterior of each country.
	base map[Country]float64
	// errors are the scores by country, for people without and with a residence.
	errors map[Country]*[2]errorScores
	// spreads are by how much errors vary between lists, for people without and with a residence.
	spreads [2]spread
}

// A spread is by how much the shares of false alarms and of missed members vary between lists, as standard
// deviations of their logarithms.
type spread struct{ falseAlarms, missed float64 }

func (s spread) times(f float64) spread { return spread{s.falseAlarms * f, s.missed * f} }

// An errorScores counts labelled people by the score of one country, and has the means of the posteriors of
// its kin (the other countries of its group) and of the country of residence.
type errorScores struct {
	scores      [populations]scoreCount
	kin, native [populations]float64
	// hosts are the natives of each great host: names in Russia are taken for Kazakh more often than in France.
	hosts map[Country]*hostScores
}

// A hostScores counts the natives of one host by the score of one country, the doubted ones apart, and has the mean
// posterior of the host.
type hostScores struct {
	natives, doubted scoreCount
	native           float64
}

// The populations whose scores are told apart.
const (
	memberScores = iota // of the country
	kinScores           // of another one of its group
	nativeScores        // of the country where they live
	otherScores
	// Doubted people are labelled as of a great host and have a name that is rather of the country:
	// they may be of its diaspora, or errors.
	doubtedNatives
	doubtedOthers
	populations
)

var populationWords = [populations]string{"members", "kin", "natives", "others", "doubted-natives", "doubted-others"}

type setLevel struct{ coverage, least float64 }

// CalibrationVersion is the version of the format of a calibration.
const CalibrationVersion = 1

// ErrCalibration: a text is no calibration of this version.
var ErrCalibration = errors.New("onomastics: not a calibration")

// calibrationTable is written by diasmap calibrate.
//
//go:embed calibration.tsv
var calibrationTable string

// DefaultCalibration is that of the built-in lexicon and weights.
var DefaultCalibration = sync.OnceValues(func() (*Calibration, error) {
	return ParseCalibration(calibrationTable)
})

// everything is a posterior that every country reaches, for coverages that so few people were measured for that only the
// set of all countries is sure.
const everything = 1e-12

// Least is the posterior a country needs to be in a prediction set of the coverage asked for. Coverages
// measured are the multiples of 0.01 from 0.50 to 0.99; one between them gets the next higher.
func (c *Calibration) Least(coverage float64) (float64, error) {
	for _, l := range c.sets {
		if coverage <= l.coverage+1e-9 {
			return max(l.least, everything), nil
		}
	}
	return 0, fmt.Errorf("coverage %v: want 0.99 or less", coverage)
}

// Fits says whether the calibration was measured with what a classifier scores by.
func (c *Calibration) Fits(k *Classifier) bool { return c.Lexicon == k.Digest() }

// AppendText appends the calibration as text that ParseCalibration reads.
func (c *Calibration) AppendText(dst []byte) []byte {
	dst = fmt.Appendf(dst, "# Measured by diasmap calibrate; do not edit. docs/verdicts.md tells what it means.\n")
	dst = fmt.Appendf(dst, "version\t%d\nlexicon\t%s\npeople\t%d\n", CalibrationVersion, c.Lexicon, c.People)
	for known, s := range c.spreads {
		dst = fmt.Appendf(dst, "spread\t%s\t%.3f\t%.3f\n", residenceWords[known], s.falseAlarms, s.missed)
	}
	for _, l := range c.sets {
		dst = fmt.Appendf(dst, "set\t%.2f\t%.6f\n", l.coverage, l.least)
	}
	for _, country := range c.countries() {
		dst = fmt.Appendf(dst, "base\t%s\t%.3e\n", country, c.base[country])
	}
	for _, country := range c.countries() {
		e := c.errors[country]
		if e == nil {
			continue
		}
		for known := range e {
			for population := range populations {
				dst = appendScores(dst, country, known, population, &e[known])
			}
			dst = appendHosts(dst, country, e[known].hosts)
		}
	}
	return dst
}

func (c *Calibration) countries() []Country {
	all := make([]Country, 0, len(c.base))
	for country := range c.base {
		all = append(all, country)
	}
	slices.SortFunc(all, compareCountries)
	return all
}

var residenceWords = [2]string{"anywhere", "residence"}

func appendScores(dst []byte, country Country, known, population int, e *errorScores) []byte {
	s := &e.scores[population]
	if s.total() == 0 {
		return dst
	}
	dst = fmt.Appendf(dst, "scores\t%s\t%s\t%s\t%.4f\t%.4f\t",
		country, residenceWords[known], populationWords[population], e.kin[population], e.native[population])
	return append(appendBins(dst, s), '\n')
}

func appendHosts(dst []byte, country Country, hosts map[Country]*hostScores) []byte {
	for _, host := range slices.SortedFunc(maps.Keys(hosts), compareCountries) {
		h := hosts[host]
		dst = fmt.Appendf(dst, "host\t%s\t%s\t%.4f\t", country, host, h.native)
		dst = append(appendBins(dst, &h.natives), '\t')
		dst = append(appendBins(dst, &h.doubted), '\n')
	}
	return dst
}

// appendBins appends «bin:people bin:people», or - for nobody.
func appendBins(dst []byte, s *scoreCount) []byte {
	if s.total() == 0 {
		return append(dst, '-')
	}
	separator := ""
	for bin, n := range s {
		if n > 0 {
			dst = fmt.Appendf(dst, "%s%d:%d", separator, bin, n)
			separator = " "
		}
	}
	return dst
}

// ParseCalibration reads a calibration. Faults name the line.
func ParseCalibration(text string) (*Calibration, error) {
	c := &Calibration{base: map[Country]float64{}, errors: map[Country]*[2]errorScores{}}
	version := ""
	lines := bufio.NewScanner(strings.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if fields[0] == "version" && len(fields) == 2 {
			version = fields[1]
			continue
		}
		if version != strconv.Itoa(CalibrationVersion) {
			return nil, fmt.Errorf("line %d: %w of version %d: make it anew with diasmap calibrate", n, ErrCalibration, CalibrationVersion)
		}
		if err := c.parseLine(fields); err != nil {
			return nil, fmt.Errorf("line %d: %w: %w", n, ErrCalibration, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if version == "" {
		return nil, fmt.Errorf("%w: it has no version", ErrCalibration)
	}
	return c, nil
}

func (c *Calibration) parseLine(fields []string) (err error) {
	switch {
	case fields[0] == "lexicon" && len(fields) == 2:
		c.Lexicon = fields[1]
	case fields[0] == "people" && len(fields) == 2:
		c.People, err = strconv.Atoi(fields[1])
	case fields[0] == "spread" && len(fields) == 4:
		err = c.parseSpread(fields[1:])
	case fields[0] == "set" && len(fields) == 3:
		var l setLevel
		l.coverage, err = strconv.ParseFloat(fields[1], 64)
		if err == nil {
			l.least, err = strconv.ParseFloat(fields[2], 64)
		}
		c.sets = append(c.sets, l)
	case fields[0] == "base" && len(fields) == 3:
		var country Country
		if country, err = ParseCountry(fields[1]); err == nil {
			c.base[country], err = strconv.ParseFloat(fields[2], 64)
		}
	case fields[0] == "scores" && len(fields) == 7:
		err = c.parseScores(fields[1:])
	case fields[0] == "host" && len(fields) == 6:
		err = c.parseHost(fields[1:])
	default:
		return fmt.Errorf("a line of %q with %d fields is unknown", fields[0], len(fields))
	}
	return err
}

func (c *Calibration) parseSpread(fields []string) (err error) {
	known := slices.Index(residenceWords[:], fields[0])
	if known < 0 {
		return fmt.Errorf("spread of %q is unknown", fields[0])
	}
	s := &c.spreads[known]
	if s.falseAlarms, err = strconv.ParseFloat(fields[1], 64); err == nil {
		s.missed, err = strconv.ParseFloat(fields[2], 64)
	}
	return err
}

func (c *Calibration) parseScores(fields []string) error {
	country, err := ParseCountry(fields[0])
	if err != nil {
		return err
	}
	known := slices.Index(residenceWords[:], fields[1])
	population := slices.Index(populationWords[:], fields[2])
	if known < 0 || population < 0 {
		return fmt.Errorf("scores of %q, %q are unknown", fields[1], fields[2])
	}
	e := c.errorsOf(country)
	if e[known].kin[population], err = strconv.ParseFloat(fields[3], 64); err != nil {
		return err
	}
	if e[known].native[population], err = strconv.ParseFloat(fields[4], 64); err != nil {
		return err
	}
	return e[known].scores[population].parse(fields[5])
}

// parseHost reads the natives of a host, which are of people with a residence.
func (c *Calibration) parseHost(fields []string) error {
	country, err := ParseCountry(fields[0])
	if err != nil {
		return err
	}
	host, err := ParseCountry(fields[1])
	if err != nil {
		return err
	}
	h := new(hostScores)
	if h.native, err = strconv.ParseFloat(fields[2], 64); err != nil {
		return err
	}
	if err := h.natives.parse(fields[3]); err != nil {
		return err
	}
	if err := h.doubted.parse(fields[4]); err != nil {
		return err
	}
	e := c.errorsOf(country)
	if e[1].hosts == nil {
		e[1].hosts = map[Country]*hostScores{}
	}
	e[1].hosts[host] = h
	return nil
}

func (c *Calibration) errorsOf(country Country) *[2]errorScores {
	e := c.errors[country]
	if e == nil {
		e = new([2]errorScores)
		c.errors[country] = e
	}
	return e
}

// parse reads what appendBins wrote.
func (s *scoreCount) parse(text string) error {
	if text == "-" {
		return nil
	}
	for pair := range strings.SplitSeq(text, " ") {
		at, count, _ := strings.Cut(pair, ":")
		bin, err := strconv.Atoi(at)
		if err != nil || bin < 0 || bin >= scoreBins {
			return fmt.Errorf("bin %q: want a number from 0 to %d", at, scoreBins-1)
		}
		n, err := strconv.ParseUint(count, 10, 32)
		if err != nil {
			return fmt.Errorf("count %q: %w", count, err)
		}
		s[bin] = uint32(n)
	}
	return nil
}
