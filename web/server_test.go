package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"diasmap/web"
	"diasmap/web/account"
)

func TestExposure(t *testing.T) {
	for _, c := range []struct {
		e       web.Exposure
		refused string
	}{
		{web.Exposure{Listen: "127.0.0.1:8080"}, ""},
		{web.Exposure{Listen: "[::1]:8080"}, ""},
		{web.Exposure{Listen: "localhost:8080"}, ""},
		{web.Exposure{Listen: ":8080"}, "accounts"},
		{web.Exposure{Listen: "0.0.0.0:8080", TLS: true}, "accounts"},
		{web.Exposure{Listen: "192.168.1.5:8080", Accounts: true}, "tls"},
		{web.Exposure{Listen: "192.168.1.5:8443", Accounts: true, TLS: true}, ""},
		{web.Exposure{Listen: "127.0.0.1:8080", Proxy: true}, "accounts"},
		{web.Exposure{Listen: "127.0.0.1:8080", Proxy: true, Accounts: true}, ""},
		{web.Exposure{Listen: "localhost.evil.example:8080"}, "accounts"},
	} {
		err := c.e.Check()
		if (err == nil) != (c.refused == "") || err != nil && (!errors.Is(err, web.ErrExposed) || !strings.Contains(err.Error(), c.refused)) {
			t.Errorf("%+v: %v, want refused for %q", c.e, err, c.refused)
		}
	}
}

func TestHeaders(t *testing.T) {
	o := newOffice(t, nil)
	for _, path := range []string{"/", "/api/v1/start", "/api/v1/session", "/nowhere"} {
		answer, err := o.roots.Get(o.url + path)
		o.must(err)
		answer.Body.Close()
		policy := answer.Header.Get("Content-Security-Policy")
		contains(t, path, policy, "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
		if strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the policy allows what is unsafe: %s", path, policy)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Strict-Transport-Security": "max-age=31536000"} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if strings.HasPrefix(path, "/api/") && answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %s", path, answer.Header.Get("Cache-Control"))
		}
	}
}

func TestNoFileBesideThePage(t *testing.T) {
	o := newOffice(t, nil)
	for _, path := range []string{"/../accounts.json", "/%2e%2e/accounts.json", "/accounts.json", "/static/index.html", "/page.go", "/api/v1/members/..%2f..%2faccounts.json"} {
		r, err := http.NewRequest(http.MethodGet, o.url, nil)
		o.must(err)
		r.URL.Opaque = path
		answer, err := o.roots.Do(r)
		o.must(err)
		data, err := io.ReadAll(answer.Body)
		o.must(err)
		answer.Body.Close()
		if answer.StatusCode < 400 || bytes.Contains(data, []byte("argon2id")) {
			t.Errorf("%s: %d %s", path, answer.StatusCode, data)
		}
	}
}

func TestLogsHoldNobody(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Outreach)
	found := b.search(map[string]any{"query": "Krikorian"})
	b.call("GET", "/api/v1/members/"+found.Members[0].ID, nil, nil)
	b.call("POST", "/api/v1/explain", map[string]any{"name": "Anahit Krikorian"}, nil)
	b.call("GET", "/krikorian", nil, nil)
	b.call("POST", "/api/v1/session", map[string]string{"user": "krikorian", "password": "wrong", "purpose": "health forum"}, nil)
	logs := o.logs.String()
	contains(t, "the log", logs, `"route":"POST /api/v1/search"`, `"route":"GET /api/v1/members/{id}"`, `"status":200`)
	for _, personal := range []string{"rikorian", found.Members[0].ID, "outreach", "127.0.0.1", "health forum", password} {
		if strings.Contains(logs, personal) {
			t.Errorf("the log holds %q: %s", personal, logs)
		}
	}
}

func TestMetrics(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Outreach)
	b.search(map[string]any{})
	w := &answer{header: http.Header{}}
	r, err := http.NewRequest(http.MethodGet, "/metrics", nil)
	o.must(err)
	o.server.Metrics().ServeHTTP(w, r)
	contains(t, "the metrics", w.body.String(), `diasmap_http_request_seconds_count{route="POST /api/v1/search",status="200"} 1`, "diasmap_members ", "go_goroutines")
	if status, _ := b.call("GET", "/metrics", nil, nil); status != 404 {
		t.Errorf("the metrics are on the public listener: %d", status)
	}
}

type answer struct {
	header http.Header
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) WriteHeader(int)             {}
func (a *answer) Write(p []byte) (int, error) { return a.body.Write(p) }

func TestStopsGracefully(t *testing.T) {
	o := newOffice(t, nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	o.must(err)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- o.server.Serve(ctx, l, nil) }()
	address := "http://" + l.Addr().String()
	for _, path := range []string{"/healthz", "/readyz"} {
		got, err := http.Get(address + path)
		o.must(err)
		got.Body.Close()
		if got.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, got.StatusCode)
		}
	}
	// A request whose body is still coming when the server stops is answered.
	body, send := io.Pipe()
	answered := make(chan string, 1)
	go func() {
		r, _ := http.NewRequest(http.MethodPost, address+"/api/v1/session", body)
		r.Header.Set("Content-Type", "application/json")
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			answered <- err.Error()
			return
		}
		got.Body.Close()
		answered <- got.Status
	}()
	_, err = io.WriteString(send, `{"user":"outreach","password":"`)
	o.must(err)
	time.Sleep(50 * time.Millisecond)
	stop()
	time.Sleep(50 * time.Millisecond)
	_, err = io.WriteString(send, password+`","purpose":"health forum"}`)
	o.must(err)
	o.must(send.Close())
	if got := <-answered; got != "200 OK" {
		t.Errorf("the request under way: %s", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}
