package account

import (
	"fmt"
	"regexp"
	"slices"
	"sync"
	"time"
)

// userName is what names of users are made of: they stand in the audit log.
var userName = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$`)

// ValidName says whether a text may be the name of a user.
func ValidName(name string) bool { return userName.MatchString(name) }

// Add makes an account. The error wraps ErrUserExists or ErrWeakPassword where it is one of these.
func (b *Book) Add(name string, role Role, password string) error {
	if !ValidName(name) {
		return fmt.Errorf("user %q: a name has 1 to 64 letters, digits, and . _ @ -", name)
	}
	if err := CheckPassword(password); err != nil {
		return err
	}
	hash := hashPassword(password)
	return b.change(func(c *content) error {
		if find(c.Users, name) >= 0 {
			return fmt.Errorf("add %s: %w", name, ErrUserExists)
		}
		c.Users = append(c.Users, User{Name: name, Role: role, Hash: hash, Made: time.Now().UTC().Truncate(time.Second)})
		return nil
	})
}

// SetPassword changes a password; whoever is signed in with the old one is signed out.
func (b *Book) SetPassword(name, password string) error {
	if err := CheckPassword(password); err != nil {
		return err
	}
	hash := hashPassword(password)
	return b.changeUser(name, func(u *User) { u.Hash = hash })
}

// SetRole changes what a user may do, from the next request on.
func (b *Book) SetRole(name string, role Role) error {
	return b.changeUser(name, func(u *User) { u.Role = role })
}

func (b *Book) changeUser(name string, do func(*User)) error {
	return b.change(func(c *content) error {
		i := find(c.Users, name)
		if i < 0 {
			return fmt.Errorf("change %s: %w", name, ErrNoUser)
		}
		do(&c.Users[i])
		return nil
	})
}

// Remove takes an account and its tokens away, from the next request on.
func (b *Book) Remove(name string) error {
	return b.change(func(c *content) error {
		i := find(c.Users, name)
		if i < 0 {
			return fmt.Errorf("remove %s: %w", name, ErrNoUser)
		}
		c.Users = slices.Delete(c.Users, i, i+1)
		c.Tokens = slices.DeleteFunc(c.Tokens, func(t Token) bool { return t.User == name })
		return nil
	})
}

// SignOut ends the sessions that somebody has at a time, whether there is an account of that name or it is known elsewhere.
func (b *Book) SignOut(name string, at time.Time) error {
	return b.change(func(c *content) error {
		if c.SignedOut == nil {
			c.SignedOut = map[string]time.Time{}
		}
		for other, when := range c.SignedOut {
			if at.Sub(when) > longestSession {
				delete(c.SignedOut, other)
			}
		}
		c.SignedOut[name] = at.UTC()
		return nil
	})
}

// longestSession is longer than any session lasts.
const longestSession = 30 * 24 * time.Hour

// SignedOut is when somebody was last signed out everywhere, zero if never.
func (b *Book) SignedOut(name string) (time.Time, error) {
	c, err := b.read()
	return c.SignedOut[name], err
}

// Users lists the accounts in the order they were made.
func (b *Book) Users() ([]User, error) {
	c, err := b.read()
	return slices.Clone(c.Users), err
}

// User finds an account. The error wraps ErrNoUser if there is none.
func (b *Book) User(name string) (User, error) {
	c, err := b.read()
	if err != nil {
		return User{}, err
	}
	if i := find(c.Users, name); i >= 0 {
		return c.Users[i], nil
	}
	return User{}, fmt.Errorf("%s: %w", name, ErrNoUser)
}

// nobody is a hash for names nobody has, so that they take as long to refuse.
var nobody = sync.OnceValue(func() string { return hashPassword("nobody has this password") })

// Check finds the user of a password. The error wraps ErrWrong, whichever of the two is wrong.
func (b *Book) Check(name, password string) (User, error) {
	u, err := b.User(name)
	if err != nil {
		isPassword(password, nobody())
		return User{}, fmt.Errorf("sign in: %w", ErrWrong)
	}
	if !isPassword(password, u.Hash) {
		return User{}, fmt.Errorf("sign in: %w", ErrWrong)
	}
	return u, nil
}

func find(users []User, name string) int {
	return slices.IndexFunc(users, func(u User) bool { return u.Name == name })
}
