package jsoniter

import (
	"encoding/json"
	"testing"
)

func TestShapesComeBack(t *testing.T) {
	type shape struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	const point = `{"type":"point","coordinates":[44.51,40.18]}`
	var s shape
	if err := ConfigCompatibleWithStandardLibrary.Unmarshal([]byte(point), &s); err != nil {
		t.Fatal(err)
	}
	if out, err := ConfigCompatibleWithStandardLibrary.Marshal(s); err != nil || string(out) != point {
		t.Errorf("%s, %v", out, err)
	}
}
