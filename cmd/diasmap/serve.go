package main

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"diasmap/index"
	"diasmap/index/seal"
	"diasmap/lexicons"
	"diasmap/web"
	"diasmap/web/account"
	"diasmap/web/api"
	"diasmap/web/jobs"
)

// A serveCommand is the flags of serve.
type serveCommand struct {
	directoryFlags
	certificateFlags
	oidcFlags
	listen, metrics string
	proxy           bool
	mostUpload      int64
	keepLists       time.Duration
	jobsAtOnce      int
}

func newServe() *cobra.Command {
	var f serveCommand
	c := &cobra.Command{
		Use:   "serve --data DIR",
		Short: "Serve a directory as a page and an API",
		Long: `serve answers with a page at / and an API below /api/v1 (diasmap api prints its description).

It listens on this machine alone unless told otherwise. Without accounts it tells an address with a key,
and whoever has the key may do everything. For others to reach it there must be accounts (diasmap user add)
and TLS: --tls-cert and --tls-key, --acme, or --proxy if a proxy before it does TLS. People may also sign in by a
provider of OpenID Connect (--oidc-issuer).

While it runs it is the one writer of the directory. It ends, letting requests under way end, on SIGINT and SIGTERM.
Logs go to standard error, a line of JSON each, without personal data.

` + settingsHelp,
		Example: `  diasmap serve --data armenia
  diasmap serve --data armenia --listen :8443 --tls-cert office.pem --tls-key office.key
  diasmap serve --data armenia --listen :443 --acme office.example --acme-email it@office.example`,
		Args: cobra.NoArgs,
		RunE: f.run,
	}
	f.addDirectory(c)
	flags := c.Flags()
	flags.StringVar(&f.listen, "listen", "127.0.0.1:8080", "address and port to listen on")
	f.addCertificates(c)
	f.addOIDC(c)
	flags.BoolVar(&f.proxy, "proxy", false, "a proxy before this server does TLS")
	flags.StringVar(&f.metrics, "metrics", "", "address and port for metrics of Prometheus, as 127.0.0.1:9090; anybody who reaches it may read them")
	flags.Int64Var(&f.mostUpload, "most-upload", jobs.UsualMostBytes>>20, "largest list that may be sent, in MiB")
	flags.DurationVar(&f.keepLists, "keep-lists", jobs.UsualKeep, "how long lists that were sent and their results are kept after they were last used")
	flags.IntVar(&f.jobsAtOnce, "jobs", jobs.UsualAtOnce, "how many lists are worked on at once")
	addSettings(c)
	addLexiconFlag(c)
	return c
}

func (f *serveCommand) run(c *cobra.Command, _ []string) (err error) {
	if err := f.checkCertificates(); err != nil {
		return err
	}
	if f.mostUpload < 1 || f.keepLists <= 0 || f.jobsAtOnce < 1 {
		return usagef("serve: --most-upload, --keep-lists and --jobs want more than nothing")
	}
	if f.data == "" {
		return usagef("serve: say --data DIR, the folder of the directory")
	}
	accounts := account.Open(f.data)
	users, err := accounts.Users()
	if err != nil {
		return err
	}
	provider, err := f.provider()
	if err != nil {
		return err
	}
	exposure := web.Exposure{Listen: f.listen, TLS: f.tls(), Proxy: f.proxy, Accounts: len(users) > 0 || provider != nil}
	if err := exposure.Check(); err != nil {
		return usageError{err}
	}
	certificates, err := f.certificates(f.data)
	if err != nil {
		return err
	}
	d, err := f.openDirectory(c, toWrite)
	if err != nil {
		return err
	}
	defer closeDirectory(d, &err)
	b := api.Backend{Directory: d, Accounts: accounts, OIDC: provider, Log: slog.New(slog.NewJSONHandler(c.ErrOrStderr(), nil))}
	if b.Classifier, err = openClassifier(c); err != nil {
		return err
	}
	if b.Lexicon, err = lexicons.Embedded(); err != nil {
		return err
	}
	if !exposure.Accounts {
		b.Owner = &api.Owner{Name: f.who(), Key: rand.Text()}
	}
	sessions, err := account.OpenSessions(f.data, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sessions.Close()) }()
	b.SessionStore = sessions
	key, err := f.key()
	if err != nil {
		return err
	}
	if key != nil {
		if b.BackupRecipient, _, err = index.BackupKey(*key); err != nil {
			return err
		}
	}
	if b.Jobs, err = f.openJobs(b, key); err != nil {
		return err
	}
	defer b.Jobs.Close()
	server, err := web.New(b, exposure.Secure())
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(c.Context(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return f.serve(ctx, c, server, certificates, b.Owner)
}

// openJobs opens the desk that lists are sent to.
func (f *serveCommand) openJobs(b api.Backend, key *seal.Key) (*jobs.Desk, error) {
	const mega = 1 << 20
	return jobs.Open(jobs.Options{
		Directory: b.Directory, Classifier: b.Classifier, Lexicon: b.Lexicon, Key: key, MostBytes: f.mostUpload * mega, Keep: f.keepLists,
		AtOnce: f.jobsAtOnce, Workers: max(1, runtime.GOMAXPROCS(0)/f.jobsAtOnce), Log: b.Log,
	})
}

func (f *serveCommand) serve(ctx context.Context, c *cobra.Command, server *web.Server, certificates *tls.Config, owner *api.Owner) error {
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", f.listen, err)
	}
	if f.metrics != "" {
		stop, err := serveMetrics(f.metrics, server.Metrics())
		if err != nil {
			return err
		}
		defer stop()
	}
	fmt.Fprintln(c.OutOrStdout(), addressOf(l.Addr(), certificates != nil, owner))
	return server.Serve(ctx, l, certificates)
}

// addressOf is what to open in a browser. The key comes after #, which browsers send to nobody.
func addressOf(a net.Addr, secure bool, owner *api.Owner) string {
	scheme := "http"
	if secure {
		scheme = "https"
	}
	address := fmt.Sprintf("%s://%s/", scheme, a)
	if owner != nil {
		address += "#key=" + owner.Key
	}
	return "open " + address
}

// serveMetrics serves metrics on an address of their own.
func serveMetrics(address string, h http.Handler) (stop func(), err error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s for metrics: %w", address, err)
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = server.Serve(l) }()
	return func() { server.Close() }, nil
}

func newAPI() *cobra.Command {
	return &cobra.Command{
		Use:   "api",
		Short: "Print the description of the API of serve, OpenAPI 3.1",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			data, err := api.Description()
			if err != nil {
				return err
			}
			_, err = c.OutOrStdout().Write(data)
			return err
		},
	}
}
