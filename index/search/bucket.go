package search

import (
	"cmp"
	"slices"
	"strings"
)

// A Bucket is a value and how many members found have it.
type Bucket struct {
	Value string `json:"value"`
	// Name is the value in words, "" if Value is.
	Name  string `json:"name,omitempty"`
	Count int    `json:"count"`
	// Lat and Lon are the middle of the members of a cell of the grid, or the point of a city.
	Lat float64 `json:"lat,omitempty"`
	Lon float64 `json:"lon,omitempty"`
}

// buckets gathers counts by value.
type buckets struct {
	byValue map[string]*Bucket
	missing int
}

func newBuckets() *buckets { return &buckets{byValue: map[string]*Bucket{}} }

func (b *buckets) add(value, name string, n int) *Bucket {
	bucket := b.byValue[value]
	if bucket == nil {
		bucket = &Bucket{Value: value, Name: name}
		b.byValue[value] = bucket
	}
	bucket.Count += n
	return bucket
}

// largest lists the most frequent values, and tells how many are left out.
func (b *buckets) largest(size int) (list []Bucket, others int) {
	if size == 0 {
		size = DefaultFacetSize
	}
	all := make([]*Bucket, 0, len(b.byValue))
	for _, bucket := range b.byValue {
		all = append(all, bucket)
	}
	if size > 0 && len(all) > size {
		others = len(all) - size
		all = atLeast(all, size)
	}
	slices.SortFunc(all, func(x, y *Bucket) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Value, y.Value))
	})
	if others > 0 {
		all = all[:size]
	}
	list = make([]Bucket, len(all))
	for i := range list {
		list[i] = *all[i]
	}
	return list, others
}

// atLeast leaves the buckets that count as much as the one at a place among the most frequent, in no order: thousands of cities need
// not be sorted for the first ten.
func atLeast(all []*Bucket, place int) []*Bucket {
	counts := make([]int, len(all))
	for i, bucket := range all {
		counts[i] = bucket.Count
	}
	slices.Sort(counts)
	least := counts[len(counts)-place]
	return slices.DeleteFunc(all, func(b *Bucket) bool { return b.Count < least })
}
