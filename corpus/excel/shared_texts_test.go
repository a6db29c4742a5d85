package excel

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"diasmap/corpus/input"
)

// Texts that do not fit into memory come back from the file, in any order, those across pages too.
func TestSharedTextsBeyondMemory(t *testing.T) {
	texts := &sharedTexts{create: input.TemporaryFile}
	defer texts.close()
	text := func(i int) string { return fmt.Sprintf("%d %s", i, strings.Repeat("Krikorian ", i%2000)) }
	const many = 6000
	for i := range many {
		if err := texts.add([]byte(text(i))); err != nil {
			t.Fatal(err)
		}
	}
	if texts.file == nil || texts.stored < textsInMemory {
		t.Fatalf("%d bytes are in the file", texts.stored)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 4 * many {
		i := n
		if n >= many {
			i = random.IntN(many)
		}
		got, ok, err := texts.appendText(nil, i)
		if err != nil || !ok || string(got) != text(i) {
			t.Fatalf("text %d is %.40q… of %d bytes, %v", i, got, len(got), err)
		}
	}
	if _, ok, _ := texts.appendText(nil, many); ok {
		t.Error("there is one text more")
	}
}
