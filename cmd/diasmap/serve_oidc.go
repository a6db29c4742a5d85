package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"diasmap/web/account"
	"diasmap/web/oidc"
)

// oidcFlags are the flags on signing in by OpenID Connect.
type oidcFlags struct {
	issuer, clientID, clientSecret, clientSecretFile string
	publicURL, userClaim, roleClaim                  string
	scopes                                           []string
	roles                                            map[string]string
}

func (f *oidcFlags) addOIDC(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.issuer, "oidc-issuer", "", "address of a provider of OpenID Connect that people sign in by")
	flags.StringVar(&f.clientID, "oidc-client-id", "", "what the provider calls this server")
	flags.StringVar(&f.clientSecret, "oidc-client-secret", "", "the secret it shares with the provider; better in the environment or a file")
	flags.StringVar(&f.clientSecretFile, "oidc-client-secret-file", "", "file of that secret")
	flags.StringVar(&f.publicURL, "public-url", "", "address by which browsers reach this server, as https://office.example")
	flags.StringSliceVar(&f.scopes, "oidc-scopes", []string{"email", "profile"}, "scopes to ask for beside openid")
	flags.StringVar(&f.userClaim, "oidc-user-claim", "email", "claim that names who it is; email has to be verified")
	flags.StringVar(&f.roleClaim, "oidc-role-claim", "groups", "claim that roles are given by")
	flags.StringToStringVar(&f.roles, "oidc-roles", nil, "role for a value of that claim, as health-desk=outreach,heads=admin; * is anybody")
}

// provider is that of the flags, nil if there is none.
func (f *oidcFlags) provider() (*oidc.Provider, error) {
	if f.issuer == "" {
		return nil, nil
	}
	secret := f.clientSecret
	if f.clientSecretFile != "" {
		data, err := os.ReadFile(f.clientSecretFile)
		if err != nil {
			return nil, usagef("--oidc-client-secret-file: %w", err)
		}
		secret = strings.TrimSpace(string(data))
	}
	o := oidc.Options{
		Issuer: f.issuer, ClientID: f.clientID, ClientSecret: secret, Public: f.publicURL, Scopes: f.scopes,
		UserClaim: f.userClaim, RoleClaim: f.roleClaim, Roles: map[string]account.Role{},
	}
	for value, name := range f.roles {
		role, err := account.ParseRole(name)
		if err != nil {
			return nil, usagef("--oidc-roles %s: %w", value, err)
		}
		o.Roles[value] = role
	}
	p, err := oidc.New(o)
	if err != nil {
		return nil, usagef("serve: %w (--oidc-client-id, --public-url, --oidc-roles)", err)
	}
	return p, nil
}
