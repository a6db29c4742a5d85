package corpus

import (
	"errors"
	"strings"
)

// ErrSpreadsheet: where a value should be is the error of a formula. Lists exported from spreadsheets have them too.
var ErrSpreadsheet = errors.New("the name is the error of a formula: mend it in the spreadsheet and save the list again")

// spreadsheetErrors are what spreadsheets show for formulas that went wrong.
var spreadsheetErrors = map[string]bool{
	"#N/A": true, "#REF!": true, "#NAME?": true, "#VALUE!": true, "#DIV/0!": true, "#NULL!": true, "#NUM!": true, "#SPILL!": true, "#CALC!": true,
	"#FIELD!": true, "#BLOCKED!": true, "#GETTING_DATA": true, "#ERROR!": true, "#NV": true, "#BEZUG!": true, "#WERT!": true, "#ССЫЛКА!": true,
	"#ЗНАЧ!": true, "#ИМЯ?": true, "#Н/Д": true, "#ДЕЛ/0!": true, "#NOM?": true, "#VALEUR!": true,
}

// IsSpreadsheetError says whether a value is the error of a formula, in the languages in which Excel writes them otherwise.
func IsSpreadsheetError(value string) bool {
	if strings.IndexByte(value, '#') < 0 {
		return false // the usual case
	}
	value = strings.TrimSpace(value)
	return strings.HasPrefix(value, "#") && spreadsheetErrors[value]
}
