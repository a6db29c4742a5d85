package account

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Token lets another system work with the rights of a user, for one purpose.
type Token struct {
	ID      string    `json:"id"`
	User    string    `json:"user"`
	Purpose string    `json:"purpose"`
	Hash    string    `json:"sha256"`
	Made    time.Time `json:"made"`
	Until   time.Time `json:"until"`
}

// tokenPrefix begins tokens, so that programs that look for secrets in files find them.
const tokenPrefix = "diasmap_"

// ErrNoToken: there is no token with that id.
var ErrNoToken = errors.New("there is no such token")

// AddToken makes a token that holds until a time. The secret is told once, and is not kept.
func (b *Book) AddToken(user, purpose string, until time.Time) (secret string, t Token, err error) {
	if strings.TrimSpace(purpose) == "" {
		return "", t, errors.New("a token needs a purpose: it stands in the audit log with whatever is done by it")
	}
	random := make([]byte, 32)
	rand.Read(random)
	secret = tokenPrefix + base64.RawURLEncoding.EncodeToString(random)
	t = Token{ID: rand.Text()[:8], User: user, Purpose: purpose, Hash: tokenHash(secret), Made: time.Now().UTC().Truncate(time.Second), Until: until.UTC()}
	err = b.change(func(c *content) error {
		if find(c.Users, user) < 0 {
			return fmt.Errorf("make a token for %s: %w", user, ErrNoUser)
		}
		c.Tokens = append(c.Tokens, t)
		return nil
	})
	return secret, t, err
}

// Tokens lists the tokens.
func (b *Book) Tokens() ([]Token, error) {
	c, err := b.read()
	return slices.Clone(c.Tokens), err
}

// RemoveToken ends a token. The error wraps ErrNoToken if there is none.
func (b *Book) RemoveToken(id string) error {
	return b.change(func(c *content) error {
		i := slices.IndexFunc(c.Tokens, func(t Token) bool { return t.ID == id })
		if i < 0 {
			return fmt.Errorf("remove the token %s: %w", id, ErrNoToken)
		}
		c.Tokens = slices.Delete(c.Tokens, i, i+1)
		return nil
	})
}

// ByToken finds whose token a secret is. The error wraps ErrWrong if it is none, or its time is over.
func (b *Book) ByToken(secret string, now time.Time) (User, Token, error) {
	c, err := b.read()
	if err != nil {
		return User{}, Token{}, err
	}
	hash := []byte(tokenHash(secret))
	for _, t := range c.Tokens {
		if subtle.ConstantTimeCompare(hash, []byte(t.Hash)) == 1 && now.Before(t.Until) {
			if i := find(c.Users, t.User); i >= 0 {
				return c.Users[i], t, nil
			}
		}
	}
	return User{}, Token{}, fmt.Errorf("token: %w", ErrWrong)
}

func tokenHash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
