package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
)

// interview asks for what was not given.
type interview struct {
	in  *bufio.Reader
	out io.Writer
}

func newInterview(in io.Reader, out io.Writer) interview {
	return interview{in: bufio.NewReader(in), out: out}
}

// fill asks for the kind and the title, as far as they are missing, and for a
// service, where the settings name any.
func (q interview) fill(w *wish, services []config.Service) (err error) {
	if w.kind == "" {
		if w.kind, err = q.kind(); err != nil {
			return err
		}
	}
	if w.title == "" {
		if w.title, err = q.ask("Title, what readers saw (such as: Mail to customers was late): "); err != nil {
			return err
		}
		w.title = strings.Join(strings.Fields(w.title), " ")
	}
	if len(w.services) == 0 && len(services) > 0 {
		w.services, err = q.service(services)
	}
	return err
}

// kind asks for a kind by its number or its name until one is told.
func (q interview) kind() (incident.Kind, error) {
	kinds := incident.Kinds()
	fmt.Fprintln(q.out, "What kind of incident is it?")
	for i, p := range kinds {
		fmt.Fprintf(q.out, "%4d  %-15s %s\n", i+1, p.Slug, p.Meaning)
	}
	for {
		answer, err := q.ask("Kind, by number or name: ")
		if err != nil {
			return "", err
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(kinds) {
			return kinds[n-1].Slug, nil
		}
		kind, err := kindOf(answer)
		if err == nil {
			return kind, nil
		}
		if answer != "" {
			first, _, _ := strings.Cut(err.Error(), "\n")
			fmt.Fprintln(q.out, first)
		}
	}
}

// service asks for one of the services, or none.
func (q interview) service(services []config.Service) ([]string, error) {
	fmt.Fprintln(q.out, "Which service was hit?")
	for i, s := range services {
		fmt.Fprintf(q.out, "%4d  %-15s %s\n", i+1, s.Name, s.Title)
	}
	for {
		answer, err := q.ask("Service, by number or name; nothing for none of them: ")
		if err != nil || answer == "" {
			return nil, err
		}
		n, err := strconv.Atoi(answer)
		for i, s := range services {
			if s.Name == answer || err == nil && i == n-1 {
				return []string{s.Name}, nil
			}
		}
		fmt.Fprintf(q.out, "%q is none of them\n", answer)
	}
}

// ask gives the answer to one question. The end of the input is an error, if
// nothing was said before it.
func (q interview) ask(question string) (string, error) {
	fmt.Fprint(q.out, question)
	line, err := q.in.ReadString('\n')
	if line = strings.TrimSpace(line); err != nil && line == "" {
		fmt.Fprintln(q.out)
		return "", fmt.Errorf("there was no answer, and nothing was written")
	}
	return line, nil
}

// attended reports whether a stream is one that people read and write.
func attended(stream any) bool {
	if out, ok := stream.(*sink); ok {
		stream = out.to
	}
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	nothing, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, nothing)
}
