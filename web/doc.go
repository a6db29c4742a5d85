// Package web serves a directory over HTTP: the API of package api, the page of package page, health and metrics.
//
//	request -> recovery -> log, metrics -> time -> security headers -> host -> same origin -> compression -> session -> API or page
//
// Nothing is fetched from elsewhere, and logs hold no personal data: the pattern of the address, status, size and time.
package web
