package store_test

import (
	"bytes"
	"slices"
	"testing"

	"diasmap/index/member"
	"diasmap/index/store"
	"diasmap/index/synthetic"
)

// BenchmarkUpdate stores members, a thousand an Update as an import does, and nothing else.
func BenchmarkUpdate(b *testing.B) {
	const n = 50_000
	all, err := synthetic.Members(1, n)
	if err != nil {
		b.Fatal(err)
	}
	members := slices.Collect(all)
	for name, key := range map[string][]byte{"plain": nil, "encrypted": bytes.Repeat([]byte{7}, 32)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				storeAll(b, members, store.Options{Key: key})
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "members/s")
		})
	}
}

func storeAll(b *testing.B, members []*member.Member, o store.Options) {
	b.Helper()
	s, err := store.Create(b.TempDir(), o)
	if err != nil {
		b.Fatal(err)
	}
	for part := range slices.Chunk(members, 1000) {
		_, err := s.Update(func(tx *store.Tx) error {
			for _, m := range part {
				if _, err := tx.Member(m.ID); err == nil {
					b.Fatal("a member is there already")
				}
				if err := tx.Put(m); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}
