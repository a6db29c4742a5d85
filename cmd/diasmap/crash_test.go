package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"diasmap/corpus/sample"
)

// kills is how often TestKilled kills the program.
var kills = flag.Int("kills", 6, "how often classify is killed")

// mostKills is how often a list is killed before it is left to end, so that all formats have their turn.
const mostKills = 8

// A killed is a list that is classified by programs that are killed.
type killed struct {
	dir, input, output string
	name               string        // of what is made of it
	took               time.Duration // a run that is not killed
}

// command is the program with arguments, to run in the folder of the list.
func (k *killed) command(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Args[0], c.Dir = "diasmap", k.dir // by that name the test is the program
	return c
}

// args classify the list; what is made gets a name that begins with to.
func (k *killed) args(to string) []string {
	to += "-" + k.name
	return []string{"classify", k.input, "-o", to + "." + k.output, "--rejects", to + ".rejects.csv", "--summary", to + ".json", "--jobs", "2"}
}

// run runs the program to its end; it may end with rows that had errors.
func (k *killed) run(t *testing.T, args ...string) {
	t.Helper()
	out, err := k.command(args...).CombinedOutput()
	if err != nil && err.Error() != "exit status 3" {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// killedLists makes lists in several formats, each with rows that cannot be read.
func killedLists(t *testing.T) []*killed {
	t.Helper()
	dir := t.TempDir()
	var list bytes.Buffer
	for i := range 4 {
		for j, line := range bytes.SplitAfter(sample.List, []byte("\n")) {
			if i == 0 || j > 0 {
				list.Write(line)
			}
			if j%500 == 100 {
				fmt.Fprintf(&list, "bad row %d of %d,too,short\n", j, i)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "people.csv"), list.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	first := &killed{dir: dir, input: "people.csv", output: "csv", name: "a"}
	lists := []*killed{first}
	for _, format := range []string{"jsonl.gz", "xlsx", "parquet", "csv.zst"} {
		first.run(t, "classify", first.input, "-o", "people."+format)
		lists = append(lists, &killed{dir: dir, input: "people." + format, output: format, name: strings.ReplaceAll(format, ".", "-")})
	}
	return append(lists, &killed{dir: dir, input: "people.*", output: "xlsx", name: "all"})
}

// TestKilled kills the program at random moments until it ends before it is killed, over and over: what they leave is what one run
// makes, to the byte, and nothing else.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	lists := killedLists(t)
	random := rand.New(rand.NewPCG(1, 2))
	done, ended := 0, 0
	for i := 0; done < *kills; i++ {
		k := lists[i%len(lists)]
		if k.took == 0 {
			start := time.Now()
			k.run(t, k.args("whole")...)
			k.took = time.Since(start)
		}
		n := k.killUntilDone(t, random, min(*kills-done, mostKills))
		done, ended = done+n, ended+1
		k.check(t)
		t.Logf("%s to %s: %d kills, %d in all", k.input, k.output, n, done)
	}
	t.Logf("%d kills in %d lists", done, ended)
}

// killUntilDone runs the program, most times killed, until a run ends, and returns how many were killed.
func (k *killed) killUntilDone(t *testing.T, random *rand.Rand, most int) int {
	t.Helper()
	args := append(k.args("killed"), "--checkpoint", "checkpoint", "--checkpoint-every", "5ms")
	for n := 0; ; n++ {
		if n == most {
			k.run(t, args...)
			return n
		}
		c := k.command(args...)
		var log bytes.Buffer
		c.Stderr = &log
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(time.Duration(random.Float64()*0.7*float64(k.took)), func() { _ = c.Process.Kill() })
		err := c.Wait()
		kill.Stop()
		switch {
		case err == nil, err.Error() == "exit status 3":
			return n
		case err.Error() != "signal: killed":
			t.Fatalf("resumed after %d kills: %v\n%s", n, err, log.String())
		}
	}
}

// check compares what killed runs made with what one run made, and removes it.
func (k *killed) check(t *testing.T) {
	t.Helper()
	for _, ending := range []string{"." + k.output, ".rejects.csv", ".json"} {
		want, got := k.take(t, "whole-"+k.name+ending), k.take(t, "killed-"+k.name+ending)
		if ending == ".json" {
			var a, b map[string]any
			if err := json.Unmarshal(want, &a); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(got, &b); err != nil {
				t.Fatal(err)
			}
			delete(a, "run")
			delete(b, "run")
			if !reflect.DeepEqual(a, b) {
				t.Errorf("%s: counts %v, want %v", k.input, b, a)
			}
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s: killed runs make %d bytes of %s, one makes %d, and they are others", k.input, len(got), ending, len(want))
		}
		if err := os.Remove(filepath.Join(k.dir, "killed-"+k.name+ending)); err != nil {
			t.Fatal(err)
		}
	}
	left, err := filepath.Glob(filepath.Join(k.dir, ".diasmap-*"))
	more, _ := filepath.Glob(filepath.Join(k.dir, "checkpoint*"))
	if err != nil || len(left)+len(more) > 0 {
		t.Errorf("%s: left behind %v %v", k.input, left, more)
	}
}

func (k *killed) take(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(k.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestFullDisk fills a disk of its own: the program stops, says what to do, leaves nothing half-written under the name of the
// output, and goes on when there is room.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", dir).Run() })
	k := &killed{dir: dir, input: "people.csv", output: "csv", name: "a"}
	if err := os.WriteFile(filepath.Join(dir, k.input), sample.List, 0o600); err != nil {
		t.Fatal(err)
	}
	args := append(k.args("full"), "--checkpoint", "checkpoint", "--checkpoint-every", "1ms")
	out, err := k.command(args...).CombinedOutput()
	if err == nil || err.Error() != "exit status 1" {
		t.Fatalf("%v, want exit status 1\n%s", err, out)
	}
	for _, want := range []string{"no space left on device", "run the same command to go on"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%q is not told:\n%s", want, out)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "full-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if more, err := exec.Command("mount", "-o", "remount,size=64m", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, more)
	}
	k.run(t, args...)
	k.run(t, k.args("whole")...)
	if !bytes.Equal(k.take(t, "full-a.csv"), k.take(t, "whole-a.csv")) {
		t.Error("the output after a full disk is another")
	}
}
