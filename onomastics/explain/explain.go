// Package explain turns answers about names into values for JSON, the same for the command line and the API.
package explain

import (
	"math"
	"strings"

	"diasmap/onomastics"
)

// An Explanation is all that is known of one name.
type Explanation struct {
	Name            string   `json:"name"`
	Script          string   `json:"script" doc:"script of most letters, ISO 15924"`
	Parts           []Part   `json:"parts"`
	Order           string   `json:"order,omitempty"`
	OrderConfidence float64  `json:"order_confidence,omitempty"`
	Text            string   `json:"text" doc:"the name in normal form"`
	Repair          string   `json:"repair,omitempty" doc:"what was mended in the spelling"`
	Romanised       string   `json:"romanised"`
	Key             string   `json:"key"`
	Origins         []Origin `json:"origins" doc:"best first"`
	Group           *Group   `json:"group,omitempty"`
	Set             *Set     `json:"set,omitempty"`
	Verdict         string   `json:"verdict"`
	Reason          string   `json:"reason"`
	Evidence        []Piece  `json:"evidence" doc:"strongest first"`
}

// A Part is one word of a name, or several that belong together.
type Part struct {
	Text string `json:"text"`
	Kind string `json:"kind"`
}

// An Origin is a country a name may come from.
type Origin struct {
	Origin      string  `json:"origin" doc:"ISO 3166-1 alpha-2, or XK"`
	Probability float64 `json:"probability"`
}

// A Group is the group of countries the answer lies in.
type Group struct {
	Code        string  `json:"code"`
	Name        string  `json:"name"`
	Probability float64 `json:"probability"`
}

// A Set is the prediction set asked for.
type Set struct {
	Coverage  float64  `json:"coverage"`
	Countries []string `json:"countries"`
}

// A Piece is what one piece of a name says for the answer.
type Piece struct {
	Kind         string  `json:"kind"`
	Words        string  `json:"words"`
	Contribution float64 `json:"contribution" doc:"nats it adds to the log-odds"`
}

// Of explains an answer about a name. coverage is that of the prediction set, 0 if none was asked for.
func Of(name string, a *onomastics.Answer, coverage float64) Explanation {
	scheme := onomastics.DefaultScheme(a.Text, onomastics.Country{})
	e := Explanation{
		Name: Valid(name), Script: a.Script.String(), Parts: []Part{},
		Romanised: string(onomastics.AppendRomanised(nil, a.Text, scheme)),
		Key:       string(onomastics.AppendKey(nil, a.Text, scheme)),
		Origins:   Origins(a.Origins), Evidence: []Piece{},
		Text: a.Text, Repair: a.Repair.String(),
		Verdict: a.Verdict.String(), Reason: string(a.AppendReason(nil)),
	}
	if a.Name != nil && len(a.Name.Parts) > 0 {
		for _, p := range a.Name.Parts {
			e.Parts = append(e.Parts, Part{p.Text, p.Kind.String()})
		}
		e.Order, e.OrderConfidence = a.Name.Order.String(), math.Round(1000*float64(a.Name.OrderConfidence))/1000
	}
	if g := a.Group; !g.Group.IsZero() {
		e.Group = &Group{g.Group.Code, g.Group.Name, g.Probability}
	}
	if a.SetSize > 0 {
		e.Set = &Set{Coverage: coverage}
		for _, o := range a.Origins[:a.SetSize] {
			e.Set.Countries = append(e.Set.Countries, o.Country.String())
		}
	}
	for i := range a.Evidence {
		piece := &a.Evidence[i]
		e.Evidence = append(e.Evidence, Piece{piece.Kind.String(), string(piece.AppendWords(nil)), piece.Contribution})
	}
	return e
}

// Origins are the origins of an answer.
func Origins(origins []onomastics.Origin) []Origin {
	list := make([]Origin, len(origins))
	for i, o := range origins {
		list[i] = Origin{o.Country.String(), o.Probability}
	}
	return list
}

// Valid is a text with U+FFFD where it is not UTF-8.
func Valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
