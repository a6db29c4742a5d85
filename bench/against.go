package bench

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// An Earlier is the figures of a report made before, as its JSON has them.
type Earlier struct {
	People           int     `json:"people"`
	Top1             float64 `json:"top1"`
	Top3             float64 `json:"top3"`
	Top5             float64 `json:"top5"`
	Group            float64 `json:"group"`
	Macro            Scores  `json:"macro_average"`
	MeanPrecision    float64 `json:"mean_average_precision"`
	CalibrationError float64 `json:"calibration_error"`
	Targets          []struct {
		Country          string     `json:"country"`
		AveragePrecision float64    `json:"average_precision"`
		Recalls          []RecallAt `json:"recall_at_precision"`
	} `json:"targets"`
	Gold *struct {
		Origins []struct {
			Country  string  `json:"country"`
			Group    float64 `json:"group"`
			Probable float64 `json:"probable"`
		} `json:"origins"`
	} `json:"gold"`
	Negatives *struct {
		PerThousand float64 `json:"flags_per_thousand"`
	} `json:"negatives"`
}

// ReadEarlier reads the JSON of a report.
func ReadEarlier(r io.Reader) (*Earlier, error) {
	e := &Earlier{}
	if err := json.NewDecoder(r).Decode(e); err != nil {
		return nil, fmt.Errorf("want the JSON of an earlier report: %w", err)
	}
	return e, nil
}

// PrintAgainst writes what changed since an earlier report on the same people. With other people the figures
// are told all the same, and that the people are others.
func (r *Report) PrintAgainst(out io.Writer, e *Earlier) error {
	c := changes{sheet{ID: "against", Title: "Since the earlier report", Header: []string{"", "before", "now", "difference"}}}
	if e.People != r.People {
		c.Note = fmt.Sprintf("not the same people: %s before, %s now", grouped(e.People), grouped(r.People))
	}
	c.add("label first", e.Top1, r.Top1)
	c.add("label among the first three", e.Top3, r.Top3)
	c.add("label among the first five", e.Top5, r.Top5)
	c.add("label or its group first", e.Group, r.Group)
	c.add("label first, mean over labels", e.Macro.Top1, r.Macro.Top1)
	c.add("mean average precision, targets", e.MeanPrecision, r.MeanPrecision)
	c.add("expected calibration error", e.CalibrationError, r.CalibrationError)
	if e.Negatives != nil && r.Negatives != nil {
		c.add("false flags per 1,000", e.Negatives.PerThousand, r.Negatives.PerThousand)
	}
	c.addGold(r, e)
	c.addTargets(r, e)
	var b strings.Builder
	c.print(&b)
	_, err := io.WriteString(out, b.String())
	return err
}

// changes is a table of figures before and now.
type changes struct{ sheet }

func (c *changes) add(what string, before, now float64) {
	if before == 0 && now == 0 {
		return // nobody to measure it on
	}
	c.Rows = append(c.Rows, []string{what, fixed(before), fixed(now), fmt.Sprintf("%+.3f", now-before)})
}

func (c *changes) addGold(r *Report, e *Earlier) {
	if r.Gold == nil || e.Gold == nil {
		return
	}
	for _, now := range r.Gold.Origins {
		for _, before := range e.Gold.Origins {
			if before.Country == now.Country.String() {
				c.add(before.Country+" or its group first, origin known", before.Group, now.Group)
				c.add(before.Country+" probable, origin known", before.Probable, now.Probable)
			}
		}
	}
}

func (c *changes) addTargets(r *Report, e *Earlier) {
	for _, now := range r.Targets {
		for _, before := range e.Targets {
			if before.Country != now.Country.String() {
				continue
			}
			c.add(before.Country+" average precision", before.AveragePrecision, now.AveragePrecision)
			if len(before.Recalls) > 0 {
				c.add(before.Country+" recall at 0.95", before.Recalls[0].Recall, now.Recalls[0].Recall)
			}
		}
	}
}
