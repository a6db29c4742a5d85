package registry

import (
	"bytes"
	"path"
	"strconv"
	"strings"
)

// pubMed is the authors of the articles of PubMed.
var pubMed = &Registry{
	ID: "pubmed", Title: "PubMed, authors of articles",
	Files:   "pubmed26n0001.xml.gz, a folder of them, an answer of efetch in XML",
	accepts: func(name string) bool { return endsIn(".xml")(name) && !strings.Contains(path.Base(name), ".md5") },
	looks: func(_ string, head []byte) bool {
		return bytes.Contains(head, []byte("<PubmedArticle")) || bytes.Contains(head, []byte("PubMedArticle"))
	},
	finish:   finishPubMed,
	articles: true,
	nobody:   "articles and books without authors",
}

func finishPubMed(r *record, _ places) string {
	switch {
	case string(r.get(".valid")) == "N":
		return "author entries that were corrected"
	case r.has(".collective"):
		return "groups that are authors"
	}
	if !r.has("given") {
		r.set("given", r.get(".initials"))
	}
	r.setName(r.get("suffix"))
	r.set("orcid", bytes.TrimPrefix(lastPart(r.get("orcid")), []byte("orcid.org")))
	if r.has("orcid") {
		r.set("id", r.get("orcid"))
	} else {
		r.set("id", r.get("pmid"), []byte{'-'}, strconv.AppendInt(nil, int64(r.ordinal), 10))
	}
	if r.has("year") {
		r.set("year", r.get("year")[:min(4, len(r.get("year")))])
	}
	r.set("affiliation", []byte(withoutMail(string(r.get("affiliation")))))
	a := readAffiliation(string(r.get("affiliation")))
	if a.country != "" {
		r.set("country", []byte(a.country))
		r.set("country_from", []byte("end of the affiliation"))
	}
	r.set("city", []byte(a.city))
	r.set("employer", []byte(a.employer))
	r.set("url", []byte("https://pubmed.ncbi.nlm.nih.gov/"), r.get("pmid"), []byte("/"))
	return ""
}
