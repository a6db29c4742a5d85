package account

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// Parameters of argon2id: those of the second recommendation of RFC 9106, section 4 (64 MiB, three passes), but one lane
// instead of four, since the servers this is for have two cores.
const (
	memoryKiB = 64 << 10
	passes    = 3
	lanes     = 1
	saltSize  = 16
	hashSize  = 32
)

// Bounds of a password, in characters and bytes.
const (
	LeastPassword = 10
	MostPassword  = 1024
)

// ErrWeakPassword: a password is too short, or longer than any is.
var ErrWeakPassword = errors.New("the password is refused")

// hashing bounds how many passwords are hashed at once, since each takes 64 MiB.
var hashing = make(chan struct{}, 2)

// CheckPassword says whether a password may be used.
func CheckPassword(password string) error {
	if utf8.RuneCountInString(password) < LeastPassword || len(password) > MostPassword {
		return fmt.Errorf("%w: take one of %d characters or more", ErrWeakPassword, LeastPassword)
	}
	return nil
}

// hashPassword hashes a password with a new salt, in the PHC form: $argon2id$v=19$m=65536,t=3,p=1$SALT$HASH.
func hashPassword(password string) string {
	salt := make([]byte, saltSize)
	rand.Read(salt)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(derive(password, salt, passes, memoryKiB, lanes)))
}

// isPassword compares a password with a hash; the parameters are those the hash was made with.
func isPassword(password, hash string) bool {
	fields := strings.Split(hash, "$")
	if len(fields) != 6 || fields[1] != "argon2id" {
		return false
	}
	var time, memory uint32
	var threads uint8
	if _, err := fmt.Sscanf(fields[3], "m=%d,t=%d,p=%d", &memory, &time, &threads); err != nil || time == 0 || threads == 0 {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(fields[4])
	want, err2 := base64.RawStdEncoding.DecodeString(fields[5])
	if err1 != nil || err2 != nil || len(want) != hashSize || len(password) > MostPassword {
		return false
	}
	return subtle.ConstantTimeCompare(derive(password, salt, time, memory, threads), want) == 1
}

func derive(password string, salt []byte, time, memory uint32, threads uint8) []byte {
	hashing <- struct{}{}
	defer func() { <-hashing }()
	return argon2.IDKey([]byte(password), salt, time, memory, threads, hashSize)
}
