package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"diasmap/web/account"
)

// anybody is the role of operations that need no signing in.
const anybody account.Role = "anybody"

// leastRole is where the metadata of an operation say who may call it.
const leastRole = "least role"

// A principal is who calls an operation, with what rights and for what purpose.
type principal struct {
	user    string
	role    account.Role
	purpose string
	// session says that a cookie tells so, not a token.
	session bool
}

type principalKey struct{}

// caller is who calls; only operations that anybody may call have none.
func caller(ctx context.Context) principal {
	p, _ := ctx.Value(principalKey{}).(principal)
	return p
}

// errPurpose: somebody signed in by OpenID Connect, and has not said what for.
var errPurpose = fmt.Errorf("%w: say what for (POST %s/session/purpose)", errUnknown, Base)

// byProvider is somebody whom the provider of OpenID Connect knows, as long as it is the same, and there is no account of that name.
func (s *service) byProvider(p principal, role account.Role, stamp string) (principal, error) {
	if s.OIDC == nil || stamp != stampOf(s.OIDC.Stamp()) {
		return p, errUnknown
	}
	if _, err := s.Accounts.User(p.user); !errors.Is(err, account.ErrNoUser) {
		return p, errors.Join(errUnknown, err)
	}
	p.role = role
	return p, nil
}

// errUnknown: nobody is signed in, or no longer.
var errUnknown = errors.New("sign in first, or send a token: Authorization: Bearer diasmap_…")

// ownEffort is where the metadata of an operation say how long it may work, if that is not effort.
const ownEffort = "effort"

// timed bounds how long an operation works.
func (s *service) timed(ctx huma.Context, next func(huma.Context)) {
	most, ok := ctx.Operation().Metadata[ownEffort].(time.Duration)
	if !ok {
		most = effort
	} else {
		_, w := humago.Unwrap(ctx)
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(most)) // what has no deadline needs none
	}
	bounded, cancel := context.WithTimeout(ctx.Context(), most)
	defer cancel()
	next(huma.WithContext(ctx, bounded))
}

// authorise lets through who may call the operation, no more often than the limit of rate allows.
func (s *service) authorise(ctx huma.Context, next func(huma.Context)) {
	least, ok := ctx.Operation().Metadata[leastRole].(account.Role)
	if !ok {
		panic("api: the operation " + ctx.Operation().OperationID + " does not say who may call it")
	}
	if least == anybody {
		next(ctx)
		return
	}
	p, err := s.identify(ctx)
	switch {
	case errors.Is(err, errUnknown), errors.Is(err, account.ErrWrong):
		ctx.SetHeader("WWW-Authenticate", `Bearer realm="diasmap"`)
		s.refuse(ctx, refusal(http.StatusUnauthorized, signInNeeded, err.Error()))
	case err != nil:
		s.Log.Error("identify the caller", "error", err)
		s.refuse(ctx, refusal(http.StatusInternalServerError, serverFailed, unexpected))
	case !p.role.May(least):
		s.refuse(ctx, roleTooLow(p.role, least))
	case !s.limits.allow(p.user):
		ctx.SetHeader("Retry-After", "1")
		s.refuse(ctx, refusal(http.StatusTooManyRequests, tooOften, "too many requests: wait a second"))
	default:
		next(huma.WithValue(ctx, principalKey{}, p))
	}
}

func (s *service) refuse(ctx huma.Context, p *Problem) {
	ctx.SetHeader("Content-Type", p.ContentType(""))
	ctx.SetStatus(p.Status)
	if err := json.NewEncoder(ctx.BodyWriter()).Encode(p); err != nil {
		s.Log.Warn("write a refusal", "error", err)
	}
}

// roleTooLow is the problem of who may not do what takes a higher role.
func roleTooLow(role, least account.Role) *Problem {
	return refusal(http.StatusForbidden, roleMissing, "this needs the role "+string(least)+", and yours is "+string(role)).with("role", string(role)).with("least", string(least))
}

// identify finds who calls: by a token if there is one, else by the session.
func (s *service) identify(ctx huma.Context) (principal, error) {
	if header := ctx.Header("Authorization"); header != "" {
		scheme, secret, _ := strings.Cut(header, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return principal{}, errUnknown
		}
		u, t, err := s.Accounts.ByToken(strings.TrimSpace(secret), s.Now())
		if err != nil {
			return principal{}, err
		}
		return principal{user: u.Name, role: u.Role, purpose: t.Purpose}, nil
	}
	return s.bySession(ctx.Context())
}

// bySession finds who is signed in. Rights are those of the account as it is now; who has another password since is not.
func (s *service) bySession(ctx context.Context) (principal, error) {
	p := principal{user: s.Sessions.GetString(ctx, sessionUser), purpose: s.Sessions.GetString(ctx, sessionPurpose), session: true}
	if p.user == "" {
		return p, errUnknown
	}
	since, err := time.Parse(time.RFC3339Nano, s.Sessions.GetString(ctx, sessionSince))
	if err != nil {
		return p, errUnknown
	}
	out, err := s.Accounts.SignedOut(p.user)
	switch {
	case err != nil:
		return p, err
	case !since.After(out):
		return p, errUnknown
	case p.purpose == "":
		return p, errPurpose
	}
	stamp := s.Sessions.GetString(ctx, sessionStamp)
	if role := account.Role(s.Sessions.GetString(ctx, sessionRole)); role != "" {
		return s.byProvider(p, role, stamp)
	}
	if s.Owner != nil {
		p.role = account.Admin
		if stamp != stampOf(s.Owner.Key) {
			return p, errUnknown
		}
		return p, nil
	}
	u, err := s.Accounts.User(p.user)
	if errors.Is(err, account.ErrNoUser) || err == nil && stamp != stampOf(u.Hash) {
		return p, errUnknown
	}
	p.role = u.Role
	return p, err
}
