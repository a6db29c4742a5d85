package synthetic

import (
	"sync"

	"diasmap/index/member"
	"diasmap/index/place"
)

// cities are those round which people live, by latitude and longitude, the most frequent first.
var cities = [...][2]float64{
	{40.71, -74.01}, {34.05, -118.24}, {48.85, 2.35}, {55.75, 37.62}, {51.51, -0.13}, {43.65, -79.38}, {52.52, 13.41}, {45.76, 4.84}, {42.36, -71.06},
	{41.01, 28.98}, {33.89, 35.50}, {25.20, 55.27}, {48.14, 11.58}, {40.42, -3.70}, {41.90, 12.50}, {52.23, 21.01}, {41.88, -87.63}, {37.77, -122.42},
	{45.50, -73.57}, {-33.87, 151.21}, {-37.81, 144.96}, {50.85, 4.35}, {48.21, 16.37}, {59.33, 18.07}, {52.37, 4.90}, {43.30, 5.37}, {50.11, 8.68},
	{-34.60, -58.38}, {-23.55, -46.63}, {30.04, 31.24}, {35.69, 51.39}, {41.72, 44.79}, {42.33, -83.05}, {38.90, -77.04}, {53.48, -2.24}, {46.20, 6.14},
	{47.38, 8.54}, {41.39, 2.17}, {38.72, -9.14}, {50.08, 14.44}, {44.43, 26.10}, {37.98, 23.73}, {32.09, 34.78}, {49.28, -123.12}, {29.76, -95.37},
	{25.76, -80.19}, {47.61, -122.33}, {33.75, -84.39}, {39.95, -75.17}, {32.72, -117.16}, {36.74, -119.79}, {42.88, -78.88}, {41.76, -72.69}, {41.82, -71.41},
}

// reach is how far round a city its people live, in kilometres.
const reach = 60

// towns are the places round each city, the nearest first; a few thousand in all.
var towns = sync.OnceValues(func() ([][]member.Place, error) {
	g, err := place.Default()
	if err != nil {
		return nil, err
	}
	all := make([][]member.Place, len(cities))
	for i, c := range cities {
		for _, near := range g.Within(c[0], c[1], reach) {
			all[i] = append(all[i], member.Place{
				GeoNamesID: near.GeoNamesID, Name: near.Name, Admin1: near.RegionName, Country: near.Country, Lat: near.Lat, Lon: near.Lon,
			})
		}
	}
	return all, nil
})
