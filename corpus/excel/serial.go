package excel

import (
	"math"
	"strconv"
	"time"
)

const (
	// days1904 is how much later the days of workbooks with the date system of 1904 begin.
	days1904 = 1462
	// lastSerial is 31 December 9999, the last day Excel knows.
	lastSerial     = 2958466
	secondsOfADay  = 86400
	millisOfADay   = 86_400_000
	feverLeapDay   = 60 // 29 February 1900, which Excel has for the sake of Lotus 1-2-3 and the calendar has not
	hoursOfADay    = 24
	minutesOfAHour = 60
)

// epoch is day 0 of the date system of 1900, from March 1900 on.
var epoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

// moment is the time a number of days stands for. It is false for what is no date.
func moment(days float64) (time.Time, bool) {
	if math.IsNaN(days) || days < 0 || days >= lastSerial {
		return time.Time{}, false
	}
	whole := math.Floor(days)
	millis := int64(math.Round((days - whole) * millisOfADay))
	if whole < feverLeapDay {
		whole++
	}
	return epoch.AddDate(0, 0, int(whole)).Add(time.Duration(millis) * time.Millisecond), true
}

// appendMoment writes a number of days as the format shows it, in the notation of ISO 8601 with a blank between date and
// time. It is false for what is no date.
func (f *numberFormat) appendMoment(dst []byte, days float64) ([]byte, bool) {
	if f.kind == formatElapsed {
		return appendElapsed(dst, days)
	}
	t, ok := moment(days)
	if !ok {
		return dst, false
	}
	p := f.parts
	date, clock := p.year || p.month || p.day, p.hour || p.minute || p.second
	switch {
	case p.year && p.month && !p.day && !clock:
		return t.AppendFormat(dst, "2006-01"), true
	case p.year && !p.month && !p.day && !clock:
		return t.AppendFormat(dst, "2006"), true
	case date && !clock, !date && !clock:
		return t.Round(time.Second).AppendFormat(dst, time.DateOnly), true
	}
	layout := "15:04"
	if t = t.Round(time.Millisecond); t.Second() != 0 || t.Nanosecond() != 0 || p.second {
		layout = "15:04:05.999"
	}
	if date {
		layout = "2006-01-02 " + layout
	}
	return t.AppendFormat(dst, layout), true
}

// appendElapsed writes hours, minutes and seconds; the hours may be more than 24.
func appendElapsed(dst []byte, days float64) ([]byte, bool) {
	if math.IsNaN(days) || math.Abs(days) >= lastSerial {
		return dst, false
	}
	if days < 0 {
		dst, days = append(dst, '-'), -days
	}
	seconds := int64(math.Round(days * secondsOfADay))
	dst = strconv.AppendInt(dst, seconds/(minutesOfAHour*minutesOfAHour), 10)
	for _, n := range [...]int64{seconds / minutesOfAHour % minutesOfAHour, seconds % minutesOfAHour} {
		dst = append(dst, ':', byte('0'+n/10), byte('0'+n%10))
	}
	return dst, true
}
