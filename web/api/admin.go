package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/audit"
	"diasmap/index/store"
	"diasmap/web/account"
)

type importsOut struct {
	Body struct {
		Imports []*store.Import `json:"imports" doc:"oldest first"`
	}
}

type auditIn struct {
	Before int `query:"before" minimum:"0" doc:"only entries with smaller numbers; 0 for the latest"`
	Limit  int `query:"limit" minimum:"1" maximum:"500" default:"100"`
}

type auditOut struct {
	Body struct {
		Entries []audit.Entry `json:"entries" doc:"oldest first; they hold no names of members"`
	}
}

func (s *service) registerAdmin() {
	huma.Register(s.api, operation("imports", http.MethodGet, "/imports", "List the imports", account.Admin), func(context.Context, *struct{}) (*importsOut, error) {
		var out importsOut
		list, err := s.Directory.Store().Imports()
		out.Body.Imports = append([]*store.Import{}, list...)
		return &out, s.internal("list the imports", err)
	})
	huma.Register(s.api, operation("audit", http.MethodGet, "/audit", "Show who did what", account.Admin), s.audit)
}

// audit keeps the last entries before a number as it reads the log.
func (s *service) audit(_ context.Context, in *auditIn) (*auditOut, error) {
	last := make([]audit.Entry, 0, in.Limit)
	err := s.Directory.Audit().Read(func(e *audit.Entry) error {
		if in.Before > 0 && e.Number >= in.Before {
			return nil
		}
		if len(last) == in.Limit {
			last = append(last[:0], last[1:]...)
		}
		last = append(last, *e)
		return nil
	})
	var out auditOut
	out.Body.Entries = last
	return &out, s.internal("read the audit log", err)
}
