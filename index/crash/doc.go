// Package crash kills the program at random moments while it imports, reviews and makes its search index anew, and looks
// at what is left. There is nothing in it but the test: `make crash` kills a hundred times, the usual tests a few.
package crash
