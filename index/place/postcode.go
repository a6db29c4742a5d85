package place

import "diasmap/onomastics"

// A postcode tells the country where its form is of one country alone: that of the United Kingdom (SW1A 1AA), of Canada
// (H2X 1Y4, whose first letter is of a province), of the Netherlands (1012 AB); and where the sign of the country is before it (D-10115).

// shapeOf writes a for ASCII letters and 9 for digits, of words of up to eight characters; nothing for others.
func shapeOf(dst []byte, text string) []byte {
	if len(text) > 8 {
		return dst[:0]
	}
	for i := range len(text) {
		switch b := text[i]; {
		case b >= '0' && b <= '9':
			dst = append(dst, '9')
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			dst = append(dst, 'a')
		default:
			return dst[:0]
		}
	}
	return dst
}

// postcodeCountry returns the country that a pair of words beside each other is a postcode of.
func postcodeCountry(first, second string) (onomastics.Country, bool) {
	var a, b [8]byte
	one, two := string(shapeOf(a[:0], first)), string(shapeOf(b[:0], second))
	switch {
	case two == "9aa" && (one == "a9" || one == "a99" || one == "aa9" || one == "aa99" || one == "a9a" || one == "aa9a"):
		return onomastics.Country{'G', 'B'}, true
	case one == "a9a" && two == "9a9":
		return onomastics.Country{'C', 'A'}, true
	case one == "9999" && two == "aa" && second[0] < 'a' && second[1] < 'a':
		return onomastics.Country{'N', 'L'}, true
	}
	return onomastics.Country{}, false
}

// provinceOfPostcode gives the Canadian province, as GeoNames numbers it, of the first letter of a postcode.
func provinceOfPostcode(letter byte) string {
	switch letter &^ 0x20 {
	case 'A':
		return "05" // Newfoundland and Labrador
	case 'B':
		return "07" // Nova Scotia
	case 'C':
		return "09" // Prince Edward Island
	case 'E':
		return "04" // New Brunswick
	case 'G', 'H', 'J':
		return "10" // Quebec
	case 'K', 'L', 'M', 'N', 'P':
		return "08" // Ontario
	case 'R':
		return "03" // Manitoba
	case 'S':
		return "11" // Saskatchewan
	case 'T':
		return "01" // Alberta
	case 'V':
		return "02" // British Columbia
	case 'Y':
		return "12" // Yukon
	}
	return ""
}

// signCountry returns the country whose sign, as on its cars, stands before a postcode: F-75001.
func signCountry(sign string) (onomastics.Country, bool) {
	code := sign
	switch sign {
	case "F":
		code = "FR"
	case "D":
		code = "DE"
	case "A":
		code = "AT"
	case "I":
		code = "IT"
	case "E":
		code = "ES"
	case "B":
		code = "BE"
	case "L":
		code = "LU"
	case "H":
		code = "HU"
	case "S":
		code = "SE"
	case "N":
		code = "NO"
	case "P":
		code = "PT"
	case "CH", "NL", "PL", "CZ", "SK", "DK", "SE", "NO", "FI", "RO", "BG", "HR", "SI", "LT", "LV", "EE", "UA", "MD", "GR", "RS", "LU", "BE", "DE", "FR", "AT", "IT", "ES", "PT":
	default:
		return onomastics.Country{}, false
	}
	return onomastics.MustParseCountry(code), true
}

// postcodeEvidence is what the digits of a text tell of the country.
type postcodeEvidence struct {
	country onomastics.Country
	region  string
}

// readPostcodes takes the words of postcodes out, and what they tell of the country.
func (r *reader) readPostcodes() {
	words := r.splitter.words
	for i := range words {
		w := &words[i]
		if !w.digits || i == 0 {
			continue
		}
		before := &words[i-1]
		if before.segment != w.segment {
			continue
		}
		first, second := r.text[before.from:before.to], r.text[w.from:w.to]
		if c, ok := postcodeCountry(first, second); ok && before.digits {
			r.postcode.country = c
			if c == (onomastics.Country{'C', 'A'}) {
				r.postcode.region = provinceOfPostcode(first[0])
			}
		} else if before.hyphen && before.capitals {
			if c, ok := signCountry(first); ok && len(second) >= 4 {
				r.postcode.country, r.skip[i-1] = c, true
			}
		}
	}
	r.readDutchPostcode()
}

// readDutchPostcode finds 1012 AB, whose second half is letters.
func (r *reader) readDutchPostcode() {
	words := r.splitter.words
	for i := 1; i < len(words); i++ {
		if before := &words[i-1]; before.digits && before.segment == words[i].segment && words[i].capitals {
			c, ok := postcodeCountry(r.text[before.from:before.to], r.text[words[i].from:words[i].to])
			// 1012 NY is a street number and a state
			if ok && i+1 < len(words) && words[i+1].segment == words[i].segment {
				r.postcode.country, r.skip[i] = c, true
			}
		}
	}
}
