package onomastics_test

import (
	"fmt"

	"diasmap/onomastics"
)

func ExampleAppendRomanised() {
	scheme, err := onomastics.ParseScheme("bgnpcgn-kat-Geor-Latn-2009")
	if err != nil {
		panic(err)
	}
	fmt.Println(string(onomastics.AppendRomanised(nil, "ჭავჭავაძე", scheme)))
	// Output: ch’avch’avadze
}

func ExampleDefaultScheme() {
	ukraine := onomastics.MustParseCountry("UA")
	for _, name := range []string{"Гончаренко", "Грушевський", "Рыжов"} {
		fmt.Println(name, onomastics.DefaultScheme(name, onomastics.Country{}), onomastics.DefaultScheme(name, ukraine))
	}
	// Output:
	// Гончаренко diasmap-rus-Cyrl-Latn bgnpcgn-ukr-Cyrl-Latn-2019
	// Грушевський bgnpcgn-ukr-Cyrl-Latn-2019 bgnpcgn-ukr-Cyrl-Latn-2019
	// Рыжов diasmap-rus-Cyrl-Latn diasmap-rus-Cyrl-Latn
}
