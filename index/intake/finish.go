package intake

import (
	"fmt"

	"diasmap/index"
	"diasmap/index/store"
)

// finish counts who is gone from the list, takes them out if that is asked for, and ends the record.
func (r *run) finish() error {
	gone, err := r.gone()
	if err != nil {
		return fmt.Errorf("find who is no longer in the list: %w", err)
	}
	r.record.Gone = len(gone)
	if r.job.Prune {
		if err := deleteAll(r.directory, gone); err != nil {
			return err
		}
	}
	r.record.Ended = r.job.now()
	return r.directory.Update(func(tx index.Tx) error {
		if err := tx.PutImport(r.record); err != nil {
			return err
		}
		if err := tx.EndProgress(r.record.ID); err != nil {
			return err
		}
		return tx.Audit(r.entry("import"))
	})
}

// gone lists the members that earlier imports of the source found, and this one did not.
func (r *run) gone() ([]string, error) {
	s := r.directory.Store()
	imports, err := s.Imports()
	if err != nil {
		return nil, err
	}
	before := map[string]bool{}
	for _, i := range imports {
		if i.Source != r.record.Source || i.ID == r.record.ID {
			continue
		}
		err := s.Findings(i.ID, func(id string, _ store.Finding) error {
			before[id] = true
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(before) == 0 {
		return nil, nil
	}
	err = s.Findings(r.record.ID, func(id string, _ store.Finding) error {
		delete(before, id)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var gone []string
	for id := range before {
		there, err := s.Has(id)
		if err != nil {
			return nil, err
		}
		if there {
			gone = append(gone, id)
		}
	}
	return gone, nil
}

// deleteBatch is how many members one Update takes out.
const deleteBatch = 1000

func deleteAll(d *index.Directory, ids []string) error {
	for len(ids) > 0 {
		n := min(len(ids), deleteBatch)
		err := d.Later(func(tx index.Tx) error {
			for _, id := range ids[:n] {
				if err := tx.Delete(id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}
