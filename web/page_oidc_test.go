package web_test

import (
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPageSignsInByOpenIDConnect signs in by the button of the page, at the provider's own page, and says what for; who has no role there is told so.
func TestPageSignsInByOpenIDConnect(t *testing.T) {
	o := officeOf(t, provider(t))
	at, err := url.Parse(o.url)
	o.must(err)
	reached := chromedp.Flag("host-resolver-rules", "MAP example.com:443 "+at.Host)
	elsewhere := func(p *tab, user string) {
		p.do(click("a[href='/oidc/sign-in']"), wait("#username"), keys("#username", user), keys("#password", password+"\r"))
	}
	p := o.tabBy(public, 1280, "lang=fr&q=krikorian", reached)
	elsewhere(p, "nino")
	p.do(wait("input[name=purpose]"))
	contains(t, "who is to say what for", p.value(`document.querySelector('.sign').textContent`), "nino@office.example")
	p.do(keys("input[name=purpose]", "health forum\r"), wait(".account"))
	contains(t, "who is signed in", p.value(`document.querySelector('.account').textContent`), "nino@office.example", "health forum")
	p.search("krikorian")
	contains(t, "the first member", p.value(`document.querySelector('.members').textContent`), "Krikorian")
	if got := p.value(`String(location.hash.includes('oidc'))`); got != "false" {
		t.Error("the address still says how signing in went")
	}
	p.do(click(".account summary"), click(".leave"), wait(".sign"))
	p.clean()

	p = o.tabBy(public, 360, "lang=ru", reached)
	elsewhere(p, "levon")
	p.do(wait(".sign .fault"))
	p.at("oidc=no-role&lang=ru")
	contains(t, "what is said to who has no role", p.value(`document.querySelector('.sign .fault').textContent`), "не даёт вам роли")
	p.clean()
}
