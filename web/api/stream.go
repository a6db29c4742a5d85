package api

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// Streams take as long as they need, but not without moving.
const (
	// longEffort is how long sending a list or a result may take in all.
	longEffort = time.Hour
	// stillness is how long a stream may stand still.
	stillness = 20 * time.Second
)

// A moving stream moves the deadlines of its connection on as it is read or written, which those of the server would end.
type moving struct {
	ctx     context.Context
	control *http.ResponseController
	in      io.Reader
	out     io.Writer
}

func newMoving(ctx huma.Context) *moving {
	r, w := humago.Unwrap(ctx)
	return &moving{ctx.Context(), http.NewResponseController(w), r.Body, w}
}

// on moves the deadlines; that of writing too when it is read, since the answer comes after.
func (m *moving) on() error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	now := time.Now()
	_ = m.control.SetReadDeadline(now.Add(stillness)) // what has no deadlines needs none
	_ = m.control.SetWriteDeadline(now.Add(2 * stillness))
	return nil
}

func (m *moving) Read(p []byte) (int, error) {
	if err := m.on(); err != nil {
		return 0, err
	}
	return m.in.Read(p)
}

func (m *moving) Write(p []byte) (int, error) {
	if err := m.on(); err != nil {
		return 0, err
	}
	return m.out.Write(p)
}
