package onomastics

// longestSounds bounds the sounds of a token that are compared.
const longestSounds = 32

// An editor measures how far apart two spellings are. Its rows are used again.
type editor struct {
	rows [3][longestSounds + 1]float32
}

// distance is the least cost that turns the sounds a into b by changes, losses, gains and swaps of
// neighbours. Above limit it is unreachable.
func (e *editor) distance(a, b []sound, c *soundCosts, limit float32) float32 {
	a, b = a[:min(len(a), longestSounds)], b[:min(len(b), longestSounds)]
	before, last, row := &e.rows[0], &e.rows[1], &e.rows[2]
	leastLast := float32(0)
	last[0] = 0
	for j, s := range b {
		last[j+1] = last[j] + c.lose[s]*firstOnly(j)
	}
	for i, s := range a {
		row[0] = last[0] + c.lose[s]*firstOnly(i)
		least := row[0]
		for j, t := range b {
			cost := last[j]
			if s != t {
				cost = min(cost+c.change[s][t]*firstOnly(i+j), last[j+1]+c.lose[s], row[j]+c.lose[t])
				if i > 0 && j > 0 && s == b[j-1] && a[i-1] == t {
					cost = min(cost, before[j-1]+swapEdit*firstOnly(i+j-2))
				}
			}
			row[j+1] = cost
			least = min(least, cost)
		}
		if least > limit && leastLast > limit { // a swap reaches back two rows
			return unreachable
		}
		leastLast = least
		before, last, row = last, row, before
	}
	if last[len(b)] > limit {
		return unreachable
	}
	return last[len(b)]
}

// unreachable is a distance above any.
const unreachable = 1e6

// firstOnly is firstFactor at the first place and 1 elsewhere.
func firstOnly(place int) float32 {
	if place == 0 {
		return firstFactor
	}
	return 1
}
