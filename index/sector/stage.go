package sector

import (
	"slices"
	"strings"
)

// directorsOfPlays is the group of directors of films and plays.
const directorsOfPlays = "2654"

// amongArtists reads «director» beside actors, composers and other artists as the director of plays: «actor, director».
func amongArtists(matches []Match) {
	artist := slices.ContainsFunc(matches, func(m Match) bool { return !m.Alternative && strings.HasPrefix(m.ISCO, onStage) })
	for i := range matches {
		if m := &matches[i]; artist && len(m.Words) == 1 && m.Words[0] == "director" {
			g, _ := GroupOf(directorsOfPlays)
			m.ISCO, m.Title, m.Role = g.Code, g.Title, ""
			m.Why += ", among artists"
		}
	}
}
