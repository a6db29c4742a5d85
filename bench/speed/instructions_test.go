package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"diasmap/bench/synthetic"
	"diasmap/lexicons"
)

var instructions = flag.Bool("instructions", false, "count the instructions that a name takes, with valgrind")

// mostInstructions bounds the instructions that one more name takes from CSV to CSV, counted between the 10,000th
// and the 20,000th of a synthetic list, where half the family names are new. Unlike a time it does not depend on what else
// the machine does. It was 38,100 on 25 November 2026.
const mostInstructions = 43_000

func TestInstructionsOfAName(t *testing.T) {
	if !*instructions {
		t.Skip("takes a minute: run with -instructions")
	}
	if _, err := exec.LookPath("valgrind"); err != nil {
		t.Skip("there is no valgrind")
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "diasmap")
	if out, err := exec.Command("go", "build", "-o", program, "diasmap/cmd/diasmap").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	few, many := count(t, program, dir, 10_000), count(t, program, dir, 20_000)
	n := (many - few) / 10_000
	t.Logf("%d instructions a name", n)
	if n > mostInstructions {
		t.Errorf("a name takes %d instructions, want %d at most", n, mostInstructions)
	}
}

var collected = regexp.MustCompile(`Collected : (\d+)`)

// count is how many instructions classifying a list takes.
func count(t *testing.T, program, dir string, rows int) int {
	t.Helper()
	lexicon, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	people, err := synthetic.Read(os.DirFS("../../lexicons"), lexicon)
	if err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(dir, fmt.Sprintf("%d.csv", rows))
	if err := writeList(list, people.Generator(1), rows); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "classify", list, "-o", filepath.Join(dir, "out.csv"), "--jobs", "1")
	// Valgrind runs threads in turn, and knows nothing of signals that preempt goroutines.
	c.Env = append(os.Environ(), "GOMAXPROCS=1", "GOGC=off", "GODEBUG=asyncpreemptoff=1")
	out, err := c.CombinedOutput()
	match := collected.FindSubmatch(out)
	if err != nil || match == nil {
		t.Skipf("valgrind cannot run it: %v: %s", err, out)
	}
	n, _ := strconv.Atoi(string(match[1]))
	return n
}
