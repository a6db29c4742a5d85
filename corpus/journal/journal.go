// Package journal keeps what was made of a list so far, in a file beside it, so that a job that was killed goes on
// where it was: by a signal, a full disk, a power cut.
//
// A journal holds entries, each with its length and checksum, and now and then a checkpoint: all before it is on the disk,
// and belongs together. What was written after the last checkpoint is cut off when the journal is opened again. An output is
// made anew from the entries of the journal, in any format, and so is the same to the byte as that of a job never killed.
package journal

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// A Kind tells the entries of a journal apart.
type Kind byte

// Checkpoint is the kind of checkpoints, run that of what a journal is of. Others are the user's, from 1 on.
const (
	Checkpoint Kind = 0
	run        Kind = 255
)

var (
	// ErrOther: the journal is of another job: of another list, other options or another version of the program.
	ErrOther = errors.New("the checkpoint is of another run")
	// ErrNotJournal: the file is no journal. It is not written over.
	ErrNotJournal = errors.New("the file is no checkpoint")
	// ErrBusy: a job is writing the journal.
	ErrBusy = errors.New("another run is writing it: wait until it has ended")
)

// An OtherJobError says what a journal is of, as JSON, which is not what it is opened for. It is an ErrOther.
type OtherJobError struct{ Job []byte }

func (e *OtherJobError) Error() string {
	return ErrOther.Error() + ": remove it to begin anew, or run what it is of"
}

// Unwrap is ErrOther.
func (e *OtherJobError) Unwrap() error { return ErrOther }

const (
	magic = "DIASJRN1"
	// headSize is that of what stands before an entry: its kind, length and checksum.
	headSize = 1 + 4 + 4
	// longestEntry bounds an entry, in bytes.
	longestEntry = 1 << 28
	bufferSize   = 256 << 10
)

// A Sealer makes entries unreadable without a key.
type Sealer interface {
	Seal(dst, message, about []byte) []byte
	Open(dst, sealed, about []byte) ([]byte, error)
}

// A Journal is open to be read once, and then to be written.
type Journal struct {
	file   *os.File
	out    *bufio.Writer
	name   string
	sealer Sealer // nil for plain entries
	sealed []byte // space for an entry
	// lock keeps other jobs off, by a file beside.
	lock *flock.Flock
	// good is how much of the file holds entries that a checkpoint vouches for, in bytes.
	good int64
}

// Open opens the journal of a job called name, or begins it. job says what the job is, and must be the same when
// it goes on; it is kept as JSON, readable for everybody who can read the file. Entries are sealed if there is a sealer. The error wraps an
// OtherJobError, ErrNotJournal or ErrBusy.
func Open(name string, job any, sealer Sealer) (*Journal, error) {
	want, err := json.Marshal(job)
	if err != nil {
		return nil, err
	}
	j := &Journal{name: name, lock: flock.New(name + ".lock"), sealer: sealer}
	if ok, err := j.lock.TryLock(); !ok {
		return nil, fmt.Errorf("open checkpoint %s: %w", name, cmp.Or(err, ErrBusy))
	}
	if j.file, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("open the checkpoint: %w", err), j.unlock())
	}
	if err := j.begin(want); err != nil {
		_ = j.Close()
		return nil, fmt.Errorf("go on from checkpoint %s: %w", name, err)
	}
	return j, nil
}

// begin finds out what the file holds, and writes what it is of if it holds nothing.
func (j *Journal) begin(want []byte) error {
	in := bufio.NewReaderSize(j.file, bufferSize)
	start := make([]byte, len(magic))
	n, err := io.ReadFull(in, start)
	if n > 0 && !bytes.HasPrefix([]byte(magic), start[:n]) {
		return fmt.Errorf("%w: name another with --checkpoint", ErrNotJournal)
	}
	if err != nil {
		return j.write(want)
	}
	kind, got, err := readEntry(in, nil)
	if err != nil || kind != run {
		return j.write(want)
	}
	if !bytes.Equal(got, want) {
		return &OtherJobError{got}
	}
	j.good = int64(len(magic) + headSize + len(got))
	at := j.good
	for {
		kind, entry, err := readEntry(in, nil)
		if err != nil {
			return nil
		}
		at += int64(headSize + len(entry))
		if kind == Checkpoint {
			j.good = at
		}
	}
}

// write begins the journal.
func (j *Journal) write(job []byte) error {
	if err := j.file.Truncate(0); err != nil {
		return err
	}
	if _, err := j.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	data := appendEntry([]byte(magic), run, job)
	if _, err := j.file.Write(data); err != nil {
		return err
	}
	if err := j.sync(); err != nil {
		return err
	}
	j.good = int64(len(data))
	return syncFolder(filepath.Dir(j.name))
}

// Replay calls f with each entry up to the last checkpoint, checkpoints included, and cuts off what comes after. Entries can be
// appended from then on. An entry is valid until the next.
func (j *Journal) Replay(f func(kind Kind, entry []byte) error) error {
	if _, err := j.file.Seek(int64(len(magic)), io.SeekStart); err != nil {
		return err
	}
	in := bufio.NewReaderSize(io.LimitReader(j.file, j.good-int64(len(magic))), bufferSize)
	if err := each(in, j.sealer, f); err != nil {
		return fmt.Errorf("read checkpoint %s: %w", j.name, err)
	}
	if err := j.file.Truncate(j.good); err != nil {
		return err
	}
	if _, err := j.file.Seek(j.good, io.SeekStart); err != nil {
		return err
	}
	j.out = bufio.NewWriterSize(j.file, bufferSize)
	return nil
}

// Read calls f with each entry of the journal called name, checkpoints included, whole and in order: that of a job that is
// done, which nobody writes. An entry is valid until the next. The error wraps that of f.
func Read(name string, sealer Sealer, f func(kind Kind, entry []byte) error) error {
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("open the checkpoint: %w", err)
	}
	defer file.Close()
	in := bufio.NewReaderSize(file, bufferSize)
	start := make([]byte, len(magic))
	if _, err := io.ReadFull(in, start); err != nil || string(start) != magic {
		return fmt.Errorf("read checkpoint %s: %w", name, ErrNotJournal)
	}
	if err := each(in, sealer, f); err != nil {
		return fmt.Errorf("read checkpoint %s: %w", name, err)
	}
	return nil
}

// each calls f with each entry but that of what the journal is of, to the end.
func each(in io.Reader, sealer Sealer, f func(kind Kind, entry []byte) error) error {
	var space, open []byte
	for {
		kind, entry, err := readEntry(in, space)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		space = entry
		if kind == run {
			continue
		}
		if sealer != nil {
			if open, err = sealer.Open(open[:0], entry, []byte{byte(kind)}); err != nil {
				return err
			}
			entry = open
		}
		if err := f(kind, entry); err != nil {
			return err
		}
	}
}

// Append appends an entry; it counts from the next checkpoint on.
func (j *Journal) Append(kind Kind, entry []byte) error {
	if j.sealer != nil {
		j.sealed = j.sealer.Seal(j.sealed[:0], entry, []byte{byte(kind)})
		entry = j.sealed
	}
	var head [headSize]byte
	putHead(&head, kind, entry)
	if _, err := j.out.Write(head[:]); err != nil {
		return fmt.Errorf("write checkpoint %s: %w", j.name, err)
	}
	if _, err := j.out.Write(entry); err != nil {
		return fmt.Errorf("write checkpoint %s: %w", j.name, err)
	}
	return nil
}

// Mark appends a checkpoint. When it returns, it and all before it is on the disk.
func (j *Journal) Mark(state []byte) error {
	if err := j.Append(Checkpoint, state); err != nil {
		return err
	}
	if err := j.out.Flush(); err != nil {
		return fmt.Errorf("write checkpoint %s: %w", j.name, err)
	}
	return j.sync()
}

func (j *Journal) sync() error {
	if err := j.file.Sync(); err != nil {
		return fmt.Errorf("write checkpoint %s: %w", j.name, err)
	}
	return nil
}

// syncFolder puts the names in a folder on the disk, where the system can.
func syncFolder(name string) error {
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	defer folder.Close()
	_ = folder.Sync() // not all file systems do
	return nil
}

// Close leaves the journal for the job to go on from.
func (j *Journal) Close() error { return errors.Join(j.file.Close(), j.unlock()) }

// Remove ends the journal of a job that is done.
func (j *Journal) Remove() error {
	return errors.Join(j.file.Close(), os.Remove(j.name), j.unlock())
}

func (j *Journal) unlock() error { return errors.Join(j.lock.Unlock(), os.Remove(j.lock.Path())) }

var checksums = crc32.MakeTable(crc32.Castagnoli)

func putHead(head *[headSize]byte, kind Kind, entry []byte) {
	head[0] = byte(kind)
	binary.LittleEndian.PutUint32(head[1:], uint32(len(entry)))
	binary.LittleEndian.PutUint32(head[5:], checksum(kind, entry))
}

func checksum(kind Kind, entry []byte) uint32 {
	return crc32.Update(crc32.Checksum([]byte{byte(kind)}, checksums), checksums, entry)
}

func appendEntry(dst []byte, kind Kind, entry []byte) []byte {
	var head [headSize]byte
	putHead(&head, kind, entry)
	return append(append(dst, head[:]...), entry...)
}

// errDamaged: an entry is not what was written.
var errDamaged = errors.New("an entry is damaged")

// readEntry reads an entry, into space if it has room. The error is io.EOF at the end.
func readEntry(in io.Reader, space []byte) (Kind, []byte, error) {
	var head [headSize]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return 0, nil, err
	}
	n := binary.LittleEndian.Uint32(head[1:])
	if n > longestEntry {
		return 0, nil, errDamaged
	}
	if cap(space) < int(n) {
		space = make([]byte, n)
	}
	entry := space[:n]
	if _, err := io.ReadFull(in, entry); err != nil {
		return 0, nil, errDamaged
	}
	kind := Kind(head[0])
	if checksum(kind, entry) != binary.LittleEndian.Uint32(head[5:]) {
		return 0, nil, errDamaged
	}
	return kind, entry, nil
}
