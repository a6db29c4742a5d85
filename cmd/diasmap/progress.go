package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress shows on a terminal how much of a list is done; elsewhere it shows nothing.
// progressEvery is how often the bar is drawn.
const progressEvery = 100 * time.Millisecond

type progress struct{ bar *progressbar.ProgressBar }

// newProgress shows progress through size bytes, -1 if unknown, on log.
func newProgress(log io.Writer, size int64) *progress {
	file, ok := log.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return &progress{}
	}
	return &progress{progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(file), progressbar.OptionShowBytes(true), progressbar.OptionSetDescription("classifying"),
		progressbar.OptionThrottle(progressEvery), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true))}
}

func (p *progress) update(bytes int64, _ int) {
	if p.bar != nil {
		_ = p.bar.Set64(bytes)
	}
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
