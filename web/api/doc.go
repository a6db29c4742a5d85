// Package api is the directory over HTTP: operations below /api/v1, described by OpenAPI 3.1 that is made of the Go types here.
//
// What people type (names, queries) goes in bodies, never in addresses, which proxies and browsers keep. Errors are problems (RFC 9457) and name the field
// that is wrong. Each operation says the least role that may call it; one that says none cannot be registered.
package api
