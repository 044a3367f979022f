package page

import (
	"text/template"
	"text/template/parse"
)

// foldSayings puts the words of {{say "Timeline"}} into templates once, which
// else look them up and call a function by reflection for every page. Those with
// arguments stay.
func foldSayings(t *template.Template, tell func(text string, values ...any) string) {
	for _, each := range t.Templates() {
		if each.Tree != nil && each.Root != nil {
			foldList(each.Root, tell)
		}
	}
}

func foldList(list *parse.ListNode, tell func(text string, values ...any) string) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			if text, is := saying(n.Pipe); is {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(tell(text))}
				continue
			}
			foldPipe(n.Pipe, tell)
		case *parse.IfNode:
			foldBranch(&n.BranchNode, tell)
		case *parse.RangeNode:
			foldBranch(&n.BranchNode, tell)
		case *parse.WithNode:
			foldBranch(&n.BranchNode, tell)
		}
	}
}

func foldBranch(n *parse.BranchNode, tell func(text string, values ...any) string) {
	foldPipe(n.Pipe, tell)
	foldList(n.List, tell)
	foldList(n.ElseList, tell)
}

// foldPipe folds what stands in brackets among arguments.
func foldPipe(pipe *parse.PipeNode, tell func(text string, values ...any) string) {
	if pipe == nil {
		return
	}
	for _, command := range pipe.Cmds {
		for i, argument := range command.Args {
			inner, is := argument.(*parse.PipeNode)
			if !is {
				continue
			}
			if text, is := saying(inner); is {
				said := tell(text)
				command.Args[i] = &parse.StringNode{NodeType: parse.NodeString, Pos: inner.Pos, Quoted: said, Text: said}
				continue
			}
			foldPipe(inner, tell)
		}
	}
}

// saying gives the text of {{say "…"}}.
func saying(pipe *parse.PipeNode) (text string, is bool) {
	if pipe == nil || len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, isName := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	said, isText := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isText || name.Ident != "say" {
		return "", false
	}
	return said.Text, true
}
