package sector

import (
	"slices"

	"diasmap/index/sector/softmax"
	"diasmap/index/sector/words"
)

// Kinds of features, in their three lowest bits, so that a feature says its kind. 1 and 2 are taken: the classifier's own are below 8.
const (
	ofWord softmax.Feature = iota + 3
	ofPair
	ofHead
	ofWhole
	ofCertain
)

// mostWords of a text are features; what follows says where and for whom.
const mostWords = 8

// AppendFeatures appends the features of words: each word, each two of them, and which is the head. The order of words is
// none, since languages differ in it.
func AppendFeatures(dst []softmax.Feature, l *words.Lexicon, ws []words.Word) []softmax.Feature {
	var room [mostWords]words.ID
	ids := distinct(room[:0], ws)
	if len(ids) == 0 {
		return dst
	}
	head := ids[0]
	for i, a := range ids {
		dst = append(dst, feature(ofWord, uint32(a)))
		for _, b := range ids[:i] {
			dst = append(dst, feature(ofPair, uint32(min(a, b))<<16|uint32(max(a, b))))
		}
		if l.Headness(a) >= l.Headness(head) {
			head = a
		}
	}
	return append(dst, feature(ofHead, uint32(head)))
}

// Whole is the feature of all words together, whatever their order. Titles of the same words share it.
func Whole(ws []words.Word) softmax.Feature {
	var room [mostWords]words.ID
	ids := distinct(room[:0], ws)
	slices.Sort(ids)
	h := uint32(len(ids))
	for _, id := range ids {
		h = mix(h*0x9e3779b1 ^ uint32(id))
	}
	return feature(ofWhole, h)
}

// Certain is the feature of all words together where a person wrote down what they mean, given Whole of them.
func Certain(whole softmax.Feature) softmax.Feature { return whole | ofCertain }

// IsWordFeature tells whether a feature is of a word alone.
func IsWordFeature(f softmax.Feature) bool { return f&7 == ofWord || f&7 == ofHead }

// distinct appends the first few different ids of words.
func distinct(dst []words.ID, ws []words.Word) []words.ID {
	for _, w := range ws {
		if len(dst) < mostWords && !slices.Contains(dst, w.ID) {
			dst = append(dst, w.ID)
		}
	}
	return dst
}

func feature(kind softmax.Feature, x uint32) softmax.Feature {
	return softmax.Feature(mix(x*2654435761+uint32(kind)))&^7 | kind
}

func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}
