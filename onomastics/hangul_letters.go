package onomastics

import "strings"

// Syllables of Hangul by Revised Romanisation (2000), syllable by syllable, as it wants names.
const (
	hangulFirst, hangulLast = 0xac00, 0xd7a3
	hangulVowels            = 21
	hangulFinals            = 28
)

var (
	hangulInitialLatin = strings.Split("g kk n d tt r m b pp s ss - j jj ch k t p h", " ")
	hangulVowelLatin   = strings.Split("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i", " ")
	hangulFinalLatin   = strings.Split("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t", " ")
)

// koreanFamilies are family names of one syllable with the spelling most who bear them use.
const koreanFamilies = "김 kim 이 lee 박 park 최 choi 정 jung 강 kang 조 cho 윤 yoon 장 jang 임 lim 오 oh 서 seo 신 shin 권 kwon " +
	"황 hwang 안 ahn 송 song 류 ryu 전 jeon 홍 hong 고 ko 문 moon 양 yang 손 son 배 bae 백 baek 허 heo 유 yoo 심 shim 노 noh " +
	"곽 kwak 성 sung 차 cha 주 joo 우 woo 구 koo 나 na 민 min 현 hyun 변 byun 추 choo 선 sun 공 kong 명 myung 기 ki 금 keum"

// koreanFamilyLatin is the spelling of those names, by syllable.
var koreanFamilyLatin = newKoreanFamilies()

func newKoreanFamilies() map[rune]string {
	out := map[rune]string{}
	words := strings.Fields(koreanFamilies)
	for i := 0; i < len(words); i += 2 {
		out[[]rune(words[i])[0]] = words[i+1]
	}
	return out
}

// appendHangul appends a syllable; one that is no syllable is left to others.
func appendHangul(dst []byte, c rune) ([]byte, bool) {
	if c < hangulFirst || c > hangulLast {
		return dst, false
	}
	n := int(c - hangulFirst)
	for _, latin := range [...]string{
		hangulInitialLatin[n/(hangulVowels*hangulFinals)], hangulVowelLatin[n/hangulFinals%hangulVowels], hangulFinalLatin[n%hangulFinals],
	} {
		if latin != "-" {
			dst = append(dst, latin...)
		}
	}
	return dst, true
}
