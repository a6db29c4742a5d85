// Package intake brings lists into the directory: records are read and classified as package batch does it, and probable
// and possible members are stored with what their list says of them.
//
//	read -> classify -> understand -> recognise -> store
//	        (workers)   (sectors,     (id, keys,    (one Update for many members,
//	                     places)       hashes)       with how far the list has come)
//
// Whatever comes between, a list that is imported again goes on where the last Update ended, and no member is
// there twice.
package intake
