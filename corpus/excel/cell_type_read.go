package excel

import "encoding/binary"

// A cellType is the type of a cell of a record.
type cellType struct {
	kind      kind
	code, raw []byte // of a number
}

// cutType takes the type of the first of the columns that are left.
func cutType(types []byte) (t cellType, rest []byte) {
	if len(types) == 0 {
		return cellType{kind: kindText}, nil
	}
	t.kind, rest = kind(types[0]), types[1:]
	if t.kind == kindNumber {
		t.code, rest = cutSized(rest)
		t.raw, rest = cutSized(rest)
	}
	return t, rest
}

func cutSized(data []byte) (value, rest []byte) {
	n, used := binary.Uvarint(data)
	if used <= 0 || n > uint64(len(data)-used) {
		return nil, nil
	}
	return data[used : used+int(n)], data[used+int(n):]
}
