package search

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"diasmap/index"
	"diasmap/index/audit"
	"diasmap/index/member"
)

// A Desk is where one person searches a directory. Whatever is found there is told in the audit log first: who looked,
// for what purpose, by which fields (never the words, which are names), and how many were found.
type Desk struct {
	Directory *index.Directory
	// Who searches, and for what purpose.
	Who, Purpose string
}

// A Page is a Result with the members of its hits.
type Page struct {
	*Result
	Members []*member.Member
}

// ErrEngine: the directory was opened with another engine.
var ErrEngine = errors.New("search: the directory has another engine")

// Search answers a query and tells the audit log.
func (d Desk) Search(ctx context.Context, q Query) (*Page, error) {
	var p Page
	err := d.with(func(x *Index) (err error) {
		p.Result, err = x.Search(ctx, q)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := d.tell("search", &q, p.Total); err != nil {
		return nil, err
	}
	return &p, d.members(&p)
}

// members reads the members of the hits from the store; a hit whose member is gone since is left out.
func (d Desk) members(p *Page) error {
	ids := make([]string, len(p.Hits))
	for i, h := range p.Hits {
		ids[i] = h.ID
	}
	members, err := d.Directory.Store().Members(ids)
	if err != nil {
		return fmt.Errorf("read the members found: %w", err)
	}
	p.Members = members // in the order of the ids, those that are gone left out
	if len(members) < len(ids) {
		there := make(map[string]bool, len(members))
		for _, m := range members {
			there[m.ID] = true
		}
		p.Hits = slices.DeleteFunc(p.Hits, func(h Hit) bool { return !there[h.ID] })
	}
	return nil
}

// exportPage is how many members are read at once for an export.
const exportPage = 2000

// Export yields the members found from the cursor of the query on, at most most of them (0 for all), and returns what is known of
// all, and where to go on. The audit log is told before the first is.
func (d Desk) Export(ctx context.Context, q Query, most int, yield func(Hit, *member.Member) error) (*Result, error) {
	var whole *Result
	q.Limit = exportPage
	for n := 0; ; {
		if most > 0 {
			q.Limit = min(exportPage, most-n)
		}
		var p Page
		err := d.with(func(x *Index) (err error) {
			p.Result, err = x.Search(ctx, q)
			return err
		})
		if err != nil {
			return whole, err
		}
		if whole == nil {
			whole = p.Result
			count := whole.Total
			if most > 0 {
				count = min(count, most)
			}
			if err := d.tell("export", &q, count); err != nil {
				return nil, err
			}
		}
		if err := d.members(&p); err != nil {
			return whole, err
		}
		for i, m := range p.Members {
			if err := yield(p.Hits[i], m); err != nil {
				return whole, err
			}
		}
		n += len(p.Members)
		if q.Cursor, q.Facets = p.Next, nil; p.Next == "" || most > 0 && n >= most {
			whole.Next = p.Next
			return whole, nil
		}
	}
}

// with lends the index.
func (d Desk) with(do func(*Index) error) error {
	return d.Directory.Search(func(e index.Engine) error {
		x, ok := e.(*Index)
		if !ok {
			return ErrEngine
		}
		return do(x)
	})
}

// tell writes to the audit log.
func (d Desk) tell(action string, q *Query, count int) error {
	used := map[string]bool{}
	for _, c := range q.Clauses {
		for _, t := range c.Any {
			if t.Field == Anywhere {
				used["words"] = true
				continue
			}
			used[string(t.Field)] = true
		}
	}
	entry := audit.Entry{Who: d.Who, Action: action, Purpose: d.Purpose, Count: count}
	if len(used) > 0 {
		entry.About = map[string]string{"fields": strings.Join(slices.Sorted(maps.Keys(used)), " ")}
	}
	if err := d.Directory.Say(entry); err != nil {
		return fmt.Errorf("tell the audit log, without which nothing is shown: %w", err)
	}
	return nil
}
