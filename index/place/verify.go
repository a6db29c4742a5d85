package place

import "fmt"

// VerifyKeys checks that every place is found by the key this program makes of its name. The error wraps ErrStale.
func (g *Gazetteer) VerifyKeys() error {
	var key []byte
	for i := range g.placeCount() {
		name, _ := g.text(g.placeRecord(i).name())
		key = AppendNameKey(key[:0], name)
		if len(key) > 0 && len(key) <= maxKey && !holds(g.keys.find(key), uint32(i)) {
			return fmt.Errorf("%w: %q is not found by its key %q", ErrStale, name, key)
		}
	}
	return nil
}

// holds says whether an entry is among the postings.
func holds(entries []byte, entry uint32) bool {
	for p := range postingsOf(entries) {
		if p.entry == entry {
			return true
		}
	}
	return false
}
