package bench

import (
	"fmt"
	"strconv"
	"strings"
)

func (r *Report) goldTable() sheet {
	t := sheet{
		ID: "gold", Title: "Origin of the name known",
		Note:   "first: the origin, or the origin or its group, is the first answer; probable: the verdict is so, for the origin or its group",
		Header: []string{"origin", "people", "first", "or group", "95 % interval", "top-3", "probable", "95 % interval", "wrongly probable"},
	}
	if r.Gold == nil {
		return t
	}
	for _, g := range append([]GoldOrigin{r.Gold.All}, r.Gold.Origins...) {
		name := g.Country.String()
		if name == "" {
			name = "all"
		}
		t.Rows = append(t.Rows, []string{name, grouped(g.People), fixed(g.First), fixed(g.Group), g.GroupInterval.String(), fixed(g.Top3),
			fixed(g.Probable), g.ProbableInterval.String(), fixed(g.WronglyProbable)})
	}
	return t
}

func (r *Report) negativeTable() sheet {
	t := sheet{ID: "negatives", Title: "False flags: probable for a target, among names of none", Header: []string{"target", "flags", "per 1,000", "95 % interval"}}
	if r.Negatives == nil {
		return t
	}
	n := r.Negatives
	t.Note = counted(n.People, "name", "names")
	t.Rows = [][]string{{"all targets", grouped(n.Flags), tenth(n.PerThousand), tenth(n.Interval[0]) + "–" + tenth(n.Interval[1])}}
	for _, target := range n.Targets {
		t.Rows = append(t.Rows, []string{target.Country.String(), grouped(target.Flags), tenth(target.PerThousand), ""})
	}
	return t
}

func (r *Report) negativeKindTable() sheet {
	t := sheet{ID: "negative-kinds", Title: "False flags by kind of name", Header: []string{"kind", "names", "flags", "per 1,000"}}
	if r.Negatives != nil {
		for _, k := range r.Negatives.Kinds {
			t.Rows = append(t.Rows, []string{k.Kind, grouped(k.People), grouped(k.Flags), tenth(k.PerThousand)})
		}
	}
	return t
}

// flaggedShown is how many false flags a reader is shown; JSON has all.
const flaggedShown = 30

func (r *Report) flaggedTable() sheet {
	t := sheet{ID: "flagged", Title: "False flags, the surest first", Header: []string{"name", "for", "probability", "place"}}
	if r.Negatives != nil {
		flagged := r.Negatives.Flagged
		t.Rows = namedRows(flagged[:min(len(flagged), flaggedShown)])
	}
	return t
}

func (r *Report) nearestTable() sheet {
	t := sheet{ID: "nearest", Title: "Nearest to a false flag", Header: []string{"name", "for", "probability", "place"}}
	if r.Negatives != nil {
		t.Rows = namedRows(r.Negatives.Nearest)
	}
	return t
}

func namedRows(names []NamedNegative) [][]string {
	rows := make([][]string, 0, len(names))
	for _, n := range names {
		rows = append(rows, []string{n.Name, n.Target.String(), fixed(n.Probability), place(n.File, n.Line)})
	}
	return rows
}

func (r *Report) reliabilityTable() sheet {
	t := sheet{
		ID: "reliability", Title: "Reliability of the first answer", Note: "stated and right are equal where probabilities are true",
		Header: []string{"probability", "answers", "stated", "right", "95 % interval"},
	}
	for _, b := range r.Bins {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%.1f–%.1f", b.From, b.From+1.0/bins), grouped(b.Answers), fixed(b.Stated), fixed(b.Accuracy), b.Interval.String()})
	}
	return t
}

func (r *Report) verdictTable() sheet {
	t := sheet{ID: "verdicts", Title: "Verdicts", Header: []string{"verdict", "people", "share", "right", "right or group"}}
	for _, v := range r.Verdicts {
		t.Rows = append(t.Rows, []string{v.Verdict.String(), grouped(v.Answers), fixed(v.Share), fixed(v.Right), fixed(v.RightGroup)})
	}
	return t
}

func (r *Report) causeTable() sheet {
	t := sheet{ID: "causes", Title: "Why there was no answer", Header: []string{"cause", "people", "share"}}
	for _, c := range r.Causes {
		t.Rows = append(t.Rows, []string{c.Cause, grouped(c.People), fixed(c.Share)})
	}
	return t
}

func (r *Report) targetTable() sheet {
	t := sheet{
		ID: "targets", Title: "Targets, one against the rest", Note: "people ranked by the posterior of the country; recall at a precision of 0.95, 0.90, 0.80",
		Header: []string{"country", "people", "average precision", "95 % interval", "at 0.95", "at 0.90", "at 0.80", "mistaken for"},
	}
	for _, c := range r.Targets {
		row := []string{c.Country.String(), grouped(c.People), fixed(c.AveragePrecision), c.Interval.String()}
		for _, at := range c.Recalls {
			row = append(row, fixed(at.Recall))
		}
		var mistaken []string
		for _, m := range c.MistakenFor {
			mistaken = append(mistaken, fmt.Sprintf("%s %.0f %%", m.Answer, 100*m.Share))
		}
		t.Rows = append(t.Rows, append(row, strings.Join(mistaken, ", ")))
	}
	return t
}

func (r *Report) targetCalibrationTable() sheet {
	t := sheet{
		ID: "target-calibration", Title: "Targets: calibration, and the posterior that recall is reached from",
		Note:   "claimed: over people for whom the posterior of the country is 0.1 or more",
		Header: []string{"country", "calibration error", "claimed", "for 0.95", "for 0.90", "for 0.80", "recall at 0.95, interval"},
	}
	for _, c := range r.Targets {
		row := []string{c.Country.String(), strconv.FormatFloat(c.CalibrationError, 'f', 4, 64), fixed(c.ClaimedError)}
		for _, at := range c.Recalls {
			row = append(row, fixed(at.Threshold))
		}
		t.Rows = append(t.Rows, append(row, c.Recalls[0].Interval.String()))
	}
	return t
}

// targetReliabilityTable has a column a bin: the share of the country's people in it.
func (r *Report) targetReliabilityTable() sheet {
	t := sheet{
		ID: "target-reliability", Title: "Targets: share right by posterior", Note: "in brackets, people for whom the posterior of the country is in the bin",
		Header: []string{"country"},
	}
	for b := range bins {
		t.Header = append(t.Header, fmt.Sprintf("%.1f–%.1f", float64(b)/bins, float64(b+1)/bins))
	}
	for _, c := range r.Targets {
		row := make([]string, bins+1)
		row[0] = c.Country.String()
		for _, b := range c.Bins {
			row[1+binOf(b.From)] = fmt.Sprintf("%.2f (%d)", b.Accuracy, b.Answers)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s Strata) table(i int) sheet {
	t := sheet{
		ID: "strata-" + strconv.Itoa(i), Title: "By " + s.By,
		Header: []string{s.By, "people", "top-1", "95 % interval", "top-3", "or group", "calibration error", "probable", "of which right", "no answer"},
	}
	for _, row := range s.Rows {
		t.Rows = append(t.Rows, []string{row.Name, grouped(row.People), fixed(row.Top1), row.Top1Interval.String(), fixed(row.Top3), fixed(row.Group),
			fixed(row.CalibrationError), fixed(row.Probable), fixed(row.ProbableRight), fixed(row.Abstained)})
	}
	return t
}

func (r *Report) nativeTable() sheet {
	t := sheet{
		ID: "native", Title: "The same people in their own script and romanised", Note: "full names; label first",
		Header: []string{"script", "people", "own script", "95 % interval", "romanised", "95 % interval", "own: or group", "romanised: or group"},
	}
	for _, n := range r.Natives {
		t.Rows = append(t.Rows, []string{n.Script, grouped(n.People), fixed(n.Native), n.NativeInterval.String(), fixed(n.Romanised), n.RomanisedInterval.String(),
			fixed(n.NativeGroup), fixed(n.RomanisedGroup)})
	}
	return t
}

func (r *Report) countryTable() sheet {
	t := sheet{ID: "labels", Title: "Labels", Header: []string{"label", "people", "top-1", "95 % interval", "top-3", "top-5", "or group", "precision"}}
	for _, c := range r.Countries {
		t.Rows = append(t.Rows, []string{c.Country.String(), grouped(c.People), fixed(c.Top1), c.Top1Interval.String(), fixed(c.Top3), fixed(c.Top5), fixed(c.Group), fixed(c.Precision)})
	}
	return t
}

func (r *Report) groupTable() sheet {
	t := sheet{
		ID: "groups", Title: "Groups of countries that share names", Note: "precision: the share of the group's people among those whose first answer is of it",
		Header: []string{"group", "people", "label first", "group first", "95 % interval", "precision", "name"},
	}
	for _, g := range r.Groups {
		t.Rows = append(t.Rows, []string{g.Group, grouped(g.People), fixed(g.Top1), fixed(g.First), g.Interval.String(), fixed(g.Precision), g.Name})
	}
	return t
}

func (r *Report) missTable() sheet {
	t := sheet{ID: "misses", Title: "Misses", Header: []string{"name", "label", "host", "answer", "probability", "of the label", "verdict", "place", "evidence"}}
	for _, m := range r.Misses {
		t.Rows = append(t.Rows, []string{m.Name, m.Label.String(), m.Host.String(), m.Answer.String(), fixed(m.Probability), fixed(m.Stated), m.Verdict.String(), place(m.File, m.Line), m.Evidence})
	}
	return t
}

func tenth(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }

// place names a row by the last element of its file.
func place(file string, line int) string {
	return file[strings.LastIndexByte(file, '/')+1:] + ":" + strconv.Itoa(line)
}
