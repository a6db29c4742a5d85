package place

import (
	"testing"

	"diasmap/onomastics"
)

func TestSuggestionsAreWhatIsTyped(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct{ prefix, country, want string }{
		{"lyo", "", "Lyon"}, {"Lond", "", "London"}, {"lond", "CA", "London"}, {"yere", "", "Yerevan"}, {"Ерев", "", "Yerevan"},
		{"Երև", "", "Yerevan"}, {"თბილ", "", "Tbilisi"}, {"los ang", "", "Los Angeles"}, {"上", "", "Shanghai"}, {"armen", "AM", "Armenia"},
	} {
		var hint Hint
		if c.country != "" {
			hint.Country = onomastics.MustParseCountry(c.country)
		}
		got := g.Suggest(c.prefix, hint, 5)
		if len(got) == 0 || got[0].Name != c.want || c.country != "" && got[0].Country != hint.Country {
			t.Errorf("%q (%s): got %+v, want %s first", c.prefix, c.country, got, c.want)
		}
	}
	for _, nothing := range []string{"", " ", "12", "\xff", "qqqqqq"} {
		if got := g.Suggest(nothing, Hint{}, 5); len(got) != 0 {
			t.Errorf("%q: got %+v", nothing, got)
		}
	}
}

func TestFindForASearch(t *testing.T) {
	g := gazetteer(t)
	for query, want := range map[string]string{"Lyon": "Lyon", "лион": "Lyon", "Glendale CA": "Glendale", "Yerevann": "Yerevan", "San Franc": "San Francisco", "Tbili": "Tbilisi"} {
		if got := g.Find(query, Hint{}, 3); len(got) == 0 || got[0].Name != want {
			t.Errorf("%s: got %+v, want %s", query, got, want)
		}
	}
	if got := g.Find("qqqqqq", Hint{}, 3); len(got) != 0 {
		t.Errorf("qqqqqq: got %+v", got)
	}
}
