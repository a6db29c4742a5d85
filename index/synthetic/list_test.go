package synthetic_test

import (
	"bytes"
	"strings"
	"testing"

	"diasmap/index/synthetic"
)

func TestListsOfASeedAreTheSame(t *testing.T) {
	write := func(seed uint64, n int, share float64) string {
		var b bytes.Buffer
		if err := synthetic.WriteList(&b, seed, n, share); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	one := write(1, 500, 0.5)
	if one != write(1, 500, 0.5) || one == write(2, 500, 0.5) {
		t.Error("a list does not hang on its seed alone")
	}
	if lines := strings.Count(one, "\n"); lines != 501 {
		t.Errorf("%d lines", lines)
	}
	if longer := write(1, 600, 0.5); !strings.HasPrefix(longer, one) {
		t.Error("a longer list begins otherwise")
	}
}
