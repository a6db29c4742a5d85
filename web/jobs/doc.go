// Package jobs keeps lists that people send to the server, and does what takes longer than a request: classifies lists, imports them,
// finds duplicates.
//
//	upload -> look: columns, first rows -> order -> waiting -> running -> done, failed or cancelled -> result
//
// All of it lies below lists/ in the folder of the directory, for its owner alone, and sealed if the directory is:
//
//	lists/uploads/ID/content   the list as it was sent (age, where sealed)
//	lists/uploads/ID/upload    what is known of it
//	lists/jobs/ID/job          what was asked for, and what came of it
//	lists/jobs/ID/answers      what names were classified as, as a journal (package journal)
//
// A result is made of the upload and the answers whenever it is asked for, in any format. Uploads and jobs are of who made them, and are
// removed after some days. A job that the end of the server broke off goes on when it starts again.
package jobs
