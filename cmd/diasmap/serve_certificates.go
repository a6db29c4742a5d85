package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"os"
	"time"

	"github.com/spf13/cobra"

	"diasmap/web"
)

// certificateFlags are the flags on the certificates of a server.
type certificateFlags struct {
	tlsCert, tlsKey                  string
	acme                             []string
	acmeEmail, acmeDirectory, acmeCA string
}

func (f *certificateFlags) addCertificates(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.tlsCert, "tls-cert", "", "file of the certificate and those that vouch for it, PEM")
	flags.StringVar(&f.tlsKey, "tls-key", "", "file of the certificate's key, PEM")
	flags.StringSliceVar(&f.acme, "acme", nil, "fetch certificates for these hosts by ACME, and accept the terms of the authority; it comes to port 443")
	flags.StringVar(&f.acmeEmail, "acme-email", "", "whom the authority may write to")
	flags.StringVar(&f.acmeDirectory, "acme-directory", "", "address of the authority's ACME directory (Let's Encrypt)")
	flags.StringVar(&f.acmeCA, "acme-ca", "", "file of the certificate that the authority's own address is vouched for by, PEM (those of the system)")
}

// checkCertificates finds mistakes that need no file.
func (f *certificateFlags) checkCertificates() error {
	switch {
	case (f.tlsCert == "") != (f.tlsKey == ""):
		return usagef("serve: --tls-cert and --tls-key belong together")
	case f.tlsCert != "" && len(f.acme) > 0:
		return usagef("serve: --acme and --tls-cert exclude each other")
	}
	return nil
}

// tls says that the server has certificates.
func (f *certificateFlags) tls() bool { return f.tlsCert != "" || len(f.acme) > 0 }

// certificates are those of the flags, nil if there are none. Those fetched are kept in a folder.
func (f *certificateFlags) certificates(folder string) (*tls.Config, error) {
	if f.tlsCert != "" {
		t, err := web.CertificateFiles(f.tlsCert, f.tlsKey)
		if err != nil {
			return nil, usageError{err}
		}
		return t, nil
	}
	if len(f.acme) == 0 {
		return nil, nil
	}
	a := web.ACME{Hosts: f.acme, Email: f.acmeEmail, Directory: f.acmeDirectory, Folder: folder}
	if f.acmeCA != "" {
		data, err := os.ReadFile(f.acmeCA)
		roots := x509.NewCertPool()
		if err != nil || !roots.AppendCertsFromPEM(data) {
			return nil, usagef("--acme-ca: %w", errors.Join(err, errors.New("want a file of certificates, PEM")))
		}
		const patience = 30 * time.Second
		a.Client = &http.Client{Timeout: patience, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}}}
	}
	return a.TLS()
}
