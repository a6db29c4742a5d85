package registry

import (
	"bytes"
	"path/filepath"
	"strings"
)

// openAlex is the authors of OpenAlex. A file of institutions near it gives cities.
var openAlex = &Registry{
	ID: "openalex", Title: "OpenAlex authors",
	Files:   "the folder data of a snapshot, or its authors/updated_date=…/part_….gz; answers of the API",
	accepts: openAlexFile,
	looks: func(_ string, head []byte) bool {
		return bytes.Contains(head, []byte(`"https://openalex.org/`)) && bytes.Contains(head, []byte(`"display_name"`))
	},
	finish:  finishAuthor,
	folders: []string{"authors", "data/authors"},
	gazette: &gazette{&Registry{
		ID: "openalex-institutions", Title: "OpenAlex institutions",
		accepts: openAlexFile, finish: func(*record, places) string { return "" },
	}, []string{"institutions", "data/institutions", "institutions.jsonl", "institutions.jsonl.gz", "institutions.json"}},
}

func openAlexFile(name string) bool {
	return endsIn(".json", ".jsonl")(name) || strings.HasPrefix(filepath.Base(name), "part_")
}

// openAlexID is what ids of OpenAlex begin with.
const openAlexID = "https://openalex.org/"

func finishAuthor(r *record, p places) string {
	switch {
	case bytes.HasPrefix(r.get("id"), []byte(openAlexID+"I")):
		return "institutions"
	case r.has("id") && !bytes.HasPrefix(r.get("id"), []byte(openAlexID+"A")):
		return "records of something else than authors"
	case r.has(".merged"):
		return "authors merged into others"
	}
	r.setAffiliation()
	r.set("url", r.get("id"))
	if at, ok := p[string(r.get("employer_id"))]; ok {
		r.set("city", at.city)
		r.set("region", at.region)
	}
	for _, c := range []string{"id", "orcid", "employer_id", "employer_ror"} {
		r.set(c, lastPart(r.get(c)))
	}
	r.setNative("name", "other_names")
	return ""
}

// setAffiliation finds the institution: the last known or, in records without, that of the newest affiliation.
func (r *record) setAffiliation() {
	for _, from := range []struct{ id, name, country, words string }{
		{"employer_id", "employer", "country", "last known institution"},
		{".employer_id", ".employer", ".employer_country", "last known institution"},
		{".affiliation_id", ".affiliation", ".affiliation_country", "newest affiliation"},
	} {
		if !r.has(from.id) && !r.has(from.name) {
			continue
		}
		r.set("employer_id", r.get(from.id))
		r.set("employer", r.get(from.name))
		r.setCountry([2]string{from.country, from.words})
		return
	}
}
