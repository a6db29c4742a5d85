// Package review is what people decide about members: whether the name has the origin, whether the person wants to be left alone, how far
// outreach has come; and what the decisions say of how right a list is.
//
//	queue  -> decide -> history, audit log
//	sample -> decide -> result: precision, threshold
package review
