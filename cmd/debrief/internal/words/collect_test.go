package words

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

const (
	roomsFolder     = ".."
	templatesFolder = "../../../../templates"
)

// collector gathers the texts that the program says, with the first place of
// each, and what it cannot read.
type collector struct {
	order  []Text
	places map[Text]string
	faults []string
}

func (c *collector) add(place, meaning, english string) {
	t := Text{meaning, english}
	if _, known := c.places[t]; !known {
		c.order, c.places[t] = append(c.order, t), place
	}
}

// keys lists the keys of all texts, sorted.
func (c *collector) keys() []string {
	var keys []string
	for _, t := range c.order {
		keys = append(keys, t.Key())
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// collected gathers what the Go code of all rooms, the templates and the
// scripts say.
func collected() (*collector, error) {
	c := &collector{places: map[Text]string{}}
	for _, gather := range []func() error{c.code, c.templates, c.scripts} {
		if err := gather(); err != nil {
			return nil, err
		}
	}
	for _, t := range Listed() {
		c.add("lists of package words", t.Meaning, t.English)
	}
	return c, nil
}

// elsewhere are folders without texts for readers: what the program prints is in
// English.
var elsewhere = []string{"testdata", "embedded", "node_modules", "cli", "preview", "problem"}

func files(root, suffix string, take func(name string, data []byte) error) error {
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains(elsewhere, entry.Name()) {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, suffix) || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return take(filepath.ToSlash(name), data)
	})
}

// listedBy are the functions that say texts of a list: Listed has them, or a
// template or script.
var listedBy = []string{"Count", "Phrase", "Kind", "learnDates", "sayings", "scriptWords"}

func (c *collector) code() error {
	return files(roomsFolder, ".go", func(name string, data []byte) error {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, data, 0)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			f, isFunction := d.(*ast.FuncDecl)
			listed := isFunction && slices.Contains(listedBy, f.Name.Name)
			ast.Inspect(d, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					position := set.Position(call.Pos())
					c.call(fmt.Sprintf("%s:%d", strings.TrimPrefix(name, roomsFolder+"/"), position.Line), call, listed)
				}
				return true
			})
		}
		return nil
	})
}

// call takes the texts of a call of Say, SayAs or Count; say is a variable that
// holds Say.
func (c *collector) call(place string, call *ast.CallExpr, listed bool) {
	name := ""
	switch fun := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	case *ast.Ident:
		if fun.Name != "say" {
			return
		}
		name = "Say"
	}
	from, to := 0, 0
	switch {
	case name == "Say" && len(call.Args) > 0:
		to = 1
	case name == "SayAs" && len(call.Args) > 1:
		to = 2
	case name == "Count" && len(call.Args) > 2: // others called so have fewer
		from, to = 1, 3
	default:
		return
	}
	var texts []string
	for _, arg := range call.Args[from:to] {
		literal, ok := arg.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			if !listed {
				c.faults = append(c.faults, place+": "+name+" has a text that is not written there")
			}
			return
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil {
			c.faults = append(c.faults, place+": "+err.Error())
			return
		}
		texts = append(texts, text)
	}
	c.take(place, name, texts)
}

// take adds the texts of one call.
func (c *collector) take(place, name string, texts []string) {
	switch strings.ToLower(name) {
	case "sayas":
		c.add(place, texts[0], texts[1])
	default:
		for _, text := range texts {
			c.add(place, "", text)
		}
	}
}

func (c *collector) templates() error {
	return files(templatesFolder, ".tmpl", func(name string, data []byte) error {
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		set := map[string]*parse.Tree{}
		if _, err := tree.Parse(string(data), "", "", set); err != nil {
			return err
		}
		var names []string
		for n := range set {
			names = append(names, n)
		}
		slices.Sort(names)
		for _, n := range names {
			c.node(filepath.Base(name), set[n].Root)
		}
		return nil
	})
}

// node takes the texts below a node of a template.
func (c *collector) node(place string, n parse.Node) {
	branch := func(b *parse.BranchNode) {
		c.node(place, b.Pipe)
		c.node(place, b.List)
		if b.ElseList != nil {
			c.node(place, b.ElseList)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, each := range n.Nodes {
			c.node(place, each)
		}
	case *parse.ActionNode:
		c.node(place, n.Pipe)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			c.node(place, n.Pipe)
		}
	case *parse.PipeNode:
		for _, command := range n.Cmds {
			c.command(place, command)
			for _, arg := range command.Args {
				c.node(place, arg)
			}
		}
	}
}

func (c *collector) command(place string, command *parse.CommandNode) {
	name, ok := command.Args[0].(*parse.IdentifierNode)
	if !ok {
		return
	}
	from, to := 1, 2
	switch name.Ident {
	case "say", "sayAround":
	case "sayAs":
		to = 3
	case "count":
		from, to = 2, 4
	default:
		return
	}
	var texts []string
	for _, arg := range command.Args[min(from, len(command.Args)):min(to, len(command.Args))] {
		if text, ok := arg.(*parse.StringNode); ok {
			texts = append(texts, text.Text)
		}
	}
	if len(texts) != to-from {
		c.faults = append(c.faults, place+": "+command.String()+" has a text that is not written there")
		return
	}
	c.take(place, name.Ident, texts)
}

var (
	spoken    = regexp.MustCompile(`\bsay\(\s*("(?:[^"\\\n]|\\.)*")`)
	unspoken  = regexp.MustCompile(`\bsay\(\s*[^"\s)].*`)
	sayItself = regexp.MustCompile(`function say\(.*|//.*`)
)

func (c *collector) scripts() error {
	return files(templatesFolder, ".js", func(name string, data []byte) error {
		place := filepath.Base(name)
		data = sayItself.ReplaceAll(data, nil)
		for _, found := range spoken.FindAllSubmatch(data, -1) {
			text, err := strconv.Unquote(string(found[1]))
			if err != nil {
				return fmt.Errorf("%s: %s: %w", place, found[1], err)
			}
			c.add(place, "", text)
		}
		for _, found := range unspoken.FindAll(data, -1) {
			c.faults = append(c.faults, place+": "+string(found)+" has a text that is not written there")
		}
		return nil
	})
}
