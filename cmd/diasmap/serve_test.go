package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"diasmap/corpus/sample"
	"diasmap/web/account"
)

// A served is a server as a process of its own.
type served struct {
	address, token string
	end            func(os.Signal) error
}

// newOffice makes a directory of invented people, and a token of somebody with a role in it.
func newOffice(t *testing.T, role account.Role) (k *killed, token string) {
	t.Helper()
	k = &killed{dir: t.TempDir()}
	if err := os.WriteFile(filepath.Join(k.dir, "people.csv"), sample.Invented, 0o600); err != nil {
		t.Fatal(err)
	}
	k.run(t, "import", "people.csv", "--data", "directory", "--source", "invented", "--purpose", "a test")
	book := account.Open(filepath.Join(k.dir, "directory"))
	if err := book.Add("nino", role, "forty-two apricots"); err != nil {
		t.Fatal(err)
	}
	token, _, err := book.AddToken("nino", "a test", time.Now().Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return k, token
}

// serve starts the server, and waits until it tells its address.
func (k *killed) serve(t *testing.T, token string) *served {
	t.Helper()
	c := k.command("serve", "--data", "directory", "--listen", "127.0.0.1:0")
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server does not start: %v", err)
	}
	return &served{strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "open "), "/"), token, func(s os.Signal) error {
		if err := c.Process.Signal(s); err != nil {
			return err
		}
		return c.Wait()
	}}
}

// post sends a request, and reads the answer if it has the wanted status.
func (s *served) post(path string, body any, want int, into any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return s.send(path, data, want, into)
}

// send is post with a body as it is.
func (s *served) send(path string, body []byte, want int, into any) error {
	content, err := s.ask(http.MethodPost, path, body, want)
	if err == nil && into != nil {
		err = json.Unmarshal(content, into)
	}
	return err
}

// ask sends a request, and returns what it is answered with if that has the wanted status.
func (s *served) ask(method, path string, body []byte, want int) ([]byte, error) {
	r, err := http.NewRequest(method, s.address+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+s.token)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != want {
		err = fmt.Errorf("%s: %s", answer.Status, content)
	}
	return content, err
}

// A reviewed is what was last acknowledged of a member, and what was sent after that.
type reviewed struct{ acknowledged, sent string }

// TestAcknowledgedReviewsSurvive stops and kills a server while reviews are posted: whatever was acknowledged is there when it starts again.
func TestAcknowledgedReviewsSurvive(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	k, token := newOffice(t, account.Reviewer)
	for round, signal := range []os.Signal{syscall.SIGTERM, os.Kill, os.Kill} {
		s := k.serve(t, token)
		var found struct{ Members []struct{ ID string } }
		if err := s.post("/api/v1/search", map[string]any{"limit": 12}, http.StatusOK, &found); err != nil || len(found.Members) == 0 {
			t.Fatalf("%d members, %v", len(found.Members), err)
		}
		reviews := make([]reviewed, len(found.Members))
		var posting sync.WaitGroup
		for i, m := range found.Members {
			posting.Go(func() {
				for n := 0; ; n++ {
					reviews[i].sent = fmt.Sprintf("round %d, review %d", round, n)
					if s.post("/api/v1/members/"+m.ID+"/review", map[string]string{"status": "confirmed", "note": reviews[i].sent}, http.StatusOK, nil) != nil {
						return
					}
					reviews[i].acknowledged = reviews[i].sent
				}
			})
		}
		time.Sleep(time.Second)
		if err := s.end(signal); signal == syscall.SIGTERM && err != nil {
			t.Errorf("asked to stop, the server ended with %v", err)
		}
		posting.Wait()
		s = k.serve(t, token)
		kept := 0
		for i, m := range found.Members {
			var review struct{ Review struct{ Note string } }
			if err := s.post("/api/v1/members/"+m.ID+"/contact", map[string]string{"step": "to-contact"}, http.StatusOK, &review); err != nil {
				t.Fatal(err)
			}
			if note := review.Review.Note; reviews[i].acknowledged != "" && note != reviews[i].acknowledged && note != reviews[i].sent {
				t.Errorf("after %s: %q was acknowledged, %q is there", signal, reviews[i].acknowledged, note)
			}
			if reviews[i].acknowledged != "" {
				kept++
			}
		}
		if kept == 0 {
			t.Error("no review was acknowledged before the end")
		}
		if err := s.end(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
	}
}

// listOf is a list of people, all of them probable members.
func listOf(rows int) []byte {
	list := []byte("id,name,city,country\n")
	given, family := []string{"Anahit", "Levon", "Shushanik", "Tigran", "Narine"}, []string{"Krikorian", "Petrosyan", "Hakobyan", "Sargsyan", "Vardanyan", "Manoukian", "Ter-Petrosyan"}
	for i := range rows {
		list = fmt.Appendf(list, "%d,%s %s,Lyon,France\n", i+1, given[i%len(given)], family[i%len(family)])
	}
	return list
}

// A worked is what tests look at of a job.
type worked struct {
	ID, State, Fault string
	Starts, Rows     int
	Report           struct{ Imported struct{ Rows, New int } }
}

// get reads what an address answers with.
func (s *served) get(t *testing.T, path string) []byte {
	t.Helper()
	data, err := s.ask(http.MethodGet, path, nil, http.StatusOK)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return data
}

// job waits until a job is as wanted.
func (s *served) job(t *testing.T, id string, wanted func(worked) bool) worked {
	t.Helper()
	var j worked
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		j = worked{}
		if err := json.Unmarshal(s.get(t, "/api/v1/jobs/"+id), &j); err != nil {
			t.Fatal(err)
		}
		if wanted(j) {
			return j
		}
	}
	t.Fatalf("the job does not come so far: %+v", j)
	return j
}

// TestJobsSurviveKills kills a server while lists are classified and imported: the jobs go on when it starts again, and no row is lost or doubled.
func TestJobsSurviveKills(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	k, token := newOffice(t, account.Admin)
	for kind, rows := range map[string]int{"classify": 600_000, "import": 60_000} {
		s := k.serve(t, token)
		var upload, ordered struct{ ID string }
		if err := s.send("/api/v1/uploads?name=long.csv", listOf(rows), http.StatusCreated, &upload); err != nil {
			t.Fatal(err)
		}
		order := map[string]any{"kind": kind, "upload": upload.ID}
		if kind == "import" {
			order["source"], order["purpose"] = "long", "a test"
		}
		if err := s.post("/api/v1/jobs", order, http.StatusAccepted, &ordered); err != nil {
			t.Fatal(err)
		}
		broken := 0
		for range 2 {
			j := s.job(t, ordered.ID, func(j worked) bool { return j.Rows > rows/20 || j.State == "done" })
			if j.State != "done" {
				broken++
			}
			_ = s.end(os.Kill)
			s = k.serve(t, token)
		}
		if broken == 0 {
			t.Errorf("%s: the job was done before it could be broken off", kind)
		}
		j := s.job(t, ordered.ID, func(j worked) bool { return j.State != "waiting" && j.State != "running" })
		if j.State != "done" || j.Rows != rows || j.Starts < 2 {
			t.Errorf("%s: %+v", kind, j)
		}
		if kind == "classify" {
			result := s.get(t, "/api/v1/jobs/"+ordered.ID+"/result?format=csv")
			lines := bytes.Split(bytes.TrimSpace(result), []byte("\n"))
			if len(lines) != rows+1 {
				t.Fatalf("the result has %d rows, want %d", len(lines)-1, rows)
			}
			for i, line := range lines[1:] {
				if !bytes.HasPrefix(line, fmt.Appendf(nil, "%d,", i+1)) || !bytes.Contains(line, []byte(",AM,")) {
					t.Fatalf("row %d is %s", i+1, line)
				}
			}
		} else {
			var found struct{ Total int }
			if err := s.post("/api/v1/search", map[string]any{"query": "source:long", "limit": 1}, http.StatusOK, &found); err != nil || found.Total != rows {
				t.Errorf("%d members are there, want %d, %v", found.Total, rows, err)
			}
			if i := j.Report.Imported; i.Rows != rows {
				t.Errorf("the import tells of %d rows, want %d", i.Rows, rows)
			}
		}
		if err := s.end(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
	}
}
