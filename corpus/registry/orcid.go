package registry

import (
	"bytes"
	"path"
	"strings"
)

// orcid is the public data file of ORCID: one document in XML a researcher, in an archive, or JSON.
var orcid = &Registry{
	ID: "orcid", Title: "ORCID public data file",
	Files:   "ORCID_2025_10_summaries.tar.gz, a folder of its .xml files, .json records of the API",
	accepts: orcidFile,
	looks: func(name string, head []byte) bool {
		return bytes.Contains(head, []byte("http://www.orcid.org/ns/")) || bytes.Contains(head, []byte(`"orcid-identifier"`)) ||
			strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".tar"), "_summaries")
	},
	finish: finishORCID,
}

// idLength is that of an ORCID, as 0000-0002-1825-0097.
const idLength = 19

// orcidFile accepts records, and not the files of activities, which are called 0000-0002-1825-0097_works_123.xml.
func orcidFile(name string) bool {
	base := path.Base(name)
	activity := len(base) > idLength && base[idLength] == '_'
	return endsIn(".xml", ".json", ".jsonl")(name) && !activity && !strings.Contains(name, "activities")
}

func finishORCID(r *record, _ places) string {
	switch {
	case r.has(".error"):
		return "records withdrawn"
	case r.has(".deactivated"):
		return "deactivated records"
	}
	r.setName()
	r.setNative("credit_name", "other_names")
	r.setCountry([2]string{"country", "country of the person"}, [2]string{"employer_country", "country of the employer"})
	if r.has("id") {
		r.set("url", []byte("https://orcid.org/"), r.get("id"))
	}
	return ""
}
