package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"diasmap": main})
}

// TestScripts runs the sessions in testdata/script: what users type, and what they get.
// REGISTRIES is the folder of samples of public registries.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	registries, err := filepath.Abs("../../corpus/registry/testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("REGISTRIES", registries)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
			"lines": lines,
		},
	})
}

// exits STATUS COMMAND… runs a command that ends with that status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "exit status 0"
	if err != nil {
		got = err.Error()
	}
	if got != "exit status "+args[0] {
		ts.Fatalf("%s: %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// lines FILE FILE checks that two files have as many lines.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines FILE FILE")
	}
	a, b := strings.Count(ts.ReadFile(args[0]), "\n"), strings.Count(ts.ReadFile(args[1]), "\n")
	if a != b {
		ts.Fatalf("%s has %d lines, %s has %d", args[0], a, args[1], b)
	}
}
