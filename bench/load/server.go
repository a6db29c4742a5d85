package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// A server is the program that is measured.
type server struct {
	process *exec.Cmd
	address string
	log     *os.File
}

// start starts the server on a port of its own, and waits until it answers.
func (p *plan) start() (*server, error) {
	s := &server{process: exec.Command(p.program, "serve", "--data", p.data, "--listen", "127.0.0.1:0")}
	var err error
	if s.log, err = os.CreateTemp("", "load-*.log"); err != nil {
		return nil, err
	}
	s.process.Stderr = s.log
	s.process.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(p.procs))
	out, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w: make build first", p.program, err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	s.address = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "open "), "/")
	if err != nil || !strings.HasPrefix(s.address, "http") {
		return nil, errors.Join(fmt.Errorf("the server does not start: its log is %s", s.log.Name()), err, s.process.Wait())
	}
	return s, nil
}

func (s *server) stop() error {
	if err := s.process.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	if err := s.process.Wait(); err != nil {
		return fmt.Errorf("the server ended with %w: its log is %s", err, s.log.Name())
	}
	return errors.Join(s.log.Close(), os.Remove(s.log.Name()))
}

// A usage is what the server has taken so far: processor time in seconds, and the most memory in bytes.
type usage struct {
	cpu  float64
	peak int64
}

// ticks are those of a second in /proc.
const ticks = 100

// usage reads what Linux tells of the process.
func (s *server) usage() (u usage, err error) {
	folder := fmt.Sprintf("/proc/%d/", s.process.Process.Pid)
	stat, err := os.ReadFile(folder + "stat")
	if err != nil {
		return u, err
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	const user, system = 11, 12 // fields behind the name
	fields := strings.Fields(rest)
	for _, i := range []int{user, system} {
		n, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return u, err
		}
		u.cpu += n / ticks
	}
	status, err := os.ReadFile(folder + "status")
	if err != nil {
		return u, err
	}
	for line := range strings.Lines(string(status)) {
		if text, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kilobytes, err := strconv.ParseInt(strings.Fields(text)[0], 10, 64)
			if err != nil {
				return u, err
			}
			u.peak = kilobytes << 10
		}
	}
	return u, nil
}
