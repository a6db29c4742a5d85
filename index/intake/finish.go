package intake

import (
	"fmt"
	"slices"

	"diasmap/index"
	"diasmap/index/duplicate"
	"diasmap/index/member"
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
		if err := r.pruneAll(gone); err != nil {
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

func (r *run) pruneAll(ids []string) error {
	for part := range slices.Chunk(ids, deleteBatch) {
		err := r.directory.Later(func(tx index.Tx) error {
			for _, id := range part {
				if err := r.prune(tx, id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// prune takes out a member; of one that was merged only what the source said of it, if other lists have it too.
func (r *run) prune(tx index.Tx, id string) error {
	parts, err := tx.Parts(id)
	if err != nil {
		return err
	}
	var rest, gone []*member.Member
	for _, p := range parts {
		if p.Sources[0].Source == r.record.Source {
			gone = append(gone, p)
		} else {
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 {
		return tx.Delete(id)
	}
	for _, p := range gone {
		if err := tx.RemovePart(id, p.ID); err != nil {
			return err
		}
	}
	whole, err := tx.Member(id)
	if err != nil {
		return err
	}
	m := duplicate.Compose(whole, rest)
	m.Updated = r.record.Started
	return tx.Put(m)
}
