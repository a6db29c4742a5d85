package api

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits of how often a user may call, and an address may try to sign in.
const (
	callsPerSecond = 100
	callsAtOnce    = 200
	// failuresAllowed in a row lock a name out for lockout.
	failuresAllowed = 5
	lockout         = 15 * time.Minute
	// mostKept bounds the names and addresses that are remembered.
	mostKept = 10_000
)

// limits are how often each user may call.
type limits struct {
	mu sync.Mutex
	of map[string]*rate.Limiter
}

func newLimits() *limits { return &limits{of: map[string]*rate.Limiter{}} }

func (l *limits) allow(user string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	limiter := l.of[user]
	if limiter == nil {
		limiter = rate.NewLimiter(callsPerSecond, callsAtOnce)
		l.of[user] = limiter
	}
	return limiter.Allow()
}

// attempts counts failures to sign in, by name of user. A name that nobody has is counted as any other.
type attempts struct {
	mu  sync.Mutex
	now func() time.Time
	of  map[string]failures
}

type failures struct {
	count int
	last  time.Time
}

func newAttempts(now func() time.Time) *attempts {
	return &attempts{now: now, of: map[string]failures{}}
}

// begin counts an attempt as failed until it succeeds, so that many at once count too. It says how long the name is locked
// out, 0 if it is not.
func (a *attempts) begin(name string) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.now()
	f := a.of[name]
	if now.Sub(f.last) >= lockout {
		f.count = 0
	}
	if f.count >= failuresAllowed {
		return lockout - now.Sub(f.last)
	}
	a.forget(now)
	a.of[name] = failures{f.count + 1, now}
	return 0
}

// succeed forgets the failures of a name.
func (a *attempts) succeed(name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.of, name)
}

// forget drops what no longer counts once much is kept, and all of it where that is not enough: whoever tries ten thousand names
// in a quarter of an hour is told by the log, not by this table.
func (a *attempts) forget(now time.Time) {
	if len(a.of) < mostKept {
		return
	}
	for name, f := range a.of {
		if now.Sub(f.last) >= lockout {
			delete(a.of, name)
		}
	}
	if len(a.of) >= mostKept {
		clear(a.of)
	}
}
