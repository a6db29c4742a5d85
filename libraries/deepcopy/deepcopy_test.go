package deepcopy

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"
)

type column struct {
	Min, Max int
	Width    *float64
	Styles   []*string
	ByName   map[string][]int
	Any      any
	Pair     [2]*int
	Made     time.Time
	lock     sync.Mutex
}

func full() *column {
	width, style, one := 12.5, "bold", 1
	return &column{Min: 2, Max: 7, Width: &width, Styles: []*string{&style, nil}, ByName: map[string][]int{"a": {1, 2}, "none": nil},
		Any: []int{3}, Pair: [2]*int{&one, nil}, Made: time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)}
}

func TestCopyIsEqualAndSharesNothing(t *testing.T) {
	var c column
	src := full()
	if err := Copy(&c, src); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(&c, src) {
		t.Fatalf("got %+v, want %+v", &c, src)
	}
	*c.Width, *c.Styles[0], c.ByName["a"][0], c.Any.([]int)[0], *c.Pair[0] = 1, "thin", 9, 9, 9
	if !reflect.DeepEqual(src, full()) {
		t.Errorf("a change of the copy changed what was copied: %+v", src)
	}
}

func TestCopyOfAValue(t *testing.T) {
	src, got := []map[string]int{{"a": 1}, nil}, []map[string]int(nil)
	if err := Copy(&got, src); err != nil || !reflect.DeepEqual(got, src) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestCopyBetweenTypesIsRefused(t *testing.T) {
	var c column
	for _, pair := range [][2]any{{&c, "text"}, {c.Max, 7}, {(*column)(nil), full()}, {&c, nil}, {nil, nil}} {
		if err := Copy(pair[0], pair[1]); !errors.Is(err, ErrTypes) {
			t.Errorf("copy %T to %T: %v", pair[1], pair[0], err)
		}
	}
}
