package audit_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"diasmap/index/audit"
)

var key = []byte("the key of the directory")

func newLog(t *testing.T, entries int) *audit.Log {
	t.Helper()
	l := audit.Open(filepath.Join(t.TempDir(), "audit.log"), key)
	for i := range entries {
		if err := l.Append(&audit.Entry{Who: "nino", Action: "search", Purpose: "forum 2027", Count: i}); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestChainHolds(t *testing.T) {
	l := newLog(t, 5)
	anchor, err := l.Last()
	if err != nil || anchor.Number != 5 {
		t.Fatalf("anchor %+v, %v", anchor, err)
	}
	if n, err := l.Verify(anchor); n != 5 || err != nil {
		t.Errorf("verified %d, %v", n, err)
	}
	var counts []int
	err = l.Read(func(e *audit.Entry) error {
		counts = append(counts, e.Count)
		return nil
	})
	if err != nil || len(counts) != 5 || counts[4] != 4 {
		t.Errorf("counts %v, %v", counts, err)
	}
}

func TestEmptyLogIsWhole(t *testing.T) {
	if n, err := newLog(t, 0).Verify(audit.Anchor{}); n != 0 || err != nil {
		t.Errorf("verified %d, %v", n, err)
	}
}

// TestTamperingShows does to a log what somebody with the file and without the key could.
func TestTamperingShows(t *testing.T) {
	tampering := map[string]struct {
		do   func(lines []string) []string
		line string
	}{
		"a count changed":         {func(l []string) []string { l[1] = strings.Replace(l[1], `"count":1`, `"count":9`, 1); return l }, ":2:"},
		"a name of who changed":   {func(l []string) []string { l[0] = strings.Replace(l[0], "nino", "giga", 1); return l }, ":1:"},
		"an entry taken out":      {func(l []string) []string { return append(l[:2], l[3:]...) }, ":3:"},
		"two entries swapped":     {func(l []string) []string { l[1], l[2] = l[2], l[1]; return l }, ":2:"},
		"the end cut off":         {func(l []string) []string { return l[:3] }, ":3:"},
		"an entry written twice":  {func(l []string) []string { return append(l[:2:2], l[1:]...) }, ":3:"},
		"the beginning taken out": {func(l []string) []string { return l[1:] }, ":1:"},
		"a field put in":          {func(l []string) []string { l[3] = strings.Replace(l[3], `"who"`, `"x":1,"who"`, 1); return l }, ":4:"},
		"all of it taken out":     {func([]string) []string { return nil }, ":0:"},
	}
	for what, c := range tampering {
		t.Run(what, func(t *testing.T) {
			l := newLog(t, 5)
			anchor, err := l.Last()
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(l.File())
			if err != nil {
				t.Fatal(err)
			}
			lines := c.do(strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n"))
			text := strings.Join(lines, "")
			if text != "" && !strings.HasSuffix(text, "\n") {
				text += "\n"
			}
			if err := os.WriteFile(l.File(), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err = l.Verify(anchor)
			if !errors.Is(err, audit.ErrBroken) || !strings.Contains(err.Error(), c.line) {
				t.Errorf("%v, want ErrBroken at %s", err, c.line)
			}
		})
	}
}

func TestUnfinishedLineGoes(t *testing.T) {
	l := newLog(t, 2)
	whole, err := os.ReadFile(l.File())
	if err != nil {
		t.Fatal(err)
	}
	for cut := 1; cut < 60; cut += 7 {
		torn := append(bytes.Clone(whole), whole[:cut]...) // an entry begun when the machine stopped
		if err := os.WriteFile(l.File(), torn, 0o600); err != nil {
			t.Fatal(err)
		}
		if n, err := l.Verify(audit.Anchor{}); n != 2 || err != nil {
			t.Fatalf("cut %d: verified %d, %v", cut, n, err)
		}
		if err := l.Append(&audit.Entry{Who: "nino", Action: "review", Count: 1}); err != nil {
			t.Fatal(err)
		}
		if n, err := l.Verify(audit.Anchor{}); n != 3 || err != nil {
			t.Fatalf("cut %d: after another entry %d, %v", cut, n, err)
		}
	}
}

func TestWritersDoNotMix(t *testing.T) {
	l := newLog(t, 0)
	var writers sync.WaitGroup
	for range 4 {
		writers.Go(func() {
			mine := audit.Open(l.File(), key)
			for range 10 {
				if err := mine.Append(&audit.Entry{Who: "web", Action: "search"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	if n, err := l.Verify(audit.Anchor{}); n != 40 || err != nil {
		t.Errorf("verified %d, %v", n, err)
	}
}

func TestEntriesWrittenTogetherAreAllThere(t *testing.T) {
	l := newLog(t, 1)
	var writers sync.WaitGroup
	numbers := make([]int, 40)
	for i := range numbers {
		writers.Go(func() {
			e := audit.Entry{Who: "web", Action: "search", Count: i}
			if err := l.Append(&e); err != nil {
				t.Error(err)
			}
			numbers[i] = e.Number
		})
	}
	writers.Wait()
	if n, err := l.Verify(audit.Anchor{}); n != 41 || err != nil {
		t.Errorf("verified %d, %v", n, err)
	}
	slices.Sort(numbers)
	for i, n := range numbers {
		if n != i+2 {
			t.Fatalf("the numbers of the entries are %v, want 2 to 41", numbers)
		}
	}
}

func TestLongEntriesAreFollowed(t *testing.T) {
	l := newLog(t, 1)
	for range 2 {
		if err := l.Append(&audit.Entry{Action: "import", About: map[string]string{"input": strings.Repeat("x", 100_000)}}); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := l.Verify(audit.Anchor{}); n != 3 || err != nil {
		t.Errorf("verified %d, %v", n, err)
	}
}
