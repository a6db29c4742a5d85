package sector_test

import (
	"slices"
	"testing"

	"diasmap/index/sector"
)

// What one language says is found by the words of another: both are read as the same group, specialty and words.
func TestLanguagesMeet(t *testing.T) {
	r := resolver(t)
	for _, c := range []struct {
		isco, specialty string
		texts           []string
	}{
		{"2212", "cardiologist", []string{"cardiologist", "кардиолог", "кардіолог", "սրտաբան", "კარდიოლოგი", "cardiologue", "Kardiologin", "cardióloga", "kardiyolog", "cardioloog"}},
		{"221", "", []string{"doctor", "врач", "лікар", "բժիշկ", "ექიმი", "doktor", "médecin", "Ärztin", "médico", "lekarz", "dokter", "medic"}},
		{"2611", "", []string{"lawyer", "адвокат", "փաստաբան", "ადვოკატი", "avukat", "avocate", "Rechtsanwalt", "abogada", "advocaat", "adwokat"}},
		{"2161", "", []string{"architect", "архитектор", "ճարտարապետ", "არქიტექტორი", "mimar", "arquitecta", "architetto"}},
		{"1120", "", []string{"entrepreneur", "предприниматель", "підприємець", "գործարար", "მეწარმე", "Unternehmer", "empresaria", "imprenditore", "ondernemer"}},
	} {
		first := r.Resolve(c.texts[0], sector.Hint{})[0]
		for _, text := range c.texts {
			matches := r.Resolve(text, sector.Hint{})
			if len(matches) == 0 {
				t.Errorf("%q is not read", text)
				continue
			}
			m := matches[0]
			if m.ISCO != c.isco || m.Specialty != c.specialty || !slices.Equal(m.Words, first.Words) {
				t.Errorf("%q is read as %s %q %v, and %q as %s %q %v", text, m.ISCO, m.Specialty, m.Words, c.texts[0], c.isco, c.specialty, first.Words)
			}
		}
	}
}
