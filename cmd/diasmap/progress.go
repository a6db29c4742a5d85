package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progressEvery is how often the bar is drawn.
const progressEvery = 100 * time.Millisecond

// A progress shows on a terminal how much is done; elsewhere it shows nothing.
type progress struct{ bar *progressbar.ProgressBar }

// newProgress shows progress through size bytes of a list, -1 if unknown, on log.
func newProgress(log io.Writer, size int64) *progress {
	return newBar(log, size, "classifying", progressbar.OptionShowBytes(true))
}

// newCount shows progress through so many members.
func newCount(log io.Writer, all int64, doing string) *progress {
	return newBar(log, all, doing, progressbar.OptionShowCount())
}

func newBar(log io.Writer, size int64, doing string, o progressbar.Option) *progress {
	file, ok := log.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return &progress{}
	}
	return &progress{progressbar.NewOptions64(size, o,
		progressbar.OptionSetWriter(file), progressbar.OptionSetDescription(doing),
		progressbar.OptionThrottle(progressEvery), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(true))}
}

func (p *progress) update(done int64, _ int) {
	if p.bar != nil {
		_ = p.bar.Set64(done)
	}
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
