// Package indextest has the plainest search index there is, for tests of what is built on the directory.
package indextest

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"diasmap/index"
	"diasmap/index/member"
)

// A List is an Engine: a file that lists what it holds, written anew each time.
type List struct {
	mu    sync.Mutex
	fail  error
	file  string
	State State
}

// A State is what a List holds: the last mark, and stamps and names by id.
type State struct {
	Mark   []byte
	Stamps map[string]string
	Names  map[string]string
}

// Open opens or creates a List as an Engine.
func Open(p index.Place) (index.Engine, error) { return OpenList(p) }

// OpenList opens or creates a List.
func OpenList(p index.Place) (*List, error) {
	e := &List{file: filepath.Join(p.Dir, "list.json"), State: State{Stamps: map[string]string{}, Names: map[string]string{}}}
	if p.Create {
		return e, errors.Join(os.MkdirAll(p.Dir, 0o700), e.Write())
	}
	data, err := os.ReadFile(e.file)
	if err != nil {
		return nil, err
	}
	return e, json.Unmarshal(data, &e.State)
}

// Write writes the file.
func (e *List) Write() error {
	data, err := json.Marshal(e.State)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(e.file+".new", data, 0o600), os.Rename(e.file+".new", e.file))
}

func (e *List) Apply(put []member.Stamped, gone []string, mark []byte) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.fail != nil {
		return e.fail
	}
	for _, m := range put {
		e.State.Stamps[m.ID], e.State.Names[m.ID] = m.Stamp(), m.Name.Full
	}
	for _, id := range gone {
		delete(e.State.Stamps, id)
		delete(e.State.Names, id)
	}
	if mark != nil {
		e.State.Mark = mark
	}
	return e.Write()
}

func (e *List) Mark() ([]byte, error) { return e.State.Mark, nil }
func (e *List) Count() (int, error)   { return len(e.State.Stamps), nil }
func (e *List) Compact() error        { return nil }
func (e *List) Close() error          { return nil }

func (e *List) Stamps(yield func(id, stamp string) error) error {
	for id, stamp := range e.State.Stamps {
		if err := yield(id, stamp); err != nil {
			return err
		}
	}
	return nil
}

// Break has every Apply fail with err from now on.
func (e *List) Break(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.fail = err
}
