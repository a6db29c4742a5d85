package place

// WeightsToFit are the weights that are fitted, by name.
func WeightsToFit() map[string]*float64 {
	return map[string]*float64{
		"population": &weights.population, "fame": &weights.fame, "peopleAtLeast": &weights.peopleAtLeast,
		"capital": &weights.standing[capital], "seat": &weights.standing[seat], "part": &weights.standing[part],
		"other": &weights.other, "romanised": &weights.romanised, "variant": &weights.variant,
		"unknown": &weights.unknown, "unread": &weights.unread, "quarter": &weights.quarter,
	}
}
