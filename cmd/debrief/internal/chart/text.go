package chart

import "strings"

// textWidth estimates how wide a line of text is, in pixels. It errs on the
// wide side for the fonts of the common systems.
func textWidth(text string) float64 {
	width := 0.0
	for _, r := range text {
		width += runeWidth(r)
	}
	return width * textSize
}

// runeWidth is a rune's width in units of the font size.
func runeWidth(r rune) float64 {
	switch {
	case strings.ContainsRune("iljtfrI.,:;'|!()[] \u00a0", r):
		return 0.33
	case strings.ContainsRune("mwMW@%—", r):
		return 0.9
	case r >= 'A' && r <= 'Z':
		return 0.68
	case r >= 0x1100: // scripts with square signs, and symbols
		return 1
	}
	return 0.57
}

// wrap breaks text into at most most lines that are no wider than width: at
// spaces; within a word that is too long by itself behind the marks that a
// host name or a path is made of, or else anywhere. What does not fit ends in
// an ellipsis.
func wrap(text string, width float64, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(text, isBreak) {
		if len(lines) > most {
			break
		}
		if line != "" && textWidth(line+" "+word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimSuffix(line, " ·"))
		}
		broken := breakWord(word, width, most)
		lines, line = append(lines, broken[:len(broken)-1]...), broken[len(broken)-1]
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = shortened(lines[most-1], width)
	}
	return lines
}

// isBreak leaves out the no-break space, which keeps a number and its unit on
// one line.
func isBreak(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// breakWord cuts one word into lines, no more than a few more than most.
func breakWord(word string, width float64, most int) []string {
	var lines []string
	for len(lines) <= most {
		head := fitting(word, width)
		if head == word {
			break
		}
		if mark := strings.LastIndexAny(head, ".-/_@:"); mark > len(head)/3 {
			head = head[:mark+1]
		}
		lines, word = append(lines, head), word[len(head):]
	}
	return append(lines, word)
}

// fitting is the longest beginning of text that is no wider than width, at
// least one rune.
func fitting(text string, width float64) string {
	for i, r := range text {
		if width -= runeWidth(r) * textSize; width < 0 && i > 0 {
			return text[:i]
		}
	}
	return text
}

// shortened cuts text to width with an ellipsis at its end.
func shortened(text string, width float64) string {
	return strings.TrimRight(fitting(text, width-textSize), " ") + "…"
}
