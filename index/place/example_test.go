package place_test

import (
	"fmt"

	"diasmap/index/place"
	"diasmap/onomastics"
)

func ExampleGazetteer_Resolve() {
	g, err := place.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, text := range []string{"Lyon 3e", "г. Тбилиси", "Paris, TX"} {
		a := g.Resolve(text, place.Hint{})
		fmt.Println(a.GeoNamesID, a.Name, a.Country)
	}
	a := g.Resolve("London", place.Hint{Country: onomastics.MustParseCountry("CA")})
	fmt.Println(a.Name, a.RegionName)
	// Output:
	// 2996944 Lyon FR
	// 611717 Tbilisi GE
	// 4717560 Paris US
	// London Ontario
}

func ExampleGazetteer_Nearest() {
	g, err := place.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	near := g.Nearest(40.17, 44.5)
	fmt.Printf("%s, %.0f km\n", near.Name, near.Km)
	// Output: Yerevan, 2 km
}

func ExampleGazetteer_Suggest() {
	g, err := place.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range g.Suggest("Гюмр", place.Hint{}, 1) {
		fmt.Println(p.Name, p.Country)
	}
	// Output: Gyumri AM
}
