package seal

import (
	"fmt"

	"filippo.io/age"
)

// ageWorkFactor is that of scrypt, which has nothing to slow down: nobody can guess 256 bits, however fast.
const ageWorkFactor = 10

// Age is the recipient and identity that files of one purpose are sealed with, which are too long to be sealed as a message.
func (k Key) Age(purpose string) (age.Recipient, age.Identity, error) {
	made := k.For(purpose)
	password := fmt.Sprintf("%x", made[:])
	recipient, err := age.NewScryptRecipient(password)
	if err != nil {
		return nil, nil, err
	}
	recipient.SetWorkFactor(ageWorkFactor)
	identity, err := age.NewScryptIdentity(password)
	return recipient, identity, err
}
