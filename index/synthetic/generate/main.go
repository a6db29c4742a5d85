// Command generate writes a list of people who do not exist, to measure import with: the same seed, the same file.
//
//	go run ./index/synthetic/generate -n 1000000 -share 0.02 > list.csv
package main

import (
	"bufio"
	"flag"
	"log"
	"os"

	"diasmap/index/synthetic"
)

func main() {
	n := flag.Int("n", 1_000_000, "how many people")
	share := flag.Float64("share", 1, "share of them with names of a diaspora")
	seed := flag.Uint64("seed", 1, "the same seed makes the same list")
	flag.Parse()
	out := bufio.NewWriter(os.Stdout)
	if err := synthetic.WriteList(out, *seed, *n, *share); err != nil {
		log.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}
