package account

import (
	"fmt"
	"slices"
)

// A Role is what somebody may do. Each may do what the ones before may.
type Role string

// The roles.
const (
	// Viewer classifies names and sees counts, none of fewer than five people.
	Viewer Role = "viewer"
	// Outreach searches and sees members.
	Outreach Role = "outreach"
	// Reviewer decides about members.
	Reviewer Role = "reviewer"
	// Admin sees imports and the audit log.
	Admin Role = "admin"
)

// Roles lists the roles, from the least rights to the most.
func Roles() []Role { return []Role{Viewer, Outreach, Reviewer, Admin} }

// ParseRole reads a role.
func ParseRole(s string) (Role, error) {
	if r := Role(s); slices.Contains(Roles(), r) {
		return r, nil
	}
	return "", fmt.Errorf("unknown role %q: say one of %v", s, Roles())
}

// May says whether r has the rights of least. No role has those of an unknown one.
func (r Role) May(least Role) bool {
	needed := slices.Index(Roles(), least)
	return needed >= 0 && slices.Index(Roles(), r) >= needed
}
