package web_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"diasmap/web/account"
)

var shots = flag.String("shots", "", "folder for pictures of all pages, in each language, width and scheme")

// sights are the pages as people meet them, by their addresses; ids in braces are put in.
var sights = []struct{ name, hash string }{
	{"search", "q="},
	{"found", "q=origin:AM"},
	{"estimated", "q=origin:AM&shade=corrected"},
	{"nobody", "q=qqqqqq+origin:AM"},
	{"misunderstood", "q=origni:AM"},
	{"member", "member={member}"},
	{"nomember", "member=0000000000000000"},
	{"queue", "view=review"},
	{"pairs", "view=review&tab=pairs"},
	{"precision", "view=review&tab=precision&sample=first"},
	{"lists", "view=lists"},
	{"columns", "view=lists&upload={upload}"},
	{"job", "view=lists&job={job}"},
	{"profile", "view=profile&origin=AM"},
	{"names", "view=names"},
	{"name", "view=names&name=Anahit+Krikorian&residence=FR"},
	{"arabic", "view=names&name=محمد+عبد+الله"},
	{"imports", "view=records"},
	{"audit", "view=records&tab=audit"},
	{"suppressions", "view=records&tab=suppressions"},
}

// tour signs an admin in where there is a member, a list with a job, a sample and a pair to look at, and returns the addresses.
func tour(t *testing.T, width int) (*tab, []string) {
	t.Helper()
	p := newOffice(t, nil).tab(width, "lang=en")
	p.signIn(account.Admin)
	made := p.value(`(async () => {
		const call = (method, path, body, type = 'application/json') => fetch('/api/v1' + path, { method, body: type === 'application/json' ? JSON.stringify(body) : body, headers: { 'Content-Type': type } }).then((r) => r.json());
		const { members } = await call('POST', '/search', { query: 'krikorian' });
		await call('POST', '/members/' + members[0].id + '/review', { status: 'unsure', note: 'ask again' });
		await call('POST', '/review/samples', { name: 'first', size: 5, origin: 'AM' });
		const upload = await call('POST', '/uploads?name=doctors.csv', 'id,name,country\n1,Anahit Krikorian,France\n2,دانيال خوري,Canada\n', 'application/octet-stream');
		let job = await call('POST', '/jobs', { kind: 'classify', upload: upload.id });
		while (job.state !== 'done') job = await fetch('/api/v1/jobs/' + job.id).then((r) => r.json());
		return [members[0].id, upload.id, job.id].join(' ');
	})()`)
	ids := strings.Fields(made)
	if len(ids) != 3 {
		t.Fatalf("what there is to look at was not made: %s", made)
	}
	put := strings.NewReplacer("{member}", ids[0], "{upload}", ids[1], "{job}", ids[2])
	hashes := make([]string, len(sights))
	for i, s := range sights {
		hashes[i] = put.Replace(s.hash)
	}
	return p, hashes
}

// A violation is what axe finds wrong.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct {
		HTML           string
		FailureSummary string
	}
}

// axe looks for faults that keep people from using the page (WCAG 2.2 AA and good practice), and tells the serious ones.
func (t *tab) axe(what string) {
	t.t.Helper()
	report := t.value(`axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((r) => JSON.stringify(r.violations))`)
	var found []violation
	t.must(json.Unmarshal([]byte(report), &found))
	for _, v := range found {
		if v.Impact != "serious" && v.Impact != "critical" {
			continue
		}
		for _, n := range v.Nodes {
			t.t.Errorf("%s: %s (%s): %s\n%s\n%s", what, v.ID, v.Impact, v.Help, n.HTML, n.FailureSummary)
		}
	}
}

// small tells what is pressed and smaller than 24 pixels, links within text aside.
const small = `[...document.querySelectorAll('button, select, input, summary, a, [role=button]')].filter((e) => {
	const b = e.getBoundingClientRect();
	return b.width > 1 && e.checkVisibility() && !e.matches('.unseen') && (b.width < 24 || b.height < 24) && !(e.matches('input[type=checkbox], input[type=radio]') && e.closest('label').getBoundingClientRect().height >= 24) && !(e.matches('a') && e.closest('p, dd, dt, h2, h3'));
}).map((e) => e.outerHTML.slice(0, 120)).join('\n')`

// TestPagesAreAccessible: no page has a serious fault that axe knows, in light and dark, and nothing is too small to press.
func TestPagesAreAccessible(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	p, hashes := tour(t, 1280)
	p.value(string(axe) + `; ''`)
	for _, scheme := range []string{"light", "dark"} {
		p.scheme(scheme)
		for i, hash := range hashes {
			p.at(hash)
			p.axe(sights[i].name + ", " + scheme)
		}
	}
	for i, hash := range hashes {
		p.at(hash)
		if got := p.value(small); got != "" {
			t.Errorf("%s: too small to press: %s", sights[i].name, got)
		}
	}
	p.do(click(".account summary"), click(".leave"), wait(".sign"))
	for _, scheme := range []string{"light", "dark"} {
		p.scheme(scheme)
		p.axe("signing in, " + scheme)
	}
	p.clean()
}

// TestPagesFitPhones: no page is wider than a phone, in any language; with -shots, pictures of all are taken.
func TestPagesFitPhones(t *testing.T) {
	p, hashes := tour(t, 320)
	for _, language := range languages {
		for i, hash := range hashes {
			p.at(hash + "&lang=" + language)
			p.narrowEnough(sights[i].name + " in " + language)
		}
	}
	p.clean()
}

// TestScreenshots takes pictures of all pages where -shots says a folder.
func TestScreenshots(t *testing.T) {
	if *shots == "" {
		t.Skip("say -shots FOLDER for pictures of all pages")
	}
	for _, width := range []int{1280, 390} {
		p, hashes := tour(t, width)
		for _, scheme := range []string{"light", "dark"} {
			p.scheme(scheme)
			for _, language := range languages {
				for i, hash := range hashes {
					p.at(hash + "&lang=" + language)
					picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
					p.must(err)
					name := fmt.Sprintf("%s-%s-%s-%d.png", sights[i].name, language, scheme, width)
					p.must(os.WriteFile(filepath.Join(*shots, name), picture, 0o644))
				}
			}
		}
	}
}

// TestRightToLeft: names in Arabic and Hebrew leave what stands round them in its order.
func TestRightToLeft(t *testing.T) {
	o := newOffice(t, nil)
	b, err := knowledge()
	o.must(err)
	o.take(b.Classifier, "levant", []byte("id,name,occupation,city,country\nl1,محمد عبد الله,طبيب,Lyon,France\nl2,יצחק כהן,רופא,Lyon,France\nl3,حسن نصر الله,engineer,Lyon,France\n"))
	p := o.tab(1280, "lang=en")
	p.signIn(account.Reviewer)
	p.search("source:levant")
	if got := p.value(`String(document.querySelectorAll('.members li').length)`); got == "0" {
		t.Fatal("nobody of the list is a member")
	}
	// Of each line the pieces that are no names stand from left to right, as they are written.
	for _, line := range []string{".members .work", ".members .reason", ".members h2"} {
		if got := p.value(fmt.Sprintf(inOrder, line)); got != "" {
			t.Errorf("%s: %s", line, got)
		}
	}
	p.do(click(".members a"), wait(".pieces"))
	p.settled()
	for _, line := range []string{".member h1", ".member .reason", ".pieces .words", ".member dd"} {
		if got := p.value(fmt.Sprintf(inOrder, line)); got != "" {
			t.Errorf("%s: %s", line, got)
		}
	}
	p.clean()
}

// inOrder tells the lines of a kind that are out of order: Latin words of one row of text that stand to the left of one before them.
const inOrder = `(() => {
	const wrong = [];
	for (const line of document.querySelectorAll(%q)) {
		const places = [];
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) for (const m of walker.currentNode.data.matchAll(/[A-Za-z]+|[.:;,]/g)) {
			const range = document.createRange();
			range.setStart(walker.currentNode, m.index);
			range.setEnd(walker.currentNode, m.index + m[0].length);
			const box = range.getBoundingClientRect();
			if (box.width) places.push({ word: m[0], x: box.left, y: box.bottom });
		}
		places.forEach((p, i) => {
			const before = places[i - 1];
			if (before && Math.abs(before.y - p.y) < 4 && p.x < before.x) wrong.push(before.word + ' before ' + p.word + ' in ' + line.textContent);
		});
	}
	return wrong.join('\n');
})()`

// TestStateIsInAddress: what an address shows is shown again when the page is loaded anew, and when one goes back to it.
func TestStateIsInAddress(t *testing.T) {
	p, hashes := tour(t, 1280)
	seen := map[int]string{}
	for i, hash := range hashes {
		if slices.Contains([]string{"audit"}, sights[i].name) { // grows as it is looked at
			continue
		}
		p.at(hash)
		seen[i] = p.still()
		p.do(chromedp.Reload(), wait(".account"))
		if got := p.still(); got != seen[i] {
			t.Errorf("%s is shown otherwise after it was loaded anew: %s", sights[i].name, firstDifference(seen[i], got))
		}
	}
	// What the columns of a list are corrected to is kept with the address.
	columns := slices.IndexFunc(sights, func(s struct{ name, hash string }) bool { return s.name == "columns" })
	p.at(hashes[columns])
	p.value(`const s = document.querySelectorAll('.columnsTable select')[0]; s.value = 'birth_year'; s.dispatchEvent(new Event('change')); ''`)
	p.do(chromedp.Reload(), wait(".columnsTable"))
	if got := p.value(`[...document.querySelectorAll('.columnsTable select')].map((s) => s.value).join()`); got != "birth_year,name,residence" {
		t.Errorf("after it was loaded anew the columns are %s", got)
	}
	p.at("q=origin:AM")
	p.do(click(".zoom button"))
	before := p.still()
	map1 := p.value(`location.hash + document.querySelector('.land').getAttribute('transform')`)
	p.do(click(".members a"), wait(".pieces"))
	p.do(chromedp.NavigateBack(), wait(".members"))
	if got := p.still(); got != before {
		t.Errorf("the results are others after going back: %s", firstDifference(before, got))
	}
	p.eventually(`location.hash + document.querySelector('.land').getAttribute('transform')`, map1)
	if got := p.value(`document.activeElement.dataset.member ?? ''`); got == "" {
		t.Error("who comes back from a member is not at its name")
	}
	p.clean()
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d: %q, %q", i+1, x[i], y[i])
		}
	}
	return cmp.Or(strings.Join(x[min(len(x), len(y)):], "; "), strings.Join(y[min(len(x), len(y)):], "; "))
}
