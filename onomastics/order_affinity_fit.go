package onomastics

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"diasmap/envelope"
)

// An AffinityFit gathers names whose family name is known and fits to them the weights of affinity: so that of all
// readings of a name, written in either order, the right one is the likeliest.
type AffinityFit struct {
	names []fitName
}

// A fitName is the keys of the words of a name, the last of them its family name.
type fitName struct {
	words  []string
	family int
	// initial: all words may be the family name.
	initial bool
}

// NewAffinityFit returns an AffinityFit that knows no name.
func NewAffinityFit() *AffinityFit { return &AffinityFit{} }

// Add adds a person by the keys of given and family names; initial says that an initial stands among them.
// Names without a choice of readings are passed over, and those of more words than are ever weighed.
func (f *AffinityFit) Add(given, family []string, initial bool) {
	words := slices.Concat(given, family)
	least := 2
	if initial {
		least = 1
	}
	if len(family) == 0 || len(given) == 0 && !initial || len(words) < least || len(words) > mostOrderWords ||
		slices.ContainsFunc(words, func(w string) bool { return w == "" || len(w) > maxKeyLength }) {
		return
	}
	f.names = append(f.names, fitName{words, len(family), initial})
}

const (
	affinityRounds = 3    // each with both orders of a name; more of them learn the names by heart
	affinityRate   = 0.1  // the step of AdaGrad
	affinitySteady = 0.01 // what slopes begin with
	affinityStart  = 0.05 // how large vectors are at first: at nothing they would stay nothing
	affinitySure   = 1e-3 // a reading as good as this teaches no more
)

// An affinityFitting is the state of a fit.
type affinityFitting struct {
	shapes          [affinityShapes]float32
	bias, biasSlope []float32 // by place and role
	vector          []float32 // by place, role and component
	vectorSlope     []float32 // by place and role
	places          [mostOrderWords][]uint32
	words           [mostOrderWords]wordAffinity
	slopes          [mostOrderWords]wordAffinity
	readings        []reading
	logs            []float64
}

// Fit returns the file of weights. It depends on the names alone, not on the order they came in.
func (f *AffinityFit) Fit() []byte {
	type hashed struct {
		hash uint64
		name fitName
	}
	names := make([]hashed, len(f.names))
	for i, n := range f.names {
		names[i] = hashed{hashKey([]byte(strings.Join(n.words, " "))), n}
	}
	slices.SortFunc(names, func(x, y hashed) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), slices.Compare(x.name.words, y.name.words), cmp.Compare(x.name.family, y.name.family))
	})
	s := newAffinityFitting()
	for range affinityRounds {
		for _, n := range names {
			s.learn(n.name, false)
			s.learn(n.name, true)
		}
	}
	return s.file()
}

func newAffinityFitting() *affinityFitting {
	s := &affinityFitting{
		bias: make([]float32, affinityPlaces*roles), biasSlope: make([]float32, affinityPlaces*roles),
		vector: make([]float32, affinityPlaces*roles*affinityWidth), vectorSlope: make([]float32, affinityPlaces*roles),
	}
	random := rand.New(rand.NewPCG(1, 2)) // always the same
	for i := range s.vector {
		s.vector[i] = float32(affinityStart * random.NormFloat64())
	}
	return s
}

// learn makes the right reading of a name likelier, written family name first or last.
func (s *affinityFitting) learn(n fitName, familyFirst bool) {
	given := len(n.words) - n.family
	order := [2][]string{n.words[:given], n.words[given:]}
	if familyFirst {
		order[0], order[1] = order[1], order[0]
	}
	count := 0
	for _, words := range order {
		for _, word := range words {
			s.places[count] = appendAffinityPlaces(s.places[count][:0], []byte(word))
			s.sum(count)
			count++
		}
	}
	right := reading{familyFirst && given > 0, n.family}
	s.weigh(count, n.initial)
	clear(s.slopes[:count])
	for i, r := range s.readings {
		slope := math.Exp(s.logs[i])
		if r == right {
			if slope > 1-affinitySure {
				return
			}
			slope--
		}
		s.spread(count, r, float32(slope))
	}
	for i := range count {
		s.step(i)
	}
}

// sum adds up the weights of word i.
func (s *affinityFitting) sum(i int) {
	w := &s.words[i]
	*w = wordAffinity{}
	scale := float32(1 / math.Sqrt(float64(len(s.places[i]))))
	for _, place := range s.places[i] {
		for role := range w {
			at := int(place)*roles + role
			w[role].bias += scale * s.bias[at]
			for k, v := range s.vector[at*affinityWidth:][:affinityWidth] {
				w[role].vector[k] += scale * v
			}
		}
	}
}

// weigh lists the readings of so many words with the logarithms of their probabilities.
func (s *affinityFitting) weigh(count int, initial bool) {
	s.readings, s.logs = s.readings[:0], s.logs[:0]
	for family := 1; family < count; family++ {
		s.readings = append(s.readings, reading{false, family}, reading{true, family})
	}
	if initial {
		s.readings = append(s.readings, reading{false, count})
	}
	var buf [mostOrderWords]*wordAffinity
	for i := range count {
		buf[i] = &s.words[i]
	}
	table := affinityTable{shapes: s.shapes}
	sum := 0.0
	for _, r := range s.readings {
		log := table.reading(buf[:count], r)
		s.logs = append(s.logs, log)
		sum += math.Exp(log)
	}
	for i := range s.logs {
		s.logs[i] -= math.Log(sum)
	}
}

// spread adds the slope of a reading to those of its words.
func (s *affinityFitting) spread(count int, r reading, slope float32) {
	s.shapes[affinityShape(count, r)] -= affinityShapeRate * slope
	from, to := r.bounds(count)
	ofPairs := slope * affinityOfPairs(count)
	for i := range count {
		role := roleOf(i, from, to)
		s.slopes[i][role].bias += slope
		for j := range count {
			if j == i {
				continue
			}
			for k, v := range s.words[j][roleOf(j, from, to)].vector {
				s.slopes[i][role].vector[k] += ofPairs * v
			}
		}
	}
}

// affinityShapeRate is the step of shapes, which all names share.
const affinityShapeRate = 0.002

// step moves the weights of word i against their slopes.
func (s *affinityFitting) step(i int) {
	scale := float32(1 / math.Sqrt(float64(len(s.places[i]))))
	for role := range s.slopes[i] {
		own := &s.slopes[i][role]
		if own.bias == 0 {
			continue
		}
		bias, square := scale*own.bias, float32(0)
		for k := range own.vector {
			own.vector[k] *= scale
			square += own.vector[k] * own.vector[k] / affinityWidth
		}
		for _, place := range s.places[i] {
			at := int(place)*roles + role
			s.biasSlope[at] += bias * bias
			s.bias[at] -= affinityRate * bias / float32(math.Sqrt(float64(s.biasSlope[at]+affinitySteady)))
			s.vectorSlope[at] += square
			rate := affinityRate / float32(math.Sqrt(float64(s.vectorSlope[at]+affinitySteady)))
			for k, slope := range own.vector {
				s.vector[at*affinityWidth+k] -= rate * slope
			}
		}
	}
}

// file writes the weights.
func (s *affinityFitting) file() []byte {
	for at, slope := range s.vectorSlope {
		if slope == 0 { // no name has it
			clear(s.vector[at*affinityWidth:][:affinityWidth])
		}
	}
	biasStep, vectorStep := largest(s.bias)/math.MaxInt8, largest(s.vector)/math.MaxInt8
	file := append(make([]byte, 0, affinitySize), affinityMagic...)
	file = appendUint32(file, affinityVersion)
	file = appendUint32(appendUint32(file, math.Float32bits(biasStep)), math.Float32bits(vectorStep))
	for _, v := range s.shapes {
		file = appendUint32(file, math.Float32bits(v))
	}
	for at := range s.bias {
		file = append(file, inSteps(s.bias[at], biasStep))
		for _, v := range s.vector[at*affinityWidth:][:affinityWidth] {
			file = append(file, inSteps(v, vectorStep))
		}
	}
	return appendUint32(file, envelope.Checksum(file))
}

// largest is the largest of weights by size.
func largest(weights []float32) float32 {
	top := float32(math.SmallestNonzeroFloat32)
	for _, w := range weights {
		top = max(top, max(w, -w))
	}
	return top
}

func inSteps(weight, step float32) byte { return byte(int8(math.Round(float64(weight / step)))) }
