package search

import "diasmap/index"

// Opener opens an Index as the engine of a directory. The sealer and the rest of what the place decides are taken from it.
func Opener(o Options) index.Opener {
	return func(p index.Place) (index.Engine, error) {
		at := o
		at.ReadOnly = p.ReadOnly
		if p.Key != nil {
			at.Sealer = p.Key.For("columns").Sealer()
		}
		if p.Create {
			return Create(p.Dir, at)
		}
		return Open(p.Dir, at)
	}
}
