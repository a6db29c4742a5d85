package api

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/audit"
	"diasmap/web/account"
	"diasmap/web/oidc"
)

// CookieName is the name of the session's cookie; with TLS it is __Host- and this.
const CookieName = "diasmap"

// What a session holds.
const (
	sessionUser    = "user"
	sessionPurpose = "purpose"
	// sessionStamp is of what was signed in with: the password, or the provider.
	sessionStamp = "stamp"
	// sessionRole is the role of who signed in by OpenID Connect; who has an account has that of the account.
	sessionRole = "role"
	// sessionSince is when that was.
	sessionSince = "since"
)

// How long a session lasts: without use, and at most.
const (
	sessionIdle = time.Hour
	sessionMost = 12 * time.Hour
)

// NewSessions makes the table of sessions, which lie in a store. Over TLS (secure) the cookie is never sent without.
func NewSessions(store scs.Store, secure bool) *scs.SessionManager {
	m := scs.New()
	m.Store, m.Codec = store, sessionCodec{}
	m.IdleTimeout, m.Lifetime, m.HashTokenInStore = sessionIdle, sessionMost, true
	m.Cookie = scs.SessionCookie{Name: CookieName, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: secure}
	if secure {
		m.Cookie.Name = "__Host-" + CookieName
	}
	return m
}

// sessionCodec writes sessions as JSON, the same session always the same. All their values are texts.
type sessionCodec struct{}

type sessionJSON struct {
	Deadline time.Time         `json:"deadline"`
	Values   map[string]string `json:"values"`
}

// Encode writes a session.
func (sessionCodec) Encode(deadline time.Time, values map[string]any) ([]byte, error) {
	texts := map[string]string{}
	for name, value := range values {
		text, ok := value.(string)
		if !ok {
			return nil, fmt.Errorf("session: %s is no text", name)
		}
		texts[name] = text
	}
	return json.Marshal(sessionJSON{deadline, texts})
}

// Decode reads a session.
func (sessionCodec) Decode(data []byte) (time.Time, map[string]any, error) {
	var s sessionJSON
	err := json.Unmarshal(data, &s)
	values := map[string]any{}
	for name, text := range s.Values {
		values[name] = text
	}
	return s.Deadline, values, err
}

func stampOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:16])
}

type signIn struct {
	Body struct {
		User     string `json:"user,omitempty" maxLength:"64" doc:"not needed where the server has no accounts"`
		Password string `json:"password" maxLength:"1024" doc:"where the server has no accounts, the key it told on its terminal"`
		Purpose  string `json:"purpose" minLength:"3" maxLength:"200" doc:"what members are looked for; kept with the audit log"`
	}
}

// A sessionAnswer is who is signed in.
type sessionAnswer struct {
	Body struct {
		User     string       `json:"user"`
		Role     account.Role `json:"role"`
		Purpose  string       `json:"purpose"`
		Accounts bool         `json:"accounts" doc:"the server has accounts"`
	}
}

type beforeSession struct {
	Body struct {
		Accounts bool `json:"accounts" doc:"the server has accounts; else it takes the key it told on its terminal"`
		// SignIn is where to send a browser to sign in elsewhere.
		SignIn  string `json:"oidc,omitempty" doc:"where to send a browser to sign in by OpenID Connect, if the server has a provider"`
		Pending string `json:"purpose_of,omitempty" doc:"who signed in by OpenID Connect, and has still to say what for: POST /session/purpose"`
	}
}

func (s *service) registerSession() {
	huma.Register(s.api, operation("start", http.MethodGet, "/start", "What signing in needs", anybody), func(ctx context.Context, _ *struct{}) (*beforeSession, error) {
		var a beforeSession
		a.Body.Accounts = s.Owner == nil
		if s.OIDC != nil {
			a.Body.SignIn = oidc.SignInPath
		}
		if p, err := s.bySession(ctx); errors.Is(err, errPurpose) {
			a.Body.Pending = p.user
		}
		return &a, nil
	})
	huma.Register(s.api, operation("sign-in", http.MethodPost, "/session", "Sign in, for a purpose", anybody), s.signIn)
	huma.Register(s.api, operation("session", http.MethodGet, "/session", "Who is signed in", account.Viewer), func(ctx context.Context, _ *struct{}) (*sessionAnswer, error) {
		return s.session(caller(ctx)), nil
	})
	huma.Register(s.api, operation("sign-out", http.MethodDelete, "/session", "Sign out", account.Viewer), func(ctx context.Context, _ *struct{}) (*struct{}, error) {
		return nil, s.internal("sign out", s.Sessions.Destroy(ctx))
	})
	huma.Register(s.api, operation("sign-out-everywhere", http.MethodDelete, "/sessions", "Sign out in all browsers", account.Viewer), func(ctx context.Context, _ *struct{}) (*struct{}, error) {
		if err := s.Accounts.SignOut(caller(ctx).user, s.Now()); err != nil {
			return nil, s.internal("sign out everywhere", err)
		}
		return nil, s.internal("sign out", s.Sessions.Destroy(ctx))
	})
}

func (s *service) session(p principal) *sessionAnswer {
	var a sessionAnswer
	a.Body.User, a.Body.Role, a.Body.Purpose, a.Body.Accounts = p.user, p.role, p.purpose, s.Owner == nil
	return &a
}

func (s *service) signIn(ctx context.Context, in *signIn) (*sessionAnswer, error) {
	purpose, err := purposeOf(in.Body.Purpose)
	if err != nil {
		return nil, err
	}
	name := in.Body.User
	if s.Owner != nil {
		name = s.Owner.Name
	}
	if wait := s.attempts.begin(name); wait > 0 {
		minutes := math.Ceil(wait.Minutes())
		return nil, huma.ErrorWithHeaders(
			refusal(http.StatusTooManyRequests, lockedOut, fmt.Sprintf("signing in failed too often: try again in %.0f minutes", minutes)).with("minutes", fmt.Sprint(minutes)),
			http.Header{"Retry-After": {strconv.Itoa(int(math.Ceil(wait.Seconds())))}})
	}
	role, stamp, err := s.check(name, in.Body.Password)
	if errors.Is(err, account.ErrWrong) {
		s.Log.Warn("signing in failed")
		return nil, refusal(http.StatusUnauthorized, signInWrong, "user or password is wrong")
	}
	if err != nil {
		return nil, s.internal("sign in", err)
	}
	s.attempts.succeed(name)
	if err := s.Directory.Say(audit.Entry{Who: name, Action: "sign-in", Purpose: purpose}); err != nil {
		return nil, s.internal("tell the audit log", err)
	}
	if err := s.begin(ctx, name, stamp); err != nil {
		return nil, s.internal("begin a session", err)
	}
	s.Sessions.Put(ctx, sessionPurpose, purpose)
	return s.session(principal{user: name, role: role, purpose: purpose}), nil
}

// begin begins a session in place of the one there is. The stamp is of what was signed in with.
func (s *service) begin(ctx context.Context, user, stamp string) error {
	if err := s.Sessions.Clear(ctx); err != nil {
		return err
	}
	if err := s.Sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.Sessions.Put(ctx, sessionUser, user)
	s.Sessions.Put(ctx, sessionStamp, stamp)
	s.Sessions.Put(ctx, sessionSince, s.Now().UTC().Format(time.RFC3339Nano))
	return nil
}

// purposeOf reads a purpose.
func purposeOf(text string) (string, error) {
	purpose := strings.TrimSpace(text)
	if len(purpose) < leastPurpose {
		return "", fault("body.purpose", purposeNeeded, "say what members are looked for, in a few words", nil)
	}
	return purpose, nil
}

// leastPurpose is how long a purpose is at least, in bytes.
const leastPurpose = 3

// check finds the role of who signs in, and the stamp of the password.
func (s *service) check(name, password string) (account.Role, string, error) {
	if s.Owner == nil {
		u, err := s.Accounts.Check(name, password)
		return u.Role, stampOf(u.Hash), err
	}
	if subtle.ConstantTimeCompare([]byte(password), []byte(s.Owner.Key)) != 1 {
		return "", "", account.ErrWrong
	}
	return account.Admin, stampOf(s.Owner.Key), nil
}
