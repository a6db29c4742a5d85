package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/audit"
	"diasmap/web/account"
	"diasmap/web/oidc"
)

type purposeIn struct {
	Body struct {
		Purpose string `json:"purpose" minLength:"3" maxLength:"200" doc:"what members are looked for; kept with the audit log"`
	}
}

// registerOIDC registers signing in elsewhere: where browsers are sent and come back, and the purpose that is stated after that.
func (s *service) registerOIDC(mux *http.ServeMux) {
	purpose := operation("session-purpose", http.MethodPost, "/session/purpose", "Say what for, after signing in by OpenID Connect", anybody)
	purpose.Errors = append(purpose.Errors, http.StatusUnauthorized)
	huma.Register(s.api, purpose, s.statePurpose)
	if s.OIDC == nil {
		return
	}
	h := oidc.Handler{Provider: s.OIDC, Secure: s.Sessions.Cookie.Secure, Log: s.Log, SignedIn: s.signedInElsewhere}
	mux.HandleFunc("GET "+oidc.SignInPath, h.SignIn)
	mux.HandleFunc("GET "+oidc.CallbackPath, h.Callback)
}

// signedInElsewhere begins a session without a purpose. Nobody gets the name of an account so.
func (s *service) signedInElsewhere(r *http.Request, who oidc.Identity) error {
	if _, err := s.Accounts.User(who.User); !errors.Is(err, account.ErrNoUser) {
		return errors.Join(oidc.ErrNoRole, err)
	}
	if err := s.begin(r.Context(), who.User, stampOf(s.OIDC.Stamp())); err != nil {
		return err
	}
	s.Sessions.Put(r.Context(), sessionRole, string(who.Role))
	return nil
}

func (s *service) statePurpose(ctx context.Context, in *purposeIn) (*sessionAnswer, error) {
	purpose, err := purposeOf(in.Body.Purpose)
	if err != nil {
		return nil, err
	}
	p, err := s.bySession(ctx)
	switch {
	case errors.Is(err, errPurpose):
	case err == nil, errors.Is(err, errUnknown):
		return nil, refusal(http.StatusUnauthorized, signInNeeded, "nobody has signed in who has still to say what for")
	default:
		return nil, s.internal("read the session", err)
	}
	if err := s.Directory.Say(audit.Entry{Who: p.user, Action: "sign-in", Purpose: purpose, About: map[string]string{"by": "OpenID Connect"}}); err != nil {
		return nil, s.internal("tell the audit log", err)
	}
	if err := s.Sessions.RenewToken(ctx); err != nil {
		return nil, s.internal("begin a session", err)
	}
	s.Sessions.Put(ctx, sessionPurpose, purpose)
	if p, err = s.bySession(ctx); err != nil {
		return nil, refusal(http.StatusUnauthorized, signInNeeded, "sign in again")
	}
	return s.session(p), nil
}
