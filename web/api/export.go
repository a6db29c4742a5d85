package api

import (
	"bytes"
	"context"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/export"
	"diasmap/index/member"
	"diasmap/index/search"
	"diasmap/web/account"
)

// mostExported is the most members of an export, which is made in memory; diasmap search has no such bound.
const mostExported = 50_000

type exportIn struct {
	Body struct {
		Query  string `json:"query,omitempty" maxLength:"2000" doc:"in the query language"`
		Format string `json:"format" enum:"csv,xlsx,jsonl,geojson"`
	}
}

type exportOut struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Total       string `header:"Diasmap-Total" doc:"how many were found, of whom the export holds at most 50,000"`
	Body        []byte
}

// fileTypes are the media types of files, by their endings.
var fileTypes = map[string]string{
	"json": "application/json", "html": "text/html; charset=utf-8",
	"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl", "geojson": "application/geo+json",
	"age":  "application/age",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

func (s *service) registerExport() {
	o := operation("export", http.MethodPost, "/export", "Write the members found to a file", account.Outreach)
	o.Description += " In CSV what a spreadsheet would take for a formula has an apostrophe before it."
	o.Responses = files("csv", "xlsx", "jsonl", "geojson")
	huma.Register(s.api, o, s.export)
}

// files describes an answer that is a file of one of these endings.
func files(endings ...string) map[string]*huma.Response {
	content := map[string]*huma.MediaType{}
	for _, ending := range endings {
		content[fileTypes[ending]] = &huma.MediaType{Schema: &huma.Schema{Type: "string", Format: "binary"}}
	}
	return map[string]*huma.Response{"200": {Description: "the file", Content: content}}
}

func (s *service) export(ctx context.Context, in *exportIn) (*exportOut, error) {
	q, err := search.Parse(in.Body.Query)
	if err != nil {
		return nil, s.queryFault(err)
	}
	name := "members." + in.Body.Format
	format, err := export.ParseFormat(in.Body.Format, name)
	if err != nil {
		return nil, fault("body.format", unfit, err.Error(), in.Body.Format)
	}
	var file bytes.Buffer
	desk := s.desk(ctx)
	w, err := export.New(format, &file, export.About{Query: q.String(), Who: desk.Who, Purpose: desk.Purpose, At: s.Now()})
	if err != nil {
		return nil, s.internal("begin an export", err)
	}
	found, err := desk.Export(ctx, q, mostExported, func(h search.Hit, m *member.Member) error {
		return w.Write(&export.Row{Member: m, Km: h.Km})
	})
	if err != nil {
		return nil, s.queryFault(err)
	}
	if err := w.Close(); err != nil {
		return nil, s.internal("end an export", err)
	}
	return &exportOut{
		ContentType: fileTypes[in.Body.Format], Disposition: `attachment; filename="` + name + `"`,
		Total: strconv.Itoa(found.Total), Body: file.Bytes(),
	}, nil
}
