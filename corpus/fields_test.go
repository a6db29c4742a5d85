package corpus_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"diasmap/corpus"
)

func TestGuessFields(t *testing.T) {
	tests := []struct{ header, want string }{
		{"id,name,field,city,country,born,source", "birth_year=5 city=3 id=0 occupation=2"},
		{"orcid,given_names,family_name,other_names,country,role,employer", "employer=6 id=0 other_names=3 role=5"},
		{"NPI,First Name,Last Name,Taxonomy Code,Practice City,State,Country", "city=4 id=0 occupation_code=3 region=5"},
		{"Prénom,Nom,Ville,Département,Métier,Entreprise,Secteur,Année de naissance", "birth_year=7 city=2 employer=5 industry=6 occupation=4 region=3"},
		{"ФИО,Город,Должность,Место работы,Отрасль,Год рождения", "birth_year=5 city=1 employer=3 industry=4 occupation=2"},
		{"Vorname,Nachname,Wohnort,Beruf,Arbeitgeber,Geburtsdatum", "birth_year=5 city=2 employer=4 occupation=3"},
		{"name", ""},
	}
	for _, c := range tests {
		header := strings.Split(c.header, ",")
		columns, err := corpus.GuessColumns(header)
		if err != nil {
			t.Fatal(err)
		}
		fields := corpus.GuessFields(header, columns)
		var got []string
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			got = append(got, name+"="+string(rune('0'+fields[name])))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.header, s, c.want)
		}
	}
}
