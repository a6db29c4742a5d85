package parquet

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"diasmap/corpus"
)

// A Writer is a corpus.Sink that writes a Parquet file: columns of a Parquet list with the types they have there, others as
// strings, a probability as a double. Empty values of lists that know no null are null.
type Writer struct {
	out     io.Writer
	writer  *parquet.GenericWriter[any]
	columns []written
	own     int    // of columns, those the list has itself
	held    []byte // rows that wait for their lot to be whole
	rows    []parquet.Row
}

// written is a column of the file.
type written struct {
	kind     parquet.Kind
	typed    bool // its values come as they are in the file of the list
	fraction bool // its values are numbers written as text
}

const (
	// rowsOfGroup bounds what a writer holds in memory.
	rowsOfGroup = 100_000
	// rowsOfLot is how many rows are written at a time.
	rowsOfLot = 500
	// largestDictionary is from which size on values are no longer numbered, in bytes.
	largestDictionary = 1 << 20
)

// NewWriter begins a file, to be written to w.
func NewWriter(w io.Writer) *Writer { return &Writer{out: w} }

// Begin makes the columns of the file.
func (w *Writer) Begin(s corpus.Source, added []string) error {
	header := s.Header()
	w.own = len(header)
	source, _ := s.Form().Schema.(Columns)
	taken := map[string]bool{}
	root := &group{}
	for i, name := range header {
		c, node := written{kind: parquet.ByteArray}, stringNode()
		if len(source) == len(header) && !source[i].repeated {
			c, node = written{kind: source[i].typ.Kind(), typed: true}, parquet.Leaf(source[i].typ)
		}
		w.columns = append(w.columns, c)
		root.add(uniqueName(name, i, taken), node)
	}
	for i, name := range added {
		c, node := written{kind: parquet.ByteArray}, stringNode()
		if name == "probability" {
			c, node = written{kind: parquet.Double, fraction: true}, parquet.Leaf(parquet.DoubleType)
		}
		w.columns = append(w.columns, c)
		root.add(uniqueName(corpus.FreeColumn(header, name), w.own+i, taken), node)
	}
	return guard(func() error {
		w.writer = parquet.NewGenericWriter[any](w.out, parquet.NewSchema("list", root), parquet.Compression(&parquet.Snappy),
			parquet.MaxRowsPerRowGroup(rowsOfGroup), parquet.DictionaryMaxBytes(largestDictionary), parquet.CreatedBy("diasmap", "", ""))
		return nil
	})
}

func stringNode() parquet.Node { return parquet.Encoded(parquet.String(), &parquet.RLEDictionary) }

// uniqueName is a name no column has yet: Parquet has each once, and none empty.
func uniqueName(name string, column int, taken map[string]bool) string {
	if name == "" {
		name = "column_" + strconv.Itoa(column+1)
	}
	free := name
	for n := 2; taken[free]; n++ {
		free = name + "_" + strconv.Itoa(n)
	}
	taken[free] = true
	return free
}

// AppendRow appends a record in the form of the package's rows.
func (w *Writer) AppendRow(dst []byte, r *corpus.Record, added [][]byte) []byte {
	original := r.Original
	for i, c := range w.columns {
		switch {
		case i >= w.own:
			dst = appendText(dst, added[i-w.own], c.fraction)
		case c.typed:
			var value []byte
			var ok bool
			if value, original, ok = cutSized(original); ok {
				dst = appendSized(dst, value)
			} else {
				dst = append(dst, 0)
			}
		default:
			dst = appendText(dst, r.Aligned(i, w.own, nil), false)
		}
	}
	return dst
}

// appendText appends a value that is text; nothing is null. A fraction becomes a number.
func appendText(dst, value []byte, fraction bool) []byte {
	if len(value) == 0 {
		return append(dst, 0)
	}
	if !fraction {
		return appendSized(dst, value)
	}
	x, err := strconv.ParseFloat(string(value), 64)
	if err != nil {
		return append(dst, 0)
	}
	var bits [8]byte
	binary.LittleEndian.PutUint64(bits[:], math.Float64bits(x))
	return appendSized(dst, bits[:])
}

// Write writes rows that AppendRow appended. They go to the file in lots of the same size, so that its pages do not
// depend on how many come at a time.
func (w *Writer) Write(rows []byte) error {
	w.held = append(w.held, rows...)
	rest := w.held
	for {
		n, end, err := w.parse(rest)
		if err != nil {
			return err
		}
		if n < rowsOfLot {
			w.held = w.held[:copy(w.held, rest)]
			return nil
		}
		if err := w.writeRows(n); err != nil {
			return err
		}
		rest = rest[end:]
	}
}

// parse makes up to a lot of rows of their bytes, to which they refer. It returns how many, and where they end.
func (w *Writer) parse(data []byte) (n, end int, err error) {
	rest := data
	for ; n < rowsOfLot && len(rest) > 0; n++ {
		if n == len(w.rows) {
			w.rows = append(w.rows, make(parquet.Row, 0, len(w.columns)))
		}
		row := w.rows[n][:0]
		for i, c := range w.columns {
			var value []byte
			var ok bool
			v, level := parquet.NullValue(), 0
			if value, rest, ok = cutSized(rest); ok {
				if v, err = valueOf(c.kind, value); err != nil {
					return 0, 0, fmt.Errorf("write column %d: %w", i+1, err)
				}
				level = 1
			}
			row = append(row, v.Level(0, level, i))
		}
		w.rows[n] = row
	}
	return n, len(data) - len(rest), nil
}

func (w *Writer) writeRows(n int) error {
	return guard(func() error {
		_, err := w.writer.WriteRows(w.rows[:n])
		return err
	})
}

// Close writes the rows that wait, and ends the file.
func (w *Writer) Close() error {
	n, _, err := w.parse(w.held)
	if err == nil && n > 0 {
		err = w.writeRows(n)
	}
	if err != nil {
		return err
	}
	return guard(w.writer.Close)
}

// A group is the root of a schema whose columns keep their order; those of the library are sorted by name.
type group struct {
	parquet.Group
	fields []parquet.Field
}

type field struct {
	parquet.Node
	name string
}

func (f field) Name() string { return f.name }

// Value is not asked for: rows are written as values of columns.
func (f field) Value(base reflect.Value) reflect.Value { return base.FieldByName(f.name) }

func (g *group) add(name string, node parquet.Node) {
	if g.Group == nil {
		g.Group = parquet.Group{}
	}
	node = parquet.Optional(node)
	g.Group[name] = node
	g.fields = append(g.fields, field{node, name})
}

// Fields are the columns in their order.
func (g *group) Fields() []parquet.Field { return g.fields }
