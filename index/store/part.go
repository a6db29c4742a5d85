package store

import (
	"fmt"

	"diasmap/index/member"
)

// partName begins the name of what is kept about a member that was made of several: each of them as it was.
const partName = "part/"

// SetPart keeps one of the members that a member was made of, its own record included, under which it is known from now on.
func (tx *Tx) SetPart(whole string, part *member.Member) error {
	if part.ID != whole {
		if err := tx.Alias(part.ID, whole); err != nil {
			return err
		}
	}
	return tx.SetAbout(whole, partName+part.ID, part.Append(nil))
}

// RemovePart takes out a part, which is known by its own id again.
func (tx *Tx) RemovePart(whole, part string) error {
	if part != whole {
		if err := tx.Alias(part, ""); err != nil {
			return err
		}
	}
	return tx.SetAbout(whole, partName+part, nil)
}

// Parts are what a member was made of, by id; none if it was not merged.
func (tx *Tx) Parts(whole string) (parts []*member.Member, err error) {
	err = tx.EachAbout(whole, partName, func(what string, value []byte) error {
		m, err := member.Decode(value)
		if err != nil {
			return fmt.Errorf("read %s of member %s: %w: %w", what, whole, ErrDamaged, err)
		}
		parts = append(parts, m)
		return nil
	})
	return parts, err
}

// forgetParts has the parts of a member known by their own ids again.
func (tx *Tx) forgetParts(whole string) error {
	parts, err := tx.Parts(whole)
	if err != nil {
		return err
	}
	for _, p := range parts {
		if err := tx.Alias(p.ID, ""); err != nil {
			return err
		}
	}
	return nil
}
