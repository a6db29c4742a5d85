package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"diasmap/bench/synthetic"
)

// batches are bodies of a thousand names each, drawn from the lexicons as often as they are borne.
func batches(b *testing.B, n int) []string {
	b.Helper()
	k, err := knowledge()
	if err != nil {
		b.Fatal(err)
	}
	people, err := synthetic.Read(os.DirFS("../lexicons"), k.Lexicon)
	if err != nil {
		b.Fatal(err)
	}
	g := people.Generator(1)
	var row []byte
	bodies := make([]string, n)
	for i := range bodies {
		var batch []map[string]string
		for range 1000 {
			row = g.Append(row[:0])
			fields := strings.Split(strings.TrimSpace(string(row)), ",")
			batch = append(batch, map[string]string{"name": fields[1], "residence": fields[2]})
		}
		data, err := json.Marshal(map[string]any{"people": batch})
		if err != nil {
			b.Fatal(err)
		}
		bodies[i] = string(data)
	}
	return bodies
}

// BenchmarkClassifyBatch sends batches of a thousand names by the handler, without the network: one after the other, and several at once.
func BenchmarkClassifyBatch(b *testing.B) {
	o := newOffice(b, nil)
	secret, _, err := o.accounts.AddToken("viewer", "measuring", farFuture)
	if err != nil {
		b.Fatal(err)
	}
	bodies := batches(b, 200)
	var next atomic.Int64
	send := func() {
		body := bodies[int(next.Add(1))%len(bodies)]
		r := httptest.NewRequest(http.MethodPost, "/api/v1/classify/batch", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+secret)
		w := httptest.NewRecorder()
		o.server.Handler().ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Error(w.Code, w.Body)
		}
	}
	b.Run("one", func(b *testing.B) {
		for b.Loop() {
			send()
		}
		b.ReportMetric(float64(1000*b.N)/b.Elapsed().Seconds(), "names/s")
	})
	b.Run("several", func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				send()
			}
		})
		b.ReportMetric(float64(1000*b.N)/b.Elapsed().Seconds(), "names/s")
	})
}
