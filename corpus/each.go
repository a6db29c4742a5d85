package corpus

import (
	"errors"
	"io"
)

// EachRecord calls do for every record of a list, until it returns an error. The record is valid until the next one.
func EachRecord(list Source, do func(*Record) error) error {
	var chunk Chunk
	var record Record
	for {
		err := list.Next(&chunk)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		for i := range chunk.Len() {
			chunk.Record(i, &record)
			if err := do(&record); err != nil {
				return err
			}
		}
	}
}
