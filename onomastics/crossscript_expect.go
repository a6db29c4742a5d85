package onomastics

import "math"

// An alignmentCounter counts the chunks of a pair by the posteriors of its alignments. It sums
// over all of them, which makes it the plain form of spellingModel.logProbability.
type alignmentCounter struct {
	model             *spellingModel
	root              *contextCount
	depth             int // of contexts counted
	scratch           CrossScratch
	forward, backward [longestLearnt + 3][longestLearnt + 1]float64
	chance            [longestLearnt + 3][longestLearnt + 1][maxChunk + 1]float64
}

// count adds the chunks of a pair of at most longestLearnt letters each, and returns its
// log-probability.
func (a *alignmentCounter) count(source, target []byte) float64 {
	total := a.sumForward(source, target)
	if total == 0 {
		return math.Log(unreached)
	}
	a.sumBackward(source, target)
	for r := range len(source) + 2 {
		for j := range len(target) + 1 {
			for n := range min(a.model.longest, len(target)-j) + 1 {
				posterior := a.forward[r][j] * a.chance[r][j][n] * a.backward[r+1][j+n] / total
				if posterior >= faint {
					a.add(source, r-1, target, j, n, posterior)
				}
			}
		}
	}
	return math.Log(total)
}

// sumForward fills forward: the probability of having written j letters of the target before row r,
// where row 0 is the edge before the first letter of the source.
func (a *alignmentCounter) sumForward(source, target []byte) float64 {
	a.model.numberChunks(target, &a.scratch)
	rows := len(source) + 2
	for r := range rows + 1 {
		clear(a.forward[r][:len(target)+1])
	}
	a.forward[0][0] = 1
	for r := range rows {
		for j := range len(target) + 1 {
			var p contextPath
			a.model.descend(&p, contextDepth, source, r-1, target, j)
			a.model.weigh(&p)
			for n := range min(a.model.longest, len(target)-j) + 1 {
				a.chance[r][j][n] = a.model.chanceOf(&p, a.scratch.chunks[j][n], n)
				a.forward[r+1][j+n] += a.forward[r][j] * a.chance[r][j][n]
			}
		}
	}
	return a.forward[rows][len(target)]
}

// sumBackward fills backward: the probability of the rest of the target from row r on.
func (a *alignmentCounter) sumBackward(source, target []byte) {
	rows := len(source) + 2
	clear(a.backward[rows][:])
	a.backward[rows][len(target)] = 1
	for r := rows - 1; r >= 0; r-- {
		for j := range len(target) + 1 {
			sum := 0.0
			for n := range min(a.model.longest, len(target)-j) + 1 {
				sum += a.chance[r][j][n] * a.backward[r+1][j+n]
			}
			a.backward[r][j] = sum
		}
	}
}

// add counts a chunk of n letters in its context and all wider ones.
func (a *alignmentCounter) add(source []byte, i int, target []byte, j, n int, weight float64) {
	packed := packChunk(target[j : j+n])
	c := a.root
	for _, o := range a.model.order[:a.depth] {
		letter := letterAt(source, i+o.at)
		if o.written {
			letter = letterAt(target, j+o.at)
		}
		child := c.children[letter]
		if child == nil {
			child = newContextCount(c)
			c.children[letter] = child
		}
		c = child
		c.counts[packed] += weight
	}
}
