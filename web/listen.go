package web

import (
	"errors"
	"fmt"
)

// An Exposure says where a server is reached, and what protects it there.
type Exposure struct {
	Listen string
	// TLS says that the server has a certificate, Proxy that a proxy before it does TLS.
	TLS, Proxy bool
	// Accounts says that there are some, or that people sign in elsewhere.
	Accounts bool
}

// ErrExposed: others could reach the directory without the protection it needs.
var ErrExposed = errors.New("refused to listen")

// Check says why a server must not listen so; nil if it may.
func (e Exposure) Check() error {
	switch {
	case isLoopback(e.Listen) && !e.Proxy:
		return nil
	case !e.Accounts:
		return fmt.Errorf("%w on %s: others could reach it, and there are no accounts: make one by diasmap user add", ErrExposed, e.Listen)
	case e.TLS || e.Proxy:
		return nil
	}
	return fmt.Errorf("%w on %s: passwords would travel in the clear: give --tls-cert and --tls-key, or --acme, or --proxy where one before this server does TLS", ErrExposed, e.Listen)
}

// Secure says whether browsers reach the server over TLS.
func (e Exposure) Secure() bool { return e.TLS || e.Proxy }
