package index_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"diasmap/index"
	"diasmap/index/member"
)

// A listEngine is the plainest search index there is: a file that lists what it holds, written anew each time.
type listEngine struct {
	mu    sync.Mutex
	file  string
	fail  error
	state listState
}

type listState struct {
	Mark   []byte
	Stamps map[string]string
	Names  map[string]string
}

func openList(p index.Place) (index.Engine, error) { return newList(p) }

func newList(p index.Place) (*listEngine, error) {
	e := &listEngine{file: filepath.Join(p.Dir, "list.json"), state: listState{Stamps: map[string]string{}, Names: map[string]string{}}}
	if p.Create {
		return e, errors.Join(os.MkdirAll(p.Dir, 0o700), e.write())
	}
	data, err := os.ReadFile(e.file)
	if err != nil {
		return nil, err
	}
	return e, json.Unmarshal(data, &e.state)
}

func (e *listEngine) write() error {
	data, err := json.Marshal(e.state)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(e.file+".new", data, 0o600), os.Rename(e.file+".new", e.file))
}

func (e *listEngine) Apply(put []*member.Member, gone []string, mark []byte) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.fail != nil {
		return e.fail
	}
	for _, m := range put {
		e.state.Stamps[m.ID], e.state.Names[m.ID] = m.Stamp(), m.Name.Full
	}
	for _, id := range gone {
		delete(e.state.Stamps, id)
		delete(e.state.Names, id)
	}
	if mark != nil {
		e.state.Mark = mark
	}
	return e.write()
}

func (e *listEngine) Mark() ([]byte, error) { return e.state.Mark, nil }
func (e *listEngine) Count() (int, error)   { return len(e.state.Stamps), nil }
func (e *listEngine) Compact() error        { return nil }
func (e *listEngine) Close() error          { return nil }

func (e *listEngine) Stamps(yield func(id, stamp string) error) error {
	for id, stamp := range e.state.Stamps {
		if err := yield(id, stamp); err != nil {
			return err
		}
	}
	return nil
}

var errEngine = fmt.Errorf("no room for the index")
