// Package oidc lets people sign in by an OpenID Connect provider, as an organisation has one for all its programs.
//
//	GET /oidc/sign-in   -> the provider, with state, nonce and the challenge of PKCE
//	GET /oidc/callback  <- the provider, with a code -> ID token, checked -> who it is, and which role -> /
//
// The browser that begins has to be the one that comes back: a cookie of its own holds a secret until then, which is SameSite=Lax, since the provider
// sends the browser back from another site. Who signed in has no rights yet: a purpose is still to be stated (package api).
package oidc
