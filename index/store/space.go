package store

import "fmt"

// reserve is the room a disk must have before anything is written: Badger maps its log into memory, and a write to a
// map of a disk without room ends the program. It is what can be under way at once: the logs of all tables in
// memory, twice their size each, and a merge of tables.
const reserve = 2*memTables*memSize + 224<<20

// room says whether there is room to write, and for so many bytes beside.
func (s *Store) room(extra uint64) error {
	free, err := s.options.Free(s.dir)
	if err != nil {
		return fmt.Errorf("ask how much room is on the disk of %s: %w", s.dir, err)
	}
	if free < reserve+extra {
		return fmt.Errorf("%w: %d MB free at %s, %d MB are needed: make room and run the command again; what was stored is kept",
			ErrDiskFull, free>>20, s.dir, (reserve+extra)>>20)
	}
	return nil
}
