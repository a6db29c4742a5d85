package jobs

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
)

// An Upload is a list that somebody sent.
type Upload struct {
	ID string `json:"id"`
	// Owner sent it, and is the only one who sees it.
	Owner string `json:"owner"`
	// Name is that of the file, without folders.
	Name  string    `json:"name"`
	Bytes int64     `json:"bytes"`
	Made  time.Time `json:"made"`
	// Used is when a job last used it, or it was made.
	Used time.Time `json:"used"`
}

const (
	uploadFile  = "upload"
	contentFile = "content"
	// mostUploads is how many lists of one person are kept at a time, mostContents how many times the size limit all of them may have.
	mostUploads  = 20
	mostContents = 16
	longestName  = 120
)

// newID draws an id, which nobody guesses.
func newID() string { return strings.ToLower(rand.Text()) }

// fileName is a name of a file without folders and control characters, and not longer than need be; its ending is kept.
func fileName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > longestName {
		ending := []rune(filepath.Ext(name))
		ending = ending[:min(len(ending), longestName/2)]
		name = string(runes[:longestName-len(ending)]) + string(ending)
	}
	return cmp.Or(strings.Trim(name, ". "), "list")
}

// Keep keeps a list of an owner under an id. The error wraps ErrTooLarge or ErrFull where it is one of these; then nothing is kept.
func (d *Desk) Keep(owner, name string, list io.Reader) (Upload, error) {
	u := Upload{ID: newID(), Owner: owner, Name: fileName(name), Made: d.now()}
	u.Used = u.Made
	if err := d.reserve(&u); err != nil {
		return u, err
	}
	n, err := d.shelf.keep(uploadKind, u.ID, contentFile, io.LimitReader(list, d.options.MostBytes+1))
	switch {
	case err == nil && n > d.options.MostBytes:
		err = fmt.Errorf("%w: it may have %d bytes", ErrTooLarge, d.options.MostBytes)
	case err == nil && n == 0:
		err = wrong("body", ErrEmpty)
	}
	u.Bytes = n
	d.mu.Lock()
	defer d.mu.Unlock()
	if err == nil {
		err = d.shelf.put(uploadKind, u.ID, uploadFile, u)
	}
	if err != nil {
		delete(d.uploads, u.ID)
		return u, errors.Join(err, d.shelf.remove(uploadKind, u.ID))
	}
	d.uploads[u.ID].Upload, d.uploads[u.ID].coming = u, false
	return u, nil
}

// A kept is an upload with what is not stored of it.
type kept struct {
	Upload
	coming bool // its content is still coming
}

// reserve makes room for an upload whose content is yet to come.
func (d *Desk) reserve(u *Upload) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	own, all := 0, int64(0)
	for _, other := range d.uploads {
		if other.Owner == u.Owner {
			own++
		}
		if all += other.Bytes; other.coming {
			all += d.options.MostBytes
		}
	}
	switch {
	case d.ending:
		return ErrStopping
	case own >= mostUploads:
		return fmt.Errorf("%w: %d of yours: delete some", ErrFull, own)
	case all+d.options.MostBytes > mostContents*d.options.MostBytes:
		return fmt.Errorf("%w on the server: try again when some have been removed", ErrFull)
	}
	d.uploads[u.ID] = &kept{Upload: *u, coming: true}
	return nil
}

// Upload finds a list of an owner. The error wraps ErrNoUpload.
func (d *Desk) Upload(owner, id string) (Upload, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.upload(owner, id)
}

func (d *Desk) upload(owner, id string) (Upload, error) {
	u := d.uploads[id]
	if u == nil || u.Owner != owner || u.coming {
		return Upload{}, ErrNoUpload
	}
	return u.Upload, nil
}

// Uploads lists those of an owner, the latest first.
func (d *Desk) Uploads(owner string) []Upload {
	d.mu.Lock()
	defer d.mu.Unlock()
	var list []Upload
	for _, u := range d.uploads {
		if u.Owner == owner && !u.coming {
			list = append(list, u.Upload)
		}
	}
	slices.SortFunc(list, func(a, b Upload) int { return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(a.ID, b.ID)) })
	return list
}

// Drop removes a list, and the results of its jobs with it. The error wraps ErrNoUpload, or ErrBusy while a job is not at its end.
func (d *Desk) Drop(owner, id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.upload(owner, id); err != nil {
		return err
	}
	for _, j := range d.jobs {
		if j.Order.Upload == id && !j.State.ended() {
			return fmt.Errorf("%w: cancel job %s first", ErrBusy, j.ID)
		}
	}
	delete(d.uploads, id)
	return d.shelf.remove(uploadKind, id)
}

// Expires is when an upload is removed if nothing uses it until then.
func (d *Desk) Expires(u Upload) time.Time { return u.Used.Add(d.options.Keep) }
