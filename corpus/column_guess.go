package corpus

import (
	"errors"
	"fmt"
)

// ErrNoNameColumn: nothing in the header looks like a name, or like given and family names.
var ErrNoNameColumn = errors.New("no column of names found")

// GuessColumns finds the columns by the words of the header. Given and family name together win
// over a full name; «name» beside a family name is a given name, and «nom» beside «prénom» a
// family name. A list of one column is a list of names. The error wraps ErrNoNameColumn.
func GuessColumns(header []string) (Columns, error) {
	var best [roles]struct{ column, strength int }
	for i, h := range header {
		if r, strength := headerRole(h); strength > best[r].strength {
			best[r].column, best[r].strength = i, strength
		}
	}
	at := func(r role) int {
		if best[r].strength == 0 {
			return -1
		}
		return best[r].column
	}
	c := Columns{Name: at(fullName), Given: at(givenName), Family: at(familyName), Residence: at(residence)}
	middle, second := at(middleName), at(secondFamily)
	if c.Family < 0 && middle >= 0 && c.Given >= 0 && foldHeader(header[middle]) == "secondname" { // «first name, second name»
		c.Family, middle = middle, -1
	}
	switch {
	case c.Given >= 0 && c.Family >= 0:
		c.Name = -1
	case c.Family >= 0 && c.Name >= 0 && foldHeader(header[c.Name]) == "name":
		c.Given, c.Name = c.Name, -1
	case c.Name >= 0:
		c.Given, c.Family = -1, -1
	case c.Family >= 0 || c.Given >= 0: // one of the two alone is all there is: nom, nome, nombre
		c.Name = max(c.Family, c.Given)
		c.Given, c.Family = -1, -1
	case len(header) == 1:
		c.Name = 0
	default:
		return c, fmt.Errorf("%w in the header %s: say --name COL, or --given COL --family COL", ErrNoNameColumn, quotedHeader(header))
	}
	if c.Given >= 0 {
		c.Middle, c.Second = ExtraAt(middle), ExtraAt(second)
	}
	return c, nil
}
