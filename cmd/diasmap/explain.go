package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/onomastics"
)

func newExplain() *cobra.Command {
	var residence string
	var asJSON bool
	var f policyFlags
	c := &cobra.Command{
		Use:     "explain NAME…",
		Short:   "Explain where names come from",
		Example: `  diasmap explain "Anahit Krikorian" --residence FR`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, names []string) error {
			classifier, err := openClassifier(c)
			if err != nil {
				return err
			}
			var host onomastics.Country
			if residence != "" {
				hosts, err := parseCountries("residence", []string{residence}, classifier)
				if err != nil {
					return err
				}
				host = hosts[0]
			}
			policy, err := f.policy(classifier)
			if err != nil {
				return err
			}
			w := classifier.NewWorker(policy)
			out := c.OutOrStdout()
			bad := 0
			for i, name := range names {
				answer := w.Classify(onomastics.Person{Full: name, Residence: host})
				if answer.Verdict == onomastics.Failed {
					bad++
				}
				if i > 0 && !asJSON {
					fmt.Fprintln(out)
				}
				if err := explainOne(out, classifier, newExplanation(name, answer, f.coverage), asJSON); err != nil {
					return err
				}
			}
			if bad > 0 {
				return rowErrors(bad)
			}
			return nil
		},
	}
	c.Flags().StringVar(&residence, "residence", "", "country of residence, as FR")
	c.Flags().BoolVar(&asJSON, "json", false, "write a JSON object a name")
	f.add(c)
	addLexiconFlag(c)
	return c
}

func explainOne(out io.Writer, c *onomastics.Classifier, e explanation, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(out).Encode(e)
	}
	return e.print(out, c)
}

// An explanation is what explain writes as JSON.
type explanation struct {
	Name            string             `json:"name"`
	Script          string             `json:"script"`
	Parts           []onomastics.Part  `json:"parts"`
	Order           string             `json:"order,omitempty"`
	OrderConfidence float64            `json:"order_confidence,omitempty"`
	Text            string             `json:"text"`
	Repair          string             `json:"repair,omitempty"`
	Romanised       string             `json:"romanised"`
	Key             string             `json:"key"`
	Origins         []explainedOrigin  `json:"origins"`
	Group           *explainedGroup    `json:"group,omitempty"`
	Set             *explainedSet      `json:"set,omitempty"`
	Verdict         onomastics.Verdict `json:"verdict"`
	Reason          string             `json:"reason"`
	Evidence        []explainedPiece   `json:"evidence"`
}

type explainedOrigin struct {
	Origin      onomastics.Country `json:"origin"`
	Probability float64            `json:"probability"`
}

// An explainedGroup is the group of countries the answer lies in.
type explainedGroup struct {
	Code        string  `json:"code"`
	Name        string  `json:"name"`
	Probability float64 `json:"probability"`
}

// An explainedSet is the prediction set asked for.
type explainedSet struct {
	Coverage  float64              `json:"coverage"`
	Countries []onomastics.Country `json:"countries"`
}

type explainedPiece struct {
	Kind         onomastics.EvidenceKind `json:"kind"`
	Words        string                  `json:"words"`
	Contribution float64                 `json:"contribution"`
}

func newExplanation(name string, a *onomastics.Answer, coverage float64) explanation {
	scheme := onomastics.DefaultScheme(a.Text, onomastics.Country{})
	e := explanation{
		Name: strings.ToValidUTF8(name, "\uFFFD"), Script: a.Script.String(), Parts: []onomastics.Part{},
		Romanised: string(onomastics.AppendRomanised(nil, a.Text, scheme)),
		Key:       string(onomastics.AppendKey(nil, a.Text, scheme)),
		Origins:   []explainedOrigin{}, Evidence: []explainedPiece{},
		Text: a.Text, Repair: a.Repair.String(),
		Verdict: a.Verdict, Reason: string(a.AppendReason(nil)),
	}
	if a.Name != nil {
		e.Parts = append(e.Parts, a.Name.Parts...)
		if len(e.Parts) > 0 {
			e.Order, e.OrderConfidence = a.Name.Order.String(), math.Round(1000*float64(a.Name.OrderConfidence))/1000
		}
	}
	for _, o := range a.Origins {
		e.Origins = append(e.Origins, explainedOrigin{o.Country, o.Probability})
	}
	if g := a.Group; !g.Group.IsZero() {
		e.Group = &explainedGroup{g.Group.Code, g.Group.Name, g.Probability}
	}
	if a.SetSize > 0 {
		e.Set = &explainedSet{Coverage: coverage}
		for _, o := range a.Origins[:a.SetSize] {
			e.Set.Countries = append(e.Set.Countries, o.Country)
		}
	}
	for i := range a.Evidence {
		piece := &a.Evidence[i]
		e.Evidence = append(e.Evidence, explainedPiece{piece.Kind, string(piece.AppendWords(nil)), piece.Contribution})
	}
	return e
}

// print writes the explanation for a reader.
func (e explanation) print(out io.Writer, c *onomastics.Classifier) error {
	fmt.Fprintln(out, e.Name)
	if e.Repair != "" {
		fmt.Fprintf(out, "  repaired  %s (%s)\n", e.Text, e.Repair)
	}
	if len(e.Parts) > 0 {
		parts := make([]string, len(e.Parts))
		for i, p := range e.Parts {
			parts[i] = fmt.Sprintf("%s %s", p.Kind, p.Text)
		}
		fmt.Fprintf(out, "  parts     %s (%s, %.0f %%)\n", strings.Join(parts, ", "), e.Order, 100*e.OrderConfidence)
	}
	if e.Script != "Latn" && e.Romanised != "" {
		fmt.Fprintf(out, "  script    %s, romanised %s\n", e.Script, e.Romanised)
	}
	if e.Key != "" {
		fmt.Fprintf(out, "  key       %s\n", e.Key)
	}
	fmt.Fprintf(out, "  verdict   %s: %s\n", e.Verdict, e.Reason)
	if e.Group != nil {
		fmt.Fprintf(out, "  group     %.1f %%  %s, %s names\n", 100*e.Group.Probability, e.Group.Code, e.Group.Name)
	}
	if e.Set != nil {
		fmt.Fprintf(out, "  set       %d countries hold the origin in %.0f of 100 names\n", len(e.Set.Countries), 100*e.Set.Coverage)
	}
	for i, o := range e.Origins {
		label := "         "
		if i == 0 {
			label = "origins  "
		}
		entry, _ := c.Country(o.Origin)
		fmt.Fprintf(out, "  %s %5.1f %%  %s %s\n", label, 100*o.Probability, o.Origin, entry.Name)
	}
	for i, p := range e.Evidence {
		label := "         "
		if i == 0 {
			label = "evidence "
		}
		if _, err := fmt.Fprintf(out, "  %s %+5.1f    %s\n", label, p.Contribution, p.Words); err != nil {
			return err
		}
	}
	return nil
}
