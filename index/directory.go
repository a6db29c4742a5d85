package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"diasmap/index/audit"
	"diasmap/index/seal"
	"diasmap/index/store"
)

// Options are how a directory is opened.
type Options struct {
	// Key encrypts the directory; nil for plain files.
	Key *seal.Key
	// Engine opens the search index.
	Engine Opener
	// Create makes the directory if there is none.
	Create bool
	// ReadOnly lets other readers in, and refuses to change anything. Searches are audited all the same.
	ReadOnly bool
	// What tells others what is being done while the directory is locked, as «import».
	What string
	// Wait is how long work of somebody else is waited for, if it locks the directory.
	Wait time.Duration
	// Log is told what was found amiss and mended; nil for nobody.
	Log *slog.Logger
	// Progress, if set, is told how many of so many members are in a search index that is being made.
	Progress func(done, all int)
	// Free says how many bytes are free on the disk of a folder; nil asks the system.
	Free func(dir string) (uint64, error)
}

// A Directory is an open directory. Reading is safe for concurrent use, and goes on beside Updates.
type Directory struct {
	dir     string
	options Options
	header  header
	lock    *lock
	store   *store.Store
	audit   *audit.Log
	release func() // of the keys of the engine

	engineMu sync.RWMutex
	engine   Engine

	writing  sync.Mutex // held by an Update, and while the index is made anew
	follower *follower  // nil when read only

	telling sync.Mutex // held while entries go to the audit log
	told    bool       // nothing that waits in the outbox can be in the log already
}

// Folders and files of a directory.
const (
	storeDir  = "store"
	searchDir = "search"
	// newSearchDir is a search index being made, oldSearchDir the one it takes the place of.
	newSearchDir = "search.new"
	oldSearchDir = "search.old"
	auditFile    = "audit.log"
)

// Open opens the directory in dir, mends what a crash left, and makes the search index anew where it is missing or
// damaged. The error wraps one of this package or of package store.
func Open(dir string, o Options) (*Directory, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if !o.ReadOnly {
		return openWriter(dir, o)
	}
	d, err := openReader(dir, o)
	if !errors.Is(err, errLags) {
		return d, err
	}
	// Only a writer may mend it.
	writer := o
	writer.ReadOnly, writer.Create = false, false
	d, err = openWriter(dir, writer)
	if err != nil {
		return nil, err
	}
	if err := d.Close(); err != nil {
		return nil, err
	}
	return openReader(dir, o)
}

// errLags: the search index has to be mended before anybody reads.
var errLags = errors.New("the search index is not up to date")

func openWriter(dir string, o Options) (*Directory, error) {
	if o.Create {
		if err := os.MkdirAll(dir, privateDir); err != nil {
			return nil, fmt.Errorf("make the folder of the directory: %w", err)
		}
	}
	d, err := begin(dir, o)
	if err != nil {
		return nil, err
	}
	if err := d.openStore(); err != nil {
		return nil, errors.Join(err, d.abandon())
	}
	if err := d.heal(); err != nil {
		return nil, errors.Join(err, d.abandon())
	}
	d.follower = newFollower(d)
	if err := errors.Join(d.settleAudit(), d.finishScrub()); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

func openReader(dir string, o Options) (*Directory, error) {
	d, err := begin(dir, o)
	if err != nil {
		return nil, err
	}
	if d.store, err = store.Open(filepath.Join(dir, storeDir), d.storeOptions()); err != nil {
		if errors.Is(err, store.ErrUnclosed) {
			err = errLags
		}
		return nil, errors.Join(err, d.abandon())
	}
	d.openAudit()
	if d.engine, err = d.openEngine(); err != nil { // the writer that mends it tells why
		return nil, errors.Join(errLags, d.abandon())
	}
	mark, err := d.engine.Mark()
	if err == nil && string(mark) != string(d.store.Head()) {
		err = errLags
	}
	if err = errors.Join(err, d.sameCount()); err != nil {
		return nil, errors.Join(errLags, d.abandon())
	}
	return d, nil
}

// begin locks the directory and reads or makes its header.
func begin(dir string, o Options) (*Directory, error) {
	d := &Directory{dir: dir, options: o, release: func() {}}
	var err error
	if !o.Create { // leave no lock in a folder that is no directory
		if d.header, err = readHeader(dir); err != nil {
			return nil, err
		}
	}
	if d.lock, err = acquire(dir, o); err != nil {
		return nil, err
	}
	if o.Create {
		err = beginMaking(dir)
	}
	if err == nil {
		d.header, err = readHeader(dir)
	}
	if errors.Is(err, ErrNoDirectory) && o.Create && isFresh(dir) {
		d.header, err = header{Directory: layout, Made: time.Now().UTC().Truncate(time.Second)}, nil
		if o.Key != nil {
			d.header.Encrypted = o.Key.Mark()
		}
	}
	if err == nil {
		err = d.header.check(dir, o.Key)
	}
	if err == nil && o.Key != nil {
		d.release, err = seal.Bleve(dir, o.Key.For("search index"))
	}
	if err != nil {
		return nil, errors.Join(err, d.lock.release())
	}
	return d, nil
}

// isFresh says whether a folder has no store yet, and no header that is damaged.
func isFresh(dir string) bool {
	for _, name := range []string{headerFile, storeDir} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return false
		}
	}
	return true
}

func (d *Directory) storeOptions() store.Options {
	o := store.Options{ReadOnly: d.options.ReadOnly, Log: d.options.Log, Free: d.options.Free}
	if d.options.Key != nil {
		key := d.options.Key.For("store")
		o.Key = key[:]
	}
	return o
}

// openStore opens the store for writing, or makes it. The header comes last: a folder without one is no directory,
// whatever a crash left in it.
func (d *Directory) openStore() error {
	name := filepath.Join(d.dir, storeDir)
	_, err := os.Stat(filepath.Join(d.dir, headerFile))
	made := errors.Is(err, os.ErrNotExist)
	if made {
		d.store, err = store.Create(name, d.storeOptions())
	} else {
		d.store, err = store.Open(name, d.storeOptions())
	}
	if err != nil {
		return err
	}
	d.openAudit()
	if made {
		err = d.header.write(d.dir)
	}
	return errors.Join(err, endMaking(d.dir))
}

func (d *Directory) openAudit() {
	d.audit = audit.Open(filepath.Join(d.dir, auditFile), auditKey(d.store.Secret()))
}

// place is where the search index lies, or one of its names.
func (d *Directory) place(name string, create bool) Place {
	p := Place{Dir: filepath.Join(d.dir, name), Create: create, ReadOnly: d.options.ReadOnly}
	if d.options.Key != nil {
		key := d.options.Key.For("search index")
		p.Key = &key
	}
	return p
}

// Close ends all use of the directory. What was updated is on the disk.
func (d *Directory) Close() error {
	var err error
	if d.follower != nil {
		err = d.Settle()
		d.follower.end()
		d.follower = nil
		err = errors.Join(err, d.anchorAudit())
	}
	return errors.Join(err, d.abandon())
}

// abandon closes what is open, as it is.
func (d *Directory) abandon() error {
	err := d.closeEngine()
	if d.store != nil {
		err = errors.Join(err, d.store.Close())
		d.store = nil
	}
	d.release()
	return errors.Join(err, d.lock.release())
}

// Dir is the folder.
func (d *Directory) Dir() string { return d.dir }

// Encrypted says whether the directory is.
func (d *Directory) Encrypted() bool { return d.header.Encrypted != "" }

// Store is the truth. Write to it by Update only, so that the search index follows.
func (d *Directory) Store() *store.Store { return d.store }

// Search lets do use the search index. Another takes its place when it is made anew: do not keep it.
func (d *Directory) Search(do func(Engine) error) error {
	d.engineMu.RLock()
	defer d.engineMu.RUnlock()
	return guard(func() error { return do(d.engine) })
}

// Audit is the audit log.
func (d *Directory) Audit() *audit.Log { return d.audit }

// Say writes an entry to the audit log at once: what only reads, as a search or an export, is told so.
func (d *Directory) Say(e audit.Entry) error { return d.audit.Append(&e) }

// decodeEntry reads an entry of the outbox.
func decodeEntry(data []byte) (*audit.Entry, error) {
	var e audit.Entry
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, fmt.Errorf("read an entry of the outbox: %w: %w", store.ErrDamaged, err)
	}
	return &e, nil
}
