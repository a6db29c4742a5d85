package corpus

import (
	_ "embed"
	"maps"
	"strings"
	"sync"
)

// Fields are what a list may say of a person beside the name that is judged and the residence.
const (
	IDField             = "id"
	FullNameField       = "name"
	OtherNamesField     = "other_names"
	NativeNameField     = "native_name"
	BirthYearField      = "birth_year"
	CityField           = "city"
	RegionField         = "region"
	OccupationField     = "occupation"
	OccupationCodeField = "occupation_code"
	RoleField           = "role"
	EmployerField       = "employer"
	IndustryField       = "industry"
	LanguagesField      = "languages"
	URLField            = "url"
)

//go:embed fields.tsv
var fieldTable string

// A fieldWords is a field and the words that head its column.
type fieldWords struct {
	field string
	words map[string]bool
}

// fieldOrder lists the fields in the order in which they take columns.
var fieldOrder = sync.OnceValue(func() []fieldWords {
	var order []fieldWords
	for line := range strings.Lines(fieldTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		field, words, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		f := fieldWords{field, headerWords(words)}
		if field == FullNameField {
			f.words = maps.Clone(roleWords()[fullName])
		}
		f.words[foldHeader(field)] = true
		order = append(order, f)
	}
	return order
})

// FieldNames lists the fields.
func FieldNames() []string {
	var names []string
	for _, f := range fieldOrder() {
		names = append(names, f.field)
	}
	return names
}

// GuessFields finds the columns of fields by the words of the header: the first that fits. Those that names and
// residence are read from are taken; the result has no entry for a field without a column.
func GuessFields(header []string, taken Columns) map[string]int {
	fields := map[string]int{}
	used := map[int]bool{taken.Name: true, taken.Given: true, taken.Family: true, taken.Residence: true, taken.Middle.At(): true, taken.Second.At(): true}
	for _, f := range fieldOrder() {
		for i, h := range header {
			if !used[i] && f.words[foldHeader(h)] {
				fields[f.field], used[i] = i, true
				break
			}
		}
	}
	return fields
}
