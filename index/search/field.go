package search

import "strings"

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

// within is no field: it gives the radius of a Near.
const within = "within"

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
	// Also are other names it is typed by.
	Also []string `json:"also,omitempty"`
	// Means says what is sought, Example a term.
	Means   string `json:"means"`
	Example string `json:"example"`

	kind fieldKind
}

// fields are the fields in the order they are told.
var fields = []FieldEntry{
	{Name, []string{"named", "family", "surname"}, "the name, in any script and spelling", "name:Krikorian", wordKind},
	{Occupation, []string{"job", "profession", "occ", "isco"}, "what the person does, in any language, or an ISCO-08 code", "occupation:cardiologist", wordKind},
	{Sector, []string{"field"}, "the sector", "sector:health", codeKind},
	{Role, nil, "owner, director, investor, physician, professor …", "role:owner", codeKind},
	{Employer, []string{"company", "org", "works"}, "words of the employer's name", "employer:CERN", wordKind},
	{Industry, []string{"isic"}, "words of the industry, or an ISIC section or division", "industry:86", wordKind},
	{Origin, []string{"from"}, "the probable origin of the name: a country or group", "origin:AM,GE", codeKind},
	{Country, []string{"in", "residence"}, "the country the person lives or works in", "country:France", codeKind},
	{City, []string{"town", "place"}, "the city", "city:Lyon", wordKind},
	{Near, []string{"around"}, "round a place or coordinates, with within:50km", "near:Lyon", placeKind},
	{Probability, []string{"p", "prob"}, "the probability of the origin, 0 to 1", "probability>0.8", numberKind},
	{Born, []string{"birth", "year"}, "the year of birth", "born:1950..1970", numberKind},
	{Source, nil, "the source of the list", "source:orcid", codeKind},
	{Import, nil, "the import that brought the person", "import:2026-11-24-a1", codeKind},
	{Status, []string{"review"}, "what reviewers decided", "status:confirmed", codeKind},
	{Contact, nil, "how far outreach has come", "contact:contacted", codeKind},
	{Language, []string{"lang", "speaks"}, "a language", "language:hy", codeKind},
	{Verdict, nil, "probable or possible", "verdict:probable", codeKind},
	{Imported, nil, "when first imported", "imported>2026-01", dateKind},
	{Updated, nil, "when last changed", "updated:2026-11", dateKind},
	{ID, nil, "the id of one member", "id:8f3a", codeKind},
}

// Fields describes the fields of the language, in the order people are told them.
func Fields() []FieldEntry { return fields }

// findField finds a field by any of its names, in any case.
func findField(name string) (FieldEntry, bool) {
	name = strings.ToLower(name)
	for _, f := range fields {
		if string(f.Field) == name {
			return f, true
		}
		for _, also := range f.Also {
			if also == name {
				return f, true
			}
		}
	}
	return FieldEntry{}, false
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
	names := []string{within}
	for _, f := range fields {
		names = append(append(names, string(f.Field)), f.Also...)
	}
	return names
}
