package page

import (
	"bytes"
	"fmt"
	"reflect"
)

// The limits on what a template makes, which are far above what the largest site
// has on a page: one that never comes to an end shall not take all memory.
const (
	mostOfPage = 64 << 20 // bytes that are written for a page
	mostOfText = 16 << 20 // bytes of a text that a function makes
)

// capped takes what a template writes for a page, as far as it may.
type capped struct {
	*bytes.Buffer
	template string // its name
}

// Write implements io.Writer.
func (c capped) Write(text []byte) (int, error) {
	if c.Len()+len(text) > mostOfPage {
		return 0, tooMuch(c.template)
	}
	return c.Buffer.Write(text)
}

// tooMuch tells of a template in the form of package template.
func tooMuch(template string) error {
	return fmt.Errorf("template: %s:1: it writes more than %d bytes for one page", template, mostOfPage)
}

// printing are the functions of package template that put texts together, for
// texts that are not too long.
func printing() map[string]any {
	return map[string]any{
		"print": func(values ...any) (string, error) {
			return joined(values, func() string { return fmt.Sprint(values...) })
		},
		"println": func(values ...any) (string, error) {
			return joined(values, func() string { return fmt.Sprintln(values...) })
		},
		"printf": func(form string, values ...any) (string, error) {
			return joined(values, func() string { return fmt.Sprintf(form, values...) })
		},
	}
}

// joined gives a text that is made of values, unless it would be too long.
func joined(values []any, text func() string) (string, error) {
	size := 0
	for _, value := range values {
		if v := reflect.ValueOf(value); v.Kind() == reflect.String {
			size += v.Len()
		}
	}
	if size <= mostOfText {
		if made := text(); len(made) <= mostOfText {
			return made, nil
		}
	}
	return "", fmt.Errorf("it makes a text of more than %d bytes", mostOfText)
}
