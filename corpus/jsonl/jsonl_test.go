package jsonl_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"diasmap/corpus"
	"diasmap/corpus/jsonl"
)

// rewrite reads a list and writes it with the column origin added, as JSON lines or in another format.
func rewrite(r io.Reader, fields []string, create func(io.Writer) corpus.Sink) (list *jsonl.List, out string, faults []error, err error) {
	if list, err = jsonl.Open(r, "people.jsonl", fields); err != nil {
		return nil, "", nil, err
	}
	var buffer bytes.Buffer
	sink := create(&buffer)
	if err := sink.Begin(list, []string{"origin", "probability"}); err != nil {
		return nil, "", nil, err
	}
	var chunk corpus.Chunk
	var record corpus.Record
	for {
		err := list.Next(&chunk)
		if errors.Is(err, io.EOF) {
			err := sink.Close()
			return list, buffer.String(), faults, err
		}
		if err != nil {
			return nil, "", nil, err
		}
		var rows []byte
		for i := range chunk.Len() {
			chunk.Record(i, &record)
			if err := record.Fault(len(list.Header())); err != nil {
				faults = append(faults, err)
			}
			rows = sink.AppendRow(rows, &record, [][]byte{[]byte("GE"), []byte("0.9")})
		}
		if err := sink.Write(rows); err != nil {
			return nil, "", nil, err
		}
	}
}

func asJSON(w io.Writer) corpus.Sink { return jsonl.NewWriter(w) }

func asCSV(w io.Writer) corpus.Sink {
	return corpus.NewDelimitedWriter(w, corpus.Dialect{Comma: ','})
}

func TestObjectsKeepTheirText(t *testing.T) {
	for _, test := range []struct{ rule, list, want string }{
		{"order of keys, numbers and spacing", `{"name": "Nino", "n":1.50, "b":{"c":[1, 2]}}` + "\n", `{"name": "Nino", "n":1.50, "b":{"c":[1, 2]},"origin":"GE","probability":0.9}` + "\n"},
		{"no line end after the last", `{"name":"Nino"}`, `{"name":"Nino","origin":"GE","probability":0.9}` + "\n"},
		{"escapes stay", `{"name":"N\u0069no \"x\"","late":null}` + "\n", `{"name":"N\u0069no \"x\"","late":null,"origin":"GE","probability":0.9}` + "\n"},
		{"an array", "[\n {\"name\":\"Nino\"},\n {\"name\":\"Shota\"}\n]\n", `{"name":"Nino","origin":"GE","probability":0.9}` + "\n" + `{"name":"Shota","origin":"GE","probability":0.9}` + "\n"},
		{"objects over several lines", "{\n  \"name\": \"Nino\"\n}\n{\n  \"name\": \"Shota\"\n}\n", `{   "name": "Nino","origin":"GE","probability":0.9}` + "\n" + `{   "name": "Shota","origin":"GE","probability":0.9}` + "\n"},
		{"a field of the same name keeps it", `{"origin":"x","name":"Nino"}` + "\n", `{"origin":"x","name":"Nino","diasmap_origin":"GE","probability":0.9}` + "\n"},
		{"an object of the same name keeps it", `{"name":"Nino","origin":{"a":1}}` + "\n", `{"name":"Nino","origin":{"a":1},"diasmap_origin":"GE","probability":0.9}` + "\n"},
		{"an empty object", `{"name":"Nino"}` + "\n{}\n", `{"name":"Nino","origin":"GE","probability":0.9}` + "\n" + `{"origin":"GE","probability":0.9}` + "\n"},
		{"a byte order mark", "\ufeff{\"name\":\"Nino\"}\r\n", `{"name":"Nino","origin":"GE","probability":0.9}` + "\n"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			_, got, faults, err := rewrite(strings.NewReader(test.list), nil, asJSON)
			if got != test.want || len(faults) > 0 || err != nil {
				t.Errorf("got %q, %v, %v, want %q", got, faults, err, test.want)
			}
		})
	}
}

func TestArrayIsOneValue(t *testing.T) {
	asArray := func(w io.Writer) corpus.Sink { return jsonl.NewArrayWriter(w) }
	for _, test := range []struct{ list, want string }{
		{"{\"name\":\"Nino\"}\n{\"name\":\"Ana\"}\n", "[\n{\"name\":\"Nino\",\"origin\":\"GE\",\"probability\":0.9},\n{\"name\":\"Ana\",\"origin\":\"GE\",\"probability\":0.9}\n]\n"},
	} {
		if _, got, _, err := rewrite(strings.NewReader(test.list), nil, asArray); got != test.want || err != nil {
			t.Errorf("got %q, %v, want %q", got, err, test.want)
		}
	}
	var none bytes.Buffer
	if err := jsonl.NewArrayWriter(&none).Close(); err != nil || none.String() != "[]\n" {
		t.Errorf("no objects: %q, %v", none.String(), err)
	}
}

func TestNestedFieldsAreColumns(t *testing.T) {
	list := `{"id":7,"name":{"given":"Nino","family":"Beridze"},"tags":["a","b"],"works":[{"at":"Lyon"}],"ok":true,"none":null}
{"id":"08","name":{"family":"Smith"},"name_alone":"x, y"}
`
	_, got, _, err := rewrite(strings.NewReader(list), []string{"works.0.at"}, asCSV)
	want := `id,name.given,name.family,tags,works,ok,none,name_alone,works.0.at,origin,probability
7,Nino,Beridze,a; b,"[{""at"":""Lyon""}]",true,,,Lyon,GE,0.9
08,,Smith,,,,,"x, y",,GE,0.9
`
	if got != want || err != nil {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}

// A record that is no object comes out with its text and its place, and takes no other with it.
func TestBrokenObjects(t *testing.T) {
	for _, test := range []struct{ rule, list, place, says, records string }{
		{"a brace is missing", "{\"name\":\"Nino\"}\n{\"name\":\"Shota\"\n{\"name\":\"Ana\"}\n", "people.jsonl:2:16: ", "close its braces", "Nino/{\"name\":\"Shota\"/Ana"},
		{"a quote is missing", "{\"name\":\"Nino\"}\n{\"name\":\"Shota}\n{\"name\":\"Ana\"}\n", "people.jsonl:2:16: ", "close its braces", "Nino/{\"name\":\"Shota}/Ana"},
		{"no JSON", "{\"name\":\"Nino\"}\nShota\n{\"name\":\"Ana\"}\n", "people.jsonl:2:1: ", "not a JSON object", "Nino/Shota/Ana"},
		{"a comma too many", "{\"name\":\"Nino\"}\n{\"name\":\"Shota\",}\n", "people.jsonl:2:17: ", "not a JSON object", "Nino/{\"name\":\"Shota\",}"},
		{"a number is no object", "{\"name\":\"Nino\"}\n12\n", "people.jsonl:2:1: ", "not a JSON object", "Nino/12"},
		{"too deep", "{\"name\":\"Nino\"}\n{\"x\":" + strings.Repeat("[", 200) + "\n", "people.jsonl:2:105: ", "more than 100 deep", "Nino/{\"x\":" + strings.Repeat("[", 200)},
		{"cut short", "{\"name\":\"Nino\"}\n{\"na", "people.jsonl:2:5: ", "close its braces", "Nino/{\"na"},
		{
			"in an array over several lines", "[\n{\"name\":\n\"Nino\"},\n{\"name\":\n\"Sho\nta\"},\n{\"name\":\n\"Ana\"}\n]", "people.jsonl:5:5: ", "close its braces",
			"Nino/{\"name\":\n\"Sho\nta\"},/Ana",
		},
	} {
		t.Run(test.rule, func(t *testing.T) {
			list, out, faults, err := rewrite(strings.NewReader(test.list), nil, asJSON)
			if err != nil || len(faults) != 1 || !strings.HasPrefix(faults[0].Error(), test.place) || !strings.Contains(faults[0].Error(), test.says) {
				t.Fatalf("got %v, %v, want a fault at %s with %q", faults, err, test.place, test.says)
			}
			var names []string
			for line := range strings.Lines(out) {
				var object map[string]any
				if err := json.Unmarshal([]byte(line), &object); err != nil {
					t.Fatalf("%q is no JSON: %v", line, err)
				}
				names = append(names, fmt.Sprint(object["name"]))
			}
			if got := strings.Join(names, "/"); got != test.records {
				t.Errorf("got %q, want %q", got, test.records)
			}
			_ = list
		})
	}
}

func TestOtherFormatsBecomeObjectsOfStrings(t *testing.T) {
	table, err := corpus.OpenTable(strings.NewReader("name,code,Origin\n\"a \"\"b\"\"\t\",007,\nx\nx,y,z,w\n\xff,,\n"), "people.csv")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	sink := jsonl.NewWriter(&out)
	if err := sink.Begin(table, []string{"origin", "p"}); err != nil {
		t.Fatal(err)
	}
	var c corpus.Chunk
	var r corpus.Record
	if err := table.Next(&c); err != nil {
		t.Fatal(err)
	}
	for i := range c.Len() {
		c.Record(i, &r)
		out.Write(sink.AppendRow(nil, &r, [][]byte{[]byte("007"), nil}))
	}
	want := `{"name":"a \"b\"\t","code":"007","Origin":"","diasmap_origin":"007","p":null}
{"name":"x","code":"","Origin":"","diasmap_origin":"007","p":null}
{"name":"x","code":"y","Origin":"z,w","diasmap_origin":"007","p":null}
` + `{"name":"` + "\ufffd" + `","code":"","Origin":"","diasmap_origin":"007","p":null}
`
	if out.String() != want {
		t.Errorf("got %s, want %s", out.String(), want)
	}
}

func TestLateFieldsAreTold(t *testing.T) {
	list := strings.Repeat("{\"name\":\"Nino Beridze\",\"city\":\"Lyon, in the south\"}\n", 100_000) + "{\"name\":\"Ana\",\"more\":{\"x\":1}}\n"
	l, out, _, err := rewrite(strings.NewReader(list), nil, asJSON)
	if err != nil {
		t.Fatal(err)
	}
	if notes := l.Form().Notes; len(notes) != 1 || !strings.Contains(notes[0], `1 records have fields that are no columns, the first is "more" in line 100001`) {
		t.Errorf("notes %q", notes)
	}
	if !strings.HasSuffix(out, `{"name":"Ana","more":{"x":1},"origin":"GE","probability":0.9}`+"\n") {
		t.Errorf("the last object lost its field: %q", out[len(out)-100:])
	}
}

func TestNoObject(t *testing.T) {
	for _, list := range []string{"", "\n\n", "[]", "12\n", "{", "[[1]]"} {
		if _, err := jsonl.Open(strings.NewReader(list), "people.jsonl", nil); !errors.Is(err, jsonl.ErrNoObject) || !strings.Contains(err.Error(), "people.jsonl") {
			t.Errorf("%q: got %v", list, err)
		}
	}
}

func TestSkipGoesToAPosition(t *testing.T) {
	text := "[" + strings.Repeat("{\"name\":\n\"Nino\"},\n", 5000) + "{\"name\":\"Ana\"}]"
	first, err := jsonl.Open(strings.NewReader(text), "people.json", nil)
	if err != nil {
		t.Fatal(err)
	}
	var c, rest corpus.Chunk
	if err := first.Next(&c); err != nil {
		t.Fatal(err)
	}
	again, err := jsonl.Open(strings.NewReader(text), "people.json", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Skip(first.Position()); err != nil {
		t.Fatal(err)
	}
	for {
		err, other := first.Next(&c), again.Next(&rest)
		if !errors.Is(err, other) || first.Position() != again.Position() {
			t.Fatalf("%v at %v, %v at %v", err, first.Position(), other, again.Position())
		}
		if err != nil {
			break
		}
	}
	if first.Position().Number != 5001 {
		t.Errorf("ended at %v", first.Position())
	}
}

// FuzzList: no panic; every byte but blanks, commas and brackets between objects is in a record; each record is written
// as one object in one line; reading does not depend on how the text arrives.
func FuzzList(f *testing.F) {
	for _, seed := range []string{
		"{\"a\":1}\n{\"a\":2}", "[{\"a\":1},{\"b\":{\"c\":[1,{\"d\":2}]}}]", "{\"a\":\n1}{\"a\"", "{\"a\":\"\\u00e9\\ud800\"}", "x\n{}\n[", "{\"a\":1,\"a\":2}", "{\"a.b\":{\"c\":1}}", "]{\"\":{}}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = "{\"name\":\"Nino\"}\n" + text
		l, out, _, err := rewrite(strings.NewReader(text), nil, asJSON)
		if err != nil {
			t.Fatal(err)
		}
		lines := slices.Collect(strings.Lines(out))
		if len(lines) != l.Position().Number {
			t.Fatalf("%d records, %d lines", l.Position().Number, len(lines))
		}
		for _, line := range lines {
			if !json.Valid([]byte(line)) {
				t.Fatalf("%q of %q is no JSON", line, text)
			}
		}
		_, slow, _, err := rewrite(iotest.OneByteReader(strings.NewReader(text)), nil, asJSON)
		if err != nil || slow != out {
			t.Fatalf("a byte at a time %q, %v, at once %q", slow, err, out)
		}
	})
}

func BenchmarkCopy(b *testing.B) {
	list := strings.Repeat("{\"id\":8812,\"name\":{\"given\":\"Aram\",\"family\":\"Khachaturian\"},\"city\":\"Lyon\",\"country\":\"FR\"}\n", 50_000)
	b.SetBytes(int64(len(list)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, _, err := rewrite(strings.NewReader(list), nil, asJSON); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*50_000/b.Elapsed().Seconds(), "rows/s")
}
