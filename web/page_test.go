package web_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"diasmap/web/api"
)

// TestFirstLoad holds the page to 300 kB, compressed, with all that it loads at first.
func TestFirstLoad(t *testing.T) {
	o := newOffice(t, nil)
	seen, queue, total := map[string]bool{}, []string{"/", "/borders.topojson"}, 0
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		r, err := http.NewRequest(http.MethodGet, o.url+path, nil)
		o.must(err)
		r.Header.Set("Accept-Encoding", "gzip")
		answer, err := o.roots.Do(r)
		o.must(err)
		data, err := io.ReadAll(answer.Body)
		o.must(err)
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d", path, answer.StatusCode)
		}
		total += len(data)
		if answer.Header.Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(bytes.NewReader(data))
			o.must(err)
			data, err = io.ReadAll(z)
			o.must(err)
		}
		for _, m := range loads.FindAllSubmatch(data, -1) {
			queue = append(queue, "/"+strings.TrimLeft(string(m[1]), "./"))
		}
	}
	t.Logf("%d files, %d bytes", len(seen), total)
	if len(seen) < 15 || total > 300_000 {
		t.Errorf("the first load is %d files and %d bytes compressed, want several and at most 300,000", len(seen), total)
	}
}

// loads finds what a file of the page loads: src, href, import.
var loads = regexp.MustCompile(`(?:src=|href=|from |import )["'](\.{0,2}/[^"']+\.(?:js|css|svg))["']`)

// script is the text of the modules of the page, those of texts left out.
func script(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	folder := os.DirFS("page/static")
	names, err := fs.Glob(folder, "*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

var entry = regexp.MustCompile(`(?:^|[,{\s])(?:'([^'\s][^']*)'|([a-zA-Z0-9]+)): '((?:[^'\\]|\\.)*)'`)

// languages are those of the page, English first.
var languages = []string{"en", "fr", "ru"}

// texts are the texts of a language by their keys.
func texts(t *testing.T, language string) map[string]string {
	t.Helper()
	data, err := os.ReadFile("page/static/lang/" + language + ".js")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]string{}
	for _, m := range entry.FindAllStringSubmatch(string(data), -1) {
		if _, twice := table[m[1]+m[2]]; twice {
			t.Errorf("%s: %s stands there twice", language, m[1]+m[2])
		}
		table[m[1]+m[2]] = m[3]
	}
	return table
}

var (
	used        = regexp.MustCompile(`\bt\('([a-zA-Z.0-9 -]+)'[,)]`)
	placeholder = regexp.MustCompile(`\{(\w+)`)
	cyrillic    = regexp.MustCompile(`\p{Cyrillic}`)
	letters     = regexp.MustCompile(`\p{L}{2}`)
)

// placeholders are the names of what is put into a text, each once.
func placeholders(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// alike are texts that are in French as they are in English, and names that all languages share.
var alike = []string{
	"menu", "format.csv", "format.xlsx", "format.html", "format.geojson", "format.tsv", "format.parquet", "verdict.probable", "verdict.possible", "migrants", "example.1",
	"country.XK", "country.TR", "country.VN", "country.MM", "country.CG", "country.CI", "country.CV",
}

// TestTextsInEachLanguage: each language has all texts, with the same put into them, and none in English by mistake.
func TestTextsInEachLanguage(t *testing.T) {
	english := texts(t, "en")
	if len(english) < 400 {
		t.Fatalf("only %d texts were read", len(english))
	}
	for _, language := range languages[1:] {
		table := texts(t, language)
		for key, text := range english {
			if table[key] == "" || !slices.Equal(placeholders(text), placeholders(table[key])) {
				t.Errorf("%s: %s is %q, in English %q", language, key, table[key], text)
			}
			words := letters.MatchString(regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(text, ""))
			switch {
			case !words:
			case language == "ru" && !cyrillic.MatchString(table[key]) && !strings.HasPrefix(key, "format."):
				t.Errorf("ru: %s is not in Russian: %q", key, table[key])
			case table[key] == text && !slices.Contains(alike, key):
				t.Errorf("%s: %s is in English: %q", language, key, text)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(table)) {
			if english[key] == "" {
				t.Errorf("%s: %s is not in English", language, key)
			}
		}
		contains(t, language, table["country.XK"], "*")
		contains(t, language, table["kosovo"], "1244 (1999)")
	}
}

// TestTextsAreShown: the page shows no text that is not in the tables, and the tables have none that it does not show.
func TestTextsAreShown(t *testing.T) {
	english, all := texts(t, "en"), script(t)
	for _, m := range used.FindAllStringSubmatch(all, -1) {
		if english[m[1]] == "" {
			t.Errorf("the page shows the text %s, which there is not", m[1])
		}
	}
	for key := range english {
		// Of keys that are put together the script has what is before the point.
		group, _, grouped := strings.Cut(key, ".")
		together := grouped && regexp.MustCompile("['`]"+group+`\.(?:'|\$)`).MatchString(all)
		if !together && !strings.Contains(all, "'"+key+"'") {
			t.Errorf("the page does not show the text %s", key)
		}
	}
}

// TestCausesAreTold: the page tells each cause of a refusal in the reader's language.
func TestCausesAreTold(t *testing.T) {
	for _, language := range languages {
		table := texts(t, language)
		for _, c := range api.Causes() {
			if table["cause."+string(c)] == "" {
				t.Errorf("%s: the page does not tell the cause %s", language, c)
			}
		}
	}
}

// TestNoMarkupOfStrings keeps the page to the one module that makes elements, of text.
func TestNoMarkupOfStrings(t *testing.T) {
	all := script(t)
	for _, means := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "createContextualFragment", "srcdoc"} {
		if strings.Contains(all, means) {
			t.Errorf("the page uses %s", means)
		}
	}
}
