package excel

import "strings"

// A numberFormat is how a cell shows its number.
type numberFormat struct {
	code  string // as Excel writes it; "" is General
	kind  formatKind
	parts dateParts // of dates
}

type formatKind byte

const (
	formatNumber  formatKind = iota // shown as the number it is
	formatDate                      // a date, a time, or both
	formatElapsed                   // hours and minutes that may go beyond a day: [h]:mm
	formatDigits                    // noughts in front and literals between: 00000, 000-00-0000
)

// dateParts says what of a moment a format shows.
type dateParts struct{ year, month, day, hour, minute, second bool }

// builtIn are the formats that workbooks refer to by number alone (ECMA-376 part 1, 18.8.30); those of East Asia
// (27 to 36, 50 to 58) show dates.
var builtIn = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	22: "m/d/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}

func builtInFormat(id int) numberFormat {
	if id >= 27 && id <= 36 || id >= 50 && id <= 58 {
		return parseFormat("yyyy-mm-dd")
	}
	return parseFormat(builtIn[id])
}

// parseFormat finds out what a format shows.
func parseFormat(code string) numberFormat {
	if strings.IndexByte(code, mark) >= 0 {
		return numberFormat{}
	}
	f := numberFormat{code: code}
	if code == "" || strings.EqualFold(code, "General") || code == "@" {
		if code != "@" {
			f.code = ""
		}
		return f
	}
	section, _, _ := strings.Cut(code, ";")
	elapsed, digits := false, true
	letters := f.walk(section, func(token string) {
		switch {
		case token[0] == '[':
			if inner := strings.ToLower(strings.Trim(token, "[]")); inner != "" && strings.Trim(inner, "hms") == "" {
				elapsed = true
			}
		case strings.Trim(token, "0-/ ().\\") != "" && token[0] != '"' && token[0] != '\\':
			digits = false
		}
	})
	switch {
	case elapsed:
		f.kind = formatElapsed
	case letters:
		f.kind = formatDate
		f.parts = datePartsOf(section)
	case digits && !strings.ContainsAny(section, ".#?%Ee*_@,") && strings.Count(section, "0") > 1:
		f.kind = formatDigits
	}
	return f
}

// walk splits a section of a format into quoted and bracketed parts, escaped characters and single ones. It says whether
// a single one stands for a part of a date.
func (f numberFormat) walk(section string, visit func(token string)) bool {
	letters := false
	for i := 0; i < len(section); {
		n := tokenLength(section[i:])
		token := section[i : i+n]
		if n == 1 && strings.ContainsAny(token, "yYmMdDhHsSgGeEbB") && !isExponent(section, i) {
			letters = true
		}
		visit(token)
		i += n
	}
	return letters
}

// isExponent says whether the E at i is that of 0.00E+00.
func isExponent(section string, i int) bool {
	return (section[i] == 'E' || section[i] == 'e') && (i > 0 && strings.ContainsAny(section[i-1:i], "0#?") || strings.HasPrefix(section[i+1:], "+"))
}

// tokenLength is the length of the first token of a format: "text", [text], \x, _x, *x, General, or one character.
func tokenLength(s string) int {
	switch s[0] {
	case '"':
		if end := strings.IndexByte(s[1:], '"'); end >= 0 {
			return end + 2
		}
		return len(s)
	case '[':
		if end := strings.IndexByte(s, ']'); end >= 0 {
			return end + 1
		}
		return len(s)
	case '\\', '_', '*':
		return min(2, len(s))
	case 'G', 'g':
		if len(s) >= len("General") && strings.EqualFold(s[:len("General")], "General") {
			return len("General")
		}
	case 'A', 'a':
		if len(s) >= len("AM/PM") && strings.EqualFold(s[:len("AM/PM")], "AM/PM") {
			return len("AM/PM")
		}
	}
	return 1
}

// datePartsOf finds the parts of a date in a format. An m is of minutes after h and before s, else of months.
func datePartsOf(section string) (p dateParts) {
	var letters []byte // one for each run of the same letter
	var last byte
	numberFormat{}.walk(section, func(token string) {
		b := token[0] | 0x20
		if len(token) == 1 && strings.IndexByte("ymdhs", b) >= 0 {
			if b != last {
				letters = append(letters, b)
			}
			last = b
			return
		}
		last = 0
	})
	for i, b := range letters {
		switch b {
		case 'y':
			p.year = true
		case 'd':
			p.day = true
		case 'h':
			p.hour = true
		case 's':
			p.second = true
		case 'm':
			if i > 0 && letters[i-1] == 'h' || i+1 < len(letters) && letters[i+1] == 's' {
				p.minute = true
			} else {
				p.month = true
			}
		}
	}
	return p
}
