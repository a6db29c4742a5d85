package account

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSessionsHoldOverANewStart(t *testing.T) {
	folder := t.TempDir()
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	open := func() *Sessions {
		t.Helper()
		s, err := OpenSessions(folder, clock)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	found := func(s *Sessions, token string) bool {
		_, ok, err := s.Find(token)
		return ok && err == nil
	}
	s := open()
	for token, until := range map[string]time.Duration{"short": time.Minute, "long": time.Hour, "left": time.Hour} {
		if err := s.Commit(token, []byte(`{"user":"anahit"}`), now.Add(until)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Delete("left"); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit("left", []byte(`{"user":"anahit"}`), now.Add(time.Hour)); err != nil || found(s, "left") {
		t.Errorf("a request under way brings a session back that was ended: %v", err)
	}
	again := open() // without Close, as after a kill
	if !found(again, "short") || !found(again, "long") || found(again, "left") {
		t.Error("sessions are not as they were")
	}
	now = now.Add(2 * time.Minute)
	if found(again, "short") {
		t.Error("a session that is over is found")
	}
	if again = open(); found(again, "short") || !found(again, "long") {
		t.Error("after a new start a session that is over is found, or another is not")
	}
	info, err := os.Stat(filepath.Join(folder, SessionsName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file may be read by others: %v, %v", info, err)
	}
}

func TestUseOfSessionsIsWrittenSeldom(t *testing.T) {
	folder := t.TempDir()
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	s, err := OpenSessions(folder, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	data := []byte(`{"user":"anahit"}`)
	written := func() string {
		content, err := os.ReadFile(filepath.Join(folder, SessionsName))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	commit := func() {
		if err := s.Commit("token", data, now.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	commit()
	first := written()
	now = now.Add(time.Second)
	commit()
	if written() != first {
		t.Error("each use of a session is written")
	}
	now = now.Add(time.Minute)
	commit()
	if written() == first {
		t.Error("the use of a session is not written after a minute")
	}
	now = now.Add(time.Second)
	commit()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(written(), now.Add(time.Hour).Format(time.RFC3339)) {
		t.Errorf("the last use is not written at the end: %s", written())
	}
}

func TestBrokenFileOfSessions(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, SessionsName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := OpenSessions(folder, nil); err != nil || len(s.of) != 0 {
		t.Errorf("a broken file: %v, %v", s, err)
	}
}
