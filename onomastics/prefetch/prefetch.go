// Package prefetch asks the processor for bytes before they are needed, so that those of many look-ups come
// at once rather than one after another. It changes nothing else: where the processor cannot be asked it does nothing.
package prefetch
