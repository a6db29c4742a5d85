package account

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const password = "forty-two apricots"

func book(t *testing.T) (*Book, string) {
	t.Helper()
	folder := t.TempDir()
	b := Open(folder)
	if err := b.Add("anahit", Outreach, password); err != nil {
		t.Fatal(err)
	}
	return b, filepath.Join(folder, FileName)
}

func TestSignIn(t *testing.T) {
	b, _ := book(t)
	if u, err := b.Check("anahit", password); err != nil || u.Role != Outreach {
		t.Errorf("the right password: %v, %v", u, err)
	}
	_, wrongPassword := b.Check("anahit", password+"!")
	_, wrongUser := b.Check("nobody", password)
	if !errors.Is(wrongPassword, ErrWrong) || !errors.Is(wrongUser, ErrWrong) || wrongPassword.Error() != wrongUser.Error() {
		t.Errorf("a wrong password and a wrong user are told apart: %v, %v", wrongPassword, wrongUser)
	}
}

func TestFileKeepsSecrets(t *testing.T) {
	b, file := book(t)
	secret, _, err := b.AddToken("anahit", "newsletter", time.Now().Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), password) || strings.Contains(string(data), secret) {
		t.Error("the file holds a password or a token")
	}
	if !strings.Contains(string(data), "$argon2id$v=19$m=65536,t=3,p=1$") {
		t.Error("the password is not kept as argon2id with the parameters stated")
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is readable by others: %v, %v", info.Mode(), err)
	}
}

func TestChangesHoldInAnotherProcess(t *testing.T) {
	b, file := book(t)
	server := Open(filepath.Dir(file))
	if _, err := server.User("anahit"); err != nil {
		t.Fatal(err)
	}
	if err := b.SetRole("anahit", Viewer); err != nil {
		t.Fatal(err)
	}
	if u, err := server.User("anahit"); err != nil || u.Role != Viewer {
		t.Errorf("after the role was changed: %v, %v", u, err)
	}
	if err := b.SetPassword("anahit", "another forty-two"); err != nil {
		t.Fatal(err)
	}
	if _, err := server.Check("anahit", password); !errors.Is(err, ErrWrong) {
		t.Errorf("the old password: %v", err)
	}
	if err := b.Remove("anahit"); err != nil {
		t.Fatal(err)
	}
	if _, err := server.User("anahit"); !errors.Is(err, ErrNoUser) {
		t.Errorf("after the account was removed: %v", err)
	}
}

func TestTokens(t *testing.T) {
	b, _ := book(t)
	now := time.Now()
	secret, token, err := b.AddToken("anahit", "newsletter", now.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if u, found, err := b.ByToken(secret, now); err != nil || u.Name != "anahit" || found.Purpose != "newsletter" {
		t.Errorf("the token: %v, %v, %v", u, found, err)
	}
	for name, wrong := range map[string]string{"another": secret + "x", "the hash of it": token.Hash, "none": ""} {
		if _, _, err := b.ByToken(wrong, now); !errors.Is(err, ErrWrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := b.ByToken(secret, now.Add(2*time.Hour)); !errors.Is(err, ErrWrong) {
		t.Errorf("after its time: %v", err)
	}
	if _, _, err := b.AddToken("anahit", " ", now.Add(time.Hour)); err == nil {
		t.Error("a token without a purpose was made")
	}
	if err := b.RemoveToken(token.ID); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.ByToken(secret, now); !errors.Is(err, ErrWrong) {
		t.Errorf("after it was removed: %v", err)
	}
	if err := b.RemoveToken(token.ID); !errors.Is(err, ErrNoToken) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestRefusedAccounts(t *testing.T) {
	b, _ := book(t)
	for name, err := range map[string]error{
		"the same name": b.Add("anahit", Admin, password),
		"no name":       b.Add("", Admin, password),
		"a line break":  b.Add("a\nb", Admin, password),
		"short":         b.Add("levon", Admin, "short"),
		"endless":       b.Add("levon", Admin, strings.Repeat("x", MostPassword+1)),
	} {
		if err == nil {
			t.Errorf("%s: an account was made", name)
		}
	}
	if users, err := b.Users(); err != nil || len(users) != 1 {
		t.Errorf("accounts: %v, %v", users, err)
	}
}

func TestRoles(t *testing.T) {
	roles := Roles()
	for i, r := range roles {
		for j, least := range roles {
			if got := r.May(least); got != (i >= j) {
				t.Errorf("%s may what %s may: %v", r, least, got)
			}
		}
		if r.May("") || r.May("unknown") || Role("").May(r) {
			t.Errorf("%s: an unknown role has rights, or can be had", r)
		}
	}
}
