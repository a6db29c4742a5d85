package training

import (
	"fmt"
	"io"
	"math"
	"slices"

	"diasmap/onomastics"
)

const (
	// heldForPriors is how many people of the dev split the prior without residence is chosen on.
	heldForPriors = 20_000
	// priorRounds and priorStep: so often the prior is moved, by so much of what would make the
	// answers as frequent as the labels.
	priorRounds, priorStep = 15, 0.7
	// priorTrust is how far the prior goes from that of the training to the one of the labels, which are citizenship, and
	// rarely of small countries.
	priorTrust = 0.4
	// priorSteady is added to both frequencies, in people: rare labels move little.
	priorSteady = 10
)

// setPrior sets what is expected anywhere, without a residence: that under which the model answers each country
// as often as held people of public lists are labelled with it.
func (t *training) setPrior(w *onomastics.ModelWeights, digest [32]byte, log io.Writer) error {
	model, err := onomastics.OpenModel(w.Build(digest))
	if err != nil {
		return err
	}
	classifier, err := onomastics.NewTrainedClassifier(onomastics.TrainedParams(), model, t.lexicon)
	if err != nil {
		return err
	}
	worker := classifier.NewWorker(onomastics.Policy{})
	labels := make([]float64, len(t.classes))
	var odds [][]float32
	step := max(len(t.held)/heldForPriors, 1)
	for i := 0; i < len(t.held); i += step {
		p := t.held[i]
		if row := worker.AppendOdds(nil, p.Person()); len(row) > 0 {
			odds = append(odds, row)
			labels[t.class[p.Origin]]++
		}
	}
	prior := w.Settings[onomastics.Anywhere].Bias
	trained := slices.Clone(prior)
	for range priorRounds {
		answered := answers(odds, prior)
		for c := range prior {
			prior[c] += float32(priorStep * math.Log((labels[c]+priorSteady)/(answered[c]+priorSteady)))
		}
	}
	for c := range prior {
		prior[c] = priorTrust*prior[c] + (1-priorTrust)*trained[c]
	}
	fmt.Fprintf(log, "prior without residence chosen on %d people\n", len(odds))
	return nil
}

// answers sums the posteriors of all rows under a log prior.
func answers(odds [][]float32, prior []float32) []float64 {
	sum := make([]float64, len(prior))
	row := make([]float32, len(prior))
	temperature := onomastics.TrainedParams().TemperatureAnywhere
	for _, o := range odds {
		for c := range row {
			row[c] = (o[c] + prior[c]) / temperature
		}
		softmax(row)
		for c, p := range row {
			sum[c] += float64(p)
		}
	}
	return sum
}
