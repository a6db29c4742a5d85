package corpus

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Columns are the places of what a name is read from, -1 for none. Either Name or both Given and
// Family are set.
type Columns struct {
	Name, Given, Family, Residence int
}

// ErrNoNameColumn: nothing in the header looks like a name, or like given and family names.
var ErrNoNameColumn = errors.New("no column of names found")

// Header words by what they head, without case, blanks, underscores and hyphens.
var (
	nameWords = headerWords(`name fullname full_name personname person complete_name nom_complet nomcomplet nom_et_prénom nombre_completo
		nombrecompleto nome_completo nomecompleto vollständiger_name displayname display_name imię_i_nazwisko фио ф.и.о. полное_имя піб п.і.б.
		повне_ім'я имя_фамилия adı_soyadı adi_soyadi ad_soyad adsoyad სახელი_გვარი անուն_ազգանուն nume_complet artist author laureate player
		inventor applicant owner director provider_name officer_name`)
	familyWords = headerWords(`family familyname family_name surname last lastname last_name lname secondname second_name nom nom_de_famille apellido apellidos cognome
		sobrenome apelido nachname familienname nazwisko příjmení priezvisko фамилия прізвище прозвішча soyadı soyadi soyad soyisim გვარი ազգանուն
		nume nume_de_familie prezime презиме mbiemri фамилиясы тегі familiya vezetéknév sukunimi efternamn etternavn efternavn achternaam επώνυμο`)
	givenWords = headerWords(`given givenname given_name given_names first firstname first_name fname forename forenames christian_name prénom prenom prénoms nombre
		nombres nome vorname imię имя ім'я імя імʼя adı adi ad isim სახელი անուն prenume ime име emri аты ism keresztnév etunimi förnamn fornavn
		voornaam όνομα jméno meno`)
	residenceWords = headerWords(`residence country_of_residence countryofresidence residence_country residencecountry host host_country host_iso2 hostcountry country countrycode
		country_code countryname land pays país pais paese страна країна страна_проживания ülke ქვეყანა երկիր țara kraj země ország maa
		country_of_work wohnsitzland pays_de_résidence`)
)

func headerWords(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[foldHeader(w)] = true
	}
	return set
}

// foldHeader drops case and everything but letters and digits.
func foldHeader(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// GuessColumns finds the columns by the words of the header. Given and family name together win
// over a full name; «name» beside a family name is a given name, and «nom» beside «prénom» a
// family name. A list of one column is a list of names. The error wraps ErrNoNameColumn.
func GuessColumns(header []string) (Columns, error) {
	c := Columns{-1, -1, -1, -1}
	for i, h := range header {
		word := headerWord(h)
		switch {
		case c.Family < 0 && familyWords[word]:
			c.Family = i
		case c.Given < 0 && givenWords[word]:
			c.Given = i
		case c.Name < 0 && nameWords[word]:
			c.Name = i
		case c.Residence < 0 && residenceWords[word]:
			c.Residence = i
		}
	}
	switch {
	case c.Given >= 0 && c.Family >= 0:
		c.Name = -1
	case c.Family >= 0 && c.Name >= 0 && foldHeader(header[c.Name]) == "name":
		c.Given, c.Name = c.Name, -1
	case c.Name >= 0:
		c.Given, c.Family = -1, -1
	case c.Family >= 0 || c.Given >= 0: // one of the two alone is all there is: nom, nome, nombre
		c.Name = max(c.Family, c.Given)
		c.Given, c.Family = -1, -1
	case len(header) == 1:
		c.Name = 0
	default:
		return c, fmt.Errorf("%w in the header %s: say --name COL, or --given COL --family COL", ErrNoNameColumn, quotedHeader(header))
	}
	return c, nil
}

// headerWord is the name of a column, folded; of a path as name.family that is not known itself its last part.
func headerWord(h string) string {
	word := foldHeader(h)
	if familyWords[word] || givenWords[word] || nameWords[word] || residenceWords[word] {
		return word
	}
	return foldHeader(h[strings.LastIndexByte(h, '.')+1:])
}

// quotedColumns is how many columns of a header an error lists.
const quotedColumns = 40

func quotedHeader(header []string) string {
	listed := header[:min(quotedColumns, len(header))]
	quoted := make([]string, len(listed))
	for i, h := range listed {
		quoted[i] = strconv.Quote(h)
	}
	if more := len(header) - len(listed); more > 0 {
		quoted = append(quoted, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(quoted, ", ")
}

// ErrNoColumn: the header has no column of that name.
var ErrNoColumn = errors.New("no such column")

// FindColumn finds a column by its name, in any case, or by its number from 1, as "#3".
func FindColumn(header []string, want string) (int, error) {
	for i, h := range header {
		if h == want {
			return i, nil
		}
	}
	for i, h := range header {
		if strings.EqualFold(h, want) || foldHeader(want) != "" && foldHeader(h) == foldHeader(want) {
			return i, nil
		}
	}
	if number, ok := strings.CutPrefix(want, "#"); ok {
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(header) {
			return n - 1, nil
		}
	}
	return -1, fmt.Errorf("%w: %q: the header has %s", ErrNoColumn, want, quotedHeader(header))
}
