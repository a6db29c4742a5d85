package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"diasmap/corpus/sample"
)

// BenchmarkClassifyBatch sends the sample list in batches of a thousand, one after the other, by the handler without the network.
func BenchmarkClassifyBatch(b *testing.B) {
	o := newOffice(b, nil)
	secret, _, err := o.accounts.AddToken("viewer", "measuring", farFuture)
	if err != nil {
		b.Fatal(err)
	}
	var people []map[string]string
	for line := range strings.Lines(string(sample.List)) {
		if fields := strings.Split(line, ","); len(people) < 1000 && len(fields) > 1 {
			people = append(people, map[string]string{"name": fields[1]})
		}
	}
	body, err := json.Marshal(map[string]any{"people": people})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/api/v1/classify/batch", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+secret)
		w := httptest.NewRecorder()
		o.server.Handler().ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Code, w.Body)
		}
	}
	b.ReportMetric(float64(len(people)*b.N)/b.Elapsed().Seconds(), "names/s")
}
