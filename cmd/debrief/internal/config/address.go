package config

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// BaseURL gives the absolute address of a site with a slash at its end, from
// one that is written with or without it; empty from empty. The error says
// what is wrong with the address.
func BaseURL(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	if n := utf8.RuneCountInString(text); n > longest {
		return "", fmt.Errorf("the address has %d characters, more than %d", n, longest)
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Opaque != "" || strings.ContainsAny(text, " \t\r\n\"<>\\"):
		return "", fmt.Errorf("%q is not an absolute address", text)
	case u.Scheme != "https" && u.Scheme != "http":
		return "", fmt.Errorf("%q is not an address of the web", text)
	case u.User != nil:
		return "", fmt.Errorf("%q holds a name or a password", text)
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(text, "#"):
		return "", fmt.Errorf("%q has more than a path after the host", text)
	}
	return strings.TrimRight(u.String(), "/") + "/", nil
}

// leads reports whether every page may link to an address: on the web or by
// mail.
func leads(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsAny(address, " \t\r\n\"<>\\") {
		return false
	}
	return slices.Contains([]string{"http", "https"}, u.Scheme) && u.Host != "" || u.Scheme == "mailto" && u.Opaque != ""
}
