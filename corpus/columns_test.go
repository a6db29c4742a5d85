package corpus

import (
	"errors"
	"strings"
	"testing"
)

func TestGuessColumns(t *testing.T) {
	for _, test := range []struct {
		rule, header string
		want         [6]int // Name, Given, Family, Residence; Middle, Second from 1
	}{
		{"a full name", "id,Full Name,country", [6]int{1, -1, -1, 2}},
		{"underscores and case", "FULL_NAME,host_iso2", [6]int{0, -1, -1, 1}},
		{"given and family beat a full name", "full name,first_name,LAST NAME", [6]int{-1, 1, 2, -1}},
		{"name beside surname is given", "name,surname", [6]int{-1, 0, 1, -1}},
		{"nom beside prénom is family", "nom,prénom,pays", [6]int{-1, 1, 0, 2}},
		{"nom alone", "id,nom", [6]int{1, -1, -1, -1}},
		{"nom complet", "nom complet,pays", [6]int{0, -1, -1, 1}},
		{"Spanish", "nombre,apellidos,país", [6]int{-1, 0, 1, 2}},
		{"Italian", "Nome,Cognome", [6]int{-1, 0, 1, -1}},
		{"German", "Vorname;Nachname;Land", [6]int{-1, 0, 1, 2}},
		{"Russian", "Фамилия,Имя,Отчество", [6]int{-1, 1, 0, -1, 3}},
		{"Ukrainian with a patronymic", "Прізвище;Ім'я;По батькові;Країна проживання", [6]int{-1, 1, 0, 3, 3}},
		{"in one column", "№,Фамилия Имя Отчество,Город", [6]int{1, -1, -1, -1}},
		{"Armenian with a patronymic", "ազգանուն,անուն,հայրանուն", [6]int{-1, 1, 0, -1, 3}},
		{"Azerbaijani", "Soyad,Ad,Ata adı", [6]int{-1, 1, 0, -1, 3}},
		{"Kazakh", "Тегі,Аты,Әкесінің аты", [6]int{-1, 1, 0, -1, 3}},
		{"Spanish with two surnames", "Nombre,Primer apellido,Segundo apellido", [6]int{-1, 0, 1, -1, 0, 3}},
		{"first, middle, last", "first_name,middle_name,last_name", [6]int{-1, 0, 2, -1, 2}},
		{"first and second name", "First name,Second name", [6]int{-1, 0, 1, -1}},
		{"words around it", "NPI,Provider Last Name (Legal Name),Provider First Name,Provider Name Prefix Text,Provider First Line Business Practice Location Address,Provider Business Practice Location Address Country Code (If outside U.S.)", [6]int{-1, 2, 1, 5}},
		{"camel case", "authorFirstName,authorLastName,countryOfResidence", [6]int{-1, 0, 1, 2}},
		{"a path", "id,name.given,name.family,address.country", [6]int{-1, 1, 2, 3}},
		{"a company is no person", "company name,director name", [6]int{1, -1, -1, -1}},
		{"birth is not residence", "name,country of birth,nationality", [6]int{0, -1, -1, -1}},
		{"the whole header beats a part", "artist name,name", [6]int{1, -1, -1, -1}},
		{"Hungarian", "Vezetéknév;Keresztnév;Ország", [6]int{-1, 1, 0, 2}},
		{"Greek", "Επώνυμο;Όνομα", [6]int{-1, 1, 0, -1}},
		{"Chinese", "姓名,国家", [6]int{0, -1, -1, 1}},
		{"Arabic", "الاسم,البلد", [6]int{0, -1, -1, 1}},
		{"Russian full name", "ФИО,страна", [6]int{0, -1, -1, 1}},
		{"Ukrainian", "прізвище,ім'я", [6]int{-1, 1, 0, -1}},
		{"Turkish", "adı,soyadı", [6]int{-1, 0, 1, -1}},
		{"Turkish capitals", "ADI,SOYADI", [6]int{-1, 0, 1, -1}},
		{"Georgian", "სახელი,გვარი", [6]int{-1, 0, 1, -1}},
		{"Armenian", "անուն,ազգանուն", [6]int{-1, 0, 1, -1}},
		{"Polish", "imię,nazwisko", [6]int{-1, 0, 1, -1}},
		{"one column is the names", "doctors", [6]int{0, -1, -1, -1}},
	} {
		t.Run(test.rule, func(t *testing.T) {
			header := strings.FieldsFunc(test.header, func(r rune) bool { return r == ',' || r == ';' })
			c, err := GuessColumns(header)
			if got := [6]int{c.Name, c.Given, c.Family, c.Residence, int(c.Middle), int(c.Second)}; err != nil || got != test.want {
				t.Errorf("got %v, %v, want %v", got, err, test.want)
			}
		})
	}
}

func TestGuessColumnsFindsNone(t *testing.T) {
	if _, err := GuessColumns([]string{"names of the doctors of Armenia in France", ""}); !errors.Is(err, ErrNoNameColumn) {
		t.Errorf("a sentence is taken for a header: %v", err)
	}
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

// FuzzGuessColumns: whatever the header, the columns are in it, and names are of one kind.
func FuzzGuessColumns(f *testing.F) {
	for _, seed := range []string{"name", "Фамилия|Имя|Отчество", "a.b.name|first second", "Provider Last Name (x|firstName", "||", "second name|first", ".|(|name."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		header := strings.Split(text, "|")
		c, err := GuessColumns(header)
		for _, i := range []int{c.Name, c.Given, c.Family, c.Residence, c.Middle.At(), c.Second.At()} {
			if i < -1 || i >= len(header) {
				t.Fatalf("%q: column %d", header, i)
			}
		}
		if err == nil && (c.Name >= 0) == (c.Given >= 0) || (c.Given >= 0) != (c.Family >= 0) && err == nil {
			t.Fatalf("%q: %+v", header, c)
		}
	})
}
