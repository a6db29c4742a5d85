package search

import (
	"slices"
	"strings"
	"sync"
)

// A Field is what a term seeks its value in.
type Field string

// The fields.
const (
	Anywhere    Field = ""
	Name        Field = "name"
	Occupation  Field = "occupation"
	Sector      Field = "sector"
	Role        Field = "role"
	Employer    Field = "employer"
	Industry    Field = "industry"
	Origin      Field = "origin"
	Country     Field = "country"
	City        Field = "city"
	Near        Field = "near"
	Probability Field = "probability"
	Born        Field = "born"
	Source      Field = "source"
	Import      Field = "import"
	Status      Field = "status"
	Contact     Field = "contact"
	Language    Field = "language"
	Verdict     Field = "verdict"
	Imported    Field = "imported"
	Updated     Field = "updated"
	ID          Field = "id"
)

// within is no field: it gives the radius of a Near. withinAlso are its names in French and Russian.
const within = "within"

var withinAlso = []string{"rayon", "радиус"}

// isWithin says whether a name is that of the radius.
func isWithin(name string) bool {
	name = fold(name)
	return name == within || slices.Contains(withinAlso, name)
}

// A fieldKind is what values of a field look like.
type fieldKind uint8

const (
	wordKind   fieldKind = iota // words in any script
	codeKind                    // one of a list, by code or name
	placeKind                   // a place, with a radius
	numberKind                  // a number, which can be compared
	dateKind                    // a day, month or year, which can be compared
)

// isSpelt says whether quotes mean that a value is sought as it is spelt; elsewhere they only hold words together.
func (f Field) isSpelt() bool { return f == Anywhere || f == Name || f == Employer || f == Industry }

// A FieldEntry describes a field to people.
type FieldEntry struct {
	Field Field `json:"field"`
	// Also are other names it is typed by, French and Russian ones too.
	Also []string `json:"also,omitempty"`
	// Means says what is sought, Example a term.
	Means   string `json:"means"`
	Example string `json:"example"`

	kind fieldKind
}

// fields are the fields in the order they are told.
var fields = []FieldEntry{
	{Name, []string{"named", "family", "surname", "nom", "имя", "фамилия"}, "the name, in any script and spelling", "name:Krikorian", wordKind},
	{Occupation, []string{"job", "profession", "occ", "isco", "métier", "профессия"}, "what the person does, in any language, or an ISCO-08 code", "occupation:cardiologist", wordKind},
	{Sector, []string{"field", "secteur", "отрасль", "сектор"}, "the sector", "sector:health", codeKind},
	{Role, []string{"rôle", "роль"}, "owner, director, investor, physician, professor …", "role:owner", codeKind},
	{Employer, []string{"company", "org", "works", "employeur", "работодатель"}, "words of the employer's name", "employer:CERN", wordKind},
	{Industry, []string{"isic", "branche", "деятельность"}, "words of the industry, or an ISIC section or division", "industry:86", wordKind},
	{Origin, []string{"from", "origine", "происхождение"}, "the probable origin of the name: a country or group", "origin:AM,GE", codeKind},
	{Country, []string{"in", "residence", "pays", "страна"}, "the country the person lives or works in", "country:France", codeKind},
	{City, []string{"town", "place", "ville", "город"}, "the city", "city:Lyon", wordKind},
	{Near, []string{"around", "près", "autour", "около"}, "round a place or coordinates, with within:50km", "near:Lyon", placeKind},
	{Probability, []string{"p", "prob", "probabilité", "вероятность"}, "the probability of the origin, 0 to 1", "probability>0.8", numberKind},
	{Born, []string{"birth", "year", "naissance", "рождение"}, "the year of birth", "born:1950..1970", numberKind},
	{Source, []string{"liste", "список"}, "the source of the list", "source:orcid", codeKind},
	{Import, []string{"importation", "импорт"}, "the import that brought the person", "import:2026-11-24-a1", codeKind},
	{Status, []string{"review", "statut", "статус"}, "what reviewers decided", "status:confirmed", codeKind},
	{Contact, []string{"общение"}, "how far outreach has come", "contact:contacted", codeKind},
	{Language, []string{"lang", "speaks", "langue", "язык"}, "a language", "language:hy", codeKind},
	{Verdict, []string{"вывод"}, "probable or possible", "verdict:probable", codeKind},
	{Imported, []string{"importé", "импортирован"}, "when first imported", "imported>2026-01", dateKind},
	{Updated, []string{"modifié", "изменён"}, "when last changed", "updated:2026-11", dateKind},
	{ID, nil, "the id of one member", "id:8f3a", codeKind},
}

// Fields describes the fields of the language, in the order people are told them.
func Fields() []FieldEntry { return fields }

// findField finds a field by any of its names, in any case, with marks or without.
func findField(name string) (FieldEntry, bool) {
	f, ok := fieldsByName()[fold(name)]
	return f, ok
}

var fieldsByName = sync.OnceValue(func() map[string]FieldEntry {
	byName := map[string]FieldEntry{}
	for _, f := range fields {
		byName[string(f.Field)] = f
		for _, also := range f.Also {
			byName[fold(also)] = f
		}
	}
	return byName
})

// nameBeginning is the first name of the field that begins so; begin is folded.
func (f *FieldEntry) nameBeginning(begin string) (string, bool) {
	if strings.HasPrefix(string(f.Field), begin) {
		return string(f.Field), true
	}
	i := slices.IndexFunc(f.Also, func(name string) bool { return len(begin) > 1 && strings.HasPrefix(fold(name), begin) })
	if i < 0 {
		return "", false
	}
	return f.Also[i], true
}

// entryOf returns the description of a field; Anywhere has words.
func entryOf(f Field) (FieldEntry, bool) {
	if f == Anywhere {
		return FieldEntry{kind: wordKind}, true
	}
	for _, e := range fields {
		if e.Field == f {
			return e, true
		}
	}
	return FieldEntry{}, false
}

// fieldNames lists every name a field is typed by.
func fieldNames() []string {
	names := append([]string{within}, withinAlso...)
	for _, f := range fields {
		names = append(append(names, string(f.Field)), f.Also...)
	}
	return names
}
