package registry

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"diasmap/corpus/input"
)

// eachFile calls do for the files to read at name: itself, those of a pattern or, of a folder, those accepted, in the
// order of their names; pass, for the others. A folder may have millions, so that none is remembered.
func eachFile(name string, accepts func(string) bool, do func(string) error, pass func()) error {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		files, err := filepath.Glob(name)
		if err != nil || len(files) == 0 {
			return fmt.Errorf("open %s: %w", name, input.ErrNoFile)
		}
		for _, f := range files {
			if err := do(f); err != nil {
				return err
			}
		}
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the registry: %w", err)
	}
	if !info.IsDir() {
		return do(name)
	}
	return filepath.WalkDir(name, func(at string, entry fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(entry.Name(), ".") && at != name
		switch {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return filepath.SkipDir
		case !entry.Type().IsRegular():
			return nil
		case hidden || !acceptsStored(entry.Name(), accepts):
			pass()
			return nil
		}
		return do(at)
	})
}

// errNoFiles: a folder or archive holds none of a registry's files.
var errNoFiles = errors.New("it holds no file of this registry: see docs/registries for what its files are called")

// acceptsStored is accepts for names that may have the ending of a compression or an archive.
func acceptsStored(name string, accepts func(string) bool) bool {
	plain, _ := input.CutCompression(name)
	ending := strings.ToLower(path.Ext(plain))
	return ending == ".zip" || ending == ".tar" || strings.HasSuffix(strings.ToLower(name), ".tgz") || accepts(plain)
}

// listed is how many files are looked at before any is read.
const listed = 10_000

// errManyFiles: there are more files than listed.
var errManyFiles = errors.New("many files")

// survey finds that there is something to read, and adds up the sizes of the files and counts those passed over: -1 and 0 if there are
// too many to look at first.
func survey(name string, accepts func(string) bool) (size int64, passed int, err error) {
	files := 0
	err = eachFile(name, accepts, func(file string) error {
		if files++; files > listed {
			return errManyFiles
		}
		info, err := os.Stat(file)
		if err == nil && size >= 0 {
			size += info.Size()
		}
		if err == nil && !info.Mode().IsRegular() {
			size = -1
		}
		return err
	}, func() { passed++ })
	switch {
	case errors.Is(err, errManyFiles):
		return -1, 0, nil
	case err == nil && files == 0:
		err = fmt.Errorf("open %s: %w", name, errNoFiles)
	}
	return size, passed, err
}
