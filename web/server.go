package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/alexedwards/scs/v2/memstore"
	"github.com/klauspost/compress/gzhttp"
	"github.com/prometheus/client_golang/prometheus"

	"diasmap/web/api"
	"diasmap/web/page"
)

// Limits of connections. Bodies have limits of their own (package api).
const (
	headerPatience = 5 * time.Second
	readPatience   = 30 * time.Second
	writePatience  = 60 * time.Second
	idlePatience   = 2 * time.Minute
	mostHeader     = 16 << 10
	// stopPatience is how long requests under way may take when the server stops.
	stopPatience = 20 * time.Second
)

// A Server answers requests.
type Server struct {
	handler  http.Handler
	log      *slog.Logger
	registry *prometheus.Registry
	stopping atomic.Bool
}

// New makes a server. secure says that browsers reach it over TLS, its own or a proxy's.
func New(b api.Backend, secure bool) (*Server, error) {
	if b.SessionStore == nil {
		b.SessionStore = memstore.New()
	}
	b.Sessions = api.NewSessions(b.SessionStore, secure)
	s := &Server{log: b.Log, registry: prometheus.NewRegistry()}
	mux := http.NewServeMux()
	api.New(mux, b)
	mux.HandleFunc("GET /healthz", s.healthy)
	mux.HandleFunc("GET /readyz", s.ready(b))
	static, err := page.Handler()
	if err != nil {
		return nil, err
	}
	mux.Handle("/", static)
	mux.HandleFunc("/api/", noOperation)
	compressed, err := gzhttp.NewWrapper(gzhttp.EnableZstd(false))
	if err != nil {
		return nil, err
	}
	h := http.Handler(compressed(b.Sessions.LoadAndSave(mux)))
	if b.Owner != nil {
		h = loopbackHost(h)
	}
	h = sameOrigin(h)
	h = headers(h, secure)
	s.handler = s.observe(h, mux, b)
	return s, nil
}

// Handler answers requests.
func (s *Server) Handler() http.Handler { return s.handler }

// Serve answers on a listener until the context ends, then lets requests under way end. Certificates are of t; nil for none.
func (s *Server) Serve(ctx context.Context, l net.Listener, t *tls.Config) error {
	server := &http.Server{
		Handler: s.handler, ReadHeaderTimeout: headerPatience, ReadTimeout: readPatience, WriteTimeout: writePatience, IdleTimeout: idlePatience,
		MaxHeaderBytes: mostHeader, TLSConfig: t, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() {
		if t != nil {
			ended <- server.ServeTLS(l, "", "")
			return
		}
		ended <- server.Serve(l)
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("serve on %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	s.stopping.Store(true)
	s.log.Info("stopping")
	bounded, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopPatience)
	defer cancel()
	if err := server.Shutdown(bounded); err != nil {
		return errors.Join(fmt.Errorf("wait for the requests under way: %w", err), server.Close())
	}
	return nil
}

// healthy says that the process answers.
func (s *Server) healthy(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(w, "ok")
}

// ready says whether requests should be sent here: the directory can be read, and the server is not stopping.
func (s *Server) ready(b api.Backend) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if s.stopping.Load() {
			http.Error(w, "stopping", http.StatusServiceUnavailable)
			return
		}
		if _, err := b.Directory.Store().Imports(); err != nil {
			s.log.Error("read the directory", "error", err)
			http.Error(w, "the directory cannot be read", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// noOperation answers for addresses below /api that are none of its operations.
func noOperation(w http.ResponseWriter, r *http.Request) {
	api.WriteProblem(w, http.StatusNotFound, "there is no such operation: see "+api.Base+"/openapi.json")
}
