package store

import (
	"fmt"
	"log/slog"
	"strings"
)

// quiet passes on what Badger warns of, and nothing of what it merely tells.
type quiet struct{ log *slog.Logger }

func (q quiet) Errorf(format string, args ...any) {
	if q.log != nil {
		q.log.Error("badger: " + strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
}

func (q quiet) Warningf(format string, args ...any) {
	if strings.Contains(format, "might be too small") || strings.HasPrefix(format, "Cache life") {
		return // advice on its memory, which is bounded on purpose
	}
	if q.log != nil {
		q.log.Warn("badger: " + strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
}

func (quiet) Infof(string, ...any)  {}
func (quiet) Debugf(string, ...any) {}
