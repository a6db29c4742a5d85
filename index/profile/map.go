package profile

import (
	"fmt"
	"html"
	"math"
	"strings"

	"diasmap/index/place/borders"
	g "maragu.dev/gomponents"
)

const (
	// mapWidth is the width of the map in units of its drawing, a margin of mapMargin included; Antarctica is cut off at mapSouth.
	mapWidth  = 1000.0
	mapMargin = 4.0
	mapSouth  = -56.0
	mapNorth  = 84.0
	// shades is how many steps of colour countries have.
	shades = 5
	// largestCircle is the radius of the largest city.
	largestCircle = 15.0
)

var mapScale = (mapWidth - 2*mapMargin) / (2 * equalWidth)

// onMap is where a place lies on the map.
func onMap(lon, lat float64) (x, y float64) {
	x, y = project(lon, lat)
	_, top := project(0, mapNorth)
	return mapWidth/2 + x*mapScale, mapMargin + (top-y)*mapScale
}

// drawMap draws countries in shades by their members, and cities as circles of an area by theirs.
func (p *Profile) drawMap() (g.Node, error) {
	outlines, err := borders.Outlines()
	if err != nil {
		return nil, err
	}
	countries, _ := split(p.Table(ByCountry).Cells)
	cells := map[string]*Cell{}
	most := 0
	for i := range countries {
		cells[countries[i].Key] = &countries[i]
		most = max(most, countries[i].Members)
	}
	_, bottom := onMap(0, mapSouth)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="map" viewBox="0 0 %.0f %.0f" role="img" aria-label="Map of probable members by country and city">`, mapWidth, bottom+mapMargin)
	for _, o := range outlines {
		if o.Code == "AQ" {
			continue
		}
		drawCountry(&b, o, cells[o.Code], most, o.Code == p.Origin.String())
	}
	drawCities(&b, countries)
	b.WriteString(`</svg>`)
	return g.Raw(b.String()), nil // of numbers and escaped names
}

func drawCountry(b *strings.Builder, o borders.Outline, c *Cell, most int, home bool) {
	class, title := "land", ""
	switch {
	case home:
		class = "home"
	case c != nil && c.Members > 0:
		class = fmt.Sprintf("s%d", shade(c.Members, most))
		title = fmt.Sprintf("<title>%s: %s</title>", html.EscapeString(c.Name), c.membersText())
	}
	fmt.Fprintf(b, `<path class="%s" d="`, class)
	for _, polygon := range o.Polygons {
		for _, ring := range polygon {
			for i, pt := range ring {
				x, y := onMap(pt[0], pt[1])
				letter := 'L'
				if i == 0 {
					letter = 'M'
				}
				fmt.Fprintf(b, "%c%.1f %.1f", letter, x, y)
			}
			b.WriteByte('Z')
		}
	}
	fmt.Fprintf(b, `">%s</path>`, title)
}

// shade is the step of a number of members, from 1 to shades, on a scale of logarithms from Floor to most.
func shade(members, most int) int {
	if most <= Floor {
		return shades
	}
	step := math.Log(float64(members)/Floor) / math.Log(float64(most)/Floor) * shades
	return min(max(int(math.Ceil(step)), 1), shades)
}

func drawCities(b *strings.Builder, countries []Cell) {
	largest := 0
	for i := range countries {
		for j := range countries[i].Cells {
			if c := &countries[i].Cells[j]; c.Lat != 0 || c.Lon != 0 {
				largest = max(largest, c.Members)
			}
		}
	}
	for i := range countries {
		for j := range countries[i].Cells {
			c := &countries[i].Cells[j]
			if c.Hidden || c.Lat == 0 && c.Lon == 0 {
				continue
			}
			x, y := onMap(c.Lon, c.Lat)
			r := max(largestCircle*math.Sqrt(float64(c.Members)/float64(largest)), 2)
			fmt.Fprintf(b, `<circle class="city" cx="%.1f" cy="%.1f" r="%.1f"><title>%s: %s</title></circle>`, x, y, r,
				html.EscapeString(c.Name), c.membersText())
		}
	}
}
