// Package profile makes the profile of a diaspora of what a directory holds: how many probable members live where, in which cities
// and sectors, with which occupations, by which lists, beside the migrants that the United Nations count; and what changed from one import
// to another.
//
//	members -> gather -> protect -> write
//	scores  -> correct /            (text, CSV, JSON, GeoJSON, XLSX, HTML)
//
// A profile is made to be shown to others, so nobody may be found in it. What protects people is done once, in protect: what is
// written knows no number that must not be told.
package profile
