package web_test

import (
	"bufio"
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// raw serves an office without TLS, and returns its address.
func raw(t *testing.T) string {
	t.Helper()
	o := newOffice(t, nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	o.must(err)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- o.server.Serve(ctx, l, nil) }()
	t.Cleanup(func() {
		stop()
		o.must(<-ended)
	})
	return l.Addr().String()
}

// say sends bytes as they are, and returns the status of the answer, 0 if the connection is closed without one.
func say(t *testing.T, address, request string) int {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write([]byte(request)); err != nil {
		return 0 // closed while it was sent
	}
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		var slow net.Error
		if errors.As(err, &slow) && slow.Timeout() {
			t.Errorf("the server waits on: %.60q", request)
		}
		return 0
	}
	answer.Body.Close()
	return answer.StatusCode
}

// TestRequestsThatContradictThemselves: what proxies and servers may read differently is refused.
func TestRequestsThatContradictThemselves(t *testing.T) {
	address := raw(t)
	const post = "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
	for name, request := range map[string]string{
		"two lengths":         post + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}GET /api/v1/audit HTTP/1.1\r\n\r\n",
		"a negative length":   post + "Content-Length: -1\r\n\r\n{}",
		"a signed length":     post + "Content-Length: +2\r\n\r\n{}",
		"unknown encoding":    post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
		"two encodings":       post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
		"a broken chunk":      post + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
		"a folded header":     "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\x00\r\n\r\n",
		"a blank in a name":   "GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n",
		"two hosts":           "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
		"no host":             "GET /healthz HTTP/1.1\r\n\r\n",
		"headers of 64 kB":    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("a", 64<<10) + "\r\n\r\n",
		"an address of 64 kB": "GET /" + strings.Repeat("a", 64<<10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
	} {
		if status := say(t, address, request); status != 0 && (status < 400 || status == http.StatusUnauthorized) || status == http.StatusInternalServerError {
			t.Errorf("%s: %d", name, status)
		}
	}
	if status := say(t, address, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"); status != http.StatusOK {
		t.Errorf("a request in order: %d", status)
	}
}

// TestSlowClients: who sends headers or a body by drops is not waited for.
func TestSlowClients(t *testing.T) {
	address := raw(t)
	for name, request := range map[string]string{
		"headers": "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Drop: a",
		"body":    "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			began := time.Now()
			if status := say(t, address, request); status != 0 && status != http.StatusRequestTimeout {
				t.Errorf("%d", status)
			}
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("it was waited for %s", took)
			}
		})
	}
}
