package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"diasmap/bench"
	"diasmap/corpus"
	"diasmap/onomastics"
)

// trainingOptions are those that did best among a few tried on the development split.
const trainingOptions = "-dim 48 -epoch 8 -lr 0.25 -minn 2 -maxn 5 -bucket 1000000 -thread 1"

// labelPrefix is how fastText marks a label.
const labelPrefix = "__label__"

// allLabels is more than there are countries: every label is asked for.
const allLabels = "300"

// A fastText is the program and the folder of its files.
type fastText struct{ program, dir string }

func (f *fastText) path(name string) string { return filepath.Join(f.dir, name) }

// train trains a model, if there is none yet.
func (f *fastText) train(people []corpus.Labelled) error {
	if _, err := os.Stat(f.path("model.bin")); err == nil {
		return nil
	}
	lines := make([]string, len(people))
	for i, p := range people {
		lines[i] = labelPrefix + p.Origin.String() + " " + textOf(p)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	if err := os.MkdirAll(f.dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(f.path("train.txt"), []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		return err
	}
	args := append([]string{"supervised", "-input", f.path("train.txt"), "-output", f.path("unfinished")}, strings.Fields(trainingOptions)...)
	command := exec.Command(f.program, args...)
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("train fastText (%s, Debian package fasttext): %w", f.program, err)
	}
	return os.Rename(f.path("unfinished.bin"), f.path("model.bin"))
}

// textOf is the name as fastText gets it: normalised, in small letters.
func textOf(p corpus.Labelled) string {
	return strings.ToLower(string(onomastics.AppendNormalised(nil, p.Name())))
}

// answers runs the model on people and answers from what it prints, which has to be asked for in the order of
// the people. done waits for the program to end.
func (f *fastText) answers(name string, people []corpus.Labelled) (answer bench.Answerer, done func() error, err error) {
	var b strings.Builder
	for _, p := range people {
		b.WriteString(textOf(p) + "\n")
	}
	list := f.path(name + ".txt")
	if err := os.WriteFile(list, []byte(b.String()), 0o644); err != nil {
		return nil, nil, err
	}
	command := exec.Command(f.program, "predict-prob", f.path("model.bin"), list, allLabels)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := command.Start(); err != nil {
		return nil, nil, fmt.Errorf("run fastText: %w", err)
	}
	lines := bufio.NewScanner(out)
	const longestLine = 1 << 16
	lines.Buffer(nil, longestLine)
	answer = func(dst []onomastics.Origin, _ int) []onomastics.Origin {
		if !lines.Scan() {
			return dst
		}
		return appendPrediction(dst, lines.Text())
	}
	return answer, command.Wait, nil
}

// appendPrediction reads «__label__AM 0.91 __label__GE 0.02 …», best first.
func appendPrediction(dst []onomastics.Origin, line string) []onomastics.Origin {
	words := strings.Fields(line)
	for ; len(words) >= 2; words = words[2:] {
		country, err := onomastics.ParseCountry(strings.TrimPrefix(words[0], labelPrefix))
		p, badNumber := strconv.ParseFloat(words[1], 64)
		if err == nil && badNumber == nil {
			dst = append(dst, onomastics.Origin{Country: country, Probability: min(p, 1)})
		}
	}
	return dst
}
