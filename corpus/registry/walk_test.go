package registry

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// a small registry to walk: fields.tsv in its own words.
const walkTable = `registry	path	column	rule
x	id	id
x	names/name	other_names	all
x	names/name/@lang	.lang
x	job?/work		latest
x	job?/work/title	occupation
x	job?/work/end	.end
x	job?/work/begin	.start
x	code[type=a]	keywords	all
`

func walkMap(t testing.TB) *fieldMap {
	t.Helper()
	m, err := parseFields(walkTable)
	if err != nil {
		t.Fatal(err)
	}
	return m["x"]
}

// walked is what a walker finds: the columns with a value, by name.
func walked(t testing.TB, w walker, data string) (map[string]string, error) {
	t.Helper()
	g := newGather(walkMap(t))
	g.reset()
	err := w.walk([]byte(data), g)
	got := map[string]string{}
	for _, r := range g.people() {
		for i, c := range g.m.columns {
			if len(r.values[i]) > 0 && !strings.HasPrefix(c, ".") {
				got[c] = string(r.values[i])
			}
		}
	}
	return got, err
}

func TestWalks(t *testing.T) {
	for _, c := range []struct{ what, xml, json, want string }{
		{"first of several", "<r><id> 1\n2 </id><id>3</id></r>", `{"id":["1 \n2","3"]}`, "map[id:1 2]"},
		{"all, once each", "<r><names><name>Ա</name><name>B&amp;C</name><name>Ա</name></names></r>", `{"names":{"name":["Ա","B&C","Ա"]}}`, "map[other_names:Ա; B&C]"},
		{"prefixes are nothing", `<n:r xmlns:n="u"><n:id>1</n:id></n:r>`, `{"id":1}`, "map[id:1]"},
		{"other elements are passed over", "<r><x><id>2</id></x><id>1</id></r>", `{"x":{"id":2},"id":1,"y":[[{"id":3}]]}`, "map[id:1]"},
		{"markup within a field", "<r><id>a<i>b<u>c</u></i>d</id></r>", `{"id":"abcd"}`, "map[id:abcd]"},
		{"characters by number and CDATA", "<r><id>&#x41;&#66;<![CDATA[<&]]></id></r>", `{"id":"\u0041B<&"}`, "map[id:AB<&]"},
		{
			"the latest that has not ended", "<r><job><work><title>old</title><end>2019</end></work><work><title>now</title></work></job></r>",
			`{"job":{"work":[{"title":"old","end":2019},{"title":"now","end":null}]}}`, "map[occupation:now]",
		},
		{
			"the one that ended last, level optional", "<r><work><title>a</title><end>2019</end></work><work><title>b</title><end>2001</end></work></r>",
			`{"work":[{"title":"a","end":"2019"},{"title":"b","end":"2001"}]}`, "map[occupation:a]",
		},
		{
			"the one that began last", "<r><work><title>a</title><begin>2001</begin></work><work><title>b</title><begin>2003</begin></work></r>",
			`{"work":[{"title":"a","begin":2001},{"title":"b","begin":2003}]}`, "map[occupation:b]",
		},
		{"nothing", "<r/>", "{}", "map[]"},
		{"null", "<r><id></id></r>", `{"id":null,"names":null}`, "map[]"},
	} {
		for _, w := range []struct {
			walker
			data string
		}{{newXMLWalker(), c.xml}, {newJSONWalker(), c.json}} {
			got, err := walked(t, w, w.data)
			if fmt.Sprint(got) != c.want || err != nil {
				t.Errorf("%s: %s: %v, %v, want %s", c.what, w.data, got, err, c.want)
			}
		}
	}
	got, err := walked(t, newXMLWalker(), `<r><code type="b">1</code><code type='a'>2</code><code>3</code><code x="1" type="a">4</code></r>`)
	if fmt.Sprint(got) != "map[keywords:2; 4]" || err != nil {
		t.Errorf("elements by attribute: %v, %v", got, err)
	}
}

func TestWalkFaults(t *testing.T) {
	deep := strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200)
	for data, want := range map[string]string{
		"<r><id>1</id>":            "1:14 <r> does not end",
		"<r>\n<id>1</r>":           "2:6 </r> where <id> should end",
		"</r>":                     "1:1 </r> ends nothing",
		"<r/><r/>":                 "1:5 something follows the record",
		"<r/>x":                    "1:5 text outside of the record",
		"<r><id":                   "1:4 the record is cut short",
		"<r>" + deep + "</r>":      "1:301 nested deeper",
		"<!-- only -->":            "1:1 no element",
		`{"id":1`:                  "1:8 the record is cut short",
		"{\"id\":1,\n \"names\":}": "2:10 ",
		`{"id":1}{}`:               "1:10 something follows",
		`{"names":` + strings.Repeat("[", 200) + `1`: "1:110 nested deeper",
		`nonsense`: "1:2 ",
		``:         "1:1 the record is cut short",
	} {
		w := walker(newJSONWalker())
		if strings.HasPrefix(data, "<") {
			w = newXMLWalker()
		}
		_, err := walked(t, w, data)
		var at *placed
		if !errors.As(err, &at) {
			t.Errorf("%.40q: %v, want an error with its place", data, err)
			continue
		}
		if got := fmt.Sprintf("%d:%d %v", at.line+1, at.column+1, err); !strings.HasPrefix(got, want) {
			t.Errorf("%.40q: %s, want %s", data, got, want)
		}
	}
}

// wellFormed says what encoding/xml, the oracle, thinks of a document of one element.
func wellFormed(data []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth, roots := 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return depth == 0 && roots == 1
		}
		if err != nil {
			return false
		}
		switch text := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			depth++
		case xml.EndElement:
			depth--
		case xml.Directive: // encoding/xml takes them anywhere, and other ends of them than we do
			return false
		case xml.CharData:
			if depth == 0 && len(bytes.TrimSpace(text)) > 0 {
				return false
			}
		}
	}
}

// What encoding/xml accepts is walked without a fault.
func FuzzWalkXML(f *testing.F) {
	for _, pattern := range []string{"orcid/summaries/001/*.xml", "pubmed/*.xml"} {
		names, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data[:min(len(data), 4000)])
		}
	}
	f.Add([]byte(`<r><id>&#x41;&lt;</id><work><title a="<>">x</title></work></r>`))
	f.Add([]byte("<r><![CDATA[a]]><!--b--><?c d?></r>"))
	w, g := newXMLWalker(), newGather(walkMap(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		g.reset()
		err := w.walk(data, g)
		g.people()
		if err != nil && !errors.Is(err, errDepth) && wellFormed(data) {
			t.Errorf("%q: %v", data, err)
		}
	})
}

// What is JSON is walked without a fault, and nothing else is.
func FuzzWalkJSON(f *testing.F) {
	for _, s := range []string{`{"id":1,"names":{"name":["a","b"]},"work":[{"title":"x","end":null}]}`, `[{}]`, `{"id":"\ud800"}`, `{"id":1}}`} {
		f.Add([]byte(s))
	}
	w, g := newJSONWalker(), newGather(walkMap(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		g.reset()
		err := w.walk(data, g)
		g.people()
		if valid := json.Valid(data); valid != (err == nil) && !errors.Is(err, errDepth) {
			t.Errorf("%q: valid is %t, the walk says %v", data, valid, err)
		}
	})
}
