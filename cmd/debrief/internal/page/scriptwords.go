package page

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"

	"debrief/cmd/debrief/internal/words"
)

// spoken matches a text that a script says: say("No results").
var spoken = regexp.MustCompile(`\bsay\(\s*("(?:[^"\\\n]|\\.)*")`)

// scriptTexts lists the texts that the scripts among the templates say, each
// once and in order.
func scriptTexts(templates fs.FS) ([]string, error) {
	names, err := ownScripts(templates)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, name := range names {
		data, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		for _, found := range spoken.FindAllSubmatch(data, -1) {
			text, err := strconv.Unquote(string(found[1]))
			if err != nil {
				return nil, fmt.Errorf("read %s: %s: %w", name, found[1], err)
			}
			all = append(all, text)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// ownScripts lists the scripts that are ours, by name.
func ownScripts(templates fs.FS) ([]string, error) {
	names, err := fs.Glob(templates, "*.js")
	if err != nil {
		return nil, fmt.Errorf("look for scripts: %w", err)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == runtimeFile }), nil
}

// scriptWords is a line of script that tells the others their words and the
// language of numbers and dates.
func scriptWords(templates fs.FS, say *words.Language) ([]byte, error) {
	texts, err := scriptTexts(templates)
	if err != nil {
		return nil, err
	}
	own := map[string]string{}
	for _, text := range texts {
		own[text] = say.Say(text)
	}
	data, err := json.Marshal(own) // keys in order
	if err != nil {
		return nil, fmt.Errorf("write words of scripts: %w", err)
	}
	return fmt.Appendf(nil, "window.debriefLanguage = %q;\nwindow.debriefWords = %s;\n", say.Tag(), data), nil
}
