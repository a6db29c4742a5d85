package web_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"diasmap/web/account"
	"diasmap/web/api"
)

// A schema is what tests read of a JSON schema of the description.
type schema struct {
	Ref        string             `json:"$ref"`
	Type       any                `json:"type"` // a text or a list of them
	Enum       []any              `json:"enum"`
	Properties map[string]*schema `json:"properties"`
	Required   []string           `json:"required"`
	Items      *schema            `json:"items"`
	Additional any                `json:"additionalProperties"`
	Pattern    string             `json:"pattern"`
	Format     string             `json:"format"`
	Minimum    *float64           `json:"minimum"`
	Maximum    *float64           `json:"maximum"`
	MinLength  int                `json:"minLength"`
	MaxLength  *int               `json:"maxLength"`
	MinItems   int                `json:"minItems"`
	MaxItems   *int               `json:"maxItems"`
}

type parameter struct {
	Name, In string
	Required bool
	Schema   *schema
}

// An operationShape is what tests read of an operation of the description.
type operationShape struct {
	Parameters  []parameter
	RequestBody *struct {
		Content map[string]struct{ Schema *schema }
	}
	Responses map[string]any
}

// A description is that of the API.
type description struct {
	Paths      map[string]map[string]*operationShape
	Components struct{ Schemas map[string]*schema }
}

func describe(t *testing.T) *description {
	t.Helper()
	data, err := api.Description()
	if err != nil {
		t.Fatal(err)
	}
	var d description
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return &d
}

// A maker makes inputs of schemas.
type maker struct {
	*description
	*rand.Rand
}

func (m *maker) resolved(s *schema) *schema {
	for s != nil && s.Ref != "" {
		s = m.Components.Schemas[s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]]
	}
	return s
}

func (s *schema) kind() string {
	switch kind := s.Type.(type) {
	case string:
		return kind
	case []any:
		return fmt.Sprint(kind[0])
	}
	return ""
}

// samplesOf are texts that fit the patterns of the description.
var samplesOf = []string{"fr", "AM", "qq", "abc123", "2028-12-31", "doctors-2026", "", "i1"}

// words are texts that try to do harm, or are merely hard.
var words = []string{
	"Krikorian", "origin:AM", "near:Lyon within:50km", "\x00", "\u202e<img src=x onerror=1>", strings.Repeat("(", 500), "near:Lyon within:-5km", "a OR", `"`, "-",
	"born:9999999999999999999..", "../../etc/passwd", "=1+1", "Анаит\u0301", "%00", "sector=-5", "city:ZZ", "grid/9", strings.Repeat("𝒜", 300), "İ", "status:none,unsure",
}

// fitting makes a value that the schema allows, as far as that can be told from it.
func (m *maker) fitting(s *schema, depth int) any {
	s = m.resolved(s)
	if s == nil || depth > 6 {
		return nil
	}
	if len(s.Enum) > 0 {
		return s.Enum[m.IntN(len(s.Enum))]
	}
	switch s.kind() {
	case "object":
		object := map[string]any{}
		for _, name := range slices.Sorted(maps.Keys(s.Properties)) { // so that the same seed makes the same
			if slices.Contains(s.Required, name) || m.IntN(3) == 0 {
				object[name] = m.fitting(s.Properties[name], depth+1)
			}
		}
		return object
	case "array":
		n := s.MinItems + m.IntN(3)
		if s.MaxItems != nil {
			n = min(n, *s.MaxItems)
		}
		list := make([]any, n)
		for i := range list {
			list[i] = m.fitting(s.Items, depth+1)
		}
		return list
	case "integer", "number":
		least, most := 0.0, 100.0
		if s.Minimum != nil {
			least = *s.Minimum
		}
		if s.Maximum != nil {
			most = min(most+least, *s.Maximum)
		}
		x := least + m.Float64()*(most-least)
		if s.kind() == "integer" {
			return int(x)
		}
		return x
	case "boolean":
		return m.IntN(2) == 0
	}
	if s.Pattern != "" {
		return samplesOf[m.IntN(len(samplesOf))]
	}
	text := []rune(words[m.IntN(len(words))])
	if s.MaxLength != nil {
		text = text[:min(len(text), *s.MaxLength)]
	}
	for len(text) < s.MinLength {
		text = append(text, 'x')
	}
	return string(text)
}

// misfit is a value that few schemas allow.
func (m *maker) misfit(s *schema) any {
	s = m.resolved(s)
	all := []any{nil, "", -1, 1e308, true, []any{}, []any{nil}, map[string]any{"x": 1}, words[m.IntN(len(words))], strings.Repeat("a", 70_000), json.Number("1e999"), -9223372036854775808}
	if s != nil && s.MaxItems != nil {
		all = append(all, make([]any, *s.MaxItems+1))
	}
	if s != nil && s.MaxLength != nil {
		all = append(all, strings.Repeat("a", *s.MaxLength+1))
	}
	return all[m.IntN(len(all))]
}

// spoilt is a fitting value of which a part does not fit.
func (m *maker) spoilt(s *schema, depth int) any {
	s = m.resolved(s)
	if s == nil || s.kind() != "object" || len(s.Properties) == 0 || depth > 3 {
		return m.misfit(s)
	}
	object, _ := m.fitting(s, depth).(map[string]any)
	names := slices.Sorted(maps.Keys(s.Properties))
	name := names[m.IntN(len(names))]
	switch m.IntN(4) {
	case 0:
		delete(object, name)
	case 1:
		object["unknown"] = m.misfit(nil)
	case 2:
		object[name] = m.spoilt(s.Properties[name], depth+1)
	default:
		object[name] = m.misfit(s.Properties[name])
	}
	return object
}

// address fills in the parameters of a path: fitting ones, or one that is spoilt.
func (m *maker) address(path string, o *operationShape, spoil bool) (address string, header http.Header) {
	query := url.Values{}
	header = http.Header{}
	for _, p := range o.Parameters {
		value := m.fitting(p.Schema, 0)
		if spoil && m.IntN(2) == 0 {
			value = m.misfit(p.Schema)
		}
		text := fmt.Sprint(value)
		if list, ok := value.([]any); ok {
			parts := make([]string, len(list))
			for i, each := range list {
				parts[i] = fmt.Sprint(each)
			}
			text = strings.Join(parts, ",")
		}
		text = text[:min(len(text), 2000)]
		switch {
		case p.In == "path":
			if text == "" || text == "<nil>" || text == "." || text == ".." {
				text = "x"
			}
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(text))
		case p.In == "query" && (p.Required || m.IntN(2) == 0):
			query.Set(p.Name, text)
		case p.In == "header" && m.IntN(2) == 0:
			header.Set(p.Name, strconv.QuoteToASCII(text))
		}
	}
	if spoil && m.IntN(4) == 0 {
		query.Set("unknown", "x")
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path, header
}

// dangerous are operations that would end the sessions of the test, or take long.
var dangerous = []string{"DELETE /api/v1/session", "DELETE /api/v1/sessions", "POST /api/v1/session", "POST /api/v1/erasures"}

// A problem is an error of the API.
type problem struct {
	Status int
	Errors []struct{ Message, Location string }
}

// TestOperationsByTheirSchema calls every operation with what its description allows and with what it does not, as each role: the answer is never a fault
// of the server, is one that the description lists, and a mistake is told with the place of it.
func TestOperationsByTheirSchema(t *testing.T) {
	leaveOutIfShort(t)
	o := newOffice(t, nil)
	d := describe(t)
	callers := map[account.Role]*browser{"": o.browser()}
	for _, role := range account.Roles() {
		callers[role] = o.signedIn(role)
	}
	const rounds = 24
	for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(d.Paths[path])) {
			operation, shape := strings.ToUpper(method)+" "+path, d.Paths[path][method]
			if slices.Contains(dangerous, operation) {
				continue
			}
			m := &maker{d, rand.New(rand.NewPCG(7, uint64(len(operation))))}
			least := rights[operation]
			fits := 0
			for round := range rounds {
				spoil := round%2 == 1
				role := account.Admin
				if round%10 == 9 {
					role = account.Roles()[m.IntN(3)]
				}
				status, answer := m.call(callers[role], method, path, shape, spoil)
				if status >= 500 {
					t.Errorf("%s: %d %s", operation, status, answer)
				}
				if status < 300 {
					fits++
				}
				if _, listed := shape.Responses[strconv.Itoa(status)]; !listed && status >= 300 && status != http.StatusBadRequest && status != http.StatusNotFound && status != http.StatusRequestEntityTooLarge &&
					status != http.StatusUnsupportedMediaType && status != http.StatusNotModified {
					t.Errorf("%s answers %d, which its description does not list: %.300s", operation, status, answer)
				}
				if status == http.StatusForbidden && role.May(least) && operation != "POST /api/v1/jobs" {
					t.Errorf("%s is refused to %s: %s", operation, role, answer)
				}
				if status < 300 && !role.May(least) && least != "" {
					t.Errorf("%s is open to %s", operation, role)
				}
				if status == http.StatusUnprocessableEntity {
					var p problem
					if err := json.Unmarshal([]byte(answer), &p); err != nil || p.Status != status || len(p.Errors) == 0 || p.Errors[0].Location == "" {
						t.Errorf("%s: a mistake is told without its place: %.300s", operation, answer)
					}
				}
			}
			if fits == 0 && !slices.Contains(hardToFit, operation) {
				t.Errorf("%s: nothing that the description allows is taken", operation)
			}
			if least != "" {
				if status, _ := m.call(callers[""], method, path, shape, false); status != http.StatusUnauthorized {
					t.Errorf("%s by nobody: %d", operation, status)
				}
			}
		}
	}
}

// hardToFit are operations that want ids of what is there, or more than their schema can say.
var hardToFit = []string{
	"DELETE /api/v1/jobs/{id}", "DELETE /api/v1/suppressions/{id}", "DELETE /api/v1/uploads/{id}", "GET /api/v1/backup", "GET /api/v1/imports/{id}", "GET /api/v1/jobs/{id}",
	"GET /api/v1/jobs/{id}/result", "GET /api/v1/lexicons/{country}", "GET /api/v1/members/{id}", "GET /api/v1/profile", "GET /api/v1/review/samples/{name}", "GET /api/v1/uploads/{id}",
	"POST /api/v1/duplicates", "POST /api/v1/export", "POST /api/v1/facets", "POST /api/v1/jobs", "POST /api/v1/members/{id}/contact", "POST /api/v1/members/{id}/review",
	"POST /api/v1/review", "POST /api/v1/review/samples", "POST /api/v1/review/queue", "POST /api/v1/search", "POST /api/v1/session/purpose", "POST /api/v1/suggest", "POST /api/v1/suppressions",
	"POST /api/v1/uploads", "POST /api/v1/classify", "POST /api/v1/classify/batch", "POST /api/v1/explain",
}

func (m *maker) call(b *browser, method, path string, shape *operationShape, spoil bool) (int, string) {
	address, header := m.address(path, shape, spoil)
	var body any
	if shape.RequestBody != nil {
		body = []byte("name\nAnahit Krikorian\n")
		if content, ok := shape.RequestBody.Content["application/json"]; ok {
			value := m.fitting(content.Schema, 0)
			if spoil {
				value = m.spoilt(content.Schema, 0)
			}
			data, err := json.Marshal(value)
			if err != nil {
				data = []byte(`{`)
			}
			body = data
		}
	}
	before := b.header
	b.header = b.header.Clone()
	maps.Copy(b.header, header)
	defer func() { b.header = before }()
	for {
		status, answer := b.call(strings.ToUpper(method), address, body, nil)
		if status != http.StatusTooManyRequests {
			return status, answer
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// TestBrokenBodies sends every operation with a body what is no JSON.
func TestBrokenBodies(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Admin)
	d := describe(t)
	for path, methods := range d.Paths {
		for method, shape := range methods {
			operation := strings.ToUpper(method) + " " + path
			if shape.RequestBody == nil || slices.Contains(dangerous, operation) || operation == "POST /api/v1/uploads" {
				continue
			}
			m := &maker{d, rand.New(rand.NewPCG(1, 1))}
			for _, broken := range []string{"", "{", "[]", "null", `"x"`, `{"query":`, "\xff\xfe", strings.Repeat("[", 10000), strings.Repeat(`{"a":`, 5000), `{"name":"a","name":"b"}`} {
				address, _ := m.address(path, shape, false)
				if status, answer := b.call(strings.ToUpper(method), address, []byte(broken), nil); status < 400 && broken != `{"name":"a","name":"b"}` || status >= 500 {
					t.Errorf("%s %.20q: %d %.300s", operation, broken, status, answer)
				}
			}
		}
	}
}
