// Package borders holds the outlines of the countries for maps: TopoJSON of 110 m resolution, made from Natural Earth (public domain) by
// «diasmap place build». Its one object «countries» has a geometry for each country, whose id is its ISO 3166-1 code of two letters, or XK.
//
// Boundaries and names shown do not imply endorsement. The outlines follow the usage of the United Nations where this scale shows
// a difference: Crimea is of Ukraine (General Assembly resolution 68/262), Northern Cyprus of Cyprus (Security Council resolution
// 541), Somaliland of Somalia, and Kosovo is shown by itself, under Security Council resolution 1244 (1999). Of Western Sahara, Natural Earth
// shows the part east of the berm alone.
package borders

import _ "embed"

// FileName is the name of the file.
const FileName = "world.topojson"

//go:embed world.topojson
var world []byte

// TopoJSON returns the outlines. The caller must not change them.
func TopoJSON() []byte { return world }
