package search

// A Result is a page of members found, and what is known of all of them.
type Result struct {
	// Total is how many members were found, on all pages.
	Total int   `json:"total"`
	Hits  []Hit `json:"hits"`
	// Next is the cursor of the page after, "" on the last.
	Next   string  `json:"next,omitempty"`
	Facets []Facet `json:"facets,omitempty"`
	// LeftOut is how many fit and are not shown, as reviewers ruled them out (not of the origin, no contact
	// wanted). A query that names status shows them.
	LeftOut int `json:"left_out,omitempty"`
	Told
}

// A Hit is a member found.
type Hit struct {
	ID string `json:"id"`
	// Score is how well the words fit: 1 a word, 0 without words.
	Score float64 `json:"score,omitempty"`
	// Km is the distance from the place of the query, -1 if there is none or the member's place is not known.
	Km float64 `json:"km"`
}
