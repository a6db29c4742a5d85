package account

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// SessionsName is the name of the file of sessions in the folder of a directory.
const SessionsName = "sessions.json"

// Sessions keeps who is signed in, so that it holds over a new start of the server. It is a store of package scs, safe for concurrent use; of
// several processes one may have it open. Tokens are given to it as hashes, and kept so.
//
// That somebody signed in or out is on the disk before the request is answered. That a session was used is written at most every
// half minute, and at the end.
type Sessions struct {
	file string
	now  func() time.Time

	mu      sync.Mutex
	of      map[string]keptSession
	ended   map[string]time.Time // tokens that were deleted, until they would have ended: a request under way must not bring them back
	written time.Time
	unsaved bool
}

type keptSession struct {
	Data  json.RawMessage `json:"data"`
	Until time.Time       `json:"until"`
}

type sessionFile struct {
	Version  int                    `json:"version"`
	Sessions map[string]keptSession `json:"sessions"`
}

// touchEvery is how often it is written that sessions were used.
const touchEvery = 30 * time.Second

// OpenSessions opens the sessions of the directory in a folder. now tells the time; nil asks the clock.
func OpenSessions(folder string, now func() time.Time) (*Sessions, error) {
	if now == nil {
		now = time.Now
	}
	s := &Sessions{file: filepath.Join(folder, SessionsName), now: now, of: map[string]keptSession{}, ended: map[string]time.Time{}}
	data, err := os.ReadFile(s.file)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the sessions: %w", err)
	}
	var f sessionFile
	if err := json.Unmarshal(data, &f); err != nil || f.Version != version {
		return s, nil // everybody signs in again
	}
	for token, k := range f.Sessions {
		s.of[token] = k
	}
	s.expire()
	return s, nil
}

// expire forgets what is over. The caller holds the lock.
func (s *Sessions) expire() {
	now := s.now()
	for token, k := range s.of {
		if !now.Before(k.Until) {
			delete(s.of, token)
		}
	}
	for token, until := range s.ended {
		if !now.Before(until) {
			delete(s.ended, token)
		}
	}
}

// save writes the file. The caller holds the lock.
func (s *Sessions) save() error {
	s.expire()
	data, err := json.Marshal(sessionFile{version, s.of})
	if err == nil {
		err = replace(s.file, data)
	}
	if err != nil {
		return fmt.Errorf("write the sessions: %w", err)
	}
	s.written, s.unsaved = s.now(), false
	return nil
}

// Find finds a session that is not over.
func (s *Sessions) Find(token string) ([]byte, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.of[token]
	if !ok || !s.now().Before(k.Until) {
		return nil, false, nil
	}
	return k.Data, true, nil
}

// Commit keeps a session, which is JSON, until a time.
func (s *Sessions) Commit(token string, data []byte, until time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, over := s.ended[token]; over {
		return nil
	}
	old, ok := s.of[token]
	s.of[token] = keptSession{data, until}
	s.unsaved = true
	if ok && string(old.Data) == string(data) && s.now().Sub(s.written) < touchEvery {
		return nil
	}
	return s.save()
}

// Delete ends a session.
func (s *Sessions) Delete(token string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.of[token]
	if !ok {
		return nil
	}
	delete(s.of, token)
	s.ended[token] = k.Until
	return s.save()
}

// Close writes what is not written yet.
func (s *Sessions) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.unsaved {
		return nil
	}
	return s.save()
}
