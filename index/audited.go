package index

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"diasmap/index/audit"
	"diasmap/index/store"
)

// auditKey makes the key of the audit log from the secret of the store.
func auditKey(secret []byte) []byte {
	h := hmac.New(sha256.New, secret)
	h.Write([]byte("audit log"))
	return h.Sum(nil)
}

// anchorNote is the note of the store that says which entry of the audit log was the last it knew of.
const anchorNote = "audit anchor"

// settleAudit writes what Updates left to be told. An entry that is in the log already, because a crash came before
// that was noted, is not written twice.
func (d *Directory) settleAudit() error {
	d.telling.Lock()
	defer d.telling.Unlock()
	var entries []*audit.Entry
	var numbers []uint64
	err := d.store.Unsaid(func(number uint64, data []byte) error {
		e, err := decodeEntry(data)
		if err != nil {
			return err
		}
		e.Out = number
		entries, numbers = append(entries, e), append(numbers, number)
		return nil
	})
	if err != nil || len(entries) == 0 {
		return err
	}
	if !d.told {
		if entries, err = d.unwritten(entries, numbers); err != nil {
			return err
		}
	}
	d.told = false
	if err := d.audit.Append(entries...); err != nil {
		return err
	}
	for _, n := range numbers {
		if err := d.store.Said(n); err != nil {
			return err
		}
	}
	d.told = true
	return nil
}

// unwritten leaves out the entries that are in the log.
func (d *Directory) unwritten(entries []*audit.Entry, numbers []uint64) ([]*audit.Entry, error) {
	there, err := d.audit.HasOut(numbers)
	if err != nil {
		return nil, err
	}
	var missing []*audit.Entry
	for _, e := range entries {
		if !there[e.Out] {
			missing = append(missing, e)
		}
	}
	return missing, nil
}

// anchorAudit notes the last entry of the audit log in the store.
func (d *Directory) anchorAudit() error {
	last, err := d.audit.Last()
	if err != nil {
		return err
	}
	data, err := json.Marshal(last)
	if err != nil {
		return err
	}
	_, err = d.store.Update(func(tx *store.Tx) error { return tx.SetNote(anchorNote, data) })
	if errors.Is(err, store.ErrDiskFull) {
		return nil // the anchor before still holds
	}
	return err
}

// VerifyAudit checks the chain of the audit log against the last entry the store knows of, and returns how many
// entries there are.
func (d *Directory) VerifyAudit() (int, error) {
	var known audit.Anchor
	data, err := d.store.Note(anchorNote)
	if err != nil {
		return 0, err
	}
	if data != nil {
		if err := json.Unmarshal(data, &known); err != nil {
			return 0, fmt.Errorf("read the anchor of the audit log: %w: %w", store.ErrDamaged, err)
		}
	}
	return d.audit.Verify(known)
}
