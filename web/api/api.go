package api

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"path"
	"reflect"
	"strings"
	"sync"
	"time"

	"filippo.io/age"
	"github.com/alexedwards/scs/v2"
	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"diasmap/index"
	"diasmap/onomastics"
	"diasmap/web/account"
	"diasmap/web/jobs"
	"diasmap/web/oidc"
)

// Base is the path that all operations are below.
const Base = "/api/v1"

// Version is that of the API's description.
const Version = "1.0.0"

// A Backend is what operations work with.
type Backend struct {
	Directory  *index.Directory
	Classifier *onomastics.Classifier
	// Lexicon is what names are matched by.
	Lexicon  *onomastics.Lexicon
	Accounts *account.Book
	Sessions *scs.SessionManager
	// SessionStore is what sessions lie in; nil for memory, which a new start of the server empties.
	SessionStore scs.Store
	// Jobs keeps lists that are sent, and works on them.
	Jobs *jobs.Desk
	// BackupRecipient is whom backups are encrypted for where nobody else is named; nil if the directory is not encrypted.
	BackupRecipient age.Recipient
	// OIDC, if set, is the provider of OpenID Connect that people may sign in by.
	OIDC *oidc.Provider
	// Owner, if set, stands in for accounts: whoever has its key is it.
	Owner *Owner
	Log   *slog.Logger
	// Now tells the time, for tests; nil for the clock.
	Now func() time.Time
}

// An Owner may sign in with a key that the server tells on its terminal, where there are no accounts.
type Owner struct{ Name, Key string }

// service is the operations.
type service struct {
	Backend
	api      huma.API
	workers  *workers
	matchers sync.Pool
	attempts *attempts
	limits   *limits
	// reviewing is held while a member is reviewed.
	reviewing sync.Mutex
	spellings func() *onomastics.Spellings
	// writing holds a place for each result that is being written.
	writing chan struct{}
}

// New registers all operations on mux, and the addresses of OpenID Connect. A zero Backend describes them alone.
func New(mux *http.ServeMux, b Backend) huma.API {
	if b.Now == nil {
		b.Now = time.Now
	}
	s := &service{Backend: b, attempts: newAttempts(b.Now), limits: newLimits(), workers: newWorkers(), writing: make(chan struct{}, resultsAtOnce)}
	s.spellings = sync.OnceValue(func() *onomastics.Spellings { return onomastics.NewSpellings(s.Lexicon) })
	s.matchers.New = func() any { return onomastics.NewMatcher(s.Lexicon) }
	s.api = humago.New(mux, config())
	s.api.UseMiddleware(s.timed, s.authorise)
	s.registerSession()
	s.registerOIDC(mux)
	s.registerNames()
	s.registerSearch()
	s.registerExport()
	s.registerProfile()
	s.registerMembers()
	s.registerReviews()
	s.registerDuplicates()
	s.registerSuppressions()
	s.registerLexicon()
	s.registerUploads()
	s.registerJobs()
	s.registerAdmin()
	return s.api
}

// Description is the OpenAPI description as indented JSON.
func Description() ([]byte, error) {
	data, err := json.MarshalIndent(New(http.NewServeMux(), Backend{}).OpenAPI(), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	return append(data, '\n'), nil
}

func config() huma.Config {
	c := huma.DefaultConfig("Diasmap", Version)
	c.Info.Description = "Origins of names, and a directory of probable members of a diaspora. An origin is of a name: evidence about a name, never a fact about a person."
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = Base+"/openapi", "", ""
	c.CreateHooks = nil // no links to schemas in answers
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	c.RejectUnknownQueryParameters = true
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token":   {Type: "http", Scheme: "bearer", Description: "made by «diasmap user token»"},
		"session": {Type: "apiKey", In: "cookie", Name: CookieName, Description: "of signing in by POST " + Base + "/session; with TLS its name begins with __Host-"},
	}
	return c
}

// schemaName names the schema of a type: that of another package after the package too, since names of types repeat.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	from := path.Base(t.PkgPath())
	if t.Name() == "" || from == "." || t.PkgPath() == ownPackage {
		return name
	}
	return strings.ToUpper(from[:1]) + from[1:] + name
}

// ownPackage is the path of this one.
var ownPackage = reflect.TypeFor[service]().PkgPath()

// Bounds of requests.
const (
	smallBody = 64 << 10
	largeBody = 4 << 20
	// patience is how long the body of a request may take.
	patience = 10 * time.Second
	// effort is how long an operation may work.
	effort = 15 * time.Second
)

// operation describes an operation: what it is called, where it is, what it does and who may call it.
func operation(id, method, path, summary string, least account.Role) huma.Operation {
	o := huma.Operation{
		OperationID: id, Method: method, Path: Base + path, Summary: summary, MaxBodyBytes: smallBody, BodyReadTimeout: patience,
		Metadata: map[string]any{leastRole: least},
		Errors:   []int{http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusInternalServerError},
	}
	if least == anybody {
		return o
	}
	o.Description = fmt.Sprintf("Needs the role %s or a higher one.", least)
	o.Errors = append(o.Errors, http.StatusUnauthorized, http.StatusForbidden)
	o.Security = []map[string][]string{{"token": {}}, {"session": {}}}
	return o
}
