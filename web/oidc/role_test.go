package oidc

import (
	"errors"
	"testing"

	"diasmap/web/account"
)

func TestIdentity(t *testing.T) {
	p, err := New(Options{
		Issuer: "https://login.example", ClientID: "diasmap", Public: "https://office.example", UserClaim: "email", RoleClaim: "groups",
		Roles: map[string]account.Role{"desk": account.Outreach, "heads": account.Admin},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		claims map[string]any
		want   Identity
		err    error
	}{
		"a group":              {map[string]any{"email": "nino@office.example", "email_verified": true, "groups": []any{"all", "desk"}}, Identity{"nino@office.example", account.Outreach}, nil},
		"verified not said":    {map[string]any{"email": "nino@office.example", "groups": "desk"}, Identity{}, ErrToken},
		"the highest of two":   {map[string]any{"email": "nino@office.example", "email_verified": true, "groups": []any{"heads", "desk"}}, Identity{"nino@office.example", account.Admin}, nil},
		"a text, not a list":   {map[string]any{"email": "nino@office.example", "email_verified": true, "groups": "desk"}, Identity{"nino@office.example", account.Outreach}, nil},
		"no group that counts": {map[string]any{"email": "nino@office.example", "email_verified": true, "groups": []any{"all", "*", 7}}, Identity{}, ErrNoRole},
		"no groups":            {map[string]any{"email": "nino@office.example", "email_verified": true}, Identity{}, ErrNoRole},
		"no name":              {map[string]any{"groups": "desk"}, Identity{}, ErrToken},
		"a name with a break":  {map[string]any{"email": "nino\n@office.example", "email_verified": true, "groups": "desk"}, Identity{}, ErrToken},
		"not verified":         {map[string]any{"email": "nino@office.example", "email_verified": false, "groups": "desk"}, Identity{}, ErrToken},
	} {
		if got, err := p.identity(c.claims); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	p.options.Roles[anybody] = account.Viewer
	if got, err := p.identity(map[string]any{"email": "nino@office.example", "email_verified": true}); err != nil || got.Role != account.Viewer {
		t.Errorf("anybody has a role: %v, %v", got, err)
	}
}
