package sector

import (
	_ "embed"
	"slices"
	"strings"

	"diasmap/index/sector/words"
)

//go:embed tables/roles.tsv
var roleTable string

// A Role is the part a person has where they work: what outreach looks for beside the occupation. It is empty when none is told.
type Role string

// The roles that sectors depend on; tables/roles.tsv lists all.
const (
	Owner     Role = "owner"
	Founder   Role = "founder"
	Investor  Role = "investor"
	Chair     Role = "chair"
	Executive Role = "executive"
)

// Roles are all roles, the weightiest first.
func Roles() (roles []Role) {
	eachLine(roleTable, func(f []string) { roles = append(roles, Role(f[0])) })
	return roles
}

// A roleRule gives a role to texts that have all of its words, or to an occupation.
type roleRule struct {
	role  Role
	words []words.ID
	group string
}

// roleRules reads the rules of roles.tsv: «=221» is a group, anything else words.
func roleRules(l *words.Lexicon) (rules []roleRule) {
	eachLine(roleTable, func(f []string) {
		for alternative := range strings.SplitSeq(f[1], ",") {
			alternative = strings.TrimSpace(alternative)
			if group, ok := strings.CutPrefix(alternative, "="); ok {
				rules = append(rules, roleRule{role: Role(f[0]), group: group})
				continue
			}
			rule := roleRule{role: Role(f[0])}
			for _, w := range strings.Fields(alternative) {
				if id, ok := l.ID(w); ok {
					rule.words = append(rule.words, id)
				}
			}
			if len(rule.words) == len(strings.Fields(alternative)) {
				rules = append(rules, rule)
			}
		}
	})
	return rules
}

// attendants are the words of those who serve the bearer of a role: the assistant of a director directs nothing.
var attendants = []string{"assistant", "secretary", "adviser"}

// byOwnWork are the roles of those who are what they do, also as assistants.
var byOwnWork = []Role{"professor", "lecturer", "researcher", "teacher", "physician", "student"}

// idle are the words of those without an occupation; the first of them says so whatever stands beside it («PhD student in physics»).
var idle = []string{"student", "retired", "unemployed", "housewife"}

// onStage are the groups where a director or producer directs plays, not companies.
const onStage = "265"

// roleOf finds the role of an occupation read from words.
func (r *Resolver) roleOf(isco string, ws []words.Word) Role {
	stage := strings.HasPrefix(isco, onStage) || hasAny(ws, r.attendants)
	for _, rule := range r.roles {
		switch {
		case rule.group != "" && strings.HasPrefix(isco, rule.group):
			return rule.role
		case rule.group == "" && (!stage || slices.Contains(byOwnWork, rule.role)) && hasAll(ws, rule.words):
			return rule.role
		}
	}
	return ""
}

// isIdle: the words tell of no occupation.
func (r *Resolver) isIdle(ws []words.Word) bool {
	if len(r.idle) == 0 || !hasAny(ws, r.idle) {
		return false
	}
	return hasAny(ws, r.idle[:1]) || !slices.ContainsFunc(ws, func(w words.Word) bool {
		return r.lexicon.Headness(w.ID) >= leastHead && !slices.Contains(r.idle, w.ID)
	})
}

func hasAny(ws []words.Word, ids []words.ID) bool {
	return slices.ContainsFunc(ws, func(w words.Word) bool { return slices.Contains(ids, w.ID) })
}

// idsOf are the ids of words that the lexicon has.
func idsOf(l *words.Lexicon, list []string) (ids []words.ID) {
	for _, w := range list {
		if id, ok := l.ID(w); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

func hasAll(ws []words.Word, ids []words.ID) bool {
	for _, id := range ids {
		if !slices.ContainsFunc(ws, func(w words.Word) bool { return w.ID == id }) {
			return false
		}
	}
	return true
}
