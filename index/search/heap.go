package search

import (
	"slices"
)

// A heap keeps the first candidates of those it is given, the last of them on top.
type heap struct {
	ranker *ranker
	size   int
	items  []candidate
}

// passes says whether a candidate with this first key may be among the first.
func (h *heap) passes(key uint64) bool {
	return h.size > 0 && (len(h.items) < h.size || h.items[0].top || key <= h.items[0].keys[0])
}

// add gives the heap a candidate whose keys are worked out.
func (h *heap) add(c *candidate) {
	if h.size <= 0 {
		return
	}
	if len(h.items) < h.size {
		h.items = append(h.items, *c)
		h.up(len(h.items) - 1)
		return
	}
	if h.ranker.compare(c, &h.items[0]) < 0 {
		h.items[0] = *c
		h.down(0)
	}
}

func (h *heap) later(i, j int) bool { return h.ranker.compare(&h.items[i], &h.items[j]) > 0 }

func (h *heap) up(i int) {
	for parent := (i - 1) / 2; i > 0 && h.later(i, parent); parent = (i - 1) / 2 {
		h.items[i], h.items[parent] = h.items[parent], h.items[i]
		i = parent
	}
}

func (h *heap) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(h.items) {
			return
		}
		if child+1 < len(h.items) && h.later(child+1, child) {
			child++
		}
		if !h.later(child, i) {
			return
		}
		h.items[i], h.items[child] = h.items[child], h.items[i]
		i = child
	}
}

// sorted returns the candidates in order. The heap is used up.
func (h *heap) sorted() []candidate {
	slices.SortFunc(h.items, func(a, b candidate) int { return h.ranker.compare(&a, &b) })
	return h.items
}
