package lexicons

import (
	"fmt"
	"io"
	"strings"

	"diasmap/onomastics"
)

// Kinds of affix, as the second column of affix.tsv names them.
const (
	familyKind = "family"
	givenKind  = "given"
)

// An AffixLine says how many distinct names of a kind have an affix.
type AffixLine struct {
	Affix string // letters of keys, a hyphen on the open side: "-adze", "ter-"
	Table onomastics.Table
	Count float64
	Line  int
}

// An AffixTable holds the endings and beginnings of one country's names.
type AffixTable struct {
	FamilyTotal, GivenTotal float64 // distinct names counted over; 0 when there are none
	Lines                   []AffixLine
}

func readAffixes(r io.Reader, file string, report func(*Fault)) (*AffixTable, error) {
	t := &AffixTable{}
	lines := newLineReader(r, file, func(comment string) (err error) {
		if t.FamilyTotal, err = totalIn(comment, "total "+familyKind, t.FamilyTotal); err != nil {
			return err
		}
		t.GivenTotal, err = totalIn(comment, "total "+givenKind, t.GivenTotal)
		return err
	})
	err := lines.each(3, 3, report, func() *Fault {
		line, fault := affixLine(lines, t)
		if fault == nil {
			t.Lines = append(t.Lines, line)
		}
		return fault
	})
	return t, err
}

func affixLine(r *lineReader, t *AffixTable) (AffixLine, *Fault) {
	a := AffixLine{Affix: r.fields[0], Line: r.line}
	if !wellFormedAffix(a.Affix) {
		return a, r.fault(1, fmt.Errorf("%w: affix %q: want letters a to z with a hyphen on one side, as -adze or ter-", ErrName, a.Affix))
	}
	var total float64
	switch r.fields[1] {
	case familyKind:
		a.Table, total = onomastics.FamilyAffixTable, t.FamilyTotal
	case givenKind:
		a.Table, total = onomastics.GivenAffixTable, t.GivenTotal
	default:
		return a, r.fault(r.column(1), fmt.Errorf("%w: kind %q: want %s or %s", ErrFields, r.fields[1], familyKind, givenKind))
	}
	if total == 0 {
		return a, r.fault(0, fmt.Errorf("%w: a line «# total %s N» must come before", ErrDirective, r.fields[1]))
	}
	var err error
	if a.Count, err = parseCount(r.fields[2], total); err != nil {
		return a, r.fault(r.column(2), err)
	}
	return a, nil
}

// wellFormedAffix says whether s is letters with one hyphen at either end.
func wellFormedAffix(s string) bool {
	longest := onomastics.MaxPrefix
	letters, ok := strings.CutPrefix(s, "-")
	if ok {
		longest = onomastics.MaxSuffix
	} else if letters, ok = strings.CutSuffix(s, "-"); !ok {
		return false
	}
	if letters == "" || len(letters) > longest {
		return false
	}
	for i := range len(letters) {
		if letters[i] < 'a' || letters[i] > 'z' {
			return false
		}
	}
	return true
}
