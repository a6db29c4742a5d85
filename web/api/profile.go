package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"diasmap/index/profile"
	"diasmap/onomastics"
	"diasmap/web/account"
)

type profileIn struct {
	Origin string `query:"origin" required:"true" pattern:"^[A-Za-z]{2}$" patternDescription:"two letters" doc:"country of origin of the names"`
	Format string `query:"format" enum:"json,html,csv,xlsx,geojson" default:"json"`
}

type profileOut struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func (s *service) registerProfile() {
	o := operation("profile", http.MethodGet, "/profile", "What can be told of a diaspora without showing anybody", account.Viewer)
	o.Responses = files("json", "html", "csv", "xlsx", "geojson")
	huma.Register(s.api, o, s.profile)
}

// profile makes a profile, which protects people by itself: numbers of few are not told, whoever asks.
func (s *service) profile(ctx context.Context, in *profileIn) (*profileOut, error) {
	origin, err := onomastics.ParseCountry(in.Origin)
	if err != nil {
		return nil, fault("query.origin", noCountry, err.Error(), in.Origin).with("country", in.Origin)
	}
	calibration, err := onomastics.DefaultCalibration()
	if err != nil {
		return nil, s.internal("read the calibration", err)
	}
	p := caller(ctx)
	maker := profile.Maker{
		Directory: s.Directory, Lexicon: s.Lexicon, Classifier: s.Classifier, Calibration: calibration, Who: p.user, Purpose: p.purpose,
	}
	made, err := maker.Make(profile.Options{Origin: origin, Now: s.Now()})
	if errors.Is(err, profile.ErrOrigin) {
		return nil, fault("query.origin", noCountry, err.Error(), in.Origin).with("country", in.Origin)
	}
	if err != nil {
		return nil, s.internal("make a profile", err)
	}
	name := fmt.Sprintf("profile-%s.%s", origin, in.Format)
	format, err := profile.ParseFormat(in.Format, name)
	if err != nil {
		return nil, fault("query.format", unfit, err.Error(), in.Format)
	}
	var file bytes.Buffer
	if err := made.Write(&file, format); err != nil {
		return nil, s.internal("write a profile", err)
	}
	return &profileOut{fileTypes[in.Format], `attachment; filename="` + name + `"`, file.Bytes()}, nil
}
