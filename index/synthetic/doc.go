// Package synthetic makes members and lists of people that do not exist, as many as are wanted and the same each time, to
// measure import and search with. Names are put together of stems and endings, places are towns round the large
// cities that diasporas live in, words are as frequent as in lists: a few very, most seldom.
package synthetic
