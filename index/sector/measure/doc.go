// Package measure finds how often package sector is right, on titles and industries that it was not built from.
package measure
