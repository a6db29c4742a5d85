package web_test

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	chromium "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"diasmap/web/account"
)

// A tab is a page in headless Chromium.
type tab struct {
	*office
	ctx    context.Context
	mu     sync.Mutex
	faults []string // of scripts, and what the content policy refused
}

// tab opens the page in a window of a width. Without Chromium the test is left out.
func (o *office) tab(width int, hash string) *tab {
	o.t.Helper()
	return o.tabBy(o.url, width, hash)
}

// tabBy opens the page by another of its addresses.
func (o *office) tabBy(address string, width int, hash string, flags ...chromedp.ExecAllocatorOption) *tab {
	o.t.Helper()
	leaveOutIfShort(o.t)
	program, err := exec.LookPath("chromium")
	if err != nil {
		o.t.Skip("there is no chromium on this machine: what the page does in a browser is not tested")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.Flag("ignore-certificate-errors", true), chromedp.WindowSize(width, 800))
	options = append(options, flags...)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	o.t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	o.t.Cleanup(stop)
	t := &tab{office: o, ctx: ctx}
	o.must(chromedp.Listen(ctx, func(event any) {
		t.mu.Lock()
		defer t.mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.faults = append(t.faults, fmt.Sprintf("%+v", e.ExceptionDetails))
		case *log.EventEntryAdded:
			if strings.Contains(e.Entry.Text, "Content Security Policy") {
				t.faults = append(t.faults, e.Entry.Text)
			}
		}
	}))
	t.do(chromedp.EmulateViewport(int64(width), 800), chromedp.Navigate(address+"/#"+hash), wait(".sign"))
	return t
}

// call sends a command of the protocol to the browser.
func call[P, R any](t *tab, command cdp.Command[P, R], params P) {
	t.t.Helper()
	t.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, command, params)
		return chromedp.Void{}, err
	})
}

// scheme has the browser prefer dark, or light.
func (t *tab) scheme(name string) {
	t.t.Helper()
	call(t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
}

// at goes to an address within the page, and waits until what is there is shown whole.
func (t *tab) at(hash string) {
	t.t.Helper()
	t.value(`location.hash = ` + strconv.Quote(hash) + `; ''`)
	t.settled()
}

// settled waits until nothing is fetched any more.
func (t *tab) settled() {
	t.t.Helper()
	time.Sleep(50 * time.Millisecond)
	t.eventually(`String(document.querySelectorAll('[aria-busy], .wait').length)`, "0")
}

// still is what the page says once it says the same for a while: maps and counts come after the rest.
func (t *tab) still() string {
	t.t.Helper()
	t.settled()
	said := t.value(`document.querySelector('main').innerText`)
	for end, same := time.Now().Add(patience), 0; same < 5 && time.Now().Before(end); same++ {
		time.Sleep(100 * time.Millisecond)
		if now := t.value(`document.querySelector('main').innerText`); now != said {
			said, same = now, 0
		}
	}
	return said
}

// downloads has the browser keep files in a folder.
func (t *tab) downloads() string {
	t.t.Helper()
	folder := t.t.(*testing.T).TempDir()
	call(t, chromium.SetDownloadBehavior, chromium.SetDownloadBehaviorParams{Behavior: chromium.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
	return folder
}

// downloaded waits for a file of an ending.
func (t *tab) downloaded(folder, ending string) string {
	t.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(folder, "*"+ending))
		t.must(err)
		if len(files) > 0 {
			return files[0]
		}
	}
	t.t.Fatalf("no %s was downloaded", ending)
	return ""
}

// patience is how long a test waits for what the page is to show: longer than it ever takes, however busy the machine is.
const patience = 2 * time.Minute

// do carries out steps.
func (t *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	t.t.Helper()
	ctx, stop := context.WithTimeout(t.ctx, patience)
	defer stop()
	t.must(chromedp.Do(ctx, steps...))
}

func wait(css chromedp.CSS) chromedp.Action[chromedp.Void]  { return chromedp.WaitVisible(css) }
func click(css chromedp.CSS) chromedp.Action[chromedp.Void] { return chromedp.Click(css) }
func keys(css chromedp.CSS, text string) chromedp.Action[chromedp.Void] {
	return chromedp.SendKeys(css, text)
}

func (t *tab) signIn(role account.Role) {
	t.t.Helper()
	t.do(keys("input[name=user]", string(role)), keys("input[name=password]", password),
		keys("input[name=purpose]", "health forum\r"), wait(".account"))
	t.settled()
}

func (t *tab) search(query string) {
	t.t.Helper()
	t.value(`document.querySelector('#q').value = ''`)
	t.do(keys("#q", query+"\r"))
	t.shows(query)
}

// shows waits until the results of a query are shown, and the address says so.
func (t *tab) shows(query string) {
	t.t.Helper()
	t.eventually(`document.querySelector('.results')?.dataset.query ?? ''`, query)
	t.eventually(`new URLSearchParams(location.hash.slice(1)).get('q')`, query)
}

// value evaluates an expression in the page.
func (t *tab) value(expression string) string {
	t.t.Helper()
	v, err := chromedp.Run(t.ctx, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
	t.must(err)
	return v
}

// eventually waits until an expression has a value.
func (t *tab) eventually(expression, want string) {
	t.t.Helper()
	got := ""
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if got = t.value(expression); got == want {
			return
		}
	}
	t.t.Errorf("%s is %q, want %q", expression, got, want)
}

func (t *tab) clean() {
	t.t.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.faults) > 0 {
		t.t.Errorf("faults in the page: %s", strings.Join(t.faults, "; "))
	}
}

func TestPageSession(t *testing.T) {
	p := newOffice(t, nil).tab(1280, "lang=en")
	p.signIn(account.Reviewer)
	p.search("krikorian")
	contains(t, "the first member", p.value(`document.querySelector('.members').textContent`), "Krikorian", "Probable origin of the name: Armenia. The surname Krikorian is borne there and ends in")
	p.do(click(".facets input"))
	p.shows("krikorian origin:AM")
	p.do(wait(".dots g"), click(".members a"), wait(".pieces li"))
	contains(t, "the evidence", p.value(`document.querySelector('.pieces').textContent`), "+", "The surname Krikorian is borne there")
	p.do(click(".decisions button"), wait(`.decisions button.confirmed[aria-pressed="true"]`))
	p.value(`const s = document.querySelector('.review .chooser select'); s.value = 'contacted'; s.dispatchEvent(new Event('change')); ''`)
	p.eventually(`String([...document.querySelectorAll('.history li')].some((x) => x.textContent.includes('Contact: Not begun → Contacted')))`, "true")
	p.do(chromedp.NavigateBack(), wait(".members"))
	p.eventually(`String(document.querySelectorAll('.status.confirmed').length)`, "1")
	p.do(click(".account summary"), click(".leave"), wait(".sign"))
	p.clean()
}

func TestPageFromAddress(t *testing.T) {
	p := newOffice(t, nil).tab(320, "lang=ru&q=sector:health&sort=name")
	p.signIn(account.Outreach)
	p.eventually(`document.querySelector('#q').value`, "sector:health")
	p.eventually(`document.querySelector('.tools select').value`, "name")
	contains(t, "the page in Russian", p.value(`document.body.textContent`), "Найдено", "Здравоохранение", "1244 (1999)")
	if got := p.value(`String(document.documentElement.scrollWidth <= innerWidth)`); got != "true" {
		t.Error("the page is wider than the phone")
	}
	p.clean()
}

// TestNamesAreText imports people whose names are markup and scripts: they are shown as they are written, and nothing runs.
func TestNamesAreText(t *testing.T) {
	o := newOffice(t, nil)
	p := o.tab(1280, "lang=en")
	p.signIn(account.Outreach)
	p.search("source:hostile")
	contains(t, "the results", p.value(`document.querySelector('.members').textContent`), "<img src=x onerror=window.broken=1>")
	p.do(click(".members a"), wait(".pieces"))
	contains(t, "the member", p.value(`document.querySelector('.member h1').textContent`), "<")
	if got := p.value(`String(document.querySelectorAll('main img, main script, main b').length) + typeof window.broken`); got != "0undefined" {
		t.Errorf("markup in a name was made elements or ran: %s", got)
	}
	p.clean()
}

// TestPageOfViewer: who may see counts alone is offered nothing else, and narrows them down by values.
func TestPageOfViewer(t *testing.T) {
	p := newOffice(t, nil).tab(1280, "lang=en&q=origin:AM")
	p.signIn(account.Viewer)
	p.shows("origin:AM")
	contains(t, "the counts", p.value(`document.querySelector('.results').innerText`), "10 people found", "rounded down to fives")
	p.do(click(`.facets input[data-part="country:FR"]`))
	p.shows("origin:AM country:FR")
	if got := p.value(`[...document.querySelectorAll('header nav a')].map((a) => a.textContent).join() + document.querySelectorAll('.members, .export').length`); got != "Search,Profile,Names0" {
		t.Errorf("a viewer is offered %s", got)
	}
	p.clean()
}
