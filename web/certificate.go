package web

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

// CertificateFiles is the TLS of a certificate and its key in files.
func CertificateFiles(certificate, key string) (*tls.Config, error) {
	pair, err := tls.LoadX509KeyPair(certificate, key)
	if err != nil {
		return nil, fmt.Errorf("read the certificate: %w", err)
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}, nil
}

// ACME is how certificates are fetched from an authority, and renewed, by the challenge tls-alpn-01: the authority comes to port 443 of
// the host.
type ACME struct {
	// Hosts are the names that certificates are for.
	Hosts []string
	// Email is whom the authority may write to, Directory the address of its ACME directory, "" for Let's Encrypt.
	Email, Directory string
	// Folder is that of the directory of members, in which certificates are kept.
	Folder string
	// Client sends requests to the authority; nil for the usual one.
	Client *http.Client
}

// acmeFolder is where certificates are kept.
const acmeFolder = "acme"

// TLS fetches certificates when browsers first ask for them.
func (a ACME) TLS() (*tls.Config, error) {
	if len(a.Hosts) == 0 {
		return nil, errors.New("ACME: say for which hosts")
	}
	m := autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(filepath.Join(a.Folder, acmeFolder)), HostPolicy: autocert.HostWhitelist(a.Hosts...), Email: a.Email,
		Client: &acme.Client{DirectoryURL: a.Directory, HTTPClient: a.Client},
	}
	if a.Directory == "" {
		m.Client.DirectoryURL = autocert.DefaultACMEDirectory
	}
	t := m.TLSConfig()
	t.MinVersion = tls.VersionTLS12
	return t, nil
}
