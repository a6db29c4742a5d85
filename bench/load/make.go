package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"diasmap/index"
	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/index/store"
	"diasmap/index/synthetic"
	"diasmap/web/account"
)

// make makes the directory, if there is none with as many members.
func (p *plan) make() (err error) {
	options, err := search.DefaultOptions()
	if err != nil {
		return err
	}
	d, err := index.Open(p.data, index.Options{Create: true, Engine: search.Opener(options)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if d.Store().Count() == p.members {
		return nil
	}
	if d.Store().Count() > 0 {
		return fmt.Errorf("%s has %d members, not %d: name another folder, or remove it", p.data, d.Store().Count(), p.members)
	}
	began := time.Now()
	all, err := synthetic.Members(1, p.members)
	if err != nil {
		return err
	}
	if err := d.Update(func(tx index.Tx) error {
		return tx.PutImport(&store.Import{ID: "i1", Source: "synthetic", Purpose: "measuring", By: "load", Started: synthetic.Imported, Ended: synthetic.Imported})
	}); err != nil {
		return err
	}
	const batch = 1000
	var waiting []*member.Member
	put := func() error {
		err := d.Later(func(tx index.Tx) error {
			for _, m := range waiting {
				if err := tx.Put(m); err != nil {
					return err
				}
			}
			return nil
		})
		waiting = waiting[:0]
		return err
	}
	for m := range all {
		if waiting = append(waiting, m); len(waiting) == batch {
			if err := put(); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(put(), d.Settle()); err != nil {
		return err
	}
	fmt.Printf("%d members made in %.0f s\n", p.members, time.Since(began).Seconds())
	return nil
}

// accounts is how many accounts there are. Each may call a hundred times a second, so the users share several.
const accounts = 20

// tokens are what the users call with.
func (p *plan) tokens() ([]string, error) {
	book := account.Open(p.data)
	users, err := book.Users()
	if err != nil {
		return nil, err
	}
	var tokens []string
	for i := range accounts {
		name := fmt.Sprintf("user%d", i+1)
		if !slices.ContainsFunc(users, func(u account.User) bool { return u.Name == name }) {
			if err := book.Add(name, account.Admin, "nobody signs in with this"); err != nil {
				return nil, err
			}
		}
		secret, _, err := book.AddToken(name, "measuring", time.Now().Add(24*time.Hour))
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, secret)
	}
	if err := os.Remove(filepath.Join(p.data, account.SessionsName)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	return tokens, nil
}
