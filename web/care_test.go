package web_test

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"diasmap/index"
	"diasmap/web/account"
)

// A queue is what tests look at of members that wait.
type queue struct {
	Total   int
	Next    string
	Members []struct {
		ID, Status  string
		Probability float64
	}
}

func (b *browser) queue(body map[string]any) queue {
	b.t.Helper()
	var q queue
	if status, answer := b.call("POST", "/api/v1/review/queue", body, &q); status != http.StatusOK {
		b.t.Fatalf("queue %v: %d %s", body, status, answer)
	}
	return q
}

func TestReviewQueue(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Reviewer)
	first := b.queue(map[string]any{"query": "origin:AM", "limit": 3})
	if len(first.Members) != 3 || first.Next == "" || first.Members[0].Probability > first.Members[2].Probability {
		t.Fatalf("the least sure first: %+v", first)
	}
	second := b.queue(map[string]any{"query": "origin:AM", "limit": 3, "cursor": first.Next})
	if second.Members[0].Probability < first.Members[2].Probability || second.Members[0].ID == first.Members[2].ID {
		t.Errorf("the second page: %+v after %+v", second, first)
	}
	if most := b.queue(map[string]any{"query": "origin:AM", "order": "most-sure", "limit": 2}); most.Members[0].Probability < most.Members[1].Probability {
		t.Errorf("the most sure first: %+v", most)
	}
	decisions := []map[string]string{{"id": first.Members[0].ID, "status": "confirmed"}, {"id": first.Members[1].ID, "status": "unsure"}, {"id": first.Members[2].ID, "status": "not-of-origin"}}
	var done struct{ Decided int }
	b.call("POST", "/api/v1/review", map[string]any{"decisions": decisions}, &done)
	if after := b.queue(map[string]any{"query": "origin:AM"}); done.Decided != 3 || after.Total != first.Total-2 {
		t.Errorf("%d decided; %d wait, before %d", done.Decided, after.Total, first.Total)
	}
	decisions = []map[string]string{{"id": first.Members[0].ID, "status": "none"}, {"id": "nobody", "status": "confirmed"}}
	if status, body := b.call("POST", "/api/v1/review", map[string]any{"decisions": decisions}, nil); status != 422 || !strings.Contains(body, "body.decisions[1].id") {
		t.Errorf("a decision about nobody: %d %s", status, body)
	}
	if found := b.search(map[string]any{"query": "status:confirmed"}); found.Total != 1 {
		t.Errorf("of decisions one of which is wrong some were taken: %d confirmed", found.Total)
	}
}

func TestSample(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Reviewer)
	order := map[string]any{"name": "autumn", "size": 6, "origin": "am", "seed": 7}
	var drawn struct{ Size, Population int }
	if status, body := b.call("POST", "/api/v1/review/samples", order, &drawn); status != 200 || drawn.Size != 6 || drawn.Population < 6 {
		t.Fatalf("draw: %d %s", status, body)
	}
	if status, _ := b.call("POST", "/api/v1/review/samples", order, nil); status != 409 {
		t.Errorf("the same name again: %d", status)
	}
	var ids []string
	for page := (queue{Next: "0"}); page.Next != ""; {
		page = b.queue(map[string]any{"sample": "autumn", "limit": 4, "cursor": page.Next})
		for _, m := range page.Members {
			ids = append(ids, m.ID)
		}
	}
	if slices.Sort(ids); len(slices.Compact(ids)) != 6 {
		t.Fatalf("pages of the sample hold %v", ids)
	}
	for i, id := range ids {
		b.call("POST", "/api/v1/members/"+id+"/review", map[string]string{"status": []string{"confirmed", "not-of-origin"}[i/5]}, nil)
	}
	var r struct {
		Confirmed, Open int
		Wrong           int `json:"not_of_origin"`
		Precision       float64
	}
	b.call("GET", "/api/v1/review/samples/autumn?precision=0.8", nil, &r)
	if r.Confirmed != 5 || r.Wrong != 1 || r.Open != 0 || r.Precision < 0.83 || r.Precision > 0.84 {
		t.Errorf("the result: %+v", r)
	}
	if status, _ := b.call("GET", "/api/v1/review/samples/spring", nil, nil); status != 404 {
		t.Errorf("a sample nobody drew: %d", status)
	}
	if _, body := b.call("GET", "/api/v1/review/samples", nil, nil); !strings.Contains(body, `"name":"autumn"`) {
		t.Errorf("samples: %s", body)
	}
}

func TestDuplicates(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Reviewer)
	k, err := knowledge()
	o.must(err)
	o.take(k.Classifier, "first", []byte("id,name,city,country\n1,Shushanik Bedrosian,Lyon,France\n2,Levon Hagopian,Nice,France\n"))
	o.take(k.Classifier, "second", []byte("id,name,city,country\n1,Shushanik Petrosyan,Lyon,France\n2,Levon Hakobyan,Nice,France\n"))
	if j := b.order(map[string]any{"kind": "duplicates", "ask": true}); j.Report.Duplicates.Doubtful < 2 {
		t.Fatalf("found: %+v", j)
	}
	type pairs struct {
		Total int
		Next  string
		Pairs []struct {
			A, B       struct{ ID, Name string }
			Comparison struct {
				Points float64
				For    []string
			}
		}
	}
	var seen []string
	var all pairs
	for page := (pairs{Next: ""}); ; {
		page = pairs{Next: page.Next}
		cursor := page.Next
		page.Next = ""
		b.call("GET", "/api/v1/duplicates?limit=1&cursor="+cursor, nil, &page)
		for _, p := range page.Pairs {
			seen = append(seen, p.A.ID+p.B.ID)
			all.Pairs = append(all.Pairs, p)
		}
		if all.Total = page.Total; page.Next == "" {
			break
		}
	}
	if slices.Sort(seen); len(slices.Compact(seen)) != all.Total || all.Total < 2 {
		t.Fatalf("pages of one hold %d pairs of %d", len(seen), all.Total)
	}
	a, c := all.Pairs[0].A.ID, all.Pairs[0].B.ID
	var merged struct{ Kept string }
	if status, body := b.call("POST", "/api/v1/duplicates", map[string]string{"decision": "merge", "a": a, "b": c}, &merged); status != 200 || merged.Kept != a && merged.Kept != c {
		t.Fatalf("merge: %d %s", status, body)
	}
	part := a
	if merged.Kept == a {
		part = c
	}
	if status, _ := b.call("GET", "/api/v1/members/"+part, nil, nil); status != 404 {
		t.Errorf("the merged record is still a member of its own: %d", status)
	}
	if status, body := b.call("POST", "/api/v1/duplicates", map[string]string{"decision": "split", "a": merged.Kept, "b": part}, nil); status != 200 {
		t.Errorf("undo: %d %s", status, body)
	}
	if status, _ := b.call("GET", "/api/v1/members/"+part, nil, nil); status != 200 {
		t.Errorf("after it was undone: %d", status)
	}
	if status, _ := b.call("POST", "/api/v1/duplicates", map[string]string{"decision": "apart", "a": all.Pairs[1].A.ID, "b": all.Pairs[1].B.ID}, nil); status != 200 {
		t.Errorf("keep apart: %d", status)
	}
	var apart pairs
	b.call("GET", "/api/v1/duplicates?different=true", nil, &apart)
	if apart.Total != 2 {
		t.Errorf("%d pairs are two people, want the one split and the one kept apart", apart.Total)
	}
	if status, body := b.call("POST", "/api/v1/duplicates", map[string]string{"decision": "merge", "a": a, "b": "nobody"}, nil); status != 422 || !strings.Contains(body, `"location":"body.b"`) {
		t.Errorf("merge with nobody: %d %s", status, body)
	}
}

func TestSuppress(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Admin)
	before := b.search(map[string]any{"query": "name:Krikorian"})
	var done struct {
		Suppression string
		Members     int
	}
	ask := map[string]any{"reason": "letter of 3 May", "people": []map[string]any{{"name": "Анаит Григорян", "country": "FR"}, {"id": before.Members[0].ID}}}
	if status, body := b.call("POST", "/api/v1/suppressions", ask, &done); status != 200 || done.Members < 1 || done.Suppression == "" {
		t.Fatalf("suppress: %d %s", status, body)
	}
	if status, _ := b.call("GET", "/api/v1/members/"+before.Members[0].ID, nil, nil); status != 404 {
		t.Errorf("the member is still there: %d", status)
	}
	_, listed := b.call("GET", "/api/v1/suppressions", nil, nil)
	contains(t, "suppressions", listed, `"id":"`+done.Suppression+`"`, `"reason":"letter of 3 May"`, `"by":"admin"`)
	if strings.Contains(listed, "rikorian") || strings.Contains(listed, "Григорян") {
		t.Errorf("suppressions tell of whom they are: %s", listed)
	}
	if status, _ := o.signedIn(account.Reviewer).call("DELETE", "/api/v1/suppressions/"+done.Suppression, nil, nil); status != 403 {
		t.Errorf("a reviewer undoes a suppression: %d", status)
	}
	if status, _ := b.call("DELETE", "/api/v1/suppressions/"+done.Suppression+"?reason=by+mistake", nil, nil); status != 204 {
		t.Errorf("undo: %d", status)
	}
	if status, _ := b.call("DELETE", "/api/v1/suppressions/"+done.Suppression, nil, nil); status != 404 {
		t.Errorf("undo twice: %d", status)
	}
	ask = map[string]any{"reason": "GDPR art. 17", "people": []map[string]any{{"identifiers": []string{"https://orcid.org/0000-0002-1825-0097"}}}}
	if status, body := b.call("POST", "/api/v1/erasures", ask, &done); status != 200 {
		t.Errorf("erase: %d %s", status, body)
	}
	_, log := b.call("GET", "/api/v1/audit", nil, nil)
	contains(t, "the audit log", log, `"action":"suppress"`, `"reason":"letter of 3 May"`, `"purpose":"health forum"`, `"action":"unsuppress"`, `"action":"erase"`)
	for _, wrong := range []map[string]any{{}, {"name": " "}, {"id": "nobody"}} {
		ask := map[string]any{"reason": "letter", "people": []map[string]any{wrong}}
		if status, body := b.call("POST", "/api/v1/suppressions", ask, nil); status != 422 || !strings.Contains(body, "body.people[0]") {
			t.Errorf("%v: %d %s", wrong, status, body)
		}
	}
}

func TestContact(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Outreach)
	id := b.search(map[string]any{"query": "name:Krikorian"}).Members[0].ID
	if _, body := b.call("POST", "/api/v1/members/"+id+"/contact", map[string]string{"step": "contacted"}, nil); !strings.Contains(body, `"contact":"contacted"`) {
		t.Errorf("contacted: %s", body)
	}
	o.signedIn(account.Reviewer).call("POST", "/api/v1/members/"+id+"/review", map[string]string{"status": "no-contact"}, nil)
	if status, _ := b.call("POST", "/api/v1/members/"+id+"/contact", map[string]string{"step": "contacted"}, nil); status != 409 {
		t.Errorf("somebody who wants no contact: %d", status)
	}
}

func TestLexicon(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Viewer)
	type entry struct {
		Key         string
		VariantKeys []string `json:"variant_keys"`
		Bearings    []struct {
			Table, Country string
			Share          float64
			Count          int
		}
		Spellings []struct {
			Table, Key string
			Countries  []string
		}
	}
	var found struct {
		entry
		Words []entry
	}
	b.call("POST", "/api/v1/lexicon", map[string]string{"name": "Анаит Крикорян"}, &found)
	if len(found.Words) != 2 || len(found.Bearings) != 0 {
		t.Fatalf("Анаит Крикорян: %+v", found)
	}
	given, family := found.Words[0], found.Words[1]
	if len(given.Bearings) < 2 || given.Bearings[0].Table != "given" || given.Bearings[0].Share < given.Bearings[1].Share || given.Bearings[0].Count < 100 {
		t.Errorf("Анаит: %+v", given)
	}
	if !slices.Contains(family.VariantKeys, "krikorian") || !slices.ContainsFunc(family.Spellings, func(s struct {
		Table, Key string
		Countries  []string
	}) bool {
		return s.Key == "grigoryan" && s.Countries[0] == "AM"
	}) {
		t.Errorf("Крикорян: %+v", family)
	}
	_, body := b.call("GET", "/api/v1/lexicons", nil, nil)
	contains(t, "lexicons", body, `"country":"AM","name":"Armenia"`)
	_, body = b.call("GET", "/api/v1/lexicons/am", nil, nil)
	contains(t, "the Armenian lexicon", body, `"licence":"CC0-1.0"`)
	if status, _ := b.call("GET", "/api/v1/lexicons/QQ", nil, nil); status != 404 {
		t.Errorf("a country without a lexicon: %d", status)
	}
}

func TestAdministration(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Admin)
	var imports struct{ Imports []struct{ ID, Source string } }
	b.call("GET", "/api/v1/imports", nil, &imports)
	_, body := b.call("GET", "/api/v1/imports/"+imports.Imports[0].ID, nil, nil)
	contains(t, "an import", body, `"source":"`+imports.Imports[0].Source+`"`, `"verdicts"`, `"purpose":"test"`)
	if status, _ := b.call("GET", "/api/v1/imports/nothing", nil, nil); status != 404 {
		t.Errorf("no import: %d", status)
	}
	_, body = b.call("GET", "/api/v1/audit/check", nil, nil)
	contains(t, "the check", body, `"whole":true`)
	_, body = b.call("GET", "/api/v1/audit?action=import", nil, nil)
	if !strings.Contains(body, `"action":"import"`) || strings.Contains(body, `"action":"sign-in"`) {
		t.Errorf("imports in the audit log: %s", body)
	}
	if _, body = b.call("POST", "/api/v1/purge", nil, nil); !strings.Contains(body, `"members":0`) {
		t.Errorf("purge: %s", body)
	}
	identity, err := age.GenerateX25519Identity()
	o.must(err)
	answer, err := b.client.Do(b.request("GET", "/api/v1/backup?recipient="+identity.Recipient().String(), nil))
	o.must(err)
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	o.must(err)
	if n, err := index.CheckBackup(bytes.NewReader(data), identity); err != nil || n == 0 {
		t.Errorf("the backup of %d bytes: %d records, %v", len(data), n, err)
	}
	if status, body := b.call("GET", "/api/v1/backup", nil, nil); status != 422 || !strings.Contains(body, "query.recipient") {
		t.Errorf("a backup for nobody: %d %s", status, body)
	}
}
