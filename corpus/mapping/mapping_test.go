package mapping_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diasmap/corpus"
	"diasmap/corpus/mapping"
	"diasmap/lexicons"
)

// guess guesses the columns of a list whose fields are separated by semicolons.
func guess(t *testing.T, list string, headless bool) ([]string, mapping.Guess, error) {
	t.Helper()
	lexicon, err := lexicons.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	table, err := corpus.OpenTableAs(strings.NewReader(list), "people.csv", corpus.TableOptions{Comma: ';', NoHeader: headless})
	if err != nil {
		t.Fatal(err)
	}
	var sample corpus.Chunk
	if err := table.Next(&sample); err != nil {
		t.Fatal(err)
	}
	g, err := mapping.Columns(table.Header(), headless, &sample, lexicon)
	return table.Header(), g, err
}

const russian = "17;Иванов Пётр Сергеевич;Москва;Россия\n18;Петрова Анна Ивановна;Тула;Россия\n19;Шевченко Тарас Григорович;Киев;Украина\n" +
	"20;Сидоров Алексей Петрович;Минск;Беларусь\n21;Кузнецова Мария Павловна;Рига;Латвия\n"

const english = "a1;John;Smith;Boston;US\na2;Mary;Johnson;Chicago;US\na3;Anna;Williams;Austin;US\na4;Robert;Brown;Denver;CA\na5;Michael;Miller;Seattle;US\n"

func TestGuessByValues(t *testing.T) {
	for _, test := range []struct {
		rule, list string
		headless   bool
		told       string
	}{
		{"the header speaks", "id;ФИО;город;страна\n" + russian, false, `guessed from the header: names from column "ФИО", residence from column "страна"`},
		{"a header that says nothing", "a;b;c;d\n" + russian, false, `guessed from the values: names from column "b"`},
		{"no header", russian, true, `guessed from the values: names from column "column2", residence from column "column4"`},
		{"no header, names in two columns", english, true, `guessed from the values: given names from column "column2", family names from column "column3", residence from column "column5"`},
		{"a patronymic", "Фамилия;Имя;Отчество\nИванов;Пётр;Сергеевич\n", false,
			`guessed from the header: given names from column "Имя", family names from column "Фамилия", patronymics or middle names from column "Отчество"`},
		{"numbers headed like names", "name;who\n" + "1;John Smith\n2;Mary Johnson\n3;Anna Williams\n4;Robert Brown\n5;Michael Miller\n", false,
			`guessed from the values: names from column "who"`},
		{"land that is no country", "name;land\n" + strings.Repeat("Anna Williams;12 ha\n", 6), false, `guessed from the header: names from column "name"`},
		{"one column of anything", "doctors\nx\n", false, `guessed from the header: names from column "doctors"`},
	} {
		t.Run(test.rule, func(t *testing.T) {
			header, g, err := guess(t, test.list, test.headless)
			if err != nil {
				t.Fatal(err)
			}
			if got := g.Told(header, true, true); got != test.told {
				t.Errorf("got %s, want %s", got, test.told)
			}
		})
	}
}

func TestNothingLooksLikeNames(t *testing.T) {
	_, _, err := guess(t, "id;amount\n1;2\n2;3\n3;4\n4;5\n5;6\n", false)
	if !errors.Is(err, corpus.ErrNoNameColumn) || !strings.Contains(err.Error(), "--name COL") {
		t.Errorf("got %v", err)
	}
}

func TestDoubtsAreTold(t *testing.T) {
	_, g, err := guess(t, "name;land\n"+strings.Repeat("Anna Williams;12 ha\n", 6), false)
	if err != nil || len(g.Doubts) != 1 || !strings.Contains(g.Doubts[0], `"land" is headed like countries`) {
		t.Errorf("got %v, %v", g.Doubts, err)
	}
}

func TestProfile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "people.csv"+mapping.ProfileEnding)
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# doctors of 2024\ngiven: Имя\nmiddle: Отчество\nfamily: '#1'\nencoding: windows-1251\nfields: [a.b]\n")
	p, err := mapping.ReadProfile(path)
	if err != nil || p.Encoding != "windows-1251" {
		t.Fatalf("%+v, %v", p, err)
	}
	c, err := p.Columns([]string{"Фамилия", "Имя", "Отчество"})
	if err != nil || c.Given != 1 || c.Family != 0 || c.Middle.At() != 2 || c.Residence != -1 {
		t.Errorf("%+v, %v", c, err)
	}
	for _, bad := range []string{"nmae: x\n", "given: x\n", "name: x\ngiven: y\nfamily: z\n", "a: [\n", "- x\n", "residence: x\nresidence_country: FR\n"} {
		write(bad)
		if _, err := mapping.ReadProfile(path); !errors.Is(err, mapping.ErrProfile) || !strings.Contains(err.Error(), path) {
			t.Errorf("%q: got %v", bad, err)
		}
	}
	if _, err := mapping.ReadProfile(path + "x"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	write("")
	if p, err := mapping.ReadProfile(path); err != nil || p.Name != "" {
		t.Errorf("an empty profile: %+v, %v", p, err)
	}
}
