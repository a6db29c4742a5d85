package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"

	"diasmap/web/account"
)

// A reader is somebody who uses the page in a language, at a width; words are what the reader sees of some texts.
type reader struct {
	language string
	width    int
	// evidence is why a name is of an origin, and decided what the queue says when a member was confirmed.
	evidence, confirmed, answer string
}

var readers = []reader{
	{"en", 1280, "Probable origin of the name: Armenia. The surname Krikorian is borne there and ends in", "Confirmed", "No answer"},
	{"fr", 1280, "Origine probable du nom : Arménie. Le nom de famille Krikorian y est porté et finit par", "Confirmé", "Sans réponse"},
	{"ru", 360, "Вероятное происхождение имени: Армения. Фамилия Krikorian там встречается и оканчивается на", "Подтверждено", "Без ответа"},
}

// each runs a test for each reader, signed in as an admin.
func eachReader(t *testing.T, test func(t *testing.T, p *tab, r reader)) {
	for _, r := range readers {
		t.Run(r.language, func(t *testing.T) {
			p := newOffice(t, nil).tab(r.width, "lang="+r.language)
			p.signIn(account.Admin)
			test(t, p, r)
			p.narrowEnough("the last page")
			p.clean()
		})
	}
}

// narrowEnough holds the page to the width of the window.
func (t *tab) narrowEnough(what string) {
	t.t.Helper()
	if wide := t.value(`document.documentElement.scrollWidth > innerWidth ? String(document.documentElement.scrollWidth) : ''`); wide != "" {
		t.t.Errorf("%s is %s pixels wide, which is more than the window", what, wide)
	}
}

// open opens what is folded up on a narrow page.
func (t *tab) open(css string) {
	t.t.Helper()
	t.value(`document.querySelector('` + css + `').open = true; ''`)
}

// TestPageSearchReviewExport finds people by a name, narrows them down by sector and by the map, decides about one by keys, and takes them home.
func TestPageSearchReviewExport(t *testing.T) {
	eachReader(t, func(t *testing.T, p *tab, r reader) {
		p.search("krikorian")
		contains(t, "the first member", p.value(`document.querySelector('.members').textContent`), "Krikorian", r.evidence)
		p.narrowEnough("the results")

		p.search("origin:AM")
		p.open(".narrow")
		p.do(click(`input[data-part="sector:health"]`))
		p.shows("origin:AM sector:health")
		contains(t, "what is filtered", p.value(`[...document.querySelectorAll('.chips button')].map((b) => b.textContent).join()`), map[string]string{"en": "Health", "fr": "Santé", "ru": "Здравоохранение"}[r.language])

		p.open(".mapped")
		p.eventually(`String(document.querySelectorAll('.dots g').length > 0)`, "true")
		// A circle of several places zooms in; the last searches round it. The keyboard does as the mouse does.
		p.value(`document.querySelector('.dots g[tabindex="0"]').focus(); ''`)
		for range 12 {
			if strings.Contains(p.value(`document.querySelector('#q').value`), "near:") {
				break
			}
			p.do(chromedp.KeyEvent("\r"))
			p.settled()
		}
		p.eventually(`String(/^origin:AM sector:health near:[-\d.]+,[-\d.]+ within:25km$/.test(document.querySelector('.results').dataset.query))`, "true")
		if got := p.value(`String(document.querySelectorAll('.members li').length > 0)`); got != "true" {
			t.Error("nobody is found round a circle of the map")
		}

		folder := p.downloads()
		p.do(click(".export button"))
		data, err := os.ReadFile(p.downloaded(folder, ".csv"))
		p.must(err)
		contains(t, "the export", string(data), "id,name,origin", ",AM,")

		p.at("view=review&q=origin:AM&lang=" + r.language)
		name := p.value(`document.querySelector('.candidate h2 bdi').textContent`)
		p.do(chromedp.KeyEvent("1"))
		p.eventually(`String(document.querySelector('.candidate h2 bdi').textContent !== `+quoted(name)+`)`, "true")
		contains(t, "what is said", p.value(`document.querySelector('#said').textContent`), r.confirmed)
		p.narrowEnough("the queue")
		p.do(chromedp.KeyEvent("0"))
		p.eventually(`document.querySelector('.candidate h2 bdi').textContent`, name)
		p.do(chromedp.KeyEvent("2"))
		p.eventually(`String(document.querySelector('.candidate h2 bdi').textContent !== `+quoted(name)+`)`, "true")
		p.at("q=status:not-of-origin&lang=" + r.language)
		p.shows("status:not-of-origin")
		contains(t, "who was ruled out", p.value(`document.querySelector('.members').textContent`), name)
	})
}

// quoted is a text as a string of JavaScript.
func quoted(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(text) + "'"
}

// workbook is an Excel list, whose header does not tell all.
func workbook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"nr", "who", "where"}, {1, "Anahit Krikorian", "France"}, {2, "Giorgi Kapanadze", "Germany"}, {3, "محمد عبد الله", "France"}, {4, "", "France"},
	} {
		if err := f.SetSheetRow("Sheet1", cell(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "doctors.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func cell(row int) string {
	name, _ := excelize.CoordinatesToCellName(1, row)
	return name
}

// TestPageClassifiesList sends an Excel list, corrects what its columns are taken for, watches the job, and downloads the list classified.
func TestPageClassifiesList(t *testing.T) {
	eachReader(t, func(t *testing.T, p *tab, r reader) {
		p.at("view=lists&lang=" + r.language)
		p.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{workbook(t)}), wait(".columnsTable"))
		p.narrowEnough("the columns")
		contains(t, "the rows", p.value(`document.querySelector('.columnsTable tbody').textContent`), "Anahit Krikorian", "محمد عبد الله")
		p.value(`for (const [i, role] of [[0, 'id'], [1, 'name'], [2, 'residence']]) {
			const s = document.querySelectorAll('.columnsTable select')[i]; s.value = role; s.dispatchEvent(new Event('change'));
		} ''`)
		p.do(click(".order button.main"), wait(".downloads a"))
		contains(t, "the report", p.value(`document.querySelector('.job').textContent`), r.answer)
		if got := p.value(`String(location.hash.includes('job='))`); got != "true" {
			t.Error("the job is not in the address")
		}
		folder := p.downloads()
		p.do(click(".downloads a"))
		f, err := excelize.OpenFile(p.downloaded(folder, ".xlsx"))
		p.must(err)
		defer f.Close()
		rows, err := f.GetRows(f.GetSheetName(0))
		p.must(err)
		var all []string
		for _, row := range rows {
			all = append(all, strings.Join(row, "|"))
		}
		contains(t, "the list downloaded", strings.Join(all, "\n"), "nr|who|where|origin|probability", "1|Anahit Krikorian|France|AM|", "2|Giorgi Kapanadze|Germany|GE|", "3|محمد عبد الله|France|")
		p.at("view=lists&lang=" + r.language)
		contains(t, "the lists", p.value(`document.querySelector('.jobs').textContent`), "doctors.xlsx")
	})
}
