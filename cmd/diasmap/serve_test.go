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

// post sends a request, and reads the answer if it is acknowledged.
func (s *served) post(path string, body, into any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	r, err := http.NewRequest(http.MethodPost, s.address+path, bytes.NewReader(data))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+s.token)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", answer.Status, content)
	}
	if err == nil && into != nil {
		err = json.Unmarshal(content, into)
	}
	return err
}

// A reviewed is what was last acknowledged of a member, and what was sent after that.
type reviewed struct{ acknowledged, sent string }

// TestAcknowledgedReviewsSurvive stops and kills a server while reviews are posted: whatever was acknowledged is there when it starts again.
func TestAcknowledgedReviewsSurvive(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	k := &killed{dir: t.TempDir()}
	if err := os.WriteFile(filepath.Join(k.dir, "people.csv"), sample.Invented, 0o600); err != nil {
		t.Fatal(err)
	}
	k.run(t, "import", "people.csv", "--data", "directory", "--source", "invented", "--purpose", "a test")
	book := account.Open(filepath.Join(k.dir, "directory"))
	if err := book.Add("nino", account.Reviewer, "forty-two apricots"); err != nil {
		t.Fatal(err)
	}
	token, _, err := book.AddToken("nino", "a test", time.Now().Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	for round, signal := range []os.Signal{syscall.SIGTERM, os.Kill, os.Kill} {
		s := k.serve(t, token)
		var found struct{ Members []struct{ ID string } }
		if err := s.post("/api/v1/search", map[string]any{"limit": 12}, &found); err != nil || len(found.Members) == 0 {
			t.Fatalf("%d members, %v", len(found.Members), err)
		}
		reviews := make([]reviewed, len(found.Members))
		var posting sync.WaitGroup
		for i, m := range found.Members {
			posting.Go(func() {
				for n := 0; ; n++ {
					reviews[i].sent = fmt.Sprintf("round %d, review %d", round, n)
					if s.post("/api/v1/members/"+m.ID+"/review", map[string]string{"status": "confirmed", "note": reviews[i].sent}, nil) != nil {
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
			if err := s.post("/api/v1/members/"+m.ID+"/contact", map[string]string{"step": "to-contact"}, &review); err != nil {
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
