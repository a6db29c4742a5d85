package search

import (
	"sort"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Bleve numbers documents anew in each of its segments, and finds the name of one by reading where it is stored. For
// words that many have that takes longer than all else, so the rows of a segment, which never changes, are remembered.

// segmentRows are the rows of the documents of segments, by the number of the segment.
type segmentRows struct {
	mutex sync.Mutex
	rows  map[uint64][]uint32
}

// noRow is the row of a document that is none of ours.
const noRow = 1<<32 - 1

// of returns the rows of the documents of a segment.
func (s *segmentRows) of(segment *scorch.SegmentSnapshot) ([]uint32, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if rows, ok := s.rows[segment.Id()]; ok {
		return rows, nil
	}
	rows := make([]uint32, segment.FullSize())
	for i := range rows {
		name, err := segment.DocID(uint64(i))
		if err != nil {
			return nil, err
		}
		row, ok := rowOf(name)
		if !ok {
			row = noRow
		}
		rows[i] = row
	}
	if s.rows == nil {
		s.rows = map[uint64][]uint32{}
	}
	s.rows[segment.Id()] = rows
	return rows, nil
}

// keep forgets the segments that are not among these.
func (s *segmentRows) keep(segments []*scorch.SegmentSnapshot) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if len(s.rows) <= 2*len(segments) {
		return
	}
	kept := make(map[uint64][]uint32, len(segments))
	for _, segment := range segments {
		if rows, ok := s.rows[segment.Id()]; ok {
			kept[segment.Id()] = rows
		}
	}
	s.rows = kept
}

// A numbering finds the rows of the documents of a snapshot by their numbers.
type numbering struct {
	known    *segmentRows
	segments []*scorch.SegmentSnapshot
	starts   []uint64 // number of the first document of each segment
	rows     [][]uint32
}

func newNumbering(known *segmentRows, snapshot *scorch.IndexSnapshot) *numbering {
	n := &numbering{known: known, segments: snapshot.Segments()}
	n.rows = make([][]uint32, len(n.segments))
	start := uint64(0)
	for _, segment := range n.segments {
		n.starts = append(n.starts, start)
		start += uint64(segment.FullSize())
	}
	known.keep(n.segments)
	return n
}

// row is the row of a document.
func (n *numbering) row(document uint64) (uint32, error) {
	i := sort.Search(len(n.starts), func(i int) bool { return n.starts[i] > document }) - 1
	if i < 0 {
		return noRow, nil
	}
	if n.rows[i] == nil {
		rows, err := n.known.of(n.segments[i])
		if err != nil {
			return noRow, err
		}
		n.rows[i] = rows
	}
	if at := document - n.starts[i]; at < uint64(len(n.rows[i])) {
		return n.rows[i][at], nil
	}
	return noRow, nil
}
