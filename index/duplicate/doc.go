// Package duplicate finds members who are the same person in several lists, and makes one member of them.
//
//	names -> blocks -> compare -> sure: merge
//	                           -> doubtful: a person decides
//
// What was merged is kept as it was, so that it can be parted again, and so that each list goes on speaking for its own part.
package duplicate
