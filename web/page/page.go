// Package page is the page of the directory: HTML, CSS and ES modules as they are written, embedded, without anything to build them.
//
// The files below static/vendor are d3-array, d3-geo (ISC) and topojson-client (ISC) as npm has them, licences beside them. Everything that
// comes from the server goes into the page as text nodes: no HTML is made of strings, which the content policy forbids besides.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"diasmap/index/place/borders"
)

//go:embed static
var static embed.FS

// types are the media types of the files, whatever the machine takes them for.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".svg": "image/svg+xml", ".topojson": "application/json", ".LICENSE": "text/plain; charset=utf-8", ".tsv": "text/plain; charset=utf-8",
}

// A file is one of the page, with its ETag.
type file struct {
	data        []byte
	tag, medium string
}

// Handler serves the page: its document at / and its files by their names. Browsers ask each time whether a file is still
// the same, so a new program is a new page.
func Handler() (http.Handler, error) {
	files := map[string]file{"/borders.topojson": newFile(borders.FileName, borders.TopoJSON())}
	err := fs.WalkDir(static, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := static.ReadFile(name)
		if err != nil {
			return err
		}
		files[strings.TrimPrefix(name, "static")] = newFile(name, data)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	files["/"] = files["/index.html"]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, ok := files[r.URL.Path]
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", f.medium)
		w.Header().Set("ETag", f.tag)
		w.Header().Set("Cache-Control", "no-cache")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.data))
	}), nil
}

func newFile(name string, data []byte) file {
	sum := sha256.Sum256(data)
	medium, ok := types[path.Ext(name)]
	if !ok {
		medium = mime.TypeByExtension(path.Ext(name))
	}
	return file{data, `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`, medium}
}
