package page

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"debrief/cmd/debrief/internal/chart"
)

var sampleMark = regexp.MustCompile(`«(?:/|(\w+) ([^ »]+)(?: ([^»]*))?)»`)

// annotated reads Markdown from the folder testdata/html in which a mark is
// written «kind value title» and its end «/».
func annotated(t *testing.T, name string) (string, annotations) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "html", name))
	if err != nil {
		t.Fatal(err)
	}
	return marked(string(data))
}

func marked(text string) (string, annotations) {
	var notes annotations
	text = sampleMark.ReplaceAllStringFunc(text, func(found string) string {
		m := sampleMark.FindStringSubmatch(found)
		if m[1] == "" {
			return markClose
		}
		opened := notes.mark(annotation{Kind: annotationKind(m[1]), Value: m[2], Title: m[3]}, "")
		return opened[:len(opened)-len(markClose)]
	})
	return text, notes
}

// sampleFigure is a chart with the id impact whose words are hostile.
func sampleFigure() *chart.Figure {
	return &chart.Figure{
		ID: "impact", Option: []byte(`{"title":"</script><script>alert(1)</script>"}`), Height: 280,
		Formats: map[string]string{"x": "time", "zone": "Europe/Berlin"}, Label: `Share of "good" mail <withheld>`,
		Table: chart.Table{Caption: "Share of legitimate mail withheld & its time"},
	}
}

func samplePictures() chart.Pictures {
	return chart.Pictures{
		Wide:   []byte("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 90\" role=\"img\"><title>Wide</title></svg>\n"),
		Narrow: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 330 120\" role=\"img\"><title>Narrow</title></svg>"),
	}
}
