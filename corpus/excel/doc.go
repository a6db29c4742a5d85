// Package excel reads lists of people from workbooks of Excel 2007 and later (.xlsx, ECMA-376), and writes
// them as workbooks that are ready to be read by people.
//
// A sheet is read as a stream in two passes: the survey finds which columns are used and which cells are
// merged, both of which a workbook tells only by or after its cells; then rows come out one by one, with the
// types and number formats of their cells beside their text. Memory does not depend on how many rows there are,
// but for the table of shared strings, which goes to a temporary file when it is large.
//
// The sheets are scanned by a reader of their own: excelize's needs 16 s for a million rows of 7 columns and gives
// text alone, this one needs 5 s for both passes. Its scanner of XML bounds tags and texts, which general ones do not: a sheet may be
// made to fill a memory. Workbooks are written by excelize, but for the rows of the list, which go
// out as they are made.
package excel
