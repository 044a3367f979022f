package page

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/words"
)

// body is what one page's Markdown becomes HTML with.
type body struct {
	Markdown string // with marks
	Notes    annotations
	Figures  []*chart.Figure
	Timeline chart.Pictures
	// Plots says that the chart runtime is there. Without it a figure is its
	// table.
	Plots bool
	// Own says that the Markdown is a site owner's own, without marks.
	Own bool

	data     map[string][]byte // by figure: what the page's script draws it from
	ids      anchors           // given out on the page
	contents []heading         // filled by html
}

// bodyKey holds the *body while its Markdown is parsed.
var bodyKey = parser.NewContextKey()

func bodyOf(pc parser.Context) *body { return pc.Get(bodyKey).(*body) }

// newMarkdown sets goldmark up: CommonMark with tables and strikethrough, raw
// HTML read as text, no ids but ours, links to a short list of schemes. What it
// adds of its own is told in the language.
func newMarkdown(say *words.Language) goldmark.Markdown {
	p := parser.NewParser(
		parser.WithBlockParsers(without(parser.DefaultBlockParsers(), parser.NewHTMLBlockParser())...),
		parser.WithInlineParsers(without(parser.DefaultInlineParsers(), parser.NewRawHTMLParser())...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithASTTransformers(
			util.Prioritized(noteTransformer{}, 500),
			util.Prioritized(linkTransformer{}, 510),
			util.Prioritized(bannerTransformer{}, 520),
			util.Prioritized(figureTransformer{}, 530),
			util.Prioritized(headingTransformer{}, 535),
			util.Prioritized(sectionTransformer{}, 540),
			util.Prioritized(tableTransformer{say}, 550),
		))
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(), 1000),
		util.Prioritized(nodeRenderer{say}, 100)))
	return goldmark.New(goldmark.WithParser(p), goldmark.WithRenderer(r), goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
		extension.Strikethrough))
}

func without(all []util.PrioritizedValue, unwanted any) []util.PrioritizedValue {
	return util.PrioritizedSlice(all).Remove(unwanted)
}

// html gives the page's Markdown as HTML, in a buffer. No mark is left
// in it.
func (b *body) html(markdown goldmark.Markdown, in *bytes.Buffer) ([]byte, error) {
	if err := b.prepare(); err != nil {
		return nil, err
	}
	pc := parser.NewContext()
	pc.Set(bodyKey, b)
	in.Grow(b.room())
	if err := markdown.Convert([]byte(b.Markdown), outflow{in}, parser.WithContext(pc)); err != nil {
		return nil, fmt.Errorf("convert markdown: %w", err)
	}
	return stripMarks(in.Bytes()), nil
}

// room is about how many bytes the page's HTML has.
func (b *body) room() int {
	room := 3*len(b.Markdown) + len(b.Timeline.Wide) + len(b.Timeline.Narrow)
	for _, data := range b.data {
		room += len(data)
	}
	return room
}

func (b *body) prepare() error {
	b.data = map[string][]byte{}
	if !b.Plots {
		return nil
	}
	for _, f := range b.Figures {
		data, err := f.Data()
		if err != nil {
			return fmt.Errorf("encode chart %s: %w", f.ID, err)
		}
		b.data[f.ID] = data
	}
	return nil
}
