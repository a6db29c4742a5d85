package seal

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// Bleve hands every piece of user data to a hook before it writes it to a file, and after it reads it (bleve 2.6,
// zap 17): dictionaries, postings, stored values, field names, its own notes. The hooks are the process's; they are
// told the path of the file, by which the key is found here.

// sealedID is written to each sealed file.
const sealedID = "diasmap-1"

// sealed maps folders to the keys of the indexes in them.
var sealed struct {
	sync.RWMutex
	folders map[string]*Sealer
}

var hookOnce sync.Once

// Bleve has every Bleve index below dir written and read sealed with k, until release is called. Call it before
// the index is opened and release it after it is closed.
func Bleve(dir string, k Key) (release func(), err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	hookOnce.Do(func() { index.WriterHook, index.ReaderHook = writerHook, readerHook })
	sealed.Lock()
	defer sealed.Unlock()
	if sealed.folders == nil {
		sealed.folders = map[string]*Sealer{}
	}
	sealed.folders[dir] = k.Sealer()
	return func() {
		sealed.Lock()
		defer sealed.Unlock()
		delete(sealed.folders, dir)
	}, nil
}

// sealerOf finds the key of a file, nil if it is not sealed.
func sealerOf(file string) *Sealer {
	file, err := filepath.Abs(file)
	if err != nil {
		return nil
	}
	sealed.RLock()
	defer sealed.RUnlock()
	for dir, s := range sealed.folders {
		if strings.HasPrefix(file, dir+string(filepath.Separator)) {
			return s
		}
	}
	return nil
}

func plain(data []byte) []byte              { return data }
func readPlain(data []byte) ([]byte, error) { return data, nil }

// writerHook is called for each file that Bleve begins.
func writerHook(file []byte) (string, func([]byte) []byte, error) {
	s := sealerOf(string(file))
	if len(file) == 0 || s == nil {
		return "", plain, nil
	}
	return sealedID, func(data []byte) []byte { return s.Seal(nil, data, nil) }, nil
}

// readerHook is called for each file that Bleve opens, with the id it was written with.
func readerHook(id string, file []byte) (func([]byte) ([]byte, error), error) {
	if len(file) == 0 && id == "" { // a part in memory
		return readPlain, nil
	}
	s := sealerOf(string(file))
	switch {
	case id == "" && s == nil:
		return readPlain, nil
	case id == "":
		return nil, fmt.Errorf("%s is not sealed, as it must be: %w", file, ErrSealed)
	case id != sealedID:
		return nil, fmt.Errorf("%s is sealed in a way this program does not know (%s): %w", file, id, ErrSealed)
	case s == nil:
		return nil, fmt.Errorf("%s is sealed, and no key was given: %w", file, ErrSealed)
	}
	return func(data []byte) ([]byte, error) { return s.Open(nil, data, nil) }, nil
}
