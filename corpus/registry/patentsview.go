package registry

import (
	"bytes"
	"path"
	"strings"
)

// patentsView is the inventors of patents of the United States. The table of locations near it gives residences.
var patentsView = &Registry{
	ID: "patentsview", Title: "PatentsView, inventors of patents of the United States",
	Files: "g_inventor_disambiguated.tsv, .tsv.zip, with g_location_disambiguated.tsv beside it",
	accepts: func(name string) bool {
		return strings.Contains(path.Base(name), "inventor") && endsIn(".tsv")(name)
	},
	looks: func(_ string, head []byte) bool {
		line, _, _ := bytes.Cut(head, []byte{'\n'})
		return bytes.Contains(line, []byte("inventor_name_first")) && bytes.Contains(line, []byte("patent_id"))
	},
	finish: finishInventor,
	gazette: &gazette{&Registry{
		ID: "patentsview-locations", Title: "PatentsView locations",
		accepts: endsIn(".tsv"), finish: func(*record, places) string { return "" },
	}, []string{"g_location_disambiguated.tsv", "g_location_disambiguated.tsv.zip", "g_location_disambiguated.tsv.gz"}},
}

func finishInventor(r *record, p places) string {
	r.setName()
	if at, ok := p[string(r.get(".location"))]; ok {
		r.set("city", at.city)
		r.set("region", at.region)
		r.set("country", at.country)
		if len(at.country) > 0 {
			r.set("country_from", []byte("location of the inventor"))
		}
	}
	return ""
}
