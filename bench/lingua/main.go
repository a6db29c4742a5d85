// Command lingua measures lingua-go, the closest thing to a classifier of names in Go: it guesses the language of a text. It
// reads names, a line each, and prints names a second by the clock.
//
//	cd bench/lingua && go run . < names.txt
package main

import (
	"bufio"
	"fmt"
	"os"
	"time"

	"github.com/pemistahl/lingua-go"
)

// mostNames is how many names are looked at.
const mostNames = 5000

func main() {
	detector := lingua.NewLanguageDetectorBuilder().FromAllLanguages().Build()
	var names []string
	for lines := bufio.NewScanner(os.Stdin); len(names) < mostNames && lines.Scan(); {
		names = append(names, lines.Text())
	}
	for _, name := range names { // loads the models it needs
		detector.DetectLanguageOf(name)
	}
	began := time.Now()
	for _, name := range names {
		detector.DetectLanguageOf(name)
	}
	fmt.Printf("lingua-go, language of a name: %.0f names/s of %d\n", float64(len(names))/time.Since(began).Seconds(), len(names))
}
