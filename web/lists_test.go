package web_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"diasmap/web/account"
)

// doctors is a list in Windows-1251 with semicolons, a formula and a row that cannot be read.
const doctors = "№;ФИО;Город;Страна;Заметка\r\n" +
	"1;Саркисян Анаит Левоновна;Лион;Франция;=1+1\r\n" +
	"2;Капанадзе Георгий;Берлин;Германия;\r\n" +
	"3;Smith Mary;Boston;США;-12.5\r\n" +
	"4;лишнее;поле;;;;\r\n" +
	"5;;Лион;Франция;@cmd\r\n"

// windows1251 encodes what has Cyrillic letters.
func windows1251(s string) []byte {
	var out []byte
	for _, r := range s {
		switch {
		case r < 0x80:
			out = append(out, byte(r))
		case r == '№':
			out = append(out, 0xB9)
		case r >= 'А' && r <= 'я':
			out = append(out, byte(r-'А')+0xC0)
		default:
			panic(fmt.Sprintf("%c is not in Windows-1251", r))
		}
	}
	return out
}

type uploaded struct {
	ID, Name, Format, Encoding, Separator, Guess, Form string
	Bytes                                              int64
	Columns                                            []struct {
		Name, Role string
		Samples    []string
	}
	Rows    [][]string
	Expires time.Time
}

type job struct {
	ID, State, Fault string
	Rows             int
	Bytes            int64
	Total            int64 `json:"bytes_total"`
	Report           struct {
		Form, Columns string
		Notes         []string
		Classified    struct {
			Records  int
			Verdicts map[string]int
			Members  []struct{ Origin, Residence string }
		}
		Imported   struct{ ID, Purpose, By string }
		Duplicates struct{ Members, Doubtful int }
	}
}

// upload sends a list.
func (b *browser) upload(name string, list []byte) uploaded {
	b.t.Helper()
	var u uploaded
	if status, body := b.call("POST", "/api/v1/uploads?name="+name, list, &u); status != http.StatusCreated {
		b.t.Fatalf("upload %s: %d %s", name, status, body)
	}
	return u
}

// order orders a job and waits for its end.
func (b *browser) order(body map[string]any) job {
	b.t.Helper()
	var j job
	if status, answer := b.call("POST", "/api/v1/jobs", body, &j); status != http.StatusAccepted {
		b.t.Fatalf("order %v: %d %s", body, status, answer)
	}
	return b.ended(j.ID)
}

func (b *browser) ended(id string) job {
	b.t.Helper()
	for range 600 {
		var j job
		if status, body := b.call("GET", "/api/v1/jobs/"+id, nil, &j); status != 200 {
			b.t.Fatalf("job %s: %d %s", id, status, body)
		}
		if j.State != "waiting" && j.State != "running" {
			return j
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("job %s does not end", id)
	return job{}
}

func (b *browser) result(id, format string) (http.Header, []byte) {
	b.t.Helper()
	answer, err := b.client.Do(b.request("GET", "/api/v1/jobs/"+id+"/result?format="+format, nil))
	b.must(err)
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	b.must(err)
	if answer.StatusCode != http.StatusOK {
		b.t.Fatalf("result of %s as %s: %d %s", id, format, answer.StatusCode, data)
	}
	return answer.Header, data
}

func TestUploadIsLookedAt(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	u := b.upload("врачи.csv", windows1251(doctors))
	if u.Format != "csv" || u.Separator != ";" || !strings.EqualFold(u.Encoding, "windows-1251") || u.Bytes != int64(len(windows1251(doctors))) {
		t.Errorf("the list is taken for %+v", u)
	}
	roles := map[string]string{}
	for _, c := range u.Columns {
		roles[c.Name] = c.Role
	}
	if roles["ФИО"] != "name" || roles["Страна"] != "residence" || roles["Город"] != "city" {
		t.Errorf("columns: %v", roles)
	}
	if len(u.Rows) != 5 || u.Rows[0][1] != "Саркисян Анаит Левоновна" || !strings.Contains(u.Guess, "ФИО") {
		t.Errorf("rows %v, guess %q", u.Rows, u.Guess)
	}
	if left := time.Until(u.Expires); left < 71*time.Hour || left > 73*time.Hour {
		t.Errorf("it is kept until %s", u.Expires)
	}
	var again uploaded
	b.call("GET", "/api/v1/uploads/"+u.ID+"?encoding=koi8-r", nil, &again)
	if again.Encoding != "KOI8-R" || again.Rows[0][1] == u.Rows[0][1] {
		t.Errorf("read as KOI8-R: %+v", again)
	}
	if status, body := b.call("GET", "/api/v1/uploads/"+u.ID+"?encoding=klingon", nil, nil); status != 422 || !strings.Contains(body, `"location":"query.encoding"`) {
		t.Errorf("an unknown encoding: %d %s", status, body)
	}
	if status, _ := b.call("DELETE", "/api/v1/uploads/"+u.ID, nil, nil); status != 204 {
		t.Errorf("remove: %d", status)
	}
	if status, _ := b.call("GET", "/api/v1/uploads/"+u.ID, nil, nil); status != 404 {
		t.Errorf("after it was removed: %d", status)
	}
}

func TestListIsClassified(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	u := b.upload("doctors.csv", windows1251(doctors))
	j := b.order(map[string]any{"kind": "classify", "upload": u.ID})
	if j.State != "done" || j.Rows != 5 || j.Bytes != u.Bytes || j.Report.Classified.Verdicts["error"] != 1 || j.Report.Classified.Verdicts["probable"] != 2 {
		t.Fatalf("the job: %+v", j)
	}
	contains(t, "columns", j.Report.Columns, `name from "ФИО"`, `residence from "Страна"`)
	header, data := b.result(j.ID, "csv")
	if !strings.Contains(header.Get("Content-Disposition"), "doctors-classified.csv") || header.Get("Content-Type") != "text/csv; charset=utf-8" {
		t.Errorf("headers of the result: %v", header)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	b.must(err)
	if want := []string{"№", "ФИО", "Город", "Страна", "Заметка", "origin", "probability", "alternatives", "verdict", "reason", "evidence"}; !slices.Equal(rows[0], want) || len(rows) != 6 {
		t.Fatalf("%d rows, header %q", len(rows), rows[0])
	}
	for i, want := range map[int][3]string{1: {"AM", "probable", "'=1+1"}, 2: {"GE", "probable", ""}, 3: {"", "", "-12.5"}, 5: {"", "abstain", "'@cmd"}} {
		if r := rows[i]; want[0] != "" && r[5] != want[0] || want[1] != "" && r[8] != want[1] || r[4] != want[2] {
			t.Errorf("row %d: %q, want %q", i, r, want)
		}
	}
	if rows[4][8] != "error" || !strings.Contains(rows[4][9], "doctors.csv:5") {
		t.Errorf("the row of the wrong width: %q", rows[4])
	}
	_, data = b.result(j.ID, "jsonl")
	contains(t, "as JSON lines", string(data), `"ФИО":"Саркисян Анаит Левоновна"`, `"origin":"AM"`)
	_, data = b.result(j.ID, "xlsx")
	book, err := excelize.OpenReader(bytes.NewReader(data))
	b.must(err)
	if sheets := book.GetSheetList(); !slices.Contains(sheets, "Summary") || !slices.Contains(sheets, "About") {
		t.Errorf("sheets %v", sheets)
	}
	if kind, err := book.GetCellType("List", "E2"); err != nil || kind == excelize.CellTypeFormula {
		t.Errorf("the formula is a %v, %v", kind, err)
	}
}

func TestWorkbookIsClassified(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	book := excelize.NewFile()
	for i, row := range [][]any{{"Name", "Country", "Born"}, {"Anahit Krikorian", "France", 1975}, {"Giorgi Kapanadze", "Germany", 1980}} {
		b.must(book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row))
	}
	var file bytes.Buffer
	b.must(book.Write(&file))
	u := b.upload("owners.xlsx", file.Bytes())
	j := b.order(map[string]any{"kind": "classify", "upload": u.ID, "columns": map[string]string{"name": "Name"}, "origins": []string{"GE"}, "profile": "outreach"})
	_, data := b.result(j.ID, "csv")
	contains(t, "the result", string(data), "Giorgi Kapanadze,Germany,1980,GE", "Anahit Krikorian,France,1975,GE,0.000,", ",unlikely,")
}

func TestOrdersPointAtTheField(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Admin)
	u := b.upload("doctors.csv", []byte("name,country\nAnahit Krikorian,France\n"))
	for _, c := range []struct {
		field string
		order map[string]any
	}{
		{"body.upload", map[string]any{"kind": "classify", "upload": "nothing"}},
		{"body.upload", map[string]any{"kind": "classify"}},
		{"body.kind", map[string]any{"kind": "erase", "upload": u.ID}},
		{"body.columns.name", map[string]any{"kind": "classify", "upload": u.ID, "columns": map[string]string{"name": "nom"}}},
		{"body.columns.given", map[string]any{"kind": "classify", "upload": u.ID, "columns": map[string]string{"given": "name"}}},
		{"body.origins[1]", map[string]any{"kind": "classify", "upload": u.ID, "origins": []string{"AM", "QQ"}}},
		{"body.residence", map[string]any{"kind": "classify", "upload": u.ID, "residence": "QQ"}},
		{"body.read.delimiter", map[string]any{"kind": "classify", "upload": u.ID, "read": map[string]string{"delimiter": "££"}}},
		{"body.source", map[string]any{"kind": "import", "upload": u.ID, "purpose": "forum"}},
		{"body.purpose", map[string]any{"kind": "import", "upload": u.ID, "source": "doctors"}},
		{"body.retain_until", map[string]any{"kind": "import", "upload": u.ID, "source": "doctors", "purpose": "forum", "retain_until": "2028-02-31"}},
		{"body.fields.city", map[string]any{"kind": "import", "upload": u.ID, "source": "doctors", "purpose": "forum", "fields": map[string]string{"city": "ville"}}},
	} {
		if status, body := b.call("POST", "/api/v1/jobs", c.order, nil); status != 422 || !strings.Contains(body, `"location":"`+c.field+`"`) {
			t.Errorf("%v: %d %s, want a fault in %s", c.order, status, body, c.field)
		}
	}
}

func TestListIsImported(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Admin)
	u := b.upload("doctors.csv", []byte("id,name,city,country\n7,Shushanik Petrosyan,Lyon,France\n8,Mary Smith,Boston,USA\n"))
	order := map[string]any{"kind": "import", "upload": u.ID, "source": "order-of-doctors", "purpose": "health forum", "retain_until": "2028-12-31"}
	if status, _ := o.signedIn(account.Reviewer).call("POST", "/api/v1/jobs", order, nil); status != 403 {
		t.Errorf("a reviewer imports: %d", status)
	}
	j := b.order(order)
	if j.State != "done" || j.Report.Imported.ID == "" || j.Report.Imported.Purpose != "health forum" || j.Report.Imported.By != "admin" {
		t.Fatalf("the job: %+v", j)
	}
	if found := b.search(map[string]any{"query": "name:Petrosyan source:order-of-doctors"}); found.Total != 1 {
		t.Errorf("%d found of the list", found.Total)
	}
	if j := b.order(map[string]any{"kind": "duplicates", "ask": true}); j.State != "done" || j.Report.Duplicates.Members == 0 {
		t.Errorf("finding duplicates: %+v", j)
	}
}

func TestListsAreOfWhoSentThem(t *testing.T) {
	o := newOffice(t, nil)
	mine, other := o.signedIn(account.Outreach), o.signedIn(account.Admin)
	u := mine.upload("doctors.csv", []byte("name\nAnahit Krikorian\n"))
	j := mine.order(map[string]any{"kind": "classify", "upload": u.ID})
	for _, path := range []string{"/uploads/" + u.ID, "/jobs/" + j.ID, "/jobs/" + j.ID + "/result"} {
		if status, _ := other.call("GET", "/api/v1"+path, nil, nil); status != 404 {
			t.Errorf("%s by somebody else: %d", path, status)
		}
	}
	if status, _ := other.call("POST", "/api/v1/jobs", map[string]any{"kind": "classify", "upload": u.ID}, nil); status != 422 {
		t.Errorf("an order with the list of somebody else: %d", status)
	}
	for _, path := range []string{"/uploads", "/jobs"} {
		if _, body := other.call("GET", "/api/v1"+path, nil, nil); strings.Contains(body, u.ID) {
			t.Errorf("%s of somebody else: %s", path, body)
		}
		if _, body := mine.call("GET", "/api/v1"+path, nil, nil); !strings.Contains(body, u.ID) {
			t.Errorf("my %s: %s", path, body)
		}
	}
	if logs := o.logs.String(); strings.Contains(logs, "rikorian") || strings.Contains(logs, "doctors.csv") {
		t.Errorf("the log tells of the list: %s", logs)
	}
}

func TestUploadsAreRefused(t *testing.T) {
	o := newOffice(t, nil)
	b := o.signedIn(account.Outreach)
	for _, c := range []struct {
		name   string
		list   []byte
		status int
	}{
		{"empty.csv", []byte{}, 422},
		{"list.pdf", []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), 422},
		{"broken.xlsx", []byte("PK\x03\x04 and nothing"), 422},
		{"large.csv", bytes.Repeat([]byte("Anahit Krikorian\n"), 1<<19), 413},
	} {
		if status, body := b.call("POST", "/api/v1/uploads?name="+c.name, c.list, nil); status != c.status {
			t.Errorf("%s: %d %s, want %d", c.name, status, body, c.status)
		}
	}
	if _, body := b.call("GET", "/api/v1/uploads", nil, nil); !strings.Contains(body, `"uploads":[]`) {
		t.Errorf("what was refused is kept: %s", body)
	}
	name := "..%2f..%2f" + strings.Repeat("a", 300) + "%0d%0a%3Cb%3E.csv"
	if u := b.upload(name, []byte("name\nAnahit Krikorian\n")); strings.ContainsAny(u.Name, "/\\\r\n") || len(u.Name) > 120 || !strings.HasSuffix(u.Name, ".csv") {
		t.Errorf("the name of the file is %q", u.Name)
	}
}

func TestJobIsCancelled(t *testing.T) {
	b := newOffice(t, nil).signedIn(account.Outreach)
	list := []byte("name\n" + strings.Repeat("Anahit Krikorian\nGiorgi Kapanadze\nMary Smith\n", 150_000))
	u := b.upload("long.csv", list)
	var j job
	b.call("POST", "/api/v1/jobs", map[string]any{"kind": "classify", "upload": u.ID}, &j)
	if status, body := b.call("DELETE", "/api/v1/uploads/"+u.ID, nil, nil); status != 409 {
		t.Errorf("remove a list under way: %d %s", status, body)
	}
	if status, body := b.call("GET", "/api/v1/jobs/"+j.ID+"/result", nil, nil); status != 409 {
		t.Errorf("the result before the end: %d %s", status, body)
	}
	if status, body := b.call("DELETE", "/api/v1/jobs/"+j.ID, nil, nil); status != 204 {
		t.Errorf("cancel: %d %s", status, body)
	}
	if j := b.ended(j.ID); j.State != "cancelled" || j.Rows >= 450_000 {
		t.Errorf("after it was cancelled: %+v", j)
	}
	if status, _ := b.call("DELETE", "/api/v1/jobs/"+j.ID, nil, nil); status != 204 {
		t.Errorf("remove the job: %d", status)
	}
	if status, _ := b.call("GET", "/api/v1/jobs/"+j.ID, nil, nil); status != 404 {
		t.Errorf("after it was removed: %d", status)
	}
}
