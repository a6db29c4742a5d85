package web

import (
	"errors"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"diasmap/web/api"
)

// A recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(p)
	r.bytes += n
	return n, err
}

// Unwrap lets deadlines through (http.ResponseController).
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// observe logs and counts requests by the pattern of their address, which holds nobody's name or id, and outlives panics.
func (s *Server) observe(next http.Handler, routes *http.ServeMux, b api.Backend) http.Handler {
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "diasmap_http_request_seconds", Help: "Time of requests by route and status.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
	}, []string{"route", "status"})
	underWay := prometheus.NewGauge(prometheus.GaugeOpts{Name: "diasmap_http_requests_under_way", Help: "Requests being answered."})
	members := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "diasmap_members", Help: "Members in the directory."}, func() float64 {
		return float64(b.Directory.Store().Count())
	})
	s.registry.MustRegister(seconds, underWay, members, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, route := routes.Handler(r)
		started := time.Now()
		rec := &recorder{ResponseWriter: w}
		underWay.Inc()
		defer underWay.Dec()
		defer func() {
			fault := recover()
			if err, ok := fault.(error); ok && errors.Is(err, http.ErrAbortHandler) { // what was begun cannot be ended
				s.log.Warn("request broken off", "method", r.Method, "route", route, "bytes", rec.bytes)
				panic(fault)
			}
			if fault != nil {
				s.log.Error("panic", "route", route, "fault", fault, "stack", string(debug.Stack()))
				if rec.status == 0 {
					api.WriteProblem(rec, http.StatusInternalServerError, "the server failed: its log tells why")
				}
			}
			took := time.Since(started)
			seconds.WithLabelValues(route, strconv.Itoa(rec.status)).Observe(took.Seconds())
			s.log.Info("request", "method", r.Method, "route", route, "status", rec.status, "bytes", rec.bytes, "ms", float64(took.Microseconds())/1000)
		}()
		next.ServeHTTP(rec, r)
	})
}

// Metrics answers with the metrics, as Prometheus reads them. It is meant for a listener of its own: it asks nobody who they are.
func (s *Server) Metrics() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{}))
	return mux
}
