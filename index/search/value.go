package search

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// kmOf are the units of distance, in kilometres.
var kmOf = map[string]float64{"": 1, "km": 1, "км": 1, "კმ": 1, "կմ": 1, "m": 0.001, "mi": 1.609344, "miles": 1.609344, "mile": 1.609344}

func isUnit(s string) bool { _, ok := kmOf[strings.ToLower(s)]; return ok && s != "" }

// mostDistance is half the circumference of the Earth, in kilometres: everywhere.
const mostDistance = 20_038

// parseDistance reads "50km", "30 mi" or "50" as kilometres.
func parseDistance(s string) (float64, error) {
	number := strings.TrimRightFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	factor, ok := kmOf[strings.ToLower(strings.TrimSpace(s[len(number):]))]
	if !ok {
		return 0, fmt.Errorf("%q is no unit of distance: want km or mi", strings.TrimSpace(s[len(number):]))
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || n <= 0 || math.IsInf(n, 0) {
		return 0, fmt.Errorf("%q is no distance", s)
	}
	if km := n * factor; km <= mostDistance {
		return km, nil
	}
	return 0, fmt.Errorf("%s is farther than round the Earth", s)
}

// coordinates reads "45.76,4.84": latitude and longitude in degrees. ok says whether it is two numbers.
func coordinates(s string) (lat, lon float64, ok bool, err error) {
	a, b, cut := strings.Cut(s, ",")
	if !cut {
		return 0, 0, false, nil
	}
	lat, errLat := strconv.ParseFloat(strings.TrimSpace(a), 64)
	lon, errLon := strconv.ParseFloat(strings.TrimSpace(b), 64)
	if errLat != nil || errLon != nil {
		return 0, 0, false, nil
	}
	if !(math.Abs(lat) <= 90 && math.Abs(lon) <= 180) {
		return 0, 0, true, fmt.Errorf("%s is not on the Earth: latitude -90 to 90, longitude -180 to 180", s)
	}
	return lat, lon, true, nil
}

// checkCompared checks the number or date, and the end of a range.
func (t *Term) checkCompared(entry FieldEntry) error {
	from, _, err := interval(entry, t.Value)
	if err != nil || t.Is != Between {
		return err
	}
	_, to, err := interval(entry, t.To)
	if err == nil && to < from {
		err = errors.New("the range ends before it begins")
	}
	return err
}

// bounds returns the least and the greatest number that a compared term lets pass.
func (t *Term) bounds(entry FieldEntry) (least, most float64, err error) {
	from, to, err := interval(entry, t.Value)
	if err != nil {
		return 0, 0, err
	}
	switch t.Is {
	case Less:
		return math.Inf(-1), math.Nextafter(from, math.Inf(-1)), nil
	case AtMost:
		return math.Inf(-1), to, nil
	case More:
		return math.Nextafter(to, math.Inf(1)), math.Inf(1), nil
	case AtLeast:
		return from, math.Inf(1), nil
	case Between:
		_, to, err = interval(entry, t.To)
		return from, to, err
	}
	return from, to, nil
}

// interval is what a value stands for: a number for itself, a probability in per cent for its share, a
// day, month or year for its seconds.
func interval(entry FieldEntry, value string) (from, to float64, err error) {
	if entry.kind == dateKind {
		return dateInterval(value)
	}
	s, percent := strings.CutSuffix(value, "%")
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, 0, fmt.Errorf("%q is no number", value)
	}
	if percent {
		n /= 100
	}
	if entry.Field == Probability && (n < 0 || n > 1) {
		return 0, 0, fmt.Errorf("a probability is 0 to 1, not %s", value)
	}
	return n, n, nil
}

// dateInterval is the first and last second of a year, month or day, UTC.
func dateInterval(s string) (from, to float64, err error) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, s); err == nil {
			return float64(t.Unix()), float64(t.AddDate(form.years, form.months, form.days).Unix() - 1), nil
		}
	}
	return 0, 0, fmt.Errorf("%q is no date: want 2026, 2026-11 or 2026-11-24", s)
}
