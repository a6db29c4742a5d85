package onomastics_test

import (
	"math"
	"strings"
	"testing"

	"diasmap/onomastics"
)

// reasons writes the tokens of a match in a line.
func reasons(r onomastics.MatchResult) string { return string(r.AppendReason(nil)) }

func TestMatchTellsWhy(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	for _, c := range []struct {
		rule, a, b, want string
		same             bool
	}{
		{"equal, in another order", "Angela Merkel", "Merkel, Angela", "Angela ~ Angela: equal; Merkel ~ Merkel: equal", true},
		{"another script", "Taras Shevchenko", "Тарас Шевченко", "Taras ~ Тарас: same in another script; Shevchenko ~ Шевченко: same in another script", true},
		{"nickname", "Bill Clinton", "William Clinton", "Bill ~ William: nickname or form, 0.92; Clinton ~ Clinton: equal", true},
		{"initial", "J. Tolkien", "John Tolkien", "J ~ John: initial, 0.80; Tolkien ~ Tolkien: equal", true},
		{"written together", "Jean Pierre Raffarin", "Jeanpierre Raffarin", "Jean ~ Jeanpierre: written together; Pierre ~ Jeanpierre: written together; Raffarin ~ Raffarin: equal", true},
		{"titles are ignored", "Dr. Angela Merkel", "Angela Merkel", "Angela ~ Angela: equal; Merkel ~ Merkel: equal", true},
		{"patronymic missing", "Vladimir Putin", "Vladimir Vladimirovich Putin", "Vladimir ~ Vladimir: equal; Putin ~ Putin: equal; Vladimirovich: missing", true},
		{"another family name", "George Bush", "George Habbash", "George ~ George: equal; Bush: differs; Habbash: differs", false},
		{"servant of the Merciful", "Abdul Rahman Arif", "Abdurrahman Arif", "Rahman ~ Abdurrahman: nearly equal, 0.97; Arif ~ Arif: equal", true},
		{"nothing", "", "", "neither has a name", false},
	} {
		r := m.Match(c.a, c.b)
		if got := reasons(r); got != c.want || r.Same != c.same {
			t.Errorf("%s: %s, %s: got %.3f %v %s\nwant %v %s", c.rule, c.a, c.b, r.Score, r.Same, got, c.same, c.want)
		}
	}
}

// TestMatchIsGraded: better evidence scores higher, and no score is 1.
func TestMatchIsGraded(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	for _, ladder := range [][][2]string{
		{{"Zbigniew Brzezinski", "Zbigniew Brzezinski"}, {"Zbigniew Brzezinski", "Zbigniew Brzezinksi"}, {"Zbigniew Brzezinski", "Zbgniew Bzrezinksi"}, {"Zbigniew Brzezinski", "Marek Brzezinski"}},
		{{"Mikheil Saakashvili", "Mikheil Saakashvili"}, {"John Smith", "John Smith"}, {"John Smith", "Jon Smyth"}, {"John Smith", "Jane Smith"}, {"John Smith", "Peter Brown"}},
		{{"Martin Luther King Jr.", "Martin Luther King Jr."}, {"Martin Luther King Jr.", "Martin Luther King"}, {"Martin Luther King Jr.", "Martin Luther King Sr."}},
	} {
		above := 1.0
		for _, p := range ladder {
			score := m.Match(p[0], p[1]).Score
			if score >= above {
				t.Errorf("%s, %s: %.4f, want less than %.4f", p[0], p[1], score, above)
			}
			above = score
		}
	}
}

func TestMatchParsedNames(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	var a, b, swapped onomastics.Name
	onomastics.ParseSplit(&a, "Thomas", "Aaron")
	onomastics.ParseSplit(&b, "Thomas", "Aaron")
	onomastics.ParseSplit(&swapped, "Aaron", "Thomas")
	if right, wrong := m.MatchNames(&a, &b).Score, m.MatchNames(&a, &swapped).Score; wrong >= right {
		t.Errorf("columns that disagree score %.3f, those that agree %.3f", wrong, right)
	}
}

// TestMatchIsSymmetric: which name is first does not matter.
func TestMatchIsSymmetric(t *testing.T) {
	m := onomastics.NewMatcher(embedded(t))
	for _, p := range readMatchPairs(t) {
		if there, back := m.Match(p.a, p.b).Score, m.Match(p.b, p.a).Score; math.Abs(there-back) > 1e-6 {
			t.Errorf("%s, %s: %.4f one way, %.4f the other", p.a, p.b, there, back)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, p := range matchedPairs {
		f.Add(p[0], p[1])
	}
	f.Add("A.B. Çelik-Öz (née X)", "\xff\u200b")
	f.Add(strings.Repeat("Abdul ", 40), "Abd al-Rahman bin "+strings.Repeat("x", 10000))
	m := onomastics.NewMatcher(nil)
	f.Fuzz(func(t *testing.T, a, b string) {
		r := m.Match(a, b)
		if math.IsNaN(r.Score) || r.Score < 0 || r.Score > 1 {
			t.Errorf("%q, %q: score %v", a, b, r.Score)
		}
		for _, token := range r.Tokens {
			if token.A == "" && token.B == "" || token.Similarity < 0 || token.Similarity > 1 {
				t.Errorf("%q, %q: token %+v", a, b, token)
			}
		}
		if back := m.Match(b, a).Score; math.Abs(back-r.Score) > 1e-6 {
			t.Errorf("%q, %q: %.4f one way, %.4f the other", a, b, r.Score, back)
		}
	})
}
