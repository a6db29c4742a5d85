// Command load has many people search a directory at once by the server, as its API is used, and tells how long they wait:
//
//	go run ./bench/load -program bin/diasmap -data bin/load -members 1000000 -users 200 -think 1s
//
// The directory is of members who do not exist (package synthetic), is made if it is not there, and is kept for the next time. Each
// user searches, waits for the answer, thinks for a time drawn by chance (exponential, the mean is said) and searches again. Names are also
// classified in batches of a thousand. Figures are of this machine, which also runs the users.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"time"
)

// A plan is what is to be measured.
type plan struct {
	program, data  string
	members, users int
	think          time.Duration
	lasting        time.Duration
	batches        int
	procs          int
}

func main() {
	var p plan
	flag.StringVar(&p.program, "program", "bin/diasmap", "the program to measure")
	flag.StringVar(&p.data, "data", "bin/load", "folder of the directory")
	flag.IntVar(&p.members, "members", 1_000_000, "how many members")
	flag.IntVar(&p.users, "users", 200, "how many people search at once")
	flag.DurationVar(&p.think, "think", time.Second, "how long each thinks between searches, on the average")
	flag.DurationVar(&p.lasting, "for", 30*time.Second, "how long they search, after a tenth of it that does not count")
	flag.IntVar(&p.batches, "batches", 200, "how many batches of a thousand names are classified; 0 for none")
	flag.IntVar(&p.procs, "procs", 2, "how many processors the server uses (GOMAXPROCS)")
	flag.Parse()
	if err := p.run(); err != nil {
		log.Fatal(err)
	}
}

func (p *plan) run() (err error) {
	if err := p.make(); err != nil {
		return err
	}
	tokens, err := p.tokens()
	if err != nil {
		return err
	}
	s, err := p.start()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.stop()) }()
	for _, think := range []time.Duration{p.think, 0} {
		before, err := s.usage()
		if err != nil {
			return err
		}
		r := p.search(s.address, tokens, think)
		after, err := s.usage()
		if err != nil {
			return err
		}
		r.print(p, think, after.cpu-before.cpu)
	}
	if p.batches > 0 {
		if err := p.classify(s, tokens[0]); err != nil {
			return err
		}
	}
	u, err := s.usage()
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stdout, "the server took %.0f MB at most\n", float64(u.peak)/1e6)
	return nil
}
