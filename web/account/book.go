package account

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// FileName is the name of the file in the folder of a directory.
const FileName = "accounts.json"

// Faults of accounts.
var (
	// ErrNoUser: nobody has that name.
	ErrNoUser = errors.New("there is no such user")
	// ErrUserExists: somebody has that name.
	ErrUserExists = errors.New("there is such a user already")
	// ErrWrong: user and password, or a token, are not right. It does not tell which of them.
	ErrWrong = errors.New("user or password is wrong")
)

// A User may sign in.
type User struct {
	Name string    `json:"name"`
	Role Role      `json:"role"`
	Hash string    `json:"password"` // PHC form of argon2id
	Made time.Time `json:"made"`
}

// content is the file.
type content struct {
	Version int     `json:"version"`
	Users   []User  `json:"users"`
	Tokens  []Token `json:"tokens,omitempty"`
	// SignedOut is when somebody was signed out everywhere: sessions from before do not hold.
	SignedOut map[string]time.Time `json:"signed_out,omitempty"`
}

// version is the version of the file that is read and written.
const version = 1

// A Book is the accounts of a directory. It is safe for concurrent use, also by several processes.
type Book struct {
	file string
	mu   sync.Mutex
	seen fs.FileInfo // the file as it was when it was last read
	last content
}

// Open names the accounts of the directory in a folder; the file need not be there yet.
func Open(folder string) *Book { return &Book{file: filepath.Join(folder, FileName)} }

// read returns what the file holds now. It is not to be changed.
func (b *Book) read() (content, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	info, err := os.Stat(b.file)
	if errors.Is(err, fs.ErrNotExist) {
		return content{Version: version}, nil
	}
	if err == nil && b.seen != nil && os.SameFile(info, b.seen) && info.ModTime().Equal(b.seen.ModTime()) {
		return b.last, nil
	}
	data, err := os.ReadFile(b.file)
	if err != nil {
		return content{}, fmt.Errorf("read the accounts: %w", err)
	}
	var c content
	if err := json.Unmarshal(data, &c); err != nil {
		return content{}, fmt.Errorf("read the accounts in %s: %w", b.file, err)
	}
	if c.Version != version {
		return content{}, fmt.Errorf("read the accounts in %s: they are of version %d, this program reads %d", b.file, c.Version, version)
	}
	b.seen, b.last = info, c
	return c, nil
}

// change rewrites the file. Each change makes a new file, so that readers see the one or the other.
func (b *Book) change(do func(*content) error) error {
	lock := flock.New(b.file+".lock", flock.SetPermissions(0o600))
	if err := lock.Lock(); err != nil {
		return fmt.Errorf("lock the accounts: %w", err)
	}
	defer lock.Close()
	c, err := b.read()
	if err != nil {
		return err
	}
	c.Users, c.Tokens, c.SignedOut = slices.Clone(c.Users), slices.Clone(c.Tokens), maps.Clone(c.SignedOut)
	if err := do(&c); err != nil {
		return err
	}
	data, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return err
	}
	if err := replace(b.file, append(data, '\n')); err != nil {
		return fmt.Errorf("write the accounts: %w", err)
	}
	return nil
}

// replace puts a file with data in the place of another, in one step that survives a loss of power.
func replace(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), FileName+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
