package web_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPagePairs looks for duplicates, and decides about the pairs by keys and by buttons.
func TestPagePairs(t *testing.T) {
	eachReader(t, func(t *testing.T, p *tab, r reader) {
		k, err := knowledge()
		p.must(err)
		p.take(k.Classifier, "first", []byte("id,name,city,country\n1,Shushanik Bedrosian,Lyon,France\n2,Levon Hagopian,Nice,France\n"))
		p.take(k.Classifier, "second", []byte("id,name,city,country\n1,Shushanik Petrosyan,Lyon,France\n2,Levon Hakobyan,Nice,France\n"))
		p.at("view=review&tab=pairs&lang=" + r.language)
		p.do(click(".tools button"), wait(".job .state"))
		p.eventually(`String(document.querySelectorAll('.job a.button').length)`, "1")
		p.do(click(".job a.button"), wait(".pair"))
		p.settled()
		names := func() string {
			return p.value(`[...document.querySelectorAll('.pair h3 bdi')].map((x) => x.textContent).sort().join(' = ')`)
		}
		first := names()
		p.do(chromedp.KeyEvent(kb.ArrowRight))
		p.eventually(`String([...document.querySelectorAll('.pair h3 bdi')].map((x) => x.textContent).sort().join(' = ') !== `+quoted(first)+`)`, "true")
		second := names()
		p.do(chromedp.Reload(), wait(".pair"))
		if got := names(); got != second {
			t.Errorf("after it was loaded anew the pair is %s, not %s", got, second)
		}
		p.narrowEnough("the pairs")
		contains(t, "what speaks for one person", p.value(`document.querySelector('.signs').textContent`), map[string]string{"en": "live in Lyon", "fr": "vivent à Lyon", "ru": "место жительства: Lyon"}[r.language])
		p.do(chromedp.KeyEvent("2")) // two people
		p.eventually(`String([...document.querySelectorAll('.pair h3 bdi')].map((x) => x.textContent).sort().join(' = ') !== `+quoted(second)+`)`, "true")
		left := names()
		p.do(click(".twins .confirmed")) // one person
		p.eventually(`String([...document.querySelectorAll('.pair h3 bdi')].map((x) => x.textContent).sort().join(' = ') !== `+quoted(left)+`)`, "true")
		contains(t, "what is said", p.value(`document.querySelector('#said').textContent`), map[string]string{"en": "one member now", "fr": "plus qu’un membre", "ru": "одна запись"}[r.language])
	})
}
