package onomastics

import (
	"strings"
	"testing"
)

// TestPartsWithoutWords classifies names a part of which is a sign: an answer, and the evidence of it, comes all the same, whatever was classified before.
func TestPartsWithoutWords(t *testing.T) {
	w := shippedClassifier(t).NewWorker(Policy{Thresholds: Balanced.Thresholds()})
	for _, sign := range []string{"-", ".", `"`, "…", "·", "?", "\u0301", "0"} {
		for _, p := range []Person{{Given: "Anahit Mariam", Family: sign}, {Given: sign, Family: "Krikorian"}, {Given: sign, Family: sign}, {Full: sign + " Krikorian"}, {Full: sign}} {
			a := w.Classify(p)
			if a.AppendEvidence(nil, true); p.Family == "Krikorian" && a.Origin.Country != MustParseCountry("AM") {
				t.Errorf("%+v: %s", p, a.Origin.Country)
			}
		}
	}
}

// TestPartsOfManyBytes classifies names whose words are longer than what is remembered by one byte, and known by a word far into them.
func TestPartsOfManyBytes(t *testing.T) {
	w := shippedClassifier(t).NewWorker(Policy{Thresholds: Balanced.Thresholds()})
	for _, letters := range []string{"ա", "ж", "王", "x", "𐐨"} {
		long := strings.Repeat(letters, 150)
		for _, p := range []Person{{Full: "Anahit " + long + "-Krikorian"}, {Given: long + "-Anahit", Family: "Krikorian"}, {Full: long}, {Given: "-" + long, Family: long + "-"}} {
			for _, residence := range []string{"US", "FR", "AM"} {
				p.Residence = MustParseCountry(residence)
				w.Classify(p).AppendEvidence(nil, true)
			}
		}
	}
}
