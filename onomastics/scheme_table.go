package onomastics

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A schemeTable is a scheme as its text file in schemes/ describes it; docs/romanisation.md shows
// how to write one. A file holds headers, «key: value»; classes of letters, «V = аеиоу»; and
// rules, «letters latin», several on a line or one with the contexts it holds in:
//
//	ж zh з z и i
//	е ye / #_ V_
//	ий y / _#
//
// In a context _ is the place of the letters, # the edge of a word, a capital Latin letter a
// class, (аб) one of several letters, and ! denies what follows it. - is an empty string, ␣ a
// blank, and «t͡s|T͡S» gives the capital form that could not be guessed.
type schemeTable struct {
	SchemeInfo
	like    string // the table whose rules hold where this one has none
	caps    capitals
	plain   bool // Latin letters with marks lose them, and signs that are no letters are left out
	classes map[rune]string
	rules   []tableRule
}

// A tableRule is a rule as written.
type tableRule struct {
	source   string
	latin    string // in lower case
	title    string // with a capital, "" where it can be derived
	contexts []string
	line     int
}

// capitals says where Latin capitals come from.
type capitals uint8

const (
	asWritten  capitals = iota // from the capitals of the source
	everyWord                  // each word begins with one: the script has none
	never                      // all letters are small
	everywhere                 // all letters are capitals
	nowhere                    // only from old capitals of a script that has none today
)

var capitalsWords = map[string]capitals{"": asWritten, "words": everyWord, "all": everywhere, "small": never, "none": nowhere}

// parseSchemeTable reads the table of the scheme with this id.
func parseSchemeTable(id, text string) (*schemeTable, error) {
	t := &schemeTable{SchemeInfo: SchemeInfo{ID: id}, classes: map[rune]string{}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "# ") || line == "#" {
			continue
		}
		if err := t.parseLine(line, n); err != nil {
			return nil, fmt.Errorf("schemes/%s.txt:%d: %w: %w", id, n, ErrSchemeTable, err)
		}
	}
	return t, nil
}

func (t *schemeTable) parseLine(line string, n int) error {
	words := strings.Fields(line)
	if key, ok := strings.CutSuffix(words[0], ":"); ok && len(key) > 1 {
		return t.parseHeader(key, strings.TrimSpace(line[len(key)+1:]))
	}
	if len(words) == 3 && words[1] == "=" {
		name, size := utf8.DecodeRuneInString(words[0])
		if size != len(words[0]) || name < 'A' || name > 'Z' {
			return fmt.Errorf("class %q: want one capital Latin letter", words[0])
		}
		t.classes[name] = words[2]
		return nil
	}
	if len(words) > 3 && words[2] == "/" {
		t.rules = append(t.rules, newTableRule(words[0], words[1], words[3:], n))
		return nil
	}
	if len(words)%2 != 0 {
		return fmt.Errorf("letters and Latin do not pair: %q", line)
	}
	for i := 0; i < len(words); i += 2 {
		t.rules = append(t.rules, newTableRule(words[i], words[i+1], nil, n))
	}
	return nil
}

func newTableRule(source, latin string, contexts []string, line int) tableRule {
	unblank := func(s string) string { return strings.ReplaceAll(s, "␣", " ") }
	for i := range contexts {
		contexts[i] = unblank(contexts[i])
	}
	lower, title, _ := strings.Cut(latin, "|")
	if lower == "-" {
		lower = ""
	}
	return tableRule{unblank(source), unblank(lower), unblank(title), contexts, line}
}

func (t *schemeTable) parseHeader(key, value string) (err error) {
	switch key {
	case "name":
		t.Name = value
	case "source":
		t.Source = value
	case "language":
		t.Language = value
	case "script":
		t.Script, err = ParseScript(value)
	case "ascii":
		t.ASCII = value == "yes"
	case "alias":
		t.Aliases = strings.Fields(value)
	case "like":
		t.like = value
	case "plain":
		t.plain = value == "yes"
	case "capitals":
		caps, ok := capitalsWords[value]
		if !ok {
			return fmt.Errorf("capitals %q: want words, all, none or small", value)
		}
		t.caps = caps
	default:
		return fmt.Errorf("header %q is not known", key)
	}
	return err
}

// inherit takes over the rules of base for letters that t has no rule for, and its classes.
func (t *schemeTable) inherit(base *schemeTable) {
	own := map[string]bool{}
	for _, r := range t.rules {
		own[r.source] = true
	}
	for _, r := range base.rules {
		if !own[r.source] {
			t.rules = append(t.rules, r)
		}
	}
	for name, letters := range base.classes {
		if _, ok := t.classes[name]; !ok {
			t.classes[name] = letters
		}
	}
	if t.Script == Common {
		t.Script = base.Script
	}
	if t.caps == asWritten {
		t.caps = base.caps
	}
}

// firstUpper returns s with its first letter that has case in upper case.
func firstUpper(s string) string {
	for i, c := range s {
		if u := unicode.ToUpper(c); u != c {
			return s[:i] + string(u) + s[i+utf8.RuneLen(c):]
		}
	}
	return s
}
