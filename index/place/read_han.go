package place

import (
	"strings"
	"unicode/utf8"
)

// Names in Chinese characters are written without blanks: 北京市朝阳区 is a city and a quarter.

// readHan cuts a word of Chinese characters into the longest names it begins with, and leaves out characters between
// them, as 市 and 区 are; a word nothing is found in is romanised.
func (r *reader) readHan(i int) {
	w := r.splitter.words[i]
	if !w.han {
		return
	}
	key := r.splitter.keys[w.keyFrom:w.keyTo]
	found := false
	for at := 0; at < len(key); {
		end := len(key)
		entries := r.g.keys.find(key[at:end])
		for entries == nil && end > at {
			_, size := utf8.DecodeLastRune(key[at:end])
			end -= size
			if utf8.RuneCount(key[at:end]) < 2 {
				break
			}
			entries = r.g.keys.find(key[at:end])
		}
		if entries == nil {
			_, size := utf8.DecodeRune(key[at:])
			at += size
			continue
		}
		found = true
		r.addSpan(span{from: w.keyFrom + at, to: w.keyFrom + end, entries: entries, native: true})
		at = end
	}
	if !found {
		r.key = appendRomanisedHan(r.key[:0], withoutDivision(r.text[w.from:w.to]))
		if entries := r.g.keys.find(r.key); entries != nil {
			r.add([]int{i}, entries, 0, 0)
		}
	}
}

// withoutDivision drops the character for city, district, county, province, town or village that ends a name.
func withoutDivision(name string) string {
	last, size := utf8.DecodeLastRuneInString(name)
	if short := name[:len(name)-size]; strings.ContainsRune("市区區县縣省町村鎮镇", last) && utf8.RuneCountInString(short) >= 2 {
		return short
	}
	return name
}
