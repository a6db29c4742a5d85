// Package deepcopy copies values with all they refer to. It stands in for the library of its name, which copies between different types
// and calls methods that it looks up by name.
package deepcopy

import (
	"errors"
	"fmt"
	"reflect"
)

// ErrTypes is returned where a value cannot be copied to another since their types differ.
var ErrTypes = errors.New("deepcopy: types differ")

// Copy sets what dst points to to a copy of src, or of what src points to, which has the same type. Nothing is shared between
// the two. Fields that are not exported are zero in the copy; a struct that has no others, as time.Time, is copied as it is.
func Copy(dst, src any) error {
	to, from := reflect.ValueOf(dst), reflect.ValueOf(src)
	if from.Kind() == reflect.Pointer && from.Type() == reflect.TypeOf(dst) {
		from = from.Elem()
	}
	if to.Kind() != reflect.Pointer || to.IsNil() || !from.IsValid() || to.Type().Elem() != from.Type() {
		return fmt.Errorf("%w: copy %T to what %T points to", ErrTypes, src, dst)
	}
	to.Elem().Set(copied(from))
	return nil
}

func copied(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return copiedReference(v)
	case reflect.Slice:
		return copiedSlice(v)
	case reflect.Array:
		out := reflect.New(v.Type()).Elem()
		for i := range v.Len() {
			out.Index(i).Set(copied(v.Index(i)))
		}
		return out
	case reflect.Map:
		return copiedMap(v)
	case reflect.Struct:
		return copiedStruct(v)
	}
	return v
}

func copiedReference(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.New(v.Type()).Elem()
	if v.Kind() == reflect.Interface {
		out.Set(copied(v.Elem()))
		return out
	}
	out.Set(reflect.New(v.Type().Elem()))
	out.Elem().Set(copied(v.Elem()))
	return out
}

func copiedSlice(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		out.Index(i).Set(copied(v.Index(i)))
	}
	return out
}

func copiedMap(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	for entries := v.MapRange(); entries.Next(); {
		out.SetMapIndex(copied(entries.Key()), copied(entries.Value()))
	}
	return out
}

func copiedStruct(v reflect.Value) reflect.Value {
	out, exported := reflect.New(v.Type()).Elem(), false
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			exported = true
			out.Field(i).Set(copied(v.Field(i)))
		}
	}
	if !exported {
		return v
	}
	return out
}
