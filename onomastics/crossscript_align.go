package onomastics

import "math"

// The beam: alignments this much less probable than the best of equal progress are given up. True
// pairs lose nothing by it; others are found hopeless early.
const alignmentBeam = 1e-8

// unreached stands for the probability of what the beam has lost.
const unreached = 1e-14

// logProbability is log P(target | source), summed over all alignments in the beam. It gives up
// below least, and returns what it has then.
func (m *spellingModel) logProbability(source, target []byte, least float64, s *CrossScratch) float64 {
	m.numberChunks(target, s)
	now, next := &s.rows[0], &s.rows[1]
	now[0] = 1
	low, high, log := 0, 0, 0.0
	for i := -1; i <= len(source); i++ {
		after := len(source) - i // letters to come, the edge included
		low = max(low, len(target)-(after+1)*m.longest)
		end := min(high+m.longest, len(target))
		if low > high || log < least {
			return log + math.Log(unreached)
		}
		clear(next[low : end+1])
		m.spellLetter(source, i, target, now[:high+1], next, low, s)
		best := 0.0
		for _, v := range next[low : end+1] {
			best = max(best, v)
		}
		if best == 0 {
			return log + math.Log(unreached)
		}
		for j := low; j <= end; j++ {
			if next[j] /= best; next[j] < alignmentBeam {
				next[j] = 0
			}
		}
		for next[low] == 0 {
			low++
		}
		for high = end; next[high] == 0; high-- {
		}
		log += math.Log(best)
		now, next = next, now
	}
	if high < len(target) {
		return log + math.Log(unreached)
	}
	return log + math.Log(now[len(target)])
}

// spellLetter carries the probabilities of now, by letters of the target written, over letter i of
// the source into next. Letters -1 and len(source) are the edges of the word.
func (m *spellingModel) spellLetter(source []byte, i int, target []byte, now []float64, next *[maxCrossLetters + maxChunk + 1]float64, low int, s *CrossScratch) {
	var row contextPath
	sourceDepth := m.order.sourceDepth()
	m.descend(&row, sourceDepth, source, i, target, 0)
	for j := low; j < len(now); j++ {
		if now[j] == 0 {
			continue
		}
		p := row
		if p.depth == sourceDepth {
			m.descend(&p, contextDepth, source, i, target, j)
		}
		m.weigh(&p)
		for n := 0; n <= min(m.longest, len(target)-j); n++ {
			next[j+n] += now[j] * m.chanceOf(&p, s.chunks[j][n], n)
		}
	}
}

// numberChunks numbers the chunks of target by where they begin and how long they are.
func (m *spellingModel) numberChunks(target []byte, s *CrossScratch) {
	for j := 0; j <= len(target); j++ {
		packed := uint32(1)
		s.chunks[j][0] = m.numbers.numberOf(packed)
		for n := 1; n <= min(m.longest, len(target)-j); n++ {
			packed = packed<<6 | uint32(target[j+n-1])
			s.chunks[j][n] = m.numbers.numberOf(packed)
		}
	}
}
