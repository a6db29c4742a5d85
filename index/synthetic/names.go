package synthetic

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"diasmap/onomastics"
)

// A people is how names of an origin are put together.
type people struct {
	origin  onomastics.Country
	given   []string
	stems   []string
	endings []string
	// native are the given names and the endings in the script of the origin; stems are left out of native names.
	native []string
}

func words(s string) []string { return strings.Fields(s) }

// peoples are the origins, the most frequent first.
var peoples = []people{
	{onomastics.MustParseCountry("AM"), words("Armen Anahit Levon Narine Tigran Ani Aram Lilit Vahan Mariam Hakob Gohar Sarkis Nune Garo Shoushan Raffi Talin Vartan Araxie"),
		words("Grigor Petros Sarkis Hakob Vardan Karapet Hovhannes Manuk Mkrtich Avetis Stepan Arakel Martiros Khachatur Baghdasar Gevorg Simon Poghos Melik Babay"),
		words("yan ian ean yants"), words("Արմեն Գրիգորյան|Անահիտ Պետրոսյան|Լևոն Սարգսյան|Նարինե Հակոբյան|Տիգրան Վարդանյան|Անի Կարապետյան|Արամ Հովհաննիսյան|Լիլիթ Մանուկյան")},
	{onomastics.MustParseCountry("UA"), words("Taras Oksana Bohdan Olena Andriy Halyna Mykola Iryna Petro Natalia Vasyl Oleksandra Yuriy Svitlana Ivan Kateryna"),
		words("Shev Koval Bond Tkach Krav Oliy Marchen Savch Rud Lys Petr Ivan Panas Hryts Moroz Khom Pavl Zakhar Boyk Melnych"),
		words("chenko enko chuk uk yk ko"), words("Тарас Шевченко|Оксана Коваленко|Богдан Бондаренко|Олена Ткаченко|Андрій Кравчук|Ірина Марченко")},
	{onomastics.MustParseCountry("GE"), words("Giorgi Nino Levan Tamar Davit Ketevan Zurab Maka Irakli Eka Vakhtang Natia Lasha Salome"),
		words("Kapan Beri Gelash Kvara Chikov Lomi Tsere Maisura Khut Jap Gogo Mamu Nats Kobakhi Tabat Abash"),
		words("adze shvili dze ishvili ia ava elidze"), words("გიორგი კაპანაძე|ნინო ბერიძე|ლევან გელაშვილი|თამარ ლომიძე|დავით მაისურაძე")},
	{onomastics.MustParseCountry("LB"), words("Georges Rita Elias Nadine Karim Maya Samir Rana Antoine Layla Fadi Zeina"),
		words("Had Khour Har Naj Abou Gem Saad Kar Mans Naff Sayegh Tab"), words("dad y fouche jar jaoude ayel eh am our ah"),
		words("محمد الحداد|جورج خوري|رنا منصور|إلياس نجار|ليلى سعادة")},
	{onomastics.MustParseCountry("RS"), words("Marko Jelena Nikola Milica Stefan Ana Dragan Ivana Zoran Vesna"),
		words("Petr Jovan Nikol Mark Đorđ Stoj Pavl Ili Stank Živk"), words("ović ević anović ić"), words("Марко Петровић|Јелена Јовановић|Никола Ђорђевић|Милица Николић")},
}

// syllables make the middle of rarer family names, so that there are tens of thousands.
var syllables = words("ba de gi lo mu na ra se ti vo ka li mo do sha cha")

// name draws a full name of the people, one in eight in the script of the origin.
func (p *people) name(s source) (given, family string) {
	if s.chance(0.125) {
		text := one(s, strings.Split(strings.Join(p.native, " "), "|"))
		given, family, _ = strings.Cut(text, " ")
		return given, family
	}
	family = usual(s, p.stems)
	for range s.often(4) {
		family += one(s, syllables)
	}
	return usual(s, p.given), title(family + usual(s, p.endings))
}

// title begins a word with a capital.
func title(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}
