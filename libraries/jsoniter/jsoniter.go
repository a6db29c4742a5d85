// Package jsoniter reads and writes JSON by encoding/json. It stands in for the library of its name.
package jsoniter

import "encoding/json"

// A Codec reads and writes JSON.
type Codec struct{}

// ConfigCompatibleWithStandardLibrary is what the library calls the codec that answers as encoding/json.
var ConfigCompatibleWithStandardLibrary Codec

// Marshal is json.Marshal.
func (Codec) Marshal(v any) ([]byte, error) { return json.Marshal(v) }

// Unmarshal is json.Unmarshal.
func (Codec) Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }
