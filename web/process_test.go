package web_test

import (
	"net"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// programs are what tests have built, in a folder that is removed at the end.
var programs struct {
	sync.Mutex
	folder string
	built  map[string]error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if programs.folder != "" {
		os.RemoveAll(programs.folder)
	}
	os.Exit(code)
}

// program builds a program of a module of its own, in a folder here. Where its modules cannot be fetched the test is left out.
func program(t *testing.T, module, pkg string) string {
	t.Helper()
	programs.Lock()
	defer programs.Unlock()
	if programs.folder == "" {
		folder, err := os.MkdirTemp("", "programs-*")
		if err != nil {
			t.Fatal(err)
		}
		programs.folder, programs.built = folder, map[string]error{}
	}
	file := filepath.Join(programs.folder, path.Base(pkg))
	err, done := programs.built[pkg]
	if !done {
		fetch := exec.Command("go", "mod", "download")
		fetch.Dir = filepath.FromSlash(module)
		fetch.Env = append(os.Environ(), "GOWORK=off")
		err = fetch.Run()
		if err == nil {
			build := exec.Command("go", "build", "-o", file, pkg)
			build.Dir, build.Env = fetch.Dir, fetch.Env
			if out, err := build.CombinedOutput(); err != nil {
				t.Fatalf("build %s: %v: %s", pkg, err, out)
			}
		}
		programs.built[pkg] = err
	}
	if err != nil {
		t.Skipf("the modules of %s cannot be fetched here: %v", pkg, err)
	}
	return file
}

// start has a program run until the test ends.
func start(t *testing.T, environment []string, program string, arguments ...string) {
	t.Helper()
	process := exec.Command(program, arguments...)
	process.Env = append(os.Environ(), environment...)
	if testing.Verbose() {
		process.Stderr = os.Stderr
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = process.Process.Kill()
		_ = process.Wait()
	})
}

// freePort is a port that nobody listens on.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// answers waits until something listens on an address.
func answers(t *testing.T, address string) {
	t.Helper()
	for range 200 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("nothing answers on %s", address)
}
