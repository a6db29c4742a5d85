package onomastics

import (
	_ "embed" // the table
	"strings"
	"sync"
)

//go:embed nickname.tsv
var nicknameTable string

// A nicknameForm is a place of a name in the table of nicknames.
type nicknameForm struct {
	line uint16
	use  nicknameUse
}

// A nicknameUse is how a form is used.
type nicknameUse uint8

const (
	// fullForm is what a certificate has: Aleksandr.
	fullForm nicknameUse = iota
	// shortForm is what friends say: Sasha.
	shortForm
	// foreignForm is the name in another language: Alejandro.
	foreignForm
)

// A nicknameLexicon gives the forms of names by key.
type nicknameLexicon map[string][]nicknameForm

// nicknames reads the table once.
var nicknames = sync.OnceValue(func() nicknameLexicon { return readNicknames(nicknameTable) })

// foreignLine marks the lines of one name in many languages.
const foreignLine = "="

func readNicknames(table string) nicknameLexicon {
	forms := nicknameLexicon{}
	number := uint16(0)
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		language, rest, _ := strings.Cut(line, "\t")
		full, short, _ := strings.Cut(rest, "\t")
		use := fullForm
		if language == foreignLine {
			use = foreignForm
		}
		forms.add(full, nicknameForm{number, use})
		forms.add(short, nicknameForm{number, shortForm})
		number++
	}
	return forms
}

func (l nicknameLexicon) add(names string, f nicknameForm) {
	for name := range strings.FieldsSeq(names) {
		key := string(AppendKey(nil, name, DefaultScheme(name, Country{})))
		l[key] = append(l[key], f)
	}
}

// forms returns the forms that a key is listed as.
func (l nicknameLexicon) forms(key []byte) []nicknameForm { return l[string(key)] }

// Similarities of two forms of one name: a short form is one of few that the full form has; two
// short forms may be of different persons' choice; forms of two languages are rarely used of one
// person.
const (
	fullAndShort  = 0.92
	shortAndShort = 0.82
	foreignForms  = 0.76
)

// relation returns how near two names are by the table, 0 if it does not join them.
func relation(a, b []nicknameForm) float32 {
	best := float32(0)
	for _, x := range a {
		for _, y := range b {
			if x.line != y.line {
				continue
			}
			switch {
			case x.use == foreignForm:
				best = max(best, foreignForms)
			case x.use != y.use || x.use == fullForm:
				best = max(best, fullAndShort)
			default:
				best = max(best, shortAndShort)
			}
		}
	}
	return best
}
