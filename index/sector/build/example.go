package build

import (
	"diasmap/index/sector"
	"diasmap/index/sector/softmax"
	"diasmap/index/sector/words"
)

// samples gathers texts of the same words into one example each.
type samples struct {
	lexicon *words.Lexicon
	classes int
	reading words.Reading
	order   []softmax.Feature
	samples map[softmax.Feature]*sample
}

type sample struct {
	features []softmax.Feature
	mass     []float32 // by class
	certain  bool      // written by hand: other sources say nothing against it
}

func newSamples(lexicon *words.Lexicon, classes int) *samples {
	return &samples{lexicon: lexicon, classes: classes, samples: map[softmax.Feature]*sample{}}
}

// of is the sample of the words of a text, or nil when none of them is known.
func (s *samples) of(text string, lang words.Language) *sample {
	s.lexicon.Read(&s.reading, text, lang)
	if len(s.reading.Words) == 0 {
		return nil
	}
	key := sector.Whole(s.reading.Words)
	one, ok := s.samples[key]
	if !ok {
		one = &sample{features: sector.AppendFeatures(nil, s.lexicon, s.reading.Words), mass: make([]float32, s.classes)}
		s.samples[key] = one
		s.order = append(s.order, key)
	}
	return one
}

// add gives a sample so much more of the classes, the first of them twice as much as the others.
func (s *sample) add(classes [][]uint16, weight float32) {
	total := float32(len(classes) + 1)
	for i, group := range classes {
		part := weight / total
		if i == 0 {
			part *= 2
		}
		for _, c := range group {
			s.mass[c] += part / float32(len(group))
		}
	}
}

// examples are the samples, in the order they were met.
func (s *samples) examples() []softmax.Example {
	list := make([]softmax.Example, 0, len(s.order))
	for _, key := range s.order {
		one := s.samples[key]
		var sum float32
		for _, m := range one.mass {
			sum += m
		}
		e := softmax.Example{Features: one.features, Weight: min(sum, mostWeight)}
		for c, m := range one.mass {
			if m > 0 {
				e.Shares = append(e.Shares, softmax.Share{Class: uint16(c), Part: m / sum})
			}
		}
		list = append(list, e)
	}
	return list
}

// mostWeight of one example: beyond it, steps would overshoot.
const mostWeight = 4

// occupationSamples reads titles. Where a title written by hand says what words mean, other sources are not heard.
func occupationSamples(lexicon *words.Lexicon, titles []title) *samples {
	s := newSamples(lexicon, sector.Units())
	for _, t := range titles {
		one := s.of(t.text, words.English)
		if one == nil || one.certain {
			continue
		}
		one.certain = t.byHand
		var classes [][]uint16
		for _, code := range t.codes {
			if units := sector.UnitsOf(code); len(units) > 0 {
				classes = append(classes, units)
			}
		}
		one.add(classes, t.weight)
	}
	return s
}

// industrySamples reads the titles of industries, and the words by which people name them.
func industrySamples(lexicon *words.Lexicon, industries []industry) *samples {
	s := newSamples(lexicon, sector.Divisions())
	for _, in := range industries {
		one := s.of(in.text, in.language)
		if one == nil || one.certain && in.weight != weightHand {
			continue
		}
		one.certain = in.weight == weightHand
		one.add([][]uint16{sector.DivisionsOf(in.division)}, in.weight)
	}
	return s
}
