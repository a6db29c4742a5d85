package api

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"time"

	"filippo.io/age"
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

type importIn struct {
	ID string `path:"id" maxLength:"20" pattern:"^[a-z0-9]+$" patternDescription:"small letters and digits" doc:"id of an import"`
}

type importOut struct{ Body *store.Import }

type auditIn struct {
	Before int    `query:"before" minimum:"0" doc:"only entries with smaller numbers; 0 for the latest"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
	Action string `query:"action" maxLength:"40" doc:"only entries of this action, as search"`
}

type auditOut struct {
	Body struct {
		Entries []audit.Entry `json:"entries" doc:"oldest first; they hold no names of members"`
	}
}

type auditCheckOut struct {
	Body struct {
		Entries int    `json:"entries"`
		Whole   bool   `json:"whole" doc:"nothing was changed or taken out"`
		Fault   string `json:"fault,omitempty"`
	}
}

type purgeOut struct {
	Body struct {
		Members int `json:"members" doc:"how many were taken out"`
		Left    int `json:"left" doc:"how many remain"`
	}
}

type backupIn struct {
	Recipients []string `query:"recipient" maxItems:"20" doc:"public keys of who may restore it, as age1…; may be left out where the directory is encrypted, whose key file then restores it"`
}

func (s *service) registerAdmin() {
	huma.Register(s.api, operation("imports", http.MethodGet, "/imports", "List the imports", account.Admin), func(context.Context, *struct{}) (*importsOut, error) {
		var out importsOut
		list, err := s.Directory.Store().Imports()
		out.Body.Imports = append([]*store.Import{}, list...)
		return &out, s.internal("list the imports", err)
	})
	one := operation("import", http.MethodGet, "/imports/{id}", "Show an import: what, when, what for, and what came of it", account.Admin)
	one.Errors = append(one.Errors, http.StatusNotFound)
	huma.Register(s.api, one, func(_ context.Context, in *importIn) (*importOut, error) {
		found, err := s.Directory.Store().Import(in.ID)
		if errors.Is(err, store.ErrNoImport) {
			return nil, refusal(http.StatusNotFound, noImport, "there is no such import")
		}
		return &importOut{found}, s.internal("read an import", err)
	})
	huma.Register(s.api, operation("audit", http.MethodGet, "/audit", "Show who did what", account.Admin), s.audit)
	check := operation("audit-check", http.MethodGet, "/audit/check", "Check that nothing in the audit log was changed or taken out", account.Admin)
	check.Metadata[ownEffort] = longEffort
	huma.Register(s.api, check, s.checkAudit)
	purge := operation("purge", http.MethodPost, "/purge", "Take out the members whose time to be kept is over", account.Admin)
	purge.Description += " Files are written anew, so that nothing of them is left; a minute for a million members."
	purge.Metadata[ownEffort] = longEffort
	huma.Register(s.api, purge, s.purge)
	backup := operation("backup", http.MethodGet, "/backup", "Download a backup of the directory, encrypted", account.Admin)
	backup.Description += " In the age format; diasmap restore makes a directory of it. It never is in plain text."
	backup.Metadata[ownEffort] = longEffort
	backup.Responses = files("age")
	huma.Register(s.api, backup, s.backup)
}

// audit keeps the last entries before a number as it reads the log.
func (s *service) audit(_ context.Context, in *auditIn) (*auditOut, error) {
	last := make([]audit.Entry, 0, in.Limit)
	err := s.Directory.Audit().Read(func(e *audit.Entry) error {
		if in.Before > 0 && e.Number >= in.Before || in.Action != "" && e.Action != in.Action {
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

func (s *service) checkAudit(context.Context, *struct{}) (*auditCheckOut, error) {
	var out auditCheckOut
	n, err := s.Directory.VerifyAudit()
	out.Body.Entries, out.Body.Whole = n, err == nil
	if errors.Is(err, audit.ErrBroken) {
		out.Body.Fault = err.Error()
		return &out, nil
	}
	return &out, s.internal("check the audit log", err)
}

func (s *service) purge(ctx context.Context, _ *struct{}) (*purgeOut, error) {
	n, err := s.Directory.Purge(s.Now(), caller(ctx).user)
	var out purgeOut
	out.Body.Members, out.Body.Left = n, s.Directory.Store().Count()
	return &out, s.internal("purge", err)
}

func (s *service) backup(ctx context.Context, in *backupIn) (*huma.StreamResponse, error) {
	var recipients []age.Recipient
	for i, text := range in.Recipients {
		r, err := age.ParseX25519Recipient(text)
		if err != nil {
			return nil, fault(fmt.Sprintf("query.recipient[%d]", i), unfit, "this is no public key of age: want age1…", nil)
		}
		recipients = append(recipients, r)
	}
	if len(recipients) == 0 && s.BackupRecipient != nil {
		recipients = append(recipients, s.BackupRecipient)
	}
	if len(recipients) == 0 {
		return nil, fault("query.recipient", notEncrypted, "the directory is not encrypted: say for whom the backup is, as age1…", nil)
	}
	who, at := caller(ctx).user, s.Now()
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		name := "diasmap-" + at.UTC().Format(time.DateOnly) + ".age"
		ctx.SetHeader("Content-Type", fileTypes["age"])
		ctx.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
		ctx.SetStatus(http.StatusOK)
		if _, err := s.Directory.Backup(newMoving(ctx), who, recipients...); err != nil {
			s.Log.Error("write a backup", "error", err)
			panic(http.ErrAbortHandler) // the connection is broken off, so that nobody takes a part for the whole
		}
	}}, nil
}
