package web_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"diasmap/web/account"
)

func TestClassify(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Viewer)
	var one struct {
		Origin, Verdict, Reason, Evidence string
		Probability                       float64
	}
	b.call("POST", "/api/v1/classify", map[string]any{"name": "Anahit Krikorian", "residence": "FR"}, &one)
	if one.Origin != "AM" || one.Verdict != "probable" || one.Probability < 0.9 || !strings.Contains(one.Evidence, "Krikorian") {
		t.Errorf("Anahit Krikorian in France: %+v", one)
	}
	var many struct {
		Results []struct{ Origin, Verdict, Reason string }
	}
	b.call("POST", "/api/v1/classify/batch", map[string]any{"people": []map[string]string{
		{"given": "Giorgi", "family": "Kapanadze", "residence": "de"}, {}, {"name": "Тарас Шевченко"},
	}}, &many)
	if got := fmt.Sprint(many.Results); !strings.HasPrefix(got, "[{GE probable") || !strings.Contains(got, "{ abstain the name is empty}") || !strings.Contains(got, "{UA probable") {
		t.Errorf("three names: %s", got)
	}
}

func TestExplainAndMatch(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Viewer)
	var e struct {
		Romanised string
		Evidence  []struct {
			Kind, Words  string
			Contribution float64
		}
	}
	b.call("POST", "/api/v1/explain", map[string]any{"name": "Анаит Саркисян", "residence": "FR"}, &e)
	if e.Romanised == "" || len(e.Evidence) < 2 || e.Evidence[0].Contribution <= 0 {
		t.Errorf("Анаит Саркисян: %+v", e)
	}
	var m struct {
		Score float64
		Match bool
	}
	b.call("POST", "/api/v1/match", map[string]any{"name1": "Mikhail Gorbachev", "name2": "Горбачёв Михаил"}, &m)
	if !m.Match || m.Score < 0.5 {
		t.Errorf("Gorbachev: %+v", m)
	}
}

func TestSearchPagesAndFacets(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	all := b.search(map[string]any{"limit": 200, "sort": []string{"name"}, "facets": []string{"origin"}})
	counted := 0
	for _, bucket := range all.Facets[0].Buckets {
		counted += bucket.Count
	}
	if len(all.Members) != all.Total || counted != all.Total {
		t.Errorf("%d members, %d by origin, of %d", len(all.Members), counted, all.Total)
	}
	var ids []string
	for page, n := (listed{Next: "first"}), 0; page.Next != ""; n++ {
		ask := map[string]any{"limit": 4, "sort": []string{"name"}}
		if n > 0 {
			ask["cursor"] = page.Next
		}
		page = b.search(ask)
		for _, m := range page.Members {
			ids = append(ids, m.ID)
		}
	}
	if !slices.EqualFunc(all.Members, ids, func(m struct {
		ID, Name, Origin, Reason, Status string
		Probability                      float64
	}, id string) bool {
		return m.ID == id
	}) {
		t.Errorf("pages of four hold %d members, one page %d", len(ids), len(all.Members))
	}
}

func TestFaultsPointAtTheField(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	for _, c := range []struct {
		path string
		body map[string]any
		want []string
	}{
		{"search", map[string]any{"query": "cardiologist origni:AM"}, []string{`"location":"body.query"`, "did you mean origin", `"word":"origni"`, `"at":13`}},
		{"search", map[string]any{"facets": []string{"colour"}}, []string{`"location":"body.facets"`}},
		{"search", map[string]any{"sort": []string{"beauty"}}, []string{`"location":"body.sort"`}},
		{"search", map[string]any{"cursor": "rubbish"}, []string{`"location":"body.cursor"`}},
		{"search", map[string]any{"limit": 100000}, []string{`"location":"body.limit"`}},
		{"search", map[string]any{"quer": "x"}, []string{`"location":"body.quer"`}},
		{"classify", map[string]any{"name": "A", "residence": "France"}, []string{`"location":"body.residence"`}},
		{"classify", map[string]any{"name": "A", "origins": []string{"ZZ"}}, []string{`"location":"body.origins[0]"`}},
		{"classify/batch", map[string]any{"people": []any{}}, []string{`"location":"body.people"`}},
		{"suggest", map[string]any{"text": "Kri", "at": 100}, []string{`"location":"body.at"`}},
	} {
		answer, err := b.client.Do(b.request("POST", "/api/v1/"+c.path, c.body))
		b.must(err)
		var body bytes.Buffer
		_, err = body.ReadFrom(answer.Body)
		b.must(err)
		answer.Body.Close()
		if answer.StatusCode != http.StatusUnprocessableEntity || answer.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %v: %d %s", c.path, c.body, answer.StatusCode, answer.Header.Get("Content-Type"))
		}
		contains(t, fmt.Sprint(c.path, c.body), body.String(), c.want...)
	}
}

func TestMemberAndReview(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Reviewer)
	id := b.search(map[string]any{"query": "name:Krikorian"}).Members[0].ID
	show := func(header string) (status int, tag, content string) {
		r := b.request("GET", "/api/v1/members/"+id, nil)
		if header != "" {
			r.Header.Set("If-None-Match", header)
		}
		answer, err := b.client.Do(r)
		o.must(err)
		defer answer.Body.Close()
		var body bytes.Buffer
		_, err = body.ReadFrom(answer.Body)
		o.must(err)
		return answer.StatusCode, answer.Header.Get("ETag"), body.String()
	}
	_, tag, body := show("")
	contains(t, "the member", body, `"explained"`, `"contribution"`, `"sources"`)
	if status, _, _ := show(tag); status != http.StatusNotModified {
		t.Errorf("the same member again: %d, want 304", status)
	}
	review := "/api/v1/members/" + id + "/review"
	if status, body := b.call("POST", review, map[string]string{"status": "confirmed", "note": "met in Lyon"}, nil); status != 200 || !strings.Contains(body, `"note":"met in Lyon"`) {
		t.Errorf("review: %d %s", status, body)
	}
	status, _, body := show(tag)
	if status != http.StatusOK || !strings.Contains(body, `"status":"confirmed"`) || !strings.Contains(body, `"by":"reviewer"`) {
		t.Errorf("after the review: %d %s", status, body)
	}
	b.header.Set("If-Match", tag)
	if status, _ := b.call("POST", review, map[string]string{"status": "unsure"}, nil); status != 412 {
		t.Errorf("a review of what was changed since: %d, want 412", status)
	}
	b.header.Del("If-Match")
	if found := b.search(map[string]any{"query": "status:confirmed"}); found.Total != 1 {
		t.Errorf("%d confirmed, want 1", found.Total)
	}
	if status, _ := b.call("GET", "/api/v1/members/nobody", nil, nil); status != 404 {
		t.Errorf("nobody: %d", status)
	}
}

// TestExport exports people whose names and employers are formulas to a spreadsheet.
func TestExport(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	for format, begins := range map[string]string{"csv": "id,name,origin", "xlsx": "PK", "jsonl": `{"id":`, "geojson": `{"type":"FeatureCollection"`} {
		status, file := b.call("POST", "/api/v1/export", map[string]string{"query": "source:hostile", "format": format}, nil)
		if status != 200 || !strings.HasPrefix(strings.TrimPrefix(file, "\ufeff"), begins) {
			t.Errorf("%s: %d %.80q", format, status, file)
		}
		if format == "csv" && (!strings.Contains(file, ",'=1+1,") || strings.Count(file, "\n") != 3) {
			t.Errorf("a formula is not made text, or people are missing: %s", file)
		}
	}
	if status, body := b.call("POST", "/api/v1/export", map[string]string{"query": "origni:AM", "format": "csv"}, nil); status != 422 || !strings.Contains(body, "body.query") {
		t.Errorf("a mistake in the query: %d %s", status, body)
	}
}

func TestProfile(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Viewer)
	for format, begins := range map[string]string{"json": "{", "html": "<!doctype html>", "csv": "", "xlsx": "PK", "geojson": "{"} {
		status, file := b.call("GET", "/api/v1/profile?origin=am&format="+format, nil, nil)
		if status != 200 || len(file) < 100 || !strings.HasPrefix(strings.ToLower(file), strings.ToLower(begins)) {
			t.Errorf("%s: %d %.80q", format, status, file)
		}
		if strings.Contains(file, "rikorian") {
			t.Errorf("%s: the profile shows somebody", format)
		}
	}
	if status, body := b.call("GET", "/api/v1/profile?origin=ZZ", nil, nil); status != 422 || !strings.Contains(body, "query.origin") {
		t.Errorf("an unknown origin: %d %s", status, body)
	}
}

func TestSuggest(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	var s struct{ Suggestions []struct{ Text string } }
	b.call("POST", "/api/v1/suggest", map[string]any{"text": "sect"}, &s)
	if len(s.Suggestions) == 0 || !strings.HasPrefix(s.Suggestions[0].Text, "sector") {
		t.Errorf("sect: %v", s.Suggestions)
	}
}

func TestBodiesAreBounded(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Viewer)
	huge := append(append([]byte(`{"name":"`), bytes.Repeat([]byte("a"), 200<<10)...), `"}`...)
	if status, _ := b.call("POST", "/api/v1/classify", huge, nil); status != 413 {
		t.Errorf("a body of 200 kB: %d, want 413", status)
	}
}

// TestAnswersAreCompressed: who takes gzip gets long answers so, the same as without; short ones are not worth it.
func TestAnswersAreCompressed(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	body := func(path, query, encoding string) (http.Header, []byte) {
		method, content := http.MethodPost, any(map[string]any{"query": query})
		if query == "" {
			method, content = http.MethodGet, nil
		}
		r := b.request(method, path, content)
		r.Header.Set("Accept-Encoding", encoding)
		answer, err := b.client.Do(r)
		b.must(err)
		defer answer.Body.Close()
		data, err := io.ReadAll(answer.Body)
		b.must(err)
		return answer.Header, data
	}
	for path, query := range map[string]string{"/api/v1/search": "origin:AM", "/api/v1/openapi.json": "", "/style.css": ""} {
		_, plain := body(path, query, "identity")
		header, packed := body(path, query, "gzip")
		if header.Get("Content-Encoding") != "gzip" || !strings.Contains(header.Get("Vary"), "Accept-Encoding") || len(packed) > len(plain)/2 {
			t.Errorf("%s: %d bytes of %d, %v", path, len(packed), len(plain), header)
			continue
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		b.must(err)
		unpacked, err := io.ReadAll(z)
		b.must(err)
		if !bytes.Equal(unpacked, plain) {
			t.Errorf("%s: unpacked it is another answer", path)
		}
	}
	if header, _ := body("/api/v1/session", "", "gzip"); header.Get("Content-Encoding") != "" {
		t.Error("a short answer is compressed")
	}
}
