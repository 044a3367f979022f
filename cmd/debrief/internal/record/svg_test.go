package record_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"debrief/cmd/debrief/internal/record"
)

// svgOf gives a picture with these elements in it.
func svgOf(elements string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` + elements + `</svg>`
}

// htmlIn gives a picture with elements of HTML in it, whose prefix is h.
func htmlIn(elements string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml">` + elements + `</svg>`
}

// reachingOut are pictures that would load something from another host, lead
// there, or run a script, when one opens them. In some the way is only tried.
var reachingOut = []struct{ name, svg, want string }{
	{"several addresses", htmlIn(`<h:img srcset="https://e.example/x 1x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a picture's sources", htmlIn(`<h:picture><h:source srcset="https://e.example/x"/><h:img/></h:picture>`), "it declares parts in HTML (xmlns:h)"},
	{"a body's background", htmlIn(`<h:body background="https://e.example/x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a table's background", htmlIn(`<h:table background="https://e.example/x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a cell's background", htmlIn(`<h:table><h:tr><h:td background="https://e.example/x"/></h:tr></h:table>`), "it declares parts in HTML (xmlns:h)"},
	{"a form", htmlIn(`<h:form action="https://e.example/x"><h:input/></h:form>`), "it declares parts in HTML (xmlns:h)"},
	{"a button", htmlIn(`<h:button formaction="https://e.example/x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a ping", htmlIn(`<h:a href="#x" ping="https://e.example/x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a film's poster", htmlIn(`<h:video poster="https://e.example/x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a refresh", htmlIn(`<h:meta http-equiv="refresh" content="0;url=https://e.example/x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a button with a picture", htmlIn(`<h:input type="image" src="https://e.example/x"/>`), "it declares parts in HTML (xmlns:h)"},
	{"a frame's text", htmlIn(`<h:iframe srcdoc="&lt;img src='https://e.example/x'>"/>`), "it declares parts in HTML (xmlns:h)"},
	{"plain words of HTML", htmlIn(`<h:p>hi</h:p>`), "it declares parts in HTML (xmlns:h)"},
	{"HTML by default", svgOf(`<g><img xmlns="http://www.w3.org/1999/xhtml" srcset="https://e.example/x 1x"/></g>`), "it has a <img>"},
	{"HTML by default around it", svgOf(`<g xmlns="http://www.w3.org/1999/xhtml"><td background="https://e.example/x"/></g>`), "it declares parts in HTML (xmlns)"},
	{"HTML in a description", svgOf(`<desc><p xmlns="http://www.w3.org/1999/xhtml">hi</p></desc>`), "it declares parts in HTML (xmlns)"},
	{"HTML in metadata", svgOf(`<metadata><x:td xmlns:x="http://www.w3.org/1999/xhtml" background="https://e.example/x"/></metadata>`), "it declares parts in HTML (xmlns:x)"},
	{"HTML under an editor's name", svgOf(`<inkscape:td xmlns:inkscape="http://www.w3.org/1999/xhtml" background="https://e.example/x"/>`), "it declares parts in HTML (xmlns:inkscape)"},
	{"HTML by number", svgOf(`<x:td xmlns:x="http://www.w3.org/1999/&#x78;html" background="https://e.example/x"/>`), "it declares parts in HTML (xmlns:x)"},
	{"HTML declared after it is used", svgOf(`<x:td background="https://e.example/x" xmlns:x="http://www.w3.org/1999/xhtml"/>`), "it declares parts in HTML (xmlns:x)"},
	{"HTML behind a declaration of nothing", htmlIn(`<g xmlns:h=""><h:img srcset="https://e.example/x 1x"/></g>`), "it declares parts in HTML (xmlns:h)"},
	{"HTML as the root's", `<x:svg xmlns:x="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/1999/xhtml"><img srcset="https://e.example/x 1x"/></x:svg>`, "it declares parts in HTML (xmlns)"},
	{"a page", `<body xmlns="http://www.w3.org/1999/xhtml" background="https://e.example/x"/>`, "it declares parts in HTML (xmlns)"},
	{"MathML", svgOf(`<m:mtext xmlns:m="http://www.w3.org/1998/Math/MathML" href="https://e.example/x">x</m:mtext>`), "it declares parts in MathML (xmlns:m)"},
	{"MathML by default", svgOf(`<math xmlns="http://www.w3.org/1998/Math/MathML"><mglyph src="https://e.example/x"/></math>`), "it declares parts in MathML (xmlns)"},

	{"a declaration of nothing", svgOf(`<g xmlns:x=""/>`), "it declares a namespace that cannot be (xmlns:x)"},
	{"another xml", svgOf(`<g xmlns:xml="https://e.example/x"/>`), "it declares a namespace that cannot be (xmlns:xml)"},
	{"xml by another name", svgOf(`<g xmlns:x="http://www.w3.org/XML/1998/namespace" x:base="#"/>`), "it declares a namespace that cannot be (xmlns:x)"},
	{"the namespace of declarations", svgOf(`<g xmlns="http://www.w3.org/2000/xmlns/"/>`), "it declares a namespace that cannot be (xmlns)"},
	{"a prefix of nothing", svgOf(`<x:img srcset="#"/>`), "it does not declare the namespace of <img>"},
	{"an attribute's prefix of nothing", svgOf(`<rect x:fill="url(https://e.example/x)"/>`), "it does not declare the namespace of fill"},
	{"a prefix of nothing that looks declared", svgOf(`<rect x:xmlns="x" x:fill="url(https://e.example/x)"/>`), "it does not declare the namespace of xmlns"},
	{"two colons", svgOf(`<:g/>`), "it does not declare the namespace of <:g>"},
	{"an attribute twice", svgOf(`<image href="#a" href="#b"/>`), "it has href twice in one element"},
	{"a declaration twice", svgOf(`<g xmlns:x="urn:a" xmlns:x="urn:b"/>`), "it has x twice in one element"},

	{"an image", svgOf(`<image href="https://e.example/x"/>`), "it refers to something outside itself (href)"},
	{"an image without a scheme", svgOf(`<image xlink:href="//e.example/x"/>`), "it refers to something outside itself (href)"},
	{"an image beside it", svgOf(`<image href="x.png"/>`), "it refers to something outside itself (href)"},
	{"an image by number", svgOf(`<image href="&#104;ttps://e.example/x"/>`), "it refers to something outside itself (href)"},
	{"an image that is a page", svgOf(`<image href="data:text/html,x"/>`), "it refers to something outside itself (href)"},
	{"an image by another prefix", `<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:y="http://www.w3.org/1999/xlink"><s:image y:href="https://e.example/x"/></s:svg>`, "it refers to something outside itself (href)"},
	{"a filter's image", svgOf(`<filter id="f"><feImage href="https://e.example/x"/></filter>`), "it refers to something outside itself (href)"},
	{"a pattern", svgOf(`<pattern href="https://e.example/x#p"/>`), "it refers to something outside itself (href)"},
	{"a path to move along", svgOf(`<animateMotion><mpath href="https://e.example/x#p"/></animateMotion>`), "it refers to something outside itself (href)"},
	{"a base", svgOf(`<g xml:base="https://e.example/"><use href="#x"/></g>`), "it refers to something outside itself (base)"},
	{"srcset", svgOf(`<image srcset="https://e.example/x 1x"/>`), "it refers to something outside itself (srcset)"},
	{"background", svgOf(`<rect background="https://e.example/x"/>`), "it refers to something outside itself (background)"},
	{"ping", svgOf(`<a href="#x" ping="https://e.example/x"/>`), "it refers to something outside itself (ping)"},
	{"action", svgOf(`<g action="https://e.example/x"/>`), "it refers to something outside itself (action)"},
	{"formaction", svgOf(`<g formaction="https://e.example/x"/>`), "it refers to something outside itself (formaction)"},
	{"poster", svgOf(`<g poster="https://e.example/x"/>`), "it refers to something outside itself (poster)"},
	{"data", svgOf(`<g data="https://e.example/x"/>`), "it refers to something outside itself (data)"},
	{"img of SVG", svgOf(`<img src="https://e.example/x"/>`), "it has a <img>"},
	{"source of SVG", svgOf(`<source srcset="https://e.example/x"/>`), "it has a <source>"},
	{"a moving address", svgOf(`<image><set attributeName="href" to="https://e.example/x"/></image>`), "it changes a reference while it is shown"},
	{"a moving style", svgOf(`<rect><set attributeName="fill" to="url(https://e.example/x#a)"/></rect>`), "its style refers to something outside it"},
	{"moving styles", svgOf(`<rect><animate attributeName="filter" values="none;url(https://e.example/x#a)"/></rect>`), "its style refers to something outside it"},

	{"a style's address", svgOf(`<style>svg{background:url(https://e.example/x)}</style>`), "its style refers to something outside it"},
	{"a style's address in quotes", svgOf(`<style>svg{background:url("'#https://e.example/x")}</style>`), "its style refers to something outside it"},
	{"a style's set", svgOf(`<style>svg{background:image-set("https://e.example/x" 1x)}</style>`), "its style reaches outside it"},
	{"a style's set of old", svgOf(`<rect style="background:-webkit-image-set('https://e.example/x' 1x)"/>`), "its style reaches outside it"},
	{"a style's source", svgOf(`<style>svg{background:src("https://e.example/x")}</style>`), "its style reaches outside it"},
	{"a style as raw text", svgOf(`<style><![CDATA[@import 'https://e.example/x';]]></style>`), "its style reaches outside it"},
	{"a style in two raw texts", svgOf(`<style>@imp<![CDATA[ort]]> 'https://e.example/x';</style>`), "its style reaches outside it"},
	{"a style with an element in between", svgOf(`<style>@imp<g>x</g>ort 'https://e.example/x';</style>`), "its style has a <g> in it"},
	{"a style with an editor's element in between", svgOf(`<style>@imp<x:g xmlns:x="urn:x">x</x:g>ort 'https://e.example/x';</style>`), "its style has a <g> in it"},
	{"a style with an instruction in between", svgOf(`<style>@imp<?x?>ort 'https://e.example/x';</style>`), `it has an instruction "x"`},
	{"a style with numbers", svgOf(`<style>@im&#112;ort 'https://e.example/x';</style>`), "its style reaches outside it"},
	{"a font", svgOf(`<style>@font-face{font-family:x;src:url(https://e.example/x)}text{font-family:x}</style><text>a</text>`), "its style refers to something outside it"},
	{"a marker", svgOf(`<path d="M0 0 9 9" marker-end="url(https://e.example/x#m)"/>`), "its style refers to something outside it"},
	{"a cursor", svgOf(`<rect cursor="url(https://e.example/x),auto"/>`), "its style refers to something outside it"},
	{"a mask", svgOf(`<rect style="mask:URL(https://e.example/x#m)"/>`), "its style refers to something outside it"},

	{"an instruction for a style", `<?xml-stylesheet type="text/css" href="https://e.example/x"?>` + svgOf(""), `it has an instruction "xml-stylesheet"`},
	{"another encoding", `<?xml version="1.0" encoding ="Shift_JIS"?>` + svgOf("<title>é</title>"), "it is not well-formed XML in UTF-8"},
	{"an encoding that is not so", `<?xml version="1.0" encoding="us-ascii"?>` + svgOf("<title>é</title>"), "it is not well-formed XML in UTF-8"},
	{"an entity", `<!DOCTYPE svg [<!ENTITY x SYSTEM "https://e.example/x">]>` + svgOf("&x;"), "it declares entities"},
	{"an entity of a parameter", `<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://e.example/x"> %x;]>` + svgOf(""), "it declares entities"},
	{"an attribute by default", `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>` + svgOf(""), "it declares entities"},
	{"an entity of HTML", `<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">` + svgOf("&nbsp;"), "it is not well-formed XML in UTF-8"},
	{"a second root", svgOf("") + htmlIn(""), "it declares parts in HTML (xmlns:h)"},
	{"a second picture", svgOf("") + svgOf(""), "it is not an SVG picture"},
	{"a picture that breaks off", htmlIn(`<h:img srcset="https://e.example/x 1x"/><g`), "it declares parts in HTML (xmlns:h)"},
	{"a root without a namespace", `<svg><path d="M0 0"/></svg>`, "it is not an SVG picture"},
	{"a root of another namespace", `<svg xmlns="http://www.w3.org/2000/SVG"/>`, "it is not an SVG picture"},
	{"a script of a namespace that nobody knows", svgOf(`<x:script xmlns:x="urn:x">1</x:script>`), "it has a <script>"},
}

func TestPicturesThatReachOutAreRefused(t *testing.T) {
	for _, tt := range reachingOut {
		t.Run(tt.name, func(t *testing.T) {
			if got := problemsOfSVG(t, tt.svg); !strings.Contains(got, tt.want) {
				t.Errorf("want %q, got\n%s", tt.want, got)
			}
		})
	}
}

// exported are pictures as programs write them.
var exported = []struct{ name, svg string }{
	{"Inkscape", `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" inkscape:version="1.2" sodipodi:docname="C:\Users\x\plan.svg" inkscape:export-filename="..\plan.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" showgrid="true" inkscape:current-layer="layer1"><inkscape:grid type="xygrid" id="grid1"/></sodipodi:namedview>
  <defs id="defs2"><linearGradient id="a"><stop offset="0" style="stop-color:#000"/></linearGradient><linearGradient id="b" xlink:href="#a"/>
    <inkscape:path-effect effect="spiro" id="path-effect1" is_visible="true"/></defs>
  <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/>
    <cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer \ 1" inkscape:groupmode="layer" id="layer1"><rect style="fill:url(#b);-inkscape-stroke:none" id="rect1" width="9" height="9"/>
    <text xml:space="preserve" style="font-size:10px;-inkscape-font-specification:'sans-serif, Normal'" x="1" y="9" id="t"><tspan sodipodi:role="line" id="s">cache</tspan></text></g>
</svg>`},
	{"Illustrator", `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 99 99" style="enable-background:new 0 0 99 99;" xml:space="preserve">
<metadata><?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"><xmpMM:DerivedFrom stRef:instanceID="uuid:1"/></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?></metadata>
<style type="text/css">
	.st0{clip-path:url(#SVGID_2_);fill:#FFFFFF;font-family:'MyriadPro-Regular';}
</style>
<defs><rect id="SVGID_1_" width="9" height="9"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
<g id="R&#xE9;seau"><path class="st0" d="M0,0h9v9z"/></g></svg>`},
	{"draw.io", `<?xml version="1.0" encoding="UTF-8"?>
<!-- Do not edit this file with editors other than draw.io -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="121px" height="61px" viewBox="-0.5 -0.5 121 61" style="background: transparent; color-scheme: light dark;"
 content="&lt;mxfile host=&quot;app.diagrams.net&quot;&gt;&lt;diagram&gt;&lt;mxCell value=&quot;C:\x&quot; style=&quot;image=data:image/png,url(x)&quot;/&gt;&lt;/diagram&gt;&lt;/mxfile&gt;"><defs/><g><g data-cell-id="0"><g data-cell-id="a">
<rect x="0" y="0" width="120" height="60" fill="#ffffff" stroke="#000000" pointer-events="all" style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));"/>
<g fill="#000000" font-family="&quot;Helvetica&quot;" text-anchor="middle" font-size="12px"><text x="60" y="34">DB</text></g></g></g></g></svg>`},
	{"draw.io with a picture", `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image x="0" y="0" width="9" height="9" xlink:href="data:image/png;base64,iVBORw0KGgo=" preserveAspectRatio="none"/></svg>`},
	{"Graphviz", `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
 "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Generated by graphviz version 9.0.0 (0)
 -->
<!-- Pages: 1 -->
<svg width="62pt" height="116pt" viewBox="0.00 0.00 62.00 116.00" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 112)"><polygon fill="white" stroke="none" points="-4,4 -4,-112 58,-112"/>
<g id="node1" class="node"><title>a&#45;&gt;b</title><g id="a_node1"><a xlink:title="&lt;TABLE&gt;"><ellipse fill="none" stroke="black" cx="27" cy="-90" rx="27" ry="18"/></a></g>
<text text-anchor="middle" x="27" y="-85.8" font-family="Times,serif" font-size="14.00">a</text></g></g></svg>
`},
	{"matplotlib", `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6" xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
   <cc:Work><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:date>2026-03-28T12:00:00</dc:date><dc:creator><cc:Agent><dc:title>Matplotlib v3.9, https://matplotlib.org/</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <g id="figure_1"><path d="M 0 0 L 1 1 z" style="fill: #ffffff" clip-path="url(#p1)"/><defs><path id="m1" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs>
  <g><use xlink:href="#m1" x="73.8" y="307.5" style="stroke: #000000"/></g></g><defs><clipPath id="p1"><rect x="57" y="41" width="357" height="266"/></clipPath></defs></svg>`},
	{"Mermaid", `<svg id="mermaid-1" width="100%" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="flowchart" style="max-width: 120px;" viewBox="0 0 120 60" role="graphics-document document" aria-roledescription="flowchart-v2">
<style>#mermaid-1{font-family:"trebuchet ms",verdana,arial,sans-serif;font-size:16px;fill:#333;}@keyframes edge-animation-frame{from{stroke-dashoffset:0;}}#mermaid-1 .flowchart-link>path:not(.a){fill:none;}</style>
<g><marker id="mermaid-1_pointEnd" class="marker flowchart-v2" viewBox="0 0 10 10" refX="5" refY="5" markerUnits="userSpaceOnUse" orient="auto"><path d="M 0 0 L 10 5 L 0 10 z" style="stroke-width: 1; stroke-dasharray: 1, 0;"/></marker>
<path d="M1,1L2,2" id="L_A_B_0" class="edge-thickness-normal" data-edge="true" data-points="W3sieCI6MX1d" marker-end="url(#mermaid-1_pointEnd)"/><text y="-10.1"><tspan dy="1em">API → DB</tspan></text></g></svg>`},
	{"PlantUML", `<?xml version="1.0" encoding="us-ascii" standalone="no"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" contentStyleType="text/css" data-diagram-type="SEQUENCE" height="120px" preserveAspectRatio="none" style="width:115px;height:120px;background:#FFFFFF;" version="1.1" viewBox="0 0 115 120" width="115px" zoomAndPan="magnify"><?plantuml 1.2025.2?><defs><filter height="1" id="b1" width="1" x="0" y="0"><feFlood flood-color="#FEFECE" result="flood"/><feComposite in="SourceGraphic" in2="flood" operator="over"/></filter></defs><g><g class="participant"><line style="stroke:#181818;stroke-width:0.5;stroke-dasharray:5.0,5.0;" x1="26" x2="26" y1="36" y2="85"/><text fill="#000000" filter="url(#b1)" font-family="sans-serif" font-size="14" lengthAdjust="spacing" textLength="29" x="12" y="24">Caf&#233;</text></g><!--SRC=[SoWkIImgAStDuNBAJrBGjLDmpCbCJbMmKiX8pSd9vt98pKi1IW80]--><?plantuml-src SoWkIImgAStDuNBAJrBGjLDmpCbCJbMmKiX8pSd9vt98pKi1IW80?></g></svg>`},
	{"LibreOffice", `<?xml version="1.0" encoding="UTF-8"?>
<svg version="1.2" width="297mm" height="210mm" viewBox="0 0 29700 21000" preserveAspectRatio="xMidYMid" fill-rule="evenodd" xmlns="http://www.w3.org/2000/svg" xmlns:ooo="http://xml.openoffice.org/svg/export" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:presentation="http://sun.com/xmlns/staroffice/presentation" xmlns:smil="http://www.w3.org/2001/SMIL20/" xmlns:anim="urn:oasis:names:tc:opendocument:xmlns:animation:1.0" xml:space="preserve">
 <defs><font id="EmbeddedFont_1" horiz-adv-x="2048"><font-face font-family="Liberation Sans embedded" units-per-em="2048"/><missing-glyph d="M 0,0 L 2047,0 Z"/></font></defs><g ooo:name="page1" ooo:id-list="id3" class="Slide" clip-path="url(#c)"><g visibility="hidden"><desc>150</desc></g></g></svg>`},
	{"a prefix for SVG", "\ufeff" + `<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:rect width="1" height="1"/></svg:svg>`},
	{"a picture that moves", svgOf(`<rect id="r"><animate attributeName="width" from="0" to="9" dur="1s"/><set attributeName="fill" to="url(#g)"/></rect><animate href="#r" attributeName="x" values="0;1"/>`)},
	{"an editor's own element", svgOf(`<e:object xmlns:e="urn:editor" e:data="C:\x" e:label="a"><e:link/></e:object>`)},
}

func TestPicturesAsProgramsWriteThem(t *testing.T) {
	for _, tt := range exported {
		t.Run(tt.name, func(t *testing.T) {
			if got := problemsOfSVG(t, tt.svg); got != "" {
				t.Error(got)
			}
		})
	}
}

// TestRefusedPicturesAreTold: the place in the picture, and the way out.
func TestRefusedPicturesAreTold(t *testing.T) {
	for _, tt := range []struct{ svg, want string }{
		{svgOf("\n <é/><script/>"), "a.svg cannot be attached: it has a <script> at line 2, column 6"},
		{svgOf("\r\n\t<style>a{\nfill:url(x)}</style >"), "its style refers to something outside it at line 3, column 13"},
		{svgOf("\n<g>"), "it is not well-formed XML in UTF-8 at line 2, column"},
		{svgOf("\n<a href='x'/>"), "it refers to something outside itself (href) at line 2, column 1"},
		{svgOf("<script/>"), "hint: export it as plain SVG without links and scripts, or as a PNG"},
	} {
		if got := problemsOfSVG(t, tt.svg); !strings.Contains(got, tt.want) {
			t.Errorf("want %q, got\n%s", tt.want, got)
		}
	}
}

func problemsOfSVG(t *testing.T, svg string) string {
	t.Helper()
	fsys := fstest.MapFS{"one.yaml": small("attachments: [{id: a, title: A, alt: A rack., path: a.svg}]"), "one/a.svg": {Data: []byte(svg)}}
	file, err := record.Read(fsys, "one.yaml", settings)
	if err != nil {
		t.Fatal(err)
	}
	return withoutHints(record.JoinFiles([]*record.File{file}, nil, settings).Problems).Text()
}
