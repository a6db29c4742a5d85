package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/batch"
	"diasmap/corpus/sample"
	"diasmap/index"
	"diasmap/index/intake"
	"diasmap/index/search"
	"diasmap/lexicons"
	"diasmap/model"
	"diasmap/onomastics"
	"diasmap/web"
	"diasmap/web/account"
	"diasmap/web/api"
	"diasmap/web/jobs"
)

const password = "forty-two apricots"

// hostile is a list whose values try to become markup, scripts and formulas.
const hostile = `id,name,occupation,employer,city,country
x1,"Anahit <img src=x onerror=window.broken=1> Krikorian","<script>window.broken=1</script>",=1+1,Lyon,France
x2,"Levon ""><svg onload=window.broken=1> Petrosyan",cardiologist,"</title><b>",Lyon,France
`

// leaveOutIfShort leaves a test out that takes long and whose other programs the race detector does not see (go test -short).
func leaveOutIfShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long")
	}
}

// An office is a server with a directory of invented people, and an account for each role.
type office struct {
	t         testing.TB
	directory *index.Directory
	accounts  *account.Book
	server    *web.Server
	url       string
	logs      *lines
	roots     *http.Client // trusts the certificate, has no cookies
}

// lines are logs that may be written and read at once.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

var knowledge = sync.OnceValues(func() (api.Backend, error) {
	var b api.Backend
	var err error
	if b.Classifier, err = model.NewClassifier(); err != nil {
		return b, err
	}
	b.Lexicon, err = lexicons.Embedded()
	return b, err
})

// accountOfEachRole is a file of accounts, named as their roles; hashing passwords takes its time.
var accountOfEachRole = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "accounts-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	for _, role := range account.Roles() {
		if err := account.Open(folder).Add(string(role), role, password); err != nil {
			return nil, err
		}
	}
	return os.ReadFile(filepath.Join(folder, account.FileName))
})

func newOffice(t testing.TB, change func(*api.Backend)) *office {
	t.Helper()
	o := &office{t: t, logs: &lines{}}
	b, err := knowledge()
	o.must(err)
	folder := filepath.Join(t.TempDir(), "directory")
	options, err := search.DefaultOptions()
	o.must(err)
	b.Directory, err = index.Open(folder, index.Options{Create: true, Engine: search.Opener(options)})
	o.must(err)
	o.directory = b.Directory
	t.Cleanup(func() { o.must(b.Directory.Close()) })
	o.take(b.Classifier, "invented", sample.Invented)
	o.take(b.Classifier, "hostile", []byte(hostile))
	o.accounts = account.Open(folder)
	everybody, err := accountOfEachRole()
	o.must(err)
	o.must(os.WriteFile(filepath.Join(folder, account.FileName), everybody, 0o600))
	b.Accounts, b.Log = o.accounts, slog.New(slog.NewJSONHandler(o.logs, nil))
	b.Jobs, err = jobs.Open(jobs.Options{Directory: b.Directory, Classifier: b.Classifier, Lexicon: b.Lexicon, MostBytes: 8 << 20, Log: b.Log})
	o.must(err)
	t.Cleanup(b.Jobs.Close)
	b.SessionStore, err = account.OpenSessions(folder, nil)
	o.must(err)
	if change != nil {
		change(&b)
	}
	o.server, err = web.New(b, true)
	o.must(err)
	s := httptest.NewTLSServer(o.server.Handler())
	t.Cleanup(s.Close)
	o.url, o.roots = s.URL, s.Client()
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// take imports a list.
func (o *office) take(c *onomastics.Classifier, source string, list []byte) {
	o.t.Helper()
	table, err := corpus.OpenTable(bytes.NewReader(list), source)
	o.must(err)
	columns, err := corpus.GuessColumns(table.Header())
	o.must(err)
	_, err = intake.Run(o.directory, table, intake.Job{
		Batch:  batch.Job{Classifier: c, Columns: columns, Workers: 2, Policy: onomastics.Policy{Thresholds: onomastics.Balanced.Thresholds()}},
		Fields: corpus.GuessFields(table.Header(), columns), Source: source, Input: source, Purpose: "test", By: "test",
		Readers: []intake.NewReader{intake.ReadSectors, intake.ReadPlaces},
	})
	o.must(err)
}

// A browser keeps cookies, and says where its requests come from.
type browser struct {
	*office
	client *http.Client
	header http.Header
}

func (o *office) browser() *browser {
	jar, err := cookiejar.New(nil)
	o.must(err)
	return &browser{o, &http.Client{Transport: o.roots.Transport, Jar: jar}, http.Header{"Sec-Fetch-Site": {"same-origin"}}}
}

// signedIn is a browser in which somebody has signed in.
func (o *office) signedIn(role account.Role) *browser {
	o.t.Helper()
	b := o.browser()
	if status, body := b.call("POST", "/api/v1/session", map[string]string{"user": string(role), "password": password, "purpose": "health forum"}, nil); status != 200 {
		o.t.Fatalf("sign in as %s: %d %s", role, status, body)
	}
	return b
}

// call sends a request with a body as JSON (nil for none, bytes as they are), and reads the answer into a value if it is not nil.
func (b *browser) call(method, path string, body, into any) (int, string) {
	b.t.Helper()
	r := b.request(method, path, body)
	answer, err := b.client.Do(r)
	b.must(err)
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	b.must(err)
	if into != nil && answer.StatusCode < 300 {
		if err := json.Unmarshal(data, into); err != nil {
			b.t.Fatalf("%s %s: %v in %s", method, path, err, data)
		}
	}
	return answer.StatusCode, string(data)
}

func (b *browser) request(method, path string, body any) *http.Request {
	b.t.Helper()
	var content io.Reader
	switch body := body.(type) {
	case nil:
	case []byte:
		content = bytes.NewReader(body)
	default:
		data, err := json.Marshal(body)
		b.must(err)
		content = bytes.NewReader(data)
	}
	r, err := http.NewRequest(method, b.url+path, content)
	b.must(err)
	for key, values := range b.header {
		r.Header[key] = values
	}
	if content != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

// A listed is what tests look at of a search.
type listed struct {
	Total   int
	Next    string
	Members []struct {
		ID, Name, Origin, Reason, Status string
		Probability                      float64
	}
	Facets []struct {
		By      string
		Buckets []struct {
			Value string
			Count int
		}
	}
}

func (b *browser) search(body map[string]any) listed {
	b.t.Helper()
	var l listed
	if status, answer := b.call("POST", "/api/v1/search", body, &l); status != 200 {
		b.t.Fatalf("search %v: %d %s", body, status, answer)
	}
	return l
}

func contains(t *testing.T, what, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%s: lacks %q: %s", what, part, text)
		}
	}
}
