package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"diasmap/web"
	"diasmap/web/account"
	"diasmap/web/api"
)

var farFuture = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)

func TestCookie(t *testing.T) {
	o := newOffice(t, nil)
	b := o.browser()
	answer, err := b.client.Do(b.request("POST", "/api/v1/session", map[string]string{"user": "outreach", "password": password, "purpose": "health forum"}))
	o.must(err)
	answer.Body.Close()
	cookie := answer.Header.Get("Set-Cookie")
	contains(t, "the cookie", cookie, "__Host-diasmap=", "Path=/", "HttpOnly", "Secure", "SameSite=Strict")
	if status, _ := b.call("DELETE", "/api/v1/session", nil, nil); status != 204 {
		t.Errorf("sign out: %d", status)
	}
	b.header.Set("Cookie", strings.SplitN(cookie, ";", 2)[0])
	if status, _ := b.call("GET", "/api/v1/session", nil, nil); status != 401 {
		t.Errorf("the cookie still holds after signing out: %d", status)
	}
}

func TestSessionEndsWithTheAccount(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Outreach)
	o.must(o.accounts.SetRole("outreach", account.Viewer))
	if status, _ := b.call("POST", "/api/v1/search", map[string]any{}, nil); status != 403 {
		t.Errorf("search after the role was changed: %d", status)
	}
	o.must(o.accounts.SetPassword("outreach", "another forty-two"))
	if status, _ := b.call("GET", "/api/v1/session", nil, nil); status != 401 {
		t.Errorf("the session after the password was changed: %d", status)
	}
	c := o.signedIn(account.Admin)
	o.must(o.accounts.Remove("admin"))
	if status, _ := c.call("GET", "/api/v1/session", nil, nil); status != 401 {
		t.Errorf("the session after the account was removed: %d", status)
	}
}

func TestLockOut(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	o := newOffice(t, func(b *api.Backend) { b.Now = func() time.Time { return now } })
	b := o.browser()
	try := func(user, password string) int {
		status, _ := b.call("POST", "/api/v1/session", map[string]string{"user": user, "password": password, "purpose": "health forum"}, nil)
		return status
	}
	for _, user := range []string{"outreach", "nobody"} {
		for i := range 5 {
			if status := try(user, "wrong password"); status != 401 {
				t.Errorf("%s, failure %d: %d", user, i+1, status)
			}
		}
		if status := try(user, password); status != 429 {
			t.Errorf("%s after five failures: %d, want 429", user, status)
		}
	}
	if status := try("admin", password); status != 200 {
		t.Errorf("another user meanwhile: %d", status)
	}
	now = now.Add(16 * time.Minute)
	if status := try("outreach", password); status != 200 {
		t.Errorf("after the lock-out: %d", status)
	}
}

func TestPurposeIsNeeded(t *testing.T) {
	o := newOffice(t, nil)
	for _, purpose := range []string{"", "  ", "    x"} {
		status, body := o.browser().call("POST", "/api/v1/session", map[string]string{"user": "outreach", "password": password, "purpose": purpose}, nil)
		if status != 422 || !strings.Contains(body, "body.purpose") {
			t.Errorf("purpose %q: %d %s", purpose, status, body)
		}
	}
}

func TestOtherSitesAreRefused(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Admin)
	for name, header := range map[string]http.Header{
		"another site":      {"Sec-Fetch-Site": {"cross-site"}},
		"a sister site":     {"Sec-Fetch-Site": {"same-site"}},
		"an older browser":  {"Origin": {"https://evil.example"}},
		"a sandboxed frame": {"Origin": {"null"}},
	} {
		b.header = header
		if status, _ := b.call("POST", "/api/v1/search", map[string]any{}, nil); status != 403 {
			t.Errorf("%s: %d, want 403", name, status)
		}
	}
}

func TestOwner(t *testing.T) {
	o := newOffice(t, func(b *api.Backend) { b.Owner = &api.Owner{Name: "levon", Key: "the key on the terminal"} })
	b := o.browser()
	if status, _ := b.call("POST", "/api/v1/session", map[string]string{"password": "guess", "purpose": "health forum"}, nil); status != 401 {
		t.Errorf("a wrong key: %d", status)
	}
	if status, _ := b.call("POST", "/api/v1/search", map[string]any{}, nil); status != 401 {
		t.Errorf("without the key: %d", status)
	}
	var who struct{ User, Role string }
	if status, _ := b.call("POST", "/api/v1/session", map[string]string{"password": "the key on the terminal", "purpose": "health forum"}, &who); status != 200 || who.User != "levon" || who.Role != "admin" {
		t.Errorf("the key: %d %v", status, who)
	}
	r := b.request("GET", "/api/v1/session", nil)
	r.Host = "diasmap.evil.example"
	answer, err := b.client.Do(r)
	o.must(err)
	answer.Body.Close()
	if answer.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("by the name of another host: %d", answer.StatusCode)
	}
}

// TestSessionsHoldOverANewStart signs in, starts the server anew on the same folder, and goes on.
func TestSessionsHoldOverANewStart(t *testing.T) {
	var backend api.Backend
	o := newOffice(t, func(b *api.Backend) { backend = *b })
	b, left := o.signedIn(account.Outreach), o.signedIn(account.Outreach)
	if status, _ := left.call("DELETE", "/api/v1/session", nil, nil); status != 204 {
		t.Errorf("sign out: %d", status)
	}
	var err error
	backend.SessionStore, err = account.OpenSessions(o.directory.Dir(), nil)
	o.must(err)
	o.server, err = web.New(backend, true)
	o.must(err)
	again := httptest.NewTLSServer(o.server.Handler())
	t.Cleanup(again.Close)
	for _, browser := range []*browser{b, left} {
		there := *o
		there.url = again.URL
		old, err := url.Parse(o.url)
		o.must(err)
		now, err := url.Parse(again.URL)
		o.must(err)
		browser.client.Jar.SetCookies(now, browser.client.Jar.Cookies(old))
		browser.client.Transport = again.Client().Transport
		browser.office = &there
	}
	b.search(map[string]any{"query": "Krikorian"})
	if status, _ := left.call("GET", "/api/v1/session", nil, nil); status != 401 {
		t.Errorf("who signed out is signed in again: %d", status)
	}
}

func TestSignOutEverywhere(t *testing.T) {
	o := newOffice(t, nil)
	here, there, other := o.signedIn(account.Outreach), o.signedIn(account.Outreach), o.signedIn(account.Reviewer)
	if status, _ := here.call("DELETE", "/api/v1/sessions", nil, nil); status != 204 {
		t.Errorf("sign out everywhere: %d", status)
	}
	for name, b := range map[string]*browser{"here": here, "there": there} {
		if status, _ := b.call("GET", "/api/v1/session", nil, nil); status != 401 {
			t.Errorf("still signed in %s: %d", name, status)
		}
	}
	if status, _ := other.call("GET", "/api/v1/session", nil, nil); status != 200 {
		t.Errorf("somebody else is signed out: %d", status)
	}
	o.signedIn(account.Outreach).search(map[string]any{})
}

// TestSessionsEnd lets sessions be idle for an hour, and last for twelve.
func TestSessionsEnd(t *testing.T) {
	now := time.Now()
	o := newOffice(t, func(b *api.Backend) {
		store, err := account.OpenSessions(b.Directory.Dir(), func() time.Time { return now })
		if err != nil {
			t.Fatal(err)
		}
		b.SessionStore = store
	})
	b := o.signedIn(account.Outreach)
	now = now.Add(59 * time.Minute)
	if status, _ := b.call("GET", "/api/v1/session", nil, nil); status != 200 {
		t.Errorf("idle for 59 minutes: %d", status)
	}
	now = now.Add(2 * time.Minute)
	if status, _ := b.call("GET", "/api/v1/session", nil, nil); status != 401 {
		t.Errorf("idle for more than an hour: %d", status)
	}
}
