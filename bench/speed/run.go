package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// A run is one program on one list, measured in several rounds.
type run struct {
	name    string
	rows    int
	command func() *exec.Cmd
	start   *run // the same program with hardly anything to do
	rounds  []measured
}

// A measured is what one run of a process took.
type measured struct {
	cpu, wall float64 // seconds
	memory    int64   // the most it held, in bytes
}

func (r *run) measure() error {
	c := r.command()
	began := time.Now()
	err := c.Run()
	wall := time.Since(began)
	for _, f := range []any{c.Stdin, c.Stdout} {
		if file, ok := f.(*os.File); ok {
			file.Close()
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c, err)
	}
	m := measured{cpu: (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), wall: wall.Seconds()}
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.memory = usage.Maxrss << 10 // Linux tells kilobytes
	}
	r.rounds = append(r.rounds, m)
	return nil
}

// median is, figure by figure, that of the rounds; of memory it is the most.
func (r *run) median() measured {
	of := func(figure func(measured) float64) float64 {
		all := make([]float64, 0, len(r.rounds))
		for _, m := range r.rounds {
			all = append(all, figure(m))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	m := measured{cpu: of(func(m measured) float64 { return m.cpu }), wall: of(func(m measured) float64 { return m.wall })}
	for _, round := range r.rounds {
		m.memory = max(m.memory, round.memory)
	}
	return m
}

// perCore is names a second of processor time, less the start.
func (r *run) perCore() float64 {
	cpu := r.median().cpu
	if r.start != nil {
		cpu -= r.start.median().cpu
	}
	return float64(r.rows) / cpu
}
