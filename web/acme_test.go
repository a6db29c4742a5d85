package web_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"diasmap/web"
)

// selfSigned makes a certificate for localhost, in files, and who trusts it.
func selfSigned(t *testing.T) (certificate, key string, roots *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	certificate, key = filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	written := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	for name, data := range map[string][]byte{certificate: written, key: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8})} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	roots = x509.NewCertPool()
	roots.AppendCertsFromPEM(written)
	return certificate, key, roots
}

// authority starts Pebble, which comes to a port for the challenge tls-alpn-01. It returns the address of its directory, a client that
// trusts it, and the root that its certificates are vouched for by.
func authority(t *testing.T, port string) (directory string, client *http.Client, root func() *x509.CertPool) {
	t.Helper()
	const module = "testdata/acme"
	pebble, dns := program(t, module, "github.com/letsencrypt/pebble/v2/cmd/pebble"), program(t, module, "github.com/letsencrypt/pebble/v2/cmd/pebble-challtestsrv")
	dnsAddress := "127.0.0.1:" + freePort(t)
	start(t, nil, dns, "-dnsserver", dnsAddress, "-doh", "", "-http01", "", "-https01", "", "-tlsalpn01", "", "-defaultIPv6", "", "-management", "127.0.0.1:"+freePort(t))
	answers(t, dnsAddress)
	certificate, key, roots := selfSigned(t)
	listen, management := "127.0.0.1:"+freePort(t), "127.0.0.1:"+freePort(t)
	config, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": listen, "managementListenAddress": management, "certificate": certificate, "privateKey": key,
		"httpPort": 1, "tlsPort": json.Number(port), "keyAlgorithm": "ecdsa", "profiles": map[string]any{"default": map[string]any{"description": "usual", "validityPeriod": 7776000}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "pebble.json")
	if err := os.WriteFile(file, config, 0o600); err != nil {
		t.Fatal(err)
	}
	start(t, []string{"PEBBLE_VA_NOSLEEP=1"}, pebble, "-config", file, "-dnsserver", dnsAddress)
	answers(t, listen)
	answers(t, management)
	client = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}}}
	root = func() *x509.CertPool {
		answer, err := client.Get("https://" + management + "/roots/0")
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		data, err := io.ReadAll(answer.Body)
		pool := x509.NewCertPool()
		if err != nil || !pool.AppendCertsFromPEM(data) {
			t.Fatalf("the root of the authority: %v, %s", err, data)
		}
		return pool
	}
	return "https://" + listen + "/dir", client, root
}

// TestACME fetches a certificate from an authority as browsers first come, and keeps it for the next start.
func TestACME(t *testing.T) {
	leaveOutIfShort(t)
	port := freePort(t)
	directory, client, root := authority(t, port)
	o := newOffice(t, nil)
	folder := t.TempDir()
	serve := func(directory string) (stop func()) {
		certificates, err := web.ACME{Hosts: []string{"office.example"}, Email: "it@office.example", Directory: directory, Folder: folder, Client: client}.TLS()
		o.must(err)
		l, err := net.Listen("tcp", "127.0.0.1:"+port)
		o.must(err)
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- o.server.Serve(ctx, l, certificates) }()
		return func() {
			cancel()
			o.must(<-ended)
		}
	}
	get := func(host string, roots *x509.CertPool) error {
		dialer := tls.Dialer{Config: &tls.Config{ServerName: host, RootCAs: roots, MinVersion: tls.VersionTLS12}}
		browser := http.Client{Timeout: 60 * time.Second, Transport: &http.Transport{DialTLSContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return dialer.DialContext(ctx, "tcp", "127.0.0.1:"+port)
		}}}
		defer browser.CloseIdleConnections()
		answer, err := browser.Get("https://" + host + "/healthz")
		if err == nil {
			answer.Body.Close()
		}
		return err
	}
	roots := root()
	stop := serve(directory)
	err := get("office.example", roots)
	for range 2 { // on a busy machine the authority may take longer than a handshake may; browsers try again
		if err != nil {
			err = get("office.example", roots)
		}
	}
	if err != nil {
		t.Errorf("with a certificate of the authority: %v", err)
	}
	if err := get("evil.example", roots); err == nil {
		t.Error("there is a certificate for a host that was not named")
	}
	stop()
	files, err := os.ReadDir(filepath.Join(folder, "acme"))
	o.must(err)
	kept := false
	for _, f := range files {
		info, err := f.Info()
		o.must(err)
		kept = kept || strings.HasPrefix(f.Name(), "office.example")
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s may be read by others: %v", f.Name(), info.Mode())
		}
	}
	if !kept {
		t.Errorf("the certificate is not kept: %v", files)
	}
	stop = serve("https://127.0.0.1:1/dir") // the authority is not needed any more
	if err := get("office.example", roots); err != nil {
		t.Errorf("with the certificate that was kept: %v", err)
	}
	stop()
}
