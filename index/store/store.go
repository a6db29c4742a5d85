package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"

	"diasmap/index/member"
)

// Options are how a store is opened.
type Options struct {
	// Key encrypts everything on the disk, AES-256 with 32 bytes; empty for plain text.
	Key []byte
	// ReadOnly refuses Updates, and lets other readers in.
	ReadOnly bool
	// Log is told what Badger warns of; nil for nobody.
	Log *slog.Logger
	// Free says how many bytes are free on the disk of a folder; nil asks the system.
	Free func(dir string) (uint64, error)
}

// A Store is an open store. Reading is safe for concurrent use; Updates wait for one another.
type Store struct {
	dir     string
	options Options
	secret  []byte

	handleMu sync.Mutex
	handle   *handle

	mu    sync.Mutex // held by whatever writes
	state atomic.Pointer[state]
}

const (
	// memSize bounds what is kept in memory before it is written as a sorted table, and an Update to 15 % of it. Badger maps twice
	// as much on the disk, and holds up to memTables of them beside.
	memSize   = 8 << 20
	memTables = 2
	// tableSize is the size of tables that others are merged into, on every level, and not twice as much on each as Badger would: it keeps
	// the memory of up to eight that it made, several times as much as their size.
	tableSize = 2 << 20
	// levelZero is from how many tables on those just written are merged into the others, levelZeroStall how many of them Updates
	// wait at: of more Badger makes one large table in memory, so as not to let them wait.
	levelZero      = 4
	levelZeroStall = 8
	// blockCache and indexCache bound what is kept of tables in memory.
	blockCache = 16 << 20
	indexCache = 16 << 20
	// valueLog is the size of the file for values above a megabyte, of which there are none.
	valueLog = 8 << 20
)

// compressTables is off in tests that look for words in tables.
var compressTables = true

func badgerOptions(dir string, o Options) badger.Options {
	b := badger.DefaultOptions(dir).
		WithLogger(quiet{o.Log}).
		WithMemTableSize(memSize).WithBaseTableSize(tableSize).WithNumMemtables(memTables).
		WithBlockCacheSize(blockCache).WithIndexCacheSize(indexCache).
		WithValueLogFileSize(valueLog).
		WithCompression(options.Snappy). // a third of all processor time less than ZSTD, for 30 bytes a member
		WithChecksumVerificationMode(options.OnBlockRead).
		WithNumVersionsToKeep(1).WithNumCompactors(2).WithNumLevelZeroTables(levelZero).WithNumLevelZeroTablesStall(levelZeroStall).
		WithMetricsEnabled(false).
		WithDetectConflicts(false). // Updates wait for one another
		WithReadOnly(o.ReadOnly)
	b.TableSizeMultiplier = 1
	if !compressTables {
		b = b.WithCompression(options.None)
	}
	if len(o.Key) > 0 {
		b = b.WithEncryptionKey(o.Key)
	}
	return b
}

// Create makes a new store in dir, which must not have one.
func Create(dir string, o Options) (*Store, error) {
	if _, err := readCurrent(dir); err == nil {
		return nil, fmt.Errorf("create the store %s: there is one already", dir)
	}
	o.ReadOnly = false
	s, err := open(dir, firstData, o)
	if err != nil {
		return nil, err
	}
	secret := make([]byte, secretLength)
	_, _ = rand.Read(secret) // never fails
	s.secret = secret
	s.state.Store(&state{Version: Version})
	err = s.use(func(db *badger.DB) error {
		err := db.Update(func(txn *badger.Txn) error {
			return errors.Join(txn.Set([]byte(secretKey), secret), writeJSON(txn, []byte(stateKey), s.state.Load()))
		})
		return errors.Join(err, db.Sync())
	})
	if err == nil {
		err = writeCurrent(dir, firstData)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("create the store %s: %w", dir, err), s.Close())
	}
	return s, nil
}

// secretLength is the bytes of the key of ids and suppressions.
const secretLength = 32

// Open opens the store in dir. The error wraps ErrKey, ErrNewer or ErrDamaged where it is one of these.
func Open(dir string, o Options) (*Store, error) {
	data, err := readCurrent(dir)
	if err != nil {
		return nil, fmt.Errorf("open the store %s: %w: %w", dir, ErrDamaged, err)
	}
	if _, err := os.Stat(filepath.Join(dir, data, badger.ManifestFilename)); err != nil {
		return nil, fmt.Errorf("open the store %s: %w: its list of files is missing: %w", dir, ErrDamaged, err)
	}
	if !o.ReadOnly {
		if err := removeOthers(dir, data); err != nil {
			return nil, err
		}
	}
	s, err := open(dir, data, o)
	if err != nil {
		return nil, err
	}
	if err := s.view(s.readOwn); err != nil {
		return nil, errors.Join(fmt.Errorf("open the store %s: %w", dir, err), s.Close())
	}
	return s, nil
}

// readOwn reads what the store knows of itself.
func (s *Store) readOwn(txn *badger.Txn) error {
	now, err := readState(txn)
	if err != nil {
		return damagedWithout(err, "its state")
	}
	s.state.Store(&now)
	item, err := txn.Get([]byte(secretKey))
	if err != nil {
		return damagedWithout(err, "its secret")
	}
	s.secret, err = item.ValueCopy(nil)
	return err
}

// damagedWithout says that a store without a key it must have is damaged.
func damagedWithout(err error, what string) error {
	if errors.Is(err, badger.ErrKeyNotFound) {
		return fmt.Errorf("%w: %s is missing", ErrDamaged, what)
	}
	return err
}

func open(dir, data string, o Options) (*Store, error) {
	if o.Free == nil {
		o.Free = freeBytes
	}
	s := &Store{dir: dir, options: o}
	if !o.ReadOnly {
		if err := os.MkdirAll(dir, privateDir); err != nil {
			return nil, fmt.Errorf("make the folder of the store: %w", err)
		}
		if err := s.room(0); err != nil {
			return nil, err
		}
	}
	h, err := openHandle(filepath.Join(dir, data), o)
	if err != nil {
		return nil, fmt.Errorf("open the store %s: %w", dir, err)
	}
	s.handle = h
	return s, nil
}

// privateDir and privateFile let nobody but the owner look.
const (
	privateDir  = 0o700
	privateFile = 0o600
)

// Close ends all use of the store.
func (s *Store) Close() error {
	if err := s.handle.close(); err != nil {
		return fmt.Errorf("close the store %s: %w", s.dir, err)
	}
	return nil
}

// Count is how many members there are.
func (s *Store) Count() int { return s.state.Load().Members }

// Secret is the key of ids of rows and of suppressions. Do not write to it.
func (s *Store) Secret() []byte { return s.secret }

// use lets do work with Badger.
func (s *Store) use(do func(*badger.DB) error) error {
	s.handleMu.Lock()
	h := s.handle
	h.users.Add(1)
	s.handleMu.Unlock()
	defer h.users.Done()
	return guard(func() error { return do(h.db) })
}

// view runs a reading transaction.
func (s *Store) view(do func(*badger.Txn) error) error {
	return s.use(func(db *badger.DB) error { return db.View(do) })
}

// Member reads a member. The error wraps ErrNoMember if there is none.
func (s *Store) Member(id string) (m *member.Member, err error) {
	err = s.view(func(txn *badger.Txn) error {
		m, err = readMember(txn, id)
		return err
	})
	return m, err
}

// Has says whether there is a member with that id.
func (s *Store) Has(id string) (there bool, err error) {
	err = s.view(func(txn *badger.Txn) error {
		_, err := txn.Get(textKey(memberPrefix, id))
		if there = err == nil; errors.Is(err, badger.ErrKeyNotFound) {
			err = nil
		}
		return err
	})
	return there, err
}

// Members reads several members, in the order of the ids. Those that are not there are left out.
func (s *Store) Members(ids []string) (members []*member.Member, err error) {
	err = s.view(func(txn *badger.Txn) error {
		for _, id := range ids {
			m, err := readMember(txn, id)
			if errors.Is(err, ErrNoMember) {
				continue
			}
			if err != nil {
				return err
			}
			members = append(members, m)
		}
		return nil
	})
	return members, err
}

func readMember(txn *badger.Txn, id string) (*member.Member, error) {
	m, err := readStamped(txn, id)
	if err != nil {
		return nil, err
	}
	return m.Member, nil
}

func readStamped(txn *badger.Txn, id string) (member.Stamped, error) {
	item, err := txn.Get(textKey(memberPrefix, id))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return member.Stamped{}, fmt.Errorf("%s: %w", id, ErrNoMember)
	}
	if err != nil {
		return member.Stamped{}, fmt.Errorf("read member %s: %w: %w", id, ErrDamaged, err)
	}
	return decodeItem(item)
}

func decodeItem(item *badger.Item) (member.Stamped, error) {
	var m member.Stamped
	err := item.Value(func(v []byte) error {
		m = member.StampedOf(&member.Member{}, v)
		return m.Decode(v)
	})
	id := string(item.Key()[len(memberPrefix):])
	switch {
	case err != nil:
		return m, fmt.Errorf("read member %s: %w: %w", id, ErrDamaged, err)
	case m.ID != id:
		return m, fmt.Errorf("read member %s: %w: the record is of %s", id, ErrDamaged, m.ID)
	}
	return m, nil
}

// Each calls yield for every member, by id, until it returns an error.
func (s *Store) Each(yield func(*member.Member) error) error { return s.EachFrom("", yield) }

// EachFrom is Each from the first id that is not less than from.
func (s *Store) EachFrom(from string, yield func(*member.Member) error) error {
	return s.eachStamped(from, func(m member.Stamped) error { return yield(m.Member) })
}

// EachStamped is Each with the stamps.
func (s *Store) EachStamped(yield func(member.Stamped) error) error { return s.eachStamped("", yield) }

func (s *Store) eachStamped(from string, yield func(member.Stamped) error) error {
	return s.each(memberPrefix, from, func(item *badger.Item) error {
		m, err := decodeItem(item)
		if err != nil {
			return err
		}
		return yield(m)
	})
}

// each calls yield for every item whose key begins with prefix, from prefix+from on.
func (s *Store) each(prefix, from string, yield func(*badger.Item) error) error {
	return s.view(func(txn *badger.Txn) error { return eachOf(txn, prefix, from, yield) })
}

func eachOf(txn *badger.Txn, prefix, from string, yield func(*badger.Item) error) error {
	o := badger.DefaultIteratorOptions
	o.Prefix = []byte(prefix)
	it := txn.NewIterator(o)
	defer it.Close()
	for it.Seek(textKey(prefix, from)); it.Valid(); it.Next() {
		if err := yield(it.Item()); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
	return nil
}
