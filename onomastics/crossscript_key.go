package onomastics

// keySimilarity compares two names by the letters of their keys: 1 for equal keys, less by the
// share of letters that must be changed, put in or left out. It is symmetric.
func keySimilarity(a, b string, s *CrossScratch) float64 {
	s.latin = truncated(AppendKey(s.latin[:0], a, DefaultScheme(a, Country{})))
	s.folded = truncated(AppendKey(s.folded[:0], b, DefaultScheme(b, Country{})))
	longer := max(len(s.latin), len(s.folded))
	if min(len(s.latin), len(s.folded)) == 0 {
		return 0
	}
	return 1 - float64(editDistance(s.latin, s.folded, s))/float64(longer)
}

// editDistance is the least number of letters put in, left out or changed between two keys.
func editDistance(a, b []byte, s *CrossScratch) int {
	now, next := &s.costs[0], &s.costs[1]
	for j := range len(b) + 1 {
		now[j] = uint8(j)
	}
	for i := range a {
		next[0] = uint8(i + 1)
		for j := range b {
			change := now[j]
			if a[i] != b[j] {
				change++
			}
			next[j+1] = min(change, now[j+1]+1, next[j]+1)
		}
		now, next = next, now
	}
	return int(now[len(b)])
}
