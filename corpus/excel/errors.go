package excel

import "errors"

// Faults of a workbook as a whole.
var (
	// ErrFormat: the file is no workbook of Excel 2007 or later.
	ErrFormat = errors.New("not an Excel workbook: save the list as .xlsx or CSV, unpack archives")
	// ErrOld: a workbook of Excel 97 to 2003.
	ErrOld = errors.New("a workbook of the old kind (.xls): open it in Excel or LibreOffice and save it as .xlsx")
	// ErrBinary: a workbook in binary records.
	ErrBinary = errors.New("a binary workbook (.xlsb): open it in Excel and save it as .xlsx")
	// ErrOpenDocument: a workbook of LibreOffice's own kind.
	ErrOpenDocument = errors.New("an OpenDocument spreadsheet (.ods): open it in LibreOffice and save it as .xlsx")
	// ErrPassword: the workbook is encrypted.
	ErrPassword = errors.New("the workbook is protected by a password: open it in Excel, remove the password (File, Info, Protect Workbook) and save it")
	// ErrBroken: the file is cut short or damaged.
	ErrBroken = errors.New("the workbook is damaged or cut short: copy it again, or open it in Excel and save it anew")
	// ErrTooLarge: a part of the file grows beyond what an honest workbook has.
	ErrTooLarge = errors.New("the workbook grows without measure as it is unpacked: refused")
	// ErrNoSheet: there is no sheet of that name or number.
	ErrNoSheet = errors.New("no such sheet")
	// ErrEmpty: the sheet has no cell with a value.
	ErrEmpty = errors.New("the sheet is empty: want a header row, then one record a row")
	// ErrHeaderRow: the row that should be the header has no value.
	ErrHeaderRow = errors.New("no header in that row")
)

// Faults of cells, which go into the reason of their row.
var (
	// ErrLongCell: a cell has more text than Excel allows.
	ErrLongCell = errors.New("a cell is longer than the 32,767 characters Excel allows, and was cut")
	// ErrSharedString: a cell refers to a text the workbook does not have.
	ErrSharedString = errors.New("a cell refers to a text that the workbook does not have: open it in Excel and save it anew")
)
