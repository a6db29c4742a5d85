package onomastics_test

import (
	"fmt"

	"diasmap/lexicons"
	"diasmap/onomastics"
)

func ExampleMatcher_Match() {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	m := onomastics.NewMatcher(lexicon)
	for _, pair := range [][2]string{
		{"Sasha Petrosyan", "Պետրոսյան Ալեքսանդր"},
		{"George Bush", "George Habbash"},
	} {
		r := m.Match(pair[0], pair[1])
		fmt.Println(r.Same)
		for _, token := range r.Tokens {
			fmt.Println(" ", token)
		}
	}
	// Output:
	// true
	//   Sasha ~ Ալեքսանդր: nickname or form, 0.92
	//   Petrosyan ~ Պետրոսյան: same in another script
	// false
	//   George ~ George: equal
	//   Bush: differs
	//   Habbash: differs
}

func ExampleBlocks() {
	lexicon, err := lexicons.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	names := []string{"Bidzina Ivanishvili", "Angela Merkel", "Iwanischwili, Bidsina", "Merkel A."}
	blocks := onomastics.NewBlocks(lexicon)
	for _, name := range names {
		blocks.Add(name)
	}
	m := onomastics.NewMatcher(lexicon)
	for i, j := range blocks.Candidates() {
		if m.Match(names[i], names[j]).Same {
			fmt.Println(names[i], "=", names[j])
		}
	}
	// Output:
	// Bidzina Ivanishvili = Iwanischwili, Bidsina
	// Angela Merkel = Merkel A.
}
