package member

import (
	"fmt"
	"strings"
	"time"
)

// A Status is what people decided about a member.
type Status string

// The statuses of a review.
const (
	Unreviewed  Status = ""
	Confirmed   Status = "confirmed"
	NotOfOrigin Status = "not-of-origin"
	Unsure      Status = "unsure"
	NoContact   Status = "no-contact"
)

// Statuses lists what a reviewer may decide.
func Statuses() []Status { return []Status{Confirmed, NotOfOrigin, Unsure, NoContact} }

// ParseStatus reads a decision of a reviewer.
func ParseStatus(s string) (Status, error) {
	known := make([]string, 0, len(Statuses()))
	for _, status := range Statuses() {
		if s == string(status) {
			return status, nil
		}
		known = append(known, string(status))
	}
	return Unreviewed, fmt.Errorf("status %q: want one of %s", s, strings.Join(known, ", "))
}

// A Review is the last decision about a member.
type Review struct {
	Status Status
	By     string
	At     time.Time
	Note   string
}

// A Contact is how far outreach to a member has come.
type Contact string

// The steps of outreach. A member that wants no contact has the status NoContact instead, which holds for good.
const (
	NotContacted Contact = ""
	ToContact    Contact = "to-contact"
	Contacted    Contact = "contacted"
	Answered     Contact = "answered"
)

// Contacts lists the steps that can be set.
func Contacts() []Contact { return []Contact{ToContact, Contacted, Answered} }
