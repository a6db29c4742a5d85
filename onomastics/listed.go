package onomastics

// Listed says of the name last classified whether it has a piece of evidence of a kind, and whether a lexicon lists that:
// FamilyEvidence or GivenEvidence.
func (w *Worker) Listed(kind EvidenceKind) (there, listed bool) {
	for i := range w.pieces {
		if p := &w.pieces[i]; p.kind == kind && p.text == "" {
			there, listed = true, listed || p.listed
		}
	}
	return there, listed
}
