package onomastics_test

import (
	"fmt"

	"diasmap/onomastics"
)

func ExampleAppendVariantKey() {
	for _, name := range []string{"Գրիգորյան", "Григорян", "Grigoryan", "Krikorian", "Kirkorian"} {
		scheme := onomastics.DefaultScheme(name, onomastics.Country{})
		fmt.Println(string(onomastics.AppendVariantKey(nil, name, scheme)))
	}
	// Output:
	// krikorian
	// krikorian
	// krikorian
	// krikorian
	// krikorian
}

func ExampleShareVariantKey() {
	a := onomastics.AppendVariantKeys(nil, "Яковлев", onomastics.Russian)
	b := onomastics.AppendVariantKeys(nil, "Jakovlev", onomastics.NoScheme)
	fmt.Println(onomastics.ShareVariantKey(a, b))
	// Output: true
}

func ExampleJoinedBy() {
	for _, rule := range onomastics.JoinedBy("Bedrosian", "Petrossyan") {
		fmt.Println(rule)
	}
	// Output:
	// doubled letters are one: Mammadov, Mamadov
	// y is i
	// Western Armenian: Gr- is Kr-, b is p, d is t
}
