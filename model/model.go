// Package model holds the trained model the program is built with.
package model

import (
	_ "embed"
	"sync"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

// Name is the name of the file of a trained model.
const Name = "diasmap.model"

//go:embed diasmap.model
var trained []byte

// Embedded opens the model the program was built with. It is opened once.
var Embedded = sync.OnceValues(func() (*onomastics.Model, error) {
	return onomastics.OpenModel(trained)
})

// NewClassifier returns the classifier the program is built with: the embedded model and lexicon, and
// additions to that.
func NewClassifier(additions ...*onomastics.Lexicon) (*onomastics.Classifier, error) {
	base, err := lexicons.Embedded()
	if err != nil {
		return nil, err
	}
	m, err := Embedded()
	if err != nil {
		return nil, err
	}
	return onomastics.NewTrainedClassifier(onomastics.TrainedParams(), m, base, additions...)
}
