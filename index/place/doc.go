// Package place understands the places of lists: «Lyon 3e», «г. Тбилиси», «Paris, TX», «Frankfurt a.M.» become a
// GeoNames id, coordinates, country and region, with the probability that this is the place that was meant.
//
// A text goes this way:
//
//	normalise -> split into segments and words -> key of each word -> look up runs of words -> score -> probabilities
//
// Names are looked up by key: the letters a–z of a name, romanised word by word (onomastics.AppendKey), so that
// Тбилиси, თბილისი and Tbilisi meet; names in Chinese characters are their own keys. A key leads to entries:
// places, regions (first-level divisions) and countries. What is not the place itself (Texas in «Paris, Texas») speaks for the
// places that lie in it. The score of an entry is a sum, explained in docs/places.md, and its softmax over all readings of the
// text, with a share for places that are in no gazetteer, the probability.
//
// The gazetteer is one compiled file, embedded, used as it lies. It is made from GeoNames by «diasmap place build».
package place
