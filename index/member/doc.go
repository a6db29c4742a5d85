// Package member is the record of the directory: a probable member of a diaspora, with what a list said of the person,
// what the name says, where it came from and what people decided about it.
//
// A member is found in lists by name only, so everything here is «probable»: Origin is the origin of the
// name, never a fact about the person.
package member
