package corpus

import (
	"errors"
	"strings"
	"testing"
)

func TestGuessColumns(t *testing.T) {
	for _, test := range []struct {
		rule, header string
		want         Columns // Name, Given, Family, Residence
	}{
		{"a full name", "id,Full Name,country", Columns{1, -1, -1, 2}},
		{"underscores and case", "FULL_NAME,host_iso2", Columns{0, -1, -1, 1}},
		{"given and family beat a full name", "full name,first_name,LAST NAME", Columns{-1, 1, 2, -1}},
		{"name beside surname is given", "name,surname", Columns{-1, 0, 1, -1}},
		{"nom beside prénom is family", "nom,prénom,pays", Columns{-1, 1, 0, 2}},
		{"nom alone", "id,nom", Columns{1, -1, -1, -1}},
		{"nom complet", "nom complet,pays", Columns{0, -1, -1, 1}},
		{"Spanish", "nombre,apellidos,país", Columns{-1, 0, 1, 2}},
		{"Italian", "Nome,Cognome", Columns{-1, 0, 1, -1}},
		{"German", "Vorname;Nachname;Land", Columns{-1, 0, 1, 2}},
		{"Russian", "Фамилия,Имя,Отчество", Columns{-1, 1, 0, -1}},
		{"Russian full name", "ФИО,страна", Columns{0, -1, -1, 1}},
		{"Ukrainian", "прізвище,ім'я", Columns{-1, 1, 0, -1}},
		{"Turkish", "adı,soyadı", Columns{-1, 0, 1, -1}},
		{"Turkish capitals", "ADI,SOYADI", Columns{-1, 0, 1, -1}},
		{"Georgian", "სახელი,გვარი", Columns{-1, 0, 1, -1}},
		{"Armenian", "անուն,ազգանուն", Columns{-1, 0, 1, -1}},
		{"Polish", "imię,nazwisko", Columns{-1, 0, 1, -1}},
		{"one column is the names", "doctors", Columns{0, -1, -1, -1}},
	} {
		t.Run(test.rule, func(t *testing.T) {
			header := strings.FieldsFunc(test.header, func(r rune) bool { return r == ',' || r == ';' })
			if got, err := GuessColumns(header); err != nil || got != test.want {
				t.Errorf("got %+v, %v, want %+v", got, err, test.want)
			}
		})
	}
}

func TestGuessColumnsFindsNone(t *testing.T) {
	_, err := GuessColumns([]string{"id", "amount"})
	if !errors.Is(err, ErrNoNameColumn) || !strings.Contains(err.Error(), `"amount"`) || !strings.Contains(err.Error(), "--name COL") {
		t.Errorf("got %v, want ErrNoNameColumn with the header and the flags", err)
	}
}

func TestFindColumn(t *testing.T) {
	header := []string{"id", "Full Name", "full_name", "#1"}
	for want, at := range map[string]int{"id": 0, "ID": 0, "full name": 1, "full_name": 2, "#2": 1, "#1": 3} {
		if got, err := FindColumn(header, want); err != nil || got != at {
			t.Errorf("%q: got %d, %v, want %d", want, got, err, at)
		}
	}
	for _, want := range []string{"nmae", "#0", "#5", "", "#"} {
		if got, err := FindColumn(header[:3], want); !errors.Is(err, ErrNoColumn) || got != -1 {
			t.Errorf("%q: got %d, %v, want ErrNoColumn", want, got, err)
		}
	}
}
