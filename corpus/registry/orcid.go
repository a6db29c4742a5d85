package registry

import (
	"bytes"
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

// orcidFile accepts records, and not the files of activities of the same archives.
func orcidFile(name string) bool {
	return endsIn(".xml", ".json", ".jsonl")(name) && !strings.Contains(name, "activities")
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
