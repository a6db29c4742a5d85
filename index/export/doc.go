// Package export writes members found for people and programs: a table for the terminal, CSV, JSON lines, an Excel
// workbook, GeoJSON for a map. No value is ever taken for a formula by a spreadsheet.
package export
