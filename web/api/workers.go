package api

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"diasmap/onomastics"
)

// workers are who classify names. A worker is of one policy, of one request at a time, and remembers names it met: so there are as many of a
// policy as processors, and who asks for one waits for it.
type workers struct {
	most int

	mu sync.Mutex
	// of a policy, by its words.
	of map[string]chan *onomastics.Worker
}

const (
	// mostPolicies bounds the policies that workers are kept of; they are the thresholds with the targets that an office asks for.
	mostPolicies = 8
	// remembered is how much each worker remembers, in bytes.
	remembered = 12 << 20
)

func newWorkers() *workers {
	return &workers{most: runtime.GOMAXPROCS(0), of: map[string]chan *onomastics.Worker{}}
}

// lane is the workers of a policy who are free; nil stands for one who is yet to be made.
func (w *workers) lane(words string) chan *onomastics.Worker {
	w.mu.Lock()
	defer w.mu.Unlock()
	free := w.of[words]
	if free == nil {
		if len(w.of) >= mostPolicies {
			clear(w.of) // those at work go on, and are forgotten after that
		}
		free = make(chan *onomastics.Worker, w.most)
		for range w.most {
			free <- nil
		}
		w.of[words] = free
	}
	return free
}

// A team is workers of one policy, lent for a request.
type team struct {
	classifier *onomastics.Classifier
	policy     onomastics.Policy
	free       chan *onomastics.Worker
}

// team finds the workers of a policy. The error is a fault of the request.
func (s *service) team(p Policy) (*team, error) {
	profile, err := onomastics.ParseProfile(p.Profile)
	if err != nil {
		return nil, fault("body.profile", unfit, err.Error(), p.Profile)
	}
	policy := onomastics.Policy{Thresholds: profile.Thresholds()}
	for i, code := range p.Targets {
		country, err := onomastics.ParseCountry(code)
		if err != nil || !s.Classifier.Knows(country) {
			return nil, fault(fmt.Sprintf("body.origins[%d]", i), noCountry, "there is no lexicon of this country", code).with("country", code)
		}
		policy.Targets = append(policy.Targets, country)
	}
	words := fmt.Sprint(profile, policy.Targets)
	return &team{s.Classifier, policy, s.workers.lane(words)}, nil
}

// lend waits for a worker, whom done gives back.
func (t *team) lend(ctx context.Context) (w *onomastics.Worker, done func(), err error) {
	select {
	case w = <-t.free:
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	w = t.hired(w)
	return w, func() { t.free <- w }, nil
}

// hired is w, or a new worker if that is none.
func (t *team) hired(w *onomastics.Worker) *onomastics.Worker {
	if w == nil {
		w = t.classifier.NewWorker(t.policy)
		w.Remember(remembered)
	}
	return w
}

// each has do called for every number below n by one worker, or by more at once if they are free and there is enough to do.
func (t *team) each(ctx context.Context, n int, do func(w *onomastics.Worker, i int)) error {
	const share = 64 // numbers a worker takes at a time
	var mu sync.Mutex
	next := 0
	take := func() (from, to int) {
		mu.Lock()
		defer mu.Unlock()
		from = next
		next = min(next+share, n)
		return from, next
	}
	work := func(w *onomastics.Worker) {
		for from, to := take(); from < to && ctx.Err() == nil; from, to = take() {
			for i := from; i < to; i++ {
				do(w, i)
			}
		}
	}
	first, done, err := t.lend(ctx)
	if err != nil {
		return err
	}
	defer done()
	var others sync.WaitGroup
	for range min(cap(t.free), (n+share-1)/share) - 1 {
		select {
		case w := <-t.free:
			others.Go(func() {
				w := t.hired(w)
				defer func() { t.free <- w }()
				work(w)
			})
		default:
		}
	}
	work(first)
	others.Wait()
	return ctx.Err()
}
