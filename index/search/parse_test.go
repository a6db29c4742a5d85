package search_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"diasmap/index/search"
)

// terms is a query as text without positions, for comparing.
func terms(t *testing.T, q search.Query) string {
	t.Helper()
	b, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestParse(t *testing.T) {
	one := search.One
	for _, c := range []struct {
		text string
		want []search.Clause
	}{
		{"", nil},
		{"cardiologist", []search.Clause{one(search.Term{Value: "cardiologist"})}},
		{"cardiologist near:Lyon within:50km origin:AM", []search.Clause{
			one(search.Term{Value: "cardiologist"}), one(search.Term{Field: search.Near, Value: "Lyon", Within: 50}), one(search.Term{Field: search.Origin, Value: "AM"}),
		}},
		{"within:30mi near:45.76,4.84", []search.Clause{one(search.Term{Field: search.Near, Value: "45.76,4.84", Within: 30 * 1.609344})}},
		{"within:50 km near:Lyon", []search.Clause{one(search.Term{Field: search.Near, Value: "Lyon", Within: 50})}},
		{`near:"Los Angeles"`, []search.Clause{one(search.Term{Field: search.Near, Value: "Los Angeles"})}},
		{"origin:AM,GE", []search.Clause{{Any: []search.Term{{Field: search.Origin, Value: "AM"}, {Field: search.Origin, Value: "GE"}}}}},
		{"surgeon OR хирург Lyon", []search.Clause{{Any: []search.Term{{Value: "surgeon"}, {Value: "хирург"}}}, one(search.Term{Value: "Lyon"})}},
		{"(a | b) -c", []search.Clause{{Any: []search.Term{{Value: "a"}, {Value: "b"}}}, {Not: true, Any: []search.Term{{Value: "c"}}}}},
		{"-(a OR b)", []search.Clause{{Not: true, Any: []search.Term{{Value: "a"}, {Value: "b"}}}}},
		{"NOT source:orcid", []search.Clause{{Not: true, Any: []search.Term{{Field: search.Source, Value: "orcid"}}}}},
		{"«Ter-Petrosyan» “a b”", []search.Clause{one(search.Term{Value: "Ter-Petrosyan", Exact: true}), one(search.Term{Value: "a b", Exact: true})}},
		{"Ter-Petrosyan - x", []search.Clause{one(search.Term{Value: "Ter-Petrosyan"}), one(search.Term{Value: "-"}), one(search.Term{Value: "x"})}},
		{"probability>0.8", []search.Clause{one(search.Term{Field: search.Probability, Is: search.More, Value: "0.8"})}},
		{"p >= 80%", nil},
		{"p>=80% born:1950..1970 born:..1970", []search.Clause{
			one(search.Term{Field: search.Probability, Is: search.AtLeast, Value: "80%"}),
			one(search.Term{Field: search.Born, Is: search.Between, Value: "1950", To: "1970"}),
			one(search.Term{Field: search.Born, Is: search.AtMost, Value: "1970"}),
		}},
		{"кардиолог около:Лион радиус:50км Происхождение:AM", []search.Clause{
			one(search.Term{Value: "кардиолог"}), one(search.Term{Field: search.Near, Value: "Лион", Within: 50}), one(search.Term{Field: search.Origin, Value: "AM"}),
		}},
		{"secteur:santé metier:cardiologue près:Lyon rayon:50km", []search.Clause{
			one(search.Term{Field: search.Sector, Value: "santé"}), one(search.Term{Field: search.Occupation, Value: "cardiologue"}),
			one(search.Term{Field: search.Near, Value: "Lyon", Within: 50}),
		}},
		{"status:confirmed AND Kriko*", []search.Clause{one(search.Term{Field: search.Status, Value: "confirmed"}), one(search.Term{Value: "Kriko", Prefix: true})}},
		{`occupation:"software engineer"`, []search.Clause{one(search.Term{Field: search.Occupation, Value: "software engineer"})}},
	} {
		q, err := search.Parse(c.text)
		if err != nil {
			if c.want != nil {
				t.Errorf("%s: %v", c.text, err)
			}
			continue
		}
		if got, want := terms(t, q), terms(t, search.Query{Clauses: c.want}); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, want)
		}
	}
}

// TestParseErrors: a mistake is told with the word underlined and what to do.
func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, word, says string }{
		{"cardiologist origni:AM", "origni", "did you mean origin?"},
		{"status: ", "status", "as in status:confirmed"},
		{"probability>high", "high", "is no number"},
		{"probability>80", "80", "0 to 1"},
		{"origin>AM", "origin", "cannot be compared"},
		{`employer:"State University`, `"State University`, "quotes are not closed"},
		{"within:50km", "50km", "add near:Lyon"},
		{"near:Lyon within:50lightyears", "50lightyears", "no unit"},
		{"near:Lyon within:0", "0", "no distance"},
		{"near:95,4", "95,4", "not on the Earth"},
		{"(a b)", "b", "joined by OR"},
		{"(a OR b", "(", "not closed"},
		{"a OR", "OR", "nothing follows"},
		{"a)", ")", "where a word should"},
		{"-a OR b", "OR", "unclear"},
		{"a OR -b", "-", "an alternative"},
		{"born:1970..1950", "1970..1950", "ends before"},
		{"imported>yesterday", "yesterday", "no date"},
		{"origin:AM,", ",", "nothing follows the comma"},
		{"շինարար օրիգին:AM", "օրիգին", "unknown field"},
	} {
		_, err := search.Parse(c.text)
		var e *search.QueryError
		if !errors.As(err, &e) || !errors.Is(err, search.ErrQuery) {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got := c.text[e.At:e.End]; got != c.word || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: points at %q and says %q", c.text, got, err)
		}
		if !strings.Contains(e.Pointed(), "^") {
			t.Errorf("%s: nothing is underlined in %q", c.text, e.Pointed())
		}
	}
}

// FuzzParse: nothing panics, and what a query writes reads as the same query.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"cardiologist near:Lyon within:50km origin:AM", `"a b" -c (d OR e*)`, "p>=80% born:1950..1970", "near:45.76,4.84", "«x", "a:b:c", "-", "--a",
		`צה"ל`, "OR", "a,b", "near:a within:1mi near:b", `-(near:a OR near:b) within:2km`, "x:", `""`, `name:"a""b"`, "-near:a within:1",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := search.Parse(text)
		if err != nil {
			var e *search.QueryError
			if !errors.As(err, &e) || e.At > e.End || e.End > len(text) {
				t.Fatalf("%q: %v", text, err)
			}
			_ = e.Pointed()
			return
		}
		again, err := search.Parse(q.String())
		if err != nil {
			t.Fatalf("%q reads as %s, which does not read: %v", text, q, err)
		}
		if terms(t, q) != terms(t, again) {
			t.Fatalf("%q reads as %s, which reads as %s", text, terms(t, q), terms(t, again))
		}
		var decoded search.Query
		if err := json.Unmarshal([]byte(terms(t, q)), &decoded); err != nil || !reflect.DeepEqual(terms(t, decoded), terms(t, q)) {
			t.Fatalf("%q does not survive JSON: %v", text, err)
		}
	})
}

// TestMistakesHaveKinds: programs tell mistakes by their kinds, and by the example or the word that was meant.
func TestMistakesHaveKinds(t *testing.T) {
	for _, c := range []struct {
		text           string
		want           search.Mistake
		example, meant string
	}{
		{"Анаит\xff", search.DamagedCharacter, "", ""},
		{`"Anahit`, search.QuotesOpen, "", ""},
		{`""`, search.QuotesEmpty, "", ""},
		{"(origin:AM)x)", search.Misplaced, "", ""},
		{"(surgeon cardiologist)", search.OrMissing, "", ""},
		{"(surgeon OR cardiologist", search.ParenthesisOpen, "", ""},
		{"a OR -b", search.MinusInAlternative, "", ""},
		{"-a OR b", search.OrAfterMinus, "-(a OR b)", ""},
		{"surgeon OR", search.NothingFollows, "", ""},
		{"origni:AM", search.UnknownField, "", "origin"},
		{"city>Lyon", search.NotCompared, "city:Lyon", ""},
		{"born:", search.ValueMissing, "born:1950..1970", ""},
		{"probability>2", search.UnfitValue, "probability>0.8", ""},
		{"near:91,200", search.UnfitValue, "near:45.76,4.84", ""},
		{"within:50km", search.RadiusAlone, "near:Lyon", ""},
	} {
		_, err := search.Parse(c.text)
		var wrong *search.QueryError
		if !errors.As(err, &wrong) {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
			continue
		}
		if wrong.Mistake != c.want || wrong.Example != c.example || wrong.Meant != c.meant {
			t.Errorf("%s: %s, as in %q, meant %q; want %s, %q, %q (%v)", c.text, wrong.Mistake, wrong.Example, wrong.Meant, c.want, c.example, c.meant, err)
		}
	}
}
