package web_test

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"diasmap/web/account"
	"diasmap/web/api"
	"diasmap/web/oidc"
)

// public is the name by which browsers of these tests reach the office: one that its certificate is for.
const public = "https://example.com"

// people know the provider: nino has a role, others have none, are not verified, or bear the name of an account.
var people = map[string]map[string]any{
	"1": {"ID": "1", "Username": "nino", "Password": password, "Email": "nino@office.example", "EmailVerified": true},
	"2": {"ID": "2", "Username": "levon", "Password": password, "Email": "levon@office.example", "EmailVerified": true},
	"3": {"ID": "3", "Username": "false", "Password": password, "Email": "false@office.example", "EmailVerified": false},
	"4": {"ID": "4", "Username": "admin", "Password": password, "Email": "admin", "EmailVerified": true},
}

// provider starts a provider of OpenID Connect and returns its address.
func provider(t *testing.T) string {
	t.Helper()
	leaveOutIfShort(t)
	example := program(t, "oidc/testdata/provider", "github.com/zitadel/oidc/v3/example/server")
	file := filepath.Join(t.TempDir(), "people.json")
	data, err := json.Marshal(people)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	start(t, []string{"PORT=" + port, "USERS_FILE=" + file, "REDIRECT_URI=" + public + oidc.CallbackPath}, example)
	answers(t, "localhost:"+port)
	return "http://localhost:" + port + "/"
}

// officeOf is an office whose people sign in by a provider.
func officeOf(t *testing.T, issuer string) *office {
	return newOffice(t, func(b *api.Backend) {
		p, err := oidc.New(oidc.Options{
			Issuer: issuer, ClientID: "web", ClientSecret: "secret", Public: public, Scopes: []string{"email", "profile"},
			UserClaim: "email", RoleClaim: "preferred_username",
			Roles: map[string]account.Role{"nino": account.Reviewer, "false": account.Admin, "admin": account.Admin},
		})
		if err != nil {
			t.Fatal(err)
		}
		b.OIDC = p
	})
}

// far is a browser that reaches the office by its public name, and the provider.
func (o *office) far() *browser {
	jar, err := cookiejar.New(nil)
	o.must(err)
	transport := o.roots.Transport.(*http.Transport).Clone()
	address := strings.TrimPrefix(o.url, "https://")
	transport.DialContext = func(ctx context.Context, network, to string) (net.Conn, error) {
		if strings.HasPrefix(to, "example.com:") {
			to = address
		}
		return (&net.Dialer{}).DialContext(ctx, network, to)
	}
	b := &browser{o, &http.Client{Transport: transport, Jar: jar}, http.Header{"Sec-Fetch-Site": {"same-origin"}}}
	there := *o
	there.url = public
	b.office = &there
	return b
}

// open opens an address, follows to where it leads, and returns that and what stands there.
func (b *browser) open(address string, form url.Values) (*url.URL, string) {
	b.t.Helper()
	ask := func() (*http.Response, error) { return b.client.Get(address) }
	if form != nil {
		ask = func() (*http.Response, error) { return b.client.PostForm(address, form) }
	}
	answer, err := ask()
	b.must(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	b.must(err)
	return answer.Request.URL, string(body)
}

var loginID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// signInBy signs in at the provider, and returns where that led.
func (b *browser) signInBy(user string) *url.URL {
	b.t.Helper()
	at, body := b.open(public+oidc.SignInPath, nil)
	id := loginID.FindStringSubmatch(body)
	if id == nil {
		b.t.Fatalf("%s shows no form: %s", at, body)
	}
	at, _ = b.open(at.ResolveReference(&url.URL{Path: "/login/username"}).String(), url.Values{"id": {id[1]}, "username": {user}, "password": {password}})
	return at
}

func TestSignInByOpenIDConnect(t *testing.T) {
	o := officeOf(t, provider(t))
	b := o.far()
	if _, body := b.call("GET", "/api/v1/start", nil, nil); !strings.Contains(body, `"oidc":"/oidc/sign-in"`) {
		t.Errorf("before: %s", body)
	}
	if at := b.signInBy("nino"); at.Fragment != "oidc=purpose" || at.Path != "/" {
		t.Fatalf("signing in led to %s", at)
	}
	if status, _ := b.call("POST", "/api/v1/search", map[string]any{}, nil); status != 401 {
		t.Errorf("a search before the purpose is stated: %d", status)
	}
	if _, body := b.call("GET", "/api/v1/start", nil, nil); !strings.Contains(body, `"purpose_of":"nino@office.example"`) {
		t.Errorf("who is to state a purpose: %s", body)
	}
	if status, body := b.call("POST", "/api/v1/session/purpose", map[string]string{"purpose": "  x "}, nil); status != 422 {
		t.Errorf("no purpose: %d %s", status, body)
	}
	var who struct{ User, Role, Purpose string }
	if status, body := b.call("POST", "/api/v1/session/purpose", map[string]string{"purpose": "health forum"}, &who); status != 200 || who.User != "nino@office.example" || who.Role != "reviewer" {
		t.Fatalf("the purpose: %d %s", status, body)
	}
	b.search(map[string]any{"query": "Krikorian"})
	if status, _ := b.call("GET", "/api/v1/imports", nil, nil); status != 403 {
		t.Errorf("a reviewer lists imports: %d", status)
	}
	_, log := o.signedIn(account.Admin).call("GET", "/api/v1/audit", nil, nil)
	contains(t, "the audit log", log, `"who":"nino@office.example","action":"sign-in","purpose":"health forum"`, `"by":"OpenID Connect"`)
	if status, _ := b.call("DELETE", "/api/v1/sessions", nil, nil); status != 204 {
		t.Errorf("sign out everywhere: %d", status)
	}
	if status, _ := b.call("POST", "/api/v1/session/purpose", map[string]string{"purpose": "health forum"}, nil); status != 401 {
		t.Errorf("a purpose after signing out: %d", status)
	}
	if logs := o.logs.String(); strings.Contains(logs, "nino") || strings.Contains(logs, "code=") {
		t.Errorf("the log tells who signed in: %s", logs)
	}
}

func TestOpenIDConnectRefuses(t *testing.T) {
	o := officeOf(t, provider(t))
	for user, want := range map[string]string{"levon": "oidc=no-role", "false": "oidc=failed", "admin": "oidc=no-role"} {
		b := o.far()
		if at := b.signInBy(user); at.Fragment != want {
			t.Errorf("%s was led to %s, want %s", user, at, want)
		}
		if status, _ := b.call("POST", "/api/v1/session/purpose", map[string]string{"purpose": "health forum"}, nil); status != 401 {
			t.Errorf("%s has a session: %d", user, status)
		}
	}
}

// TestOpenIDConnectIsBoundToTheBrowser takes the address that leads back, and opens it elsewhere, with another state, and again.
func TestOpenIDConnectIsBoundToTheBrowser(t *testing.T) {
	o := officeOf(t, provider(t))
	b := o.far()
	var back *url.URL
	b.client.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == oidc.CallbackPath {
			back = r.URL
			return http.ErrUseLastResponse
		}
		return nil
	}
	b.signInBy("nino")
	if back == nil || back.Query().Get("code") == "" {
		t.Fatalf("the provider led to %v", back)
	}
	if at, _ := o.far().open(back.String(), nil); at.Fragment != "oidc=again" {
		t.Errorf("opened in another browser it leads to %s", at)
	}
	b.client.CheckRedirect = nil
	at, _ := b.open(back.String(), nil)
	if at.Fragment != "oidc=purpose" {
		t.Errorf("opened in the same browser it leads to %s", at)
	}
	if at, _ := b.open(back.String(), nil); at.Fragment != "oidc=again" {
		t.Errorf("opened twice it leads to %s", at)
	}
	b = o.far()
	b.client.CheckRedirect = func(r *http.Request, _ []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := b.client.Get(public + oidc.SignInPath)
	o.must(err)
	answer.Body.Close()
	to, err := answer.Location()
	o.must(err)
	q := to.Query()
	for _, needed := range []string{"state", "nonce", "code_challenge", "client_id"} {
		if len(q.Get(needed)) < 3 {
			t.Errorf("the provider is asked without %s: %s", needed, to)
		}
	}
	cookie := answer.Header.Get("Set-Cookie")
	contains(t, "the cookie", cookie, "__Host-diasmap-oidc=", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600")
	if q.Get("code_challenge_method") != "S256" {
		t.Errorf("the challenge is %s", q.Get("code_challenge_method"))
	}
	b.client.CheckRedirect = nil
	if at, _ := b.open(public+oidc.CallbackPath+"?code=x&state=guessed", nil); at.Fragment != "oidc=again" {
		t.Errorf("another state leads to %s", at)
	}
}

func TestOpenIDConnectWithoutTheProvider(t *testing.T) {
	o := officeOf(t, "http://127.0.0.1:1/")
	if at, _ := o.far().open(public+oidc.SignInPath, nil); at.Fragment != "oidc=unreachable" {
		t.Errorf("it leads to %s", at)
	}
	o.signedIn(account.Outreach).search(map[string]any{})
}
