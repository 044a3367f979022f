package problem

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// The JSON form, version 1. It only ever gains keys; what changes or removes
// one raises the version. Every key is always there.
type (
	written struct {
		Version  int              `json:"version"`
		Problems []writtenProblem `json:"problems"`
		Waived   []writtenProblem `json:"waived"`
		Counts   writtenCounts    `json:"counts"`
	}
	// writtenPlace has columns in runes. The end column is that after the last
	// rune. All are 0 when the problem is the whole file's.
	writtenPlace struct {
		File      string `json:"file"`
		Line      int    `json:"line"`
		Column    int    `json:"column"`
		EndColumn int    `json:"end_column"`
	}
	writtenProblem struct {
		writtenPlace
		Rule     string        `json:"rule"`
		Name     string        `json:"name"`
		Severity string        `json:"severity"`
		Message  string        `json:"message"`
		Hint     string        `json:"hint"`
		Source   string        `json:"source"` // the text of the line
		Also     []writtenAlso `json:"also"`
		Waiver   string        `json:"waiver"` // the record's reason for letting it pass
	}
	writtenAlso struct {
		writtenPlace
		Message string `json:"message"`
	}
	writtenCounts struct {
		Errors   int `json:"errors"`
		Warnings int `json:"warnings"`
		Hints    int `json:"hints"`
		Waived   int `json:"waived"`
		Files    int `json:"files"` // that have a problem
	}
)

// JSON gives the findings as one object, with a line end:
//
//	{"version": 1, "problems": […], "waived": […],
//	 "counts": {"errors", "warnings", "hints", "waived", "files"}}
//
// where a problem is
//
//	{"file", "line", "column", "end_column", "rule", "name", "severity",
//	 "message", "hint", "source", "also": [{"file", "line", "column", "end_column", "message"}], "waiver"}
//
// Lines and columns count from 1, columns in runes; end_column is the column
// after the last one. All three are 0 when the problem is the whole file's.
// The source is the text of the line, and the waiver the reason that the record
// gives for letting the problem pass. Files are told from the project's folder. Every key is always there, and the
// lists are empty rather than null.
func (f Findings) JSON() ([]byte, error) {
	return encode(written{
		Version: 1, Problems: writtenList(f.Problems), Waived: writtenList(f.Waived),
		Counts: writtenCounts{
			Errors: f.Problems.Count(Error), Warnings: f.Problems.Count(Warning), Hints: f.Problems.Count(Hint),
			Waived: len(f.Waived), Files: f.Problems.files(),
		},
	})
}

// encode writes a value for people as well as for programs.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		return nil, fmt.Errorf("encode problems: %w", err)
	}
	return b.Bytes(), nil
}

func writtenList(list List) []writtenProblem {
	all := make([]writtenProblem, 0, len(list))
	for _, p := range list {
		w := writtenProblem{
			writtenPlace: p.written(), Severity: p.Severity.String(),
			Message: p.Message, Hint: p.Hint, Source: p.Source, Waiver: p.Waiver, Also: []writtenAlso{},
		}
		if p.Rule != nil {
			w.Rule, w.Name = p.Rule.ID, p.Rule.Name
		}
		for _, a := range p.Also {
			w.Also = append(w.Also, writtenAlso{writtenPlace: a.written(), Message: a.Message})
		}
		all = append(all, w)
	}
	return all
}

func (p Place) written() writtenPlace {
	if p.Line == 0 {
		return writtenPlace{File: p.File}
	}
	return writtenPlace{File: p.File, Line: p.Line, Column: p.Column, EndColumn: p.Column + max(1, p.Width)}
}
