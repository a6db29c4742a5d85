package corpus

import "testing"

func TestResidenceCountry(t *testing.T) {
	for place, want := range map[string]string{
		"fr": "FR", "GB": "GB", "usa": "US", "ARM": "AM", "U.S.A.": "US", "United States of America": "US", "UK": "GB",
		"Great Britain": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB", "Russia": "RU", "Russian Federation": "RU",
		"South Korea": "KR", "Republic of Korea": "KR", "North Korea": "KP", "Iran": "IR", "Iran, Islamic Republic of": "IR",
		"Moldova": "MD", "Viet Nam": "VN", "Türkiye": "TR", "TÜRKİYE": "TR", "Turkey": "TR", "Czechia": "CZ", "Kosovo": "XK",
		"Côte d'Ivoire": "CI", "Côte d’Ivoire": "CI", "Georgia": "GE", " france ": "FR", "Allemagne": "DE", "Deutschland": "DE",
		"Estados Unidos": "US", "Франция": "FR", "США": "US", "Stati Uniti": "US", "Німеччина": "DE", "Almanya": "DE",
		"Niemcy": "DE", "Franța": "FR", "საქართველო": "GE", "Հայաստան": "AM", "Großbritannien": "GB", "Republic of Moldova": "MD",
		"Bosnia and Herzegovina": "BA", "Hong Kong": "HK", "The Netherlands": "NL", "Macedonia": "MK", "DR Congo": "CD",
		"EL": "", "Atlantis": "", "": "", "-": "", "Europe": "", "ZZ": "", "EU": "",
	} {
		got, ok := ResidenceCountry(place)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q: got %q %v, want %q", place, got, ok, want)
		}
	}
}

// FuzzResidenceCountry: no text panics, and a country is known exactly when one is returned.
func FuzzResidenceCountry(f *testing.F) {
	f.Add("Côte d’Ivoire")
	f.Add("\xff İ")
	f.Fuzz(func(t *testing.T, place string) {
		if c, ok := ResidenceCountry(place); ok == c.IsZero() {
			t.Errorf("%q: %q, %v", place, c, ok)
		}
	})
}

func TestFoldingASCIIIsPlainFolding(t *testing.T) {
	for _, s := range []string{"U.S.A.", " Korea, Republic of (South) ", "cote d'ivoire", "", "..", "a  b", "St. Kitts"} {
		if got, ok := appendFoldedASCII(nil, s); !ok || string(got) != foldResidence(s) {
			t.Errorf("%q: got %q %v, want %q", s, got, ok, foldResidence(s))
		}
	}
}

// Official and short names of ISO 3166-1 that the tables of languages write otherwise.
func TestResidenceOfISONames(t *testing.T) {
	for name, want := range map[string]string{
		"Antigua and Barbuda": "AG", "Trinidad and Tobago": "TT", "Trinidad & Tobago": "TT", "Myanmar": "MM", "Palestine": "PS", "Laos": "LA",
		"Congo": "CG", "Macao": "MO", "Taiwan": "TW", "Syria": "SY", "Brunei": "BN", "Tanzania": "TZ", "Vatican": "VA", "Eswatini": "SZ",
		"Saint Lucia": "LC", "Sao Tome and Principe": "ST", "Cabo Verde": "CV", "Timor-Leste": "TL", "Micronesia": "FM", "Serbia": "RS",
		"Yemen": "YE", "Montenegro": "ME", "Belarus": "BY", "Germany": "DE", "Sudan": "SD", "South Sudan": "SS",
	} {
		if got, ok := ResidenceCountry(name); !ok || got.String() != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// Names as registries of companies and of researchers have them.
func TestResidenceOfRegistries(t *testing.T) {
	for name, want := range map[string]string{
		"Republic Of Armenia": "AM", "The Republic of Georgia": "GE", "Kingdom Of Saudi Arabia": "SA", "The Gambia": "GM", "Slovak Republic": "SK",
		"England & Wales": "GB", "Gb-Sct": "GB", "England, Uk": "GB", "Leeds, England": "GB", "P.R. China": "CN", "Republic of China": "TW", "Eire": "IE",
		"Commonwealth Of Dominica": "DM", "Virgin Islands, British": "VG", "Moldova, Republic Of": "MD", "Congo, Democratic Republic of the": "CD",
		"Korea, Republic of": "KR", "Republic of Korea": "KR", "Dubai": "AE",
		"Channel Islands": "", "Republic of": "", "the": "", "Nowhere, ": "", ",": "", "Republic of US": "",
		"San Jose, CA": "", "Boston, USA": "US", "Atlanta, Georgia, USA": "US",
	} {
		if got, ok := ResidenceCountry(name); ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// No name of a country leads to a code that ISO 3166-1 has withdrawn.
func TestNoWithdrawnCountry(t *testing.T) {
	withdrawn := map[string]bool{"AN": true, "BU": true, "CS": true, "DD": true, "FX": true, "NT": true, "SU": true, "TP": true, "YD": true, "YU": true, "ZR": true}
	for name, c := range residences() {
		if withdrawn[c.String()] {
			t.Errorf("%q leads to %s", name, c)
		}
	}
}
