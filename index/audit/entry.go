package audit

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// An Entry is one thing that was done.
type Entry struct {
	// Number counts entries from 1.
	Number int       `json:"n"`
	At     time.Time `json:"at"`
	Who    string    `json:"who"`
	// Action is what was done: import, search, export, review, suppress, erase, purge, backup, restore, reindex …
	Action  string `json:"action"`
	Purpose string `json:"purpose,omitempty"`
	// Count is how many members it was about.
	Count int `json:"count"`
	// About tells more, and no names: the id of an import, the kinds of filters of a search.
	About map[string]string `json:"about,omitempty"`
	// Out is the number of the entry in the outbox of the store, 0 if it did not come from there.
	Out uint64 `json:"out,omitempty"`
	// Hash chains the entry to the one before. It is the last value of its line.
	Hash string `json:"hash"`
}

// line encodes the entry with its hash, which covers the bytes of the line up to it, and the hash before.
func (e *Entry) line(key []byte, before string) ([]byte, error) {
	e.Hash = ""
	data, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("write an entry: %w", err)
	}
	e.Hash = chain(key, before, data)
	return json.Marshal(e)
}

// chain is the hash of an entry encoded without its hash.
func chain(key []byte, before string, data []byte) string {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(before))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}
