package batch

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"diasmap/corpus"
)

// RejectColumns are the columns of a list of rejects: where a record is from, why it cannot be read, and what it is, as it
// stands in a list of delimited text and as CSV of other formats.
var RejectColumns = []string{"file", "line", "reason", "record"}

const rejectsHeader = "file,line,reason,record\n"

func appendReject(dst []byte, r *corpus.Record, err error) []byte {
	var row bytes.Buffer
	w := csv.NewWriter(&row)
	_ = w.Write([]string{r.File, strconv.Itoa(r.Line), err.Error(), string(r.Raw)}) // a buffer takes all
	w.Flush()
	return append(dst, row.Bytes()...)
}
