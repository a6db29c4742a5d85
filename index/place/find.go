package place

// Find returns at most n places that a person may mean who asks for one, as in near:Lyon: what the text names, the most
// probable first. What begins with the text comes before that when the text is misspelt or not read as a whole, since it may be
// typed half only.
func (g *Gazetteer) Find(query string, hint Hint, n int) []Place {
	var buffer [MostCandidates]Candidate
	found, whole := g.appendCandidates(buffer[:0], query, hint, min(n, len(buffer)))
	var places []Place
	if !whole {
		places = g.Suggest(query, hint, n)
	}
	for _, c := range found {
		if len(places) < n {
			places = append(places, c.Place)
		}
	}
	return places
}
