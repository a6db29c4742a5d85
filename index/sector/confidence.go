package sector

// confidenceOf turns the probability the classifier gives a group of a depth (digits) into how often such answers were right on
// O*NET's titles kept for development: it is too modest about wide groups and too sure of narrow ones, whose borders sources draw
// differently. The lines were fitted by eye to eighths of the answers of each depth.
func confidenceOf(p float32, depth int) float64 {
	lines := [...]struct{ start, slope float64 }{{0, 1}, {0.42, 0.58}, {0.55, 0.40}, {0.50, 0.35}, {0.30, 0.52}}
	l := lines[depth]
	return min(1, l.start+l.slope*float64(p))
}
