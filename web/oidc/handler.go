package oidc

import (
	"errors"
	"log/slog"
	"net/http"
	"net/url"
)

// A Handler answers the browser that signs in.
type Handler struct {
	Provider *Provider
	// Secure says that browsers come over TLS.
	Secure bool
	Log    *slog.Logger
	// SignedIn begins a session of somebody, who has still to state a purpose.
	SignedIn func(*http.Request, Identity) error
}

const cookieName = "diasmap-oidc"

func (h *Handler) cookie(secret string, age int) *http.Cookie {
	c := &http.Cookie{Name: cookieName, Value: secret, Path: "/", MaxAge: age, HttpOnly: true, Secure: h.Secure, SameSite: http.SameSiteLaxMode}
	if h.Secure {
		c.Name = "__Host-" + cookieName
	}
	return c
}

// SignIn sends the browser to the provider.
func (h *Handler) SignIn(w http.ResponseWriter, r *http.Request) {
	secret, address, err := h.Provider.begin(r.Context())
	if err != nil {
		h.Log.Error("begin to sign in by OpenID Connect", "error", err)
		h.back(w, r, "unreachable")
		return
	}
	http.SetCookie(w, h.cookie(secret, int(patience.Seconds())))
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, address, http.StatusSeeOther)
}

// reasons are what the page is told of faults.
var reasons = []struct {
	err  error
	word string
}{{ErrFlow, "again"}, {ErrRefused, "refused"}, {ErrNoRole, "no-role"}}

// Callback takes the browser back from the provider.
func (h *Handler) Callback(w http.ResponseWriter, r *http.Request) {
	secret := ""
	if c, err := r.Cookie(h.cookie("", 0).Name); err == nil {
		secret = c.Value
	}
	http.SetCookie(w, h.cookie("", -1))
	who, err := h.Provider.end(r.Context(), secret, r)
	if err == nil {
		err = h.SignedIn(r, who)
	}
	if err == nil {
		h.back(w, r, "purpose")
		return
	}
	word := "failed"
	for _, reason := range reasons {
		if errors.Is(err, reason.err) {
			word = reason.word
		}
	}
	h.Log.Warn("signing in by OpenID Connect failed", "reason", word)
	h.back(w, r, word)
}

// back leads to the page, which is told in the part of the address that goes to no server how signing in went on.
func (h *Handler) back(w http.ResponseWriter, r *http.Request, word string) {
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/#"+url.Values{"oidc": {word}}.Encode(), http.StatusSeeOther)
}
