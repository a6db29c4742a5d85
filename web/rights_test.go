package web_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"diasmap/web/account"
	"diasmap/web/api"
)

// rights is who may call what, the least role of each operation: "" for anybody. The whole of the API is here.
var rights = map[string]account.Role{
	"GET /api/v1/start":                 "",
	"POST /api/v1/session":              "",
	"POST /api/v1/session/purpose":      "",
	"DELETE /api/v1/sessions":           account.Viewer,
	"GET /api/v1/session":               account.Viewer,
	"DELETE /api/v1/session":            account.Viewer,
	"POST /api/v1/classify":             account.Viewer,
	"POST /api/v1/classify/batch":       account.Viewer,
	"POST /api/v1/explain":              account.Viewer,
	"POST /api/v1/match":                account.Viewer,
	"POST /api/v1/facets":               account.Viewer,
	"GET /api/v1/profile":               account.Viewer,
	"GET /api/v1/vocabulary":            account.Viewer,
	"POST /api/v1/search":               account.Outreach,
	"POST /api/v1/export":               account.Outreach,
	"POST /api/v1/suggest":              account.Outreach,
	"GET /api/v1/members/{id}":          account.Outreach,
	"POST /api/v1/uploads":              account.Outreach,
	"GET /api/v1/uploads":               account.Outreach,
	"GET /api/v1/uploads/{id}":          account.Outreach,
	"DELETE /api/v1/uploads/{id}":       account.Outreach,
	"POST /api/v1/jobs":                 account.Outreach,
	"GET /api/v1/jobs":                  account.Outreach,
	"GET /api/v1/jobs/{id}":             account.Outreach,
	"DELETE /api/v1/jobs/{id}":          account.Outreach,
	"GET /api/v1/jobs/{id}/result":      account.Outreach,
	"POST /api/v1/lexicon":              account.Viewer,
	"GET /api/v1/lexicons":              account.Viewer,
	"GET /api/v1/lexicons/{country}":    account.Viewer,
	"POST /api/v1/members/{id}/contact": account.Outreach,
	"POST /api/v1/members/{id}/review":  account.Reviewer,
	"POST /api/v1/review":               account.Reviewer,
	"POST /api/v1/review/queue":         account.Reviewer,
	"GET /api/v1/review/samples":        account.Reviewer,
	"POST /api/v1/review/samples":       account.Reviewer,
	"GET /api/v1/review/samples/{name}": account.Reviewer,
	"GET /api/v1/duplicates":            account.Reviewer,
	"POST /api/v1/duplicates":           account.Reviewer,
	"GET /api/v1/suppressions":          account.Reviewer,
	"POST /api/v1/suppressions":         account.Reviewer,
	"DELETE /api/v1/suppressions/{id}":  account.Admin,
	"POST /api/v1/erasures":             account.Admin,
	"GET /api/v1/imports/{id}":          account.Admin,
	"GET /api/v1/audit/check":           account.Admin,
	"POST /api/v1/purge":                account.Admin,
	"GET /api/v1/backup":                account.Admin,
	"GET /api/v1/imports":               account.Admin,
	"GET /api/v1/audit":                 account.Admin,
}

// described are the operations of the description.
func described(t *testing.T) map[string]map[string]any {
	t.Helper()
	data, err := api.Description()
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		OpenAPI string
		Paths   map[string]map[string]map[string]any
	}
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(d.OpenAPI, "3.1") {
		t.Errorf("the description is OpenAPI %s, want 3.1", d.OpenAPI)
	}
	operations := map[string]map[string]any{}
	for path, methods := range d.Paths {
		for method, o := range methods {
			operations[strings.ToUpper(method)+" "+path] = o
		}
	}
	return operations
}

func TestAllOperationsHaveRights(t *testing.T) {
	have, want := slices.Sorted(maps.Keys(described(t))), slices.Sorted(maps.Keys(rights))
	if !slices.Equal(have, want) {
		t.Errorf("operations\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}

func TestRights(t *testing.T) {
	o := newOffice(t, nil)
	callers := map[account.Role]*browser{"": o.browser()}
	for _, role := range account.Roles() {
		callers[role] = o.signedIn(role)
	}
	for operation, least := range rights {
		if least == "" || strings.HasPrefix(operation, "DELETE /api/v1/session") {
			continue
		}
		method, path, _ := strings.Cut(operation, " ")
		path = strings.ReplaceAll(path, "{id}", "nobody")
		for role, caller := range callers {
			var body any
			if method == "POST" {
				body = map[string]any{}
			}
			status, _ := caller.call(method, path, body, nil)
			refused := status == 401 || status == 403
			switch {
			case role == "" && status != 401:
				t.Errorf("%s by nobody: %d, want 401", operation, status)
			case role != "" && role.May(least) == refused:
				t.Errorf("%s by %s: %d, though the least role is %s", operation, role, status, least)
			case role != "" && !role.May(least) && status != 403:
				t.Errorf("%s by %s: %d, want 403", operation, role, status)
			}
		}
	}
}

func TestViewersSeeNobody(t *testing.T) {
	o := newOffice(t, nil)
	viewer, admin := o.signedIn(account.Viewer), o.signedIn(account.Admin)
	ask := map[string]any{"facets": []string{"origin", "city=-1", "country"}}
	var coarse, exact listed
	viewer.call("POST", "/api/v1/facets", ask, &coarse)
	admin.call("POST", "/api/v1/facets", ask, &exact)
	if exact.Total == 0 || coarse.Total != exact.Total-exact.Total%5 {
		t.Errorf("a viewer is told %d of %d", coarse.Total, exact.Total)
	}
	for _, f := range coarse.Facets {
		for _, bucket := range f.Buckets {
			if bucket.Count < 5 || bucket.Count%5 != 0 {
				t.Errorf("a viewer is told %s %s: %d", f.By, bucket.Value, bucket.Count)
			}
		}
	}
	for _, query := range []string{"Krikorian", "name:Krikorian", "employer:Hospital", "id:abc", "source:invented", "origin:AM -Krikorian", "near:Lyon within:1km", "born:1970"} {
		if status, body := viewer.call("POST", "/api/v1/facets", map[string]any{"query": query}, nil); status != 422 {
			t.Errorf("a viewer may ask %q: %d %s", query, status, body)
		}
	}
	for _, facet := range []string{"source", "import", "grid/6"} {
		if status, _ := viewer.call("POST", "/api/v1/facets", map[string]any{"facets": []string{facet}}, nil); status != 422 {
			t.Errorf("a viewer may count by %s: %d", facet, status)
		}
	}
}

func TestTokens(t *testing.T) {
	o := newOffice(t, nil)
	secret, token, err := o.accounts.AddToken("outreach", "newsletter", farFuture)
	o.must(err)
	system := o.browser()
	system.header.Set("Authorization", "Bearer "+secret)
	system.search(map[string]any{"query": "Krikorian"})
	var log struct {
		Entries []struct{ Who, Action, Purpose string }
	}
	o.signedIn(account.Admin).call("GET", "/api/v1/audit", nil, &log)
	if !slices.ContainsFunc(log.Entries, func(e struct{ Who, Action, Purpose string }) bool {
		return e.Who == "outreach" && e.Action == "search" && e.Purpose == "newsletter"
	}) {
		t.Errorf("the audit log lacks the search by token: %v", log.Entries)
	}
	o.must(o.accounts.RemoveToken(token.ID))
	if status, _ := system.call("POST", "/api/v1/search", map[string]any{}, nil); status != 401 {
		t.Errorf("a token that was removed: %d", status)
	}
	for _, header := range []string{"Bearer x", "Basic b3V0cmVhY2g6eA==", "Bearer"} {
		system.header.Set("Authorization", header)
		if status, _ := system.call("POST", "/api/v1/search", map[string]any{}, nil); status != 401 {
			t.Errorf("%s: %d", header, status)
		}
	}
}

func TestPurposeIsKept(t *testing.T) {
	o := newOffice(t, nil)
	outreach := o.signedIn(account.Outreach)
	found := outreach.search(map[string]any{"query": "Krikorian"})
	outreach.call("GET", "/api/v1/members/"+found.Members[0].ID, nil, nil)
	outreach.call("POST", "/api/v1/export", map[string]string{"query": "Krikorian", "format": "csv"}, nil)
	o.must(o.accounts.SetRole("outreach", account.Reviewer))
	outreach.call("POST", "/api/v1/members/"+found.Members[0].ID+"/review", map[string]string{"status": "confirmed"}, nil)
	var log struct{ Entries []map[string]any }
	o.signedIn(account.Admin).call("GET", "/api/v1/audit", nil, &log)
	told := fmt.Sprint(log.Entries)
	for _, action := range []string{"sign-in", "search", "view", "export", "review"} {
		if !slices.ContainsFunc(log.Entries, func(e map[string]any) bool {
			return e["who"] == "outreach" && e["action"] == action && e["purpose"] == "health forum"
		}) {
			t.Errorf("the audit log lacks %s with its purpose: %s", action, told)
		}
	}
	if strings.Contains(told, "rikorian") {
		t.Errorf("the audit log holds a name: %s", told)
	}
}
