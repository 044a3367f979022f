package record_test
import ("testing";"os";"fmt";"time";"path/filepath";"strings"; yaml "go.yaml.in/yaml/v4";"debrief/cmd/debrief/internal/record")
func TestZZ(t *testing.T){
 m,_ := filepath.Glob("/work/shared/corpora/yaml-test-suite/data/src/*")
 n, ok := 0, 0
 rep := strings.NewReplacer("␣"," ","————»","\t","———»","\t","——»","\t","—»","\t","»","\t","↵","","←","\r","⇔","\ufeff","∎\n","")
 for _, f := range m {
  data,_ := os.ReadFile(f)
  var cases []struct{ Name string; Yaml string; Fail bool }
  if err := yaml.Load(data, &cases); err != nil { fmt.Println(f, err) }
  for _, c := range cases {
   for _, text := range []string{c.Yaml, rep.Replace(c.Yaml), "title: T\nx-a:\n  "+strings.ReplaceAll(rep.Replace(c.Yaml),"\n","\n  ")} {
   n++
   st := time.Now()
   inc, p := record.ReadOne("incidents/abc.yaml", []byte(text), settings)
   if time.Since(st) > 200*time.Millisecond { fmt.Println("SLOW", f, time.Since(st)) }
   if inc != nil { ok++ }
   if (inc==nil) != p.HasErrors() { t.Error(f) }
   for _, q := range p { if strings.Contains(q.Message, "this is not YAML") && os.Getenv("V") != "" { fmt.Print(q.Text()) } ; if q.Line == 0 { fmt.Print("NOPLACE ", f, q.Text()) } }
   }
  }
 }
 fmt.Println(len(m), n, ok)
 base := "title: T\nkind: outage\nsummary: S\ntimes: {started: unknown}\n"
 big := func(s string) string { return strings.Repeat(s, 990000/len(s)) }
 for name, s := range map[string]string{"tl": base+"timeline:\n"+big("- {at: 2026-01-01T00:00Z, text: a}\n"), "bad": base+"timeline:\n"+big("- {at: x, txt: a}\n"), "keys": base+big("kk: 1\n"), "unk": func() string { var b strings.Builder; b.WriteString(base); for i:=0; b.Len()<980000; i++ { fmt.Fprintf(&b, "key%d: 1\n", i)}; return b.String()}(), "tags": base+"tags: ["+big("a,")+"]", "badrefs": base+"timeline: [{at: unknown, text: a, evidence: ["+big("a,")+"]}]", "sources": func() string { var b strings.Builder; b.WriteString(base); b.WriteString("timeline: [{at: unknown, text: a, evidence: ["); for i:=0; i<30000; i++ { fmt.Fprintf(&b, "s%d,", i)}; b.WriteString("]}]\nsources:\n"); for i:=0;b.Len()<980000; i++ { fmt.Fprintf(&b, "- {id: s%d, title: t}\n", i)}; return b.String()}(), "short": base+"timeline:\n- {at: 2026-01-01T00:00Z, text: a}\n"+big("- {at: +1m, text: a}\n"), "oneline": base+"timeline: ["+big("{at: x, text: a}, ")+"]", "longtext": base+"timeline: [{at: unknown, text: "+strings.Repeat("a",900000)+"}]\nbad: 1", "longkey": base+strings.Repeat("k",900000)+": 1", "longword": strings.Replace(base,"outage",strings.Repeat("o",900000),1), "redact": base+"redact:\n"+big("- {path: /a/b, audience: internal}\n"), "marks": base+"timeline:\n"+big("- {at: 2026-01-01T00:00Z, text: a, marks: started}\n"), "anchors": base+"tags:\n"+big("- &a b\n"), "points": base+"impact: {series: [{id: a, title: a, unit: ratio, points: ["+big("[2026-01-01,9],")+"]}]}", "ls": base+"x-a: \""+big("\u2028")+"\"\nzzz: 1", "num": base+"impact: {users: {affected: "+big("9")+"}}", "spaces": base+"timeline: "+big(" ")+"[]", "dupids": base+"timeline:\n"+big("- {at: unknown, text: a, id: q}\n")} {
  st := time.Now()
  _, p := record.ReadOne("incidents/abc.yaml", []byte(s), settings)
  d1 := time.Since(st)
  txt := p.Text()
  fmt.Println(name, len(s), d1, time.Since(st)-d1, len(p), len(txt))
 }
}
