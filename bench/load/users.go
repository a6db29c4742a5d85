package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"diasmap/bench/synthetic"
	"diasmap/lexicons"
)

// searches are what people type, with facets as the page asks for them: names, sectors near places, occupations, and everybody.
var searches = []string{
	"krikorian", "petrosyan origin:AM", "name:Kapanadze", "Шевченко", "sargsyan cardiologist", "cardiologist near:Lyon within:50km", "sector:health country:FR",
	"sector:health near:Paris within:30km origin:AM", "engineer country:DE", "врач", "origin:GE probability>0.9", "lawyer near:Boston", "sector:education origin:UA",
	"country:US sector:ict", "teacher city:Berlin", "role:owner origin:GE", "",
}

// facets are those of the page.
var facets = []string{"origin", "sector", "country", "city", "status"}

// A report is how long searches took.
type report struct {
	took   []time.Duration
	errors int
	fault  string
	wall   time.Duration
}

// search has the users search.
func (p *plan) search(address string, tokens []string, think time.Duration) *report {
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: p.users, MaxIdleConnsPerHost: p.users, DisableCompression: true}, Timeout: 30 * time.Second}
	defer client.CloseIdleConnections()
	var r report
	var mu sync.Mutex
	var users sync.WaitGroup
	begin := time.Now().Add(p.lasting / 10)
	end := begin.Add(p.lasting)
	for i := range p.users {
		users.Go(func() {
			random := rand.New(rand.NewPCG(1, uint64(i)))
			time.Sleep(time.Duration(random.Int64N(int64(max(think, time.Millisecond)))))
			for time.Now().Before(end) {
				query := searches[random.IntN(len(searches))]
				asked := time.Now()
				err := ask(client, address+"/api/v1/search", tokens[i%len(tokens)], map[string]any{"query": query, "facets": facets, "limit": 20})
				took := time.Since(asked)
				if asked.After(begin) {
					mu.Lock()
					r.took = append(r.took, took)
					if err != nil {
						r.errors++
						r.fault = fmt.Sprintf("%q: %v", query, err)
					}
					mu.Unlock()
				}
				time.Sleep(time.Duration(random.ExpFloat64() * float64(think)))
			}
		})
	}
	users.Wait()
	r.wall = time.Since(begin)
	slices.Sort(r.took)
	return &r
}

// ask sends a request and reads the answer to its end.
func ask(client *http.Client, address, token string, body any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	r, err := http.NewRequest(http.MethodPost, address, bytes.NewReader(data))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+token)
	answer, err := client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, content[:min(len(content), 300)])
	}
	return err
}

func (r *report) quantile(q float64) float64 {
	if len(r.took) == 0 {
		return 0
	}
	return float64(r.took[min(int(q*float64(len(r.took))), len(r.took)-1)].Microseconds()) / 1000
}

func (r *report) print(p *plan, think time.Duration, cpu float64) {
	n := float64(max(len(r.took), 1))
	fmt.Printf("%d users, %s between searches: %d searches, %.0f a second; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms; %d errors; %.2f ms of processor time each\n",
		p.users, think, len(r.took), n/r.wall.Seconds(), r.quantile(.5), r.quantile(.95), r.quantile(.99), r.quantile(1), r.errors, 1000*cpu/n)
	if r.errors > 0 {
		fmt.Println("the last error:", r.fault)
	}
}

// classify sends batches of a thousand names drawn from the lexicons, by as many as there are processors, within what one user may.
func (p *plan) classify(s *server, token string) error {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		return err
	}
	people, err := synthetic.Read(os.DirFS("lexicons"), lexicon)
	if err != nil {
		return err
	}
	generator := people.Generator(1)
	bodies := make([]map[string]any, p.batches)
	var row []byte
	for i := range bodies {
		var batch []map[string]string
		for range 1000 {
			row = generator.Append(row[:0])
			fields := strings.Split(strings.TrimSpace(string(row)), ",")
			batch = append(batch, map[string]string{"name": fields[1], "residence": fields[2]})
		}
		bodies[i] = map[string]any{"people": batch}
	}
	before, err := s.usage()
	if err != nil {
		return err
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: p.procs, DisableCompression: true}}
	defer client.CloseIdleConnections()
	began := time.Now()
	var senders sync.WaitGroup
	faults := make(chan error, p.procs)
	for sender := range p.procs {
		senders.Go(func() {
			for i := sender; i < len(bodies); i += p.procs {
				if err := ask(client, s.address+"/api/v1/classify/batch", token, bodies[i]); err != nil {
					faults <- err
					return
				}
			}
		})
	}
	senders.Wait()
	close(faults)
	if err := <-faults; err != nil {
		return fmt.Errorf("classify: %w", err)
	}
	took := time.Since(began).Seconds()
	after, err := s.usage()
	if err != nil {
		return err
	}
	names := float64(1000 * len(bodies))
	fmt.Printf("classify in batches of 1,000: %.0f names a second, %.0f a second of processor time of the server\n", names/took, names/(after.cpu-before.cpu))
	return nil
}
