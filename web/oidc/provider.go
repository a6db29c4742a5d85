package oidc

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"diasmap/web/account"
)

// Paths of the operations.
const (
	SignInPath   = "/oidc/sign-in"
	CallbackPath = "/oidc/callback"
)

// Options say which provider, and what its claims mean.
type Options struct {
	// Issuer is the address of the provider, below which its discovery document is.
	Issuer, ClientID, ClientSecret string
	// Public is the address by which browsers reach this server, as https://office.example.
	Public string
	// Scopes are asked for beside openid.
	Scopes []string
	// UserClaim names who it is; an address of mail has to be verified. RoleClaim, a text or a list of texts, is looked up in Roles; "*" there is anybody.
	UserClaim, RoleClaim string
	Roles                map[string]account.Role
	// Client sends requests to the provider; nil for one with usual limits.
	Client *http.Client
	// Now tells the time, for tests; nil asks the clock.
	Now func() time.Time
}

// Faults of signing in.
var (
	// ErrFlow: the browser did not begin to sign in here, or too long ago.
	ErrFlow = errors.New("signing in was not begun in this browser, or took too long")
	// ErrRefused: the provider or the person said no.
	ErrRefused = errors.New("the provider refused")
	// ErrToken: what the provider sent cannot be trusted or lacks who it is.
	ErrToken = errors.New("the provider sent no usable ID token")
	// ErrNoRole: none of the person's claims has a role here.
	ErrNoRole = errors.New("the person has no role here")
)

// An Identity is who signed in, as the provider says.
type Identity struct {
	User string
	Role account.Role
}

// A Provider lets people sign in.
type Provider struct {
	options Options

	mu       sync.Mutex
	found    *discovered // nil until the provider was reached
	underWay map[string]flow
}

// discovered is what is known of the provider.
type discovered struct {
	provider *oidc.Provider
	config   oauth2.Config
	verifier *oidc.IDTokenVerifier
}

// A flow is a sign-in that is under way, by the secret in the browser's cookie.
type flow struct {
	state, nonce, verifier string
	until                  time.Time
}

const (
	// patience is how long the person may take at the provider, network how long the provider may take to answer.
	patience = 10 * time.Minute
	network  = 10 * time.Second
	// mostFlows bounds the sign-ins under way, which anybody may begin.
	mostFlows = 10_000
)

// New makes a provider of options. It is reached when somebody signs in first, so that the server starts without it.
func New(o Options) (*Provider, error) {
	for _, needed := range []struct{ name, value string }{{"issuer", o.Issuer}, {"client id", o.ClientID}, {"public address", o.Public}} {
		if needed.value == "" {
			return nil, fmt.Errorf("OpenID Connect: say the %s", needed.name)
		}
	}
	if len(o.Roles) == 0 {
		return nil, errors.New("OpenID Connect: say which claims have which roles: nobody could do anything")
	}
	if o.Client == nil {
		o.Client = &http.Client{Timeout: network}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Provider{options: o, underWay: map[string]flow{}}, nil
}

// Issuer is the address of the provider.
func (p *Provider) Issuer() string { return p.options.Issuer }

// Stamp changes with the provider and with what its claims mean here: sessions from before do not hold.
func (p *Provider) Stamp() string {
	return fmt.Sprint(p.options.Issuer, p.options.ClientID, p.options.UserClaim, p.options.RoleClaim, p.options.Roles)
}

// discover reaches the provider once.
func (p *Provider) discover(ctx context.Context) (*discovered, error) {
	p.mu.Lock()
	known := p.found
	p.mu.Unlock()
	if known != nil {
		return known, nil
	}
	ctx, cancel := context.WithTimeout(oidc.ClientContext(ctx, p.options.Client), network)
	defer cancel()
	// The keys of the provider are fetched by this context too, long after the request.
	provider, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.options.Client), p.options.Issuer)
	if err != nil {
		return nil, fmt.Errorf("reach the provider: %w", err)
	}
	d := &discovered{
		provider: provider,
		config: oauth2.Config{
			ClientID: p.options.ClientID, ClientSecret: p.options.ClientSecret, Endpoint: provider.Endpoint(),
			RedirectURL: strings.TrimSuffix(p.options.Public, "/") + CallbackPath, Scopes: append([]string{oidc.ScopeOpenID}, p.options.Scopes...),
		},
		verifier: provider.Verifier(&oidc.Config{ClientID: p.options.ClientID, Now: p.options.Now}),
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.found = d
	return d, nil
}

// begin notes a sign-in and returns the secret for the cookie, and where to send the browser.
func (p *Provider) begin(ctx context.Context) (secret, address string, err error) {
	d, err := p.discover(ctx)
	if err != nil {
		return "", "", err
	}
	f := flow{state: oauth2.GenerateVerifier(), nonce: oauth2.GenerateVerifier(), verifier: oauth2.GenerateVerifier(), until: p.options.Now().Add(patience)}
	secret = oauth2.GenerateVerifier()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forget()
	p.underWay[secret] = f
	return secret, d.config.AuthCodeURL(f.state, oidc.Nonce(f.nonce), oauth2.S256ChallengeOption(f.verifier)), nil
}

// forget drops sign-ins that took too long, and all of them where there are too many. The caller holds the lock.
func (p *Provider) forget() {
	now := p.options.Now()
	for secret, f := range p.underWay {
		if now.After(f.until) {
			delete(p.underWay, secret)
		}
	}
	if len(p.underWay) >= mostFlows {
		clear(p.underWay)
	}
}

// take takes the sign-in of a secret, which is good for once.
func (p *Provider) take(secret, state string) (flow, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f, ok := p.underWay[secret]
	delete(p.underWay, secret)
	if !ok || p.options.Now().After(f.until) || subtle.ConstantTimeCompare([]byte(f.state), []byte(state)) != 1 {
		return f, ErrFlow
	}
	return f, nil
}

// end turns what the provider sent back into who it is.
func (p *Provider) end(ctx context.Context, secret string, r *http.Request) (Identity, error) {
	query := r.URL.Query()
	f, err := p.take(secret, query.Get("state"))
	if err != nil {
		return Identity{}, err
	}
	if query.Get("error") != "" || query.Get("code") == "" {
		return Identity{}, ErrRefused
	}
	d, err := p.discover(ctx)
	if err != nil {
		return Identity{}, err
	}
	ctx = oidc.ClientContext(ctx, p.options.Client)
	token, err := d.config.Exchange(ctx, query.Get("code"), oauth2.VerifierOption(f.verifier))
	if err != nil {
		return Identity{}, fmt.Errorf("%w: exchange the code: %w", ErrToken, err)
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return Identity{}, ErrToken
	}
	id, err := d.verifier.Verify(ctx, raw)
	if err != nil {
		return Identity{}, fmt.Errorf("%w: %w", ErrToken, err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(f.nonce)) != 1 {
		return Identity{}, fmt.Errorf("%w: it is of another sign-in", ErrToken)
	}
	claims := map[string]any{}
	if err := id.Claims(&claims); err != nil {
		return Identity{}, fmt.Errorf("%w: %w", ErrToken, err)
	}
	if claims[p.options.UserClaim] == nil || claims[p.options.RoleClaim] == nil {
		if err := d.more(ctx, claims, token); err != nil {
			return Identity{}, err
		}
	}
	return p.identity(claims)
}

// more adds what the provider tells of a person beside the ID token, where it does (OpenID Connect Core, 5.3).
func (d *discovered) more(ctx context.Context, claims map[string]any, token *oauth2.Token) error {
	if d.provider.UserInfoEndpoint() == "" {
		return nil
	}
	info, err := d.provider.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return fmt.Errorf("%w: ask who it is: %w", ErrToken, err)
	}
	if info.Subject != claims["sub"] {
		return fmt.Errorf("%w: the provider tells of somebody else", ErrToken)
	}
	told := map[string]any{}
	if err := info.Claims(&told); err != nil {
		return fmt.Errorf("%w: %w", ErrToken, err)
	}
	for name, value := range told {
		if _, there := claims[name]; !there {
			claims[name] = value
		}
	}
	return nil
}

// identity reads the claims.
func (p *Provider) identity(claims map[string]any) (Identity, error) {
	user, _ := claims[p.options.UserClaim].(string)
	if !account.ValidName(user) {
		return Identity{}, fmt.Errorf("%w: the claim %s is no name of a user", ErrToken, p.options.UserClaim)
	}
	if verified, _ := claims["email_verified"].(bool); p.options.UserClaim == "email" && !verified {
		return Identity{}, fmt.Errorf("%w: the provider does not say that the address is verified: take another claim for the name", ErrToken)
	}
	role := p.role(claims[p.options.RoleClaim])
	if role == "" {
		return Identity{}, ErrNoRole
	}
	return Identity{user, role}, nil
}

// anybody stands in Roles for whoever has no other role.
const anybody = "*"

// role is the highest role of the values of a claim, "" for none.
func (p *Provider) role(claim any) account.Role {
	var values []string
	switch claim := claim.(type) {
	case string:
		values = []string{claim}
	case []any:
		for _, value := range claim {
			if text, ok := value.(string); ok {
				values = append(values, text)
			}
		}
	}
	best := p.options.Roles[anybody]
	for _, value := range values {
		if r := p.options.Roles[value]; value != anybody && (best == "" || r.May(best)) {
			best = r
		}
	}
	if !slices.Contains(account.Roles(), best) {
		return ""
	}
	return best
}
