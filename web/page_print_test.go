package web_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPagesPrint: on paper profiles and members show what they say, charts and footnotes, and nothing to press. With -shots they are printed there.
func TestPagesPrint(t *testing.T) {
	p, hashes := tour(t, 1280)
	for i, hash := range hashes {
		name := sights[i].name
		if name != "profile" && name != "member" && name != "found" {
			continue
		}
		p.at(hash)
		call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		if got := p.value(pressed); got != "" {
			t.Errorf("%s: on paper there is to press: %s", name, got)
		}
		for _, seen := range map[string][]string{"profile": {".figures strong", ".land", ".legend", ".bars .drawn", ".method"}, "member": {".verdict .likely", ".pieces progress", ".chart", ".history"}, "found": {".members .reason", ".land"}}[name] {
			if got := p.value(`String([...document.querySelectorAll('` + seen + `')].some((e) => { const b = e.getBoundingClientRect(); return e.checkVisibility() && b.width > 5 && b.height > 1; }))`); got != "true" {
				t.Errorf("%s: %s is not on paper", name, seen)
			}
		}
		contains(t, name, p.value(`document.querySelector('footer').innerText`), "1244 (1999)")
		if *shots != "" {
			yes := true
			printed, err := chromedp.Run(p.ctx, func(ctx context.Context, target *chromedp.Target) (page.PrintToPDFResult, error) {
				return cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
			})
			p.must(err)
			p.must(os.WriteFile(filepath.Join(*shots, name+".pdf"), printed.Data, 0o644))
		}
		call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	}
}

// pressed tells what is seen and to be pressed, links within text and the filters aside, which say what was asked.
const pressed = `[...document.querySelectorAll('button, select, input, summary, .button')].filter((e) => e.checkVisibility() && !e.matches('.unseen, .chips button')).map((e) => e.outerHTML.slice(0, 120)).join('\\n')`
