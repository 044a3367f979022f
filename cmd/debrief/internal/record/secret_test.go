package record_test

import (
	"fmt"
	"path"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

const smallest = "title: T\nkind: outage\nsummary: S\ntimes: {started: unknown}\ntimeline: [{at: unknown, text: A}]\n"

// drawn is what a machine might have drawn, n characters of it. Secrets are put
// together here, so that no file of the project holds one.
func drawn(n int) string { return strings.Repeat("aB3dE5gH7jK9mN", 10)[:n] }

// secretsOf gives the problems with secrets of a record with some more lines.
func secretsOf(more string) problem.List {
	_, problems := record.ReadOne("incidents/some.yaml", []byte(smallest+more), settings)
	var found problem.List
	for _, p := range problems {
		if p.Rule.ID == "PM047" {
			found = append(found, p)
		}
	}
	return found
}

func TestSecretsAreFound(t *testing.T) {
	for name, text := range map[string]string{
		"a private key":       "-----BEGIN RSA PRIVATE" + " KEY-----",
		"a PGP key":           "-----BEGIN PGP PRIVATE" + " KEY BLOCK-----",
		"AWS":                 "the key AKIA" + "Q3EGRGX2ZTBV5OWX is",
		"AWS, all digits":     "the key AKIA" + "2E0A8F3B244C9986 is",
		"Google":              "AIza" + drawn(35),
		"GitHub":              "ghp_" + drawn(36),
		"GitHub, fine":        "github_pat_" + drawn(60),
		"GitLab":              "glpat-" + drawn(20),
		"Slack":               "xoxb-123456789012-" + drawn(24),
		"a Slack hook":        "https://hooks.slack.com/services/T12345678/B12345678/" + drawn(24),
		"Stripe":              "sk_live_" + drawn(24),
		"npm":                 "npm_" + drawn(36),
		"SendGrid":            "SG." + drawn(22) + "." + drawn(43),
		"a model's key":       "sk-proj-" + drawn(40),
		"Azure":               "AccountKey=" + drawn(86) + "==",
		"a web token":         "eyJ" + drawn(20) + ".eyJ" + drawn(30) + "." + drawn(40),
		"an address":          "postgres://mail:hunter2@db.example/mail",
		"an address, no name": "redis://:hunter2@cache.example:6379",
		"a header":            "`curl -H 'Authorization: Bearer " + drawn(24) + "'`",
		"a password":          "password=Winter2026",
		"a password, spoken":  "The password: hunter22!",
		"a client's secret":   "client_secret=" + drawn(20),
		"an API key":          "api_key: " + drawn(24),
	} {
		for where, form := range map[string]string{
			"a text":   "lessons: {lucky: [\"%\"]}\n",
			"code":     "lessons: {lucky: [\"See `%` here.\"]}\n",
			"x-":       "x-note: \"%\"\n",
			"comments": "# %\n",
			"folded":   "x-note: >\n  a\n  %\n",
		} {
			found := secretsOf(strings.Replace(form, "%", text, 1))
			if len(found) != 1 || found[0].Severity != problem.Error || found[0].Line < 6 {
				t.Errorf("%s in %s: %s", name, where, found.Text())
			}
		}
	}
}

func TestWhatIsNoSecret(t *testing.T) {
	for _, text := range []string{
		"-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "AKIA" + "IOSFODNN7EXAMPLE", "AIza", "ghp_ tokens", "sk-learn", "eyJhbGciOiJIUzI1NiJ9",
		"https://user:<password>@relay.example", "https://user:$PASSWORD@relay.example", "https://user:****@relay.example", "https://relay.example:8080/a@b",
		"Authorization: Bearer <token>", "Authorization: Bearer $TOKEN", "authorization: required for all", "password=<password>", "password: it was reset",
		"password: changed", "password = required", "password=********", "passwords: 12,400", "password: 12 characters", "the password=REDACTED", "api_key: " + "{{ key }}",
		"the secret: nobody knew", "secret_key = none", "api-key: your-key-goes-here-please", "mailto:a@example.com", "ssh://git@host.example/x",
	} {
		if found := secretsOf("x-note: '" + text + "'\n"); len(found) > 0 {
			t.Errorf("%s:\n%s", text, found.Text())
		}
	}
}

// TestSecretsAreNotShown: no problem shows a secret, not even one that is about
// something else.
func TestSecretsAreNotShown(t *testing.T) {
	token := "ghp_" + drawn(36)
	for _, more := range []string{
		"lessons: {lucky: [\"" + token + "\"]}\n",
		token + ": 1\n",
		"severity: {level: x, scheme: y, " + token + ": 1}\n",
		"incident_state: [" + token + "]\n",
		"external_ids: [{system: s, id: i, url: \"https://a:" + token + "@b.example/\"}]\n",
		"organisation: \"a\\n" + token + "\"\n",
		"services: \"" + token + "\n",
		"relations: [{type: related, id: " + token + "}]\n",
	} {
		file, err := record.Read(fstest.MapFS{"some.yaml": {Data: []byte(smallest + more)}}, "some.yaml", settings)
		if err != nil {
			t.Fatal(err)
		}
		problems := record.JoinFiles([]*record.File{file}, nil, settings).Problems
		text := problems.Text()
		if !problems.HasErrors() || strings.Contains(text, token[4:12]) {
			t.Errorf("%s\n%s", more, text)
		}
	}
}

func TestSecretIsMasked(t *testing.T) {
	got := secretsOf("x-note: ghp_" + drawn(36) + " here\n").Text()
	want := "incidents/some.yaml:6:9: error: this is a token of GitHub: ghp_…, 40 characters long [PM047 secret]\n" +
		"  6 | x-note: ghp_" + strings.Repeat("•", 36) + " here\n" +
		"    |         ^" + strings.Repeat("~", 39) + "\n" +
		"  hint: take it out and put … in its place; then change it wherever it is used, for the history of the file keeps it\n1 error in 1 file\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAttachedTextHoldsNoSecret(t *testing.T) {
	fsys := fstest.MapFS{
		"some.yaml":     {Data: []byte(smallest + "attachments: [{id: a, path: log.txt, title: Log}]\n")},
		"some/log.txt":  {Data: []byte("one\ntwo password=Winter2026\n")},
		"other.yaml":    {Data: []byte(smallest + "attachments: [{id: a, path: log.csv, title: Log}]\n")},
		"other/log.csv": {Data: []byte("a,b\n1,2\n")},
	}
	for name, want := range map[string]string{
		"some.yaml":  "log.txt, line 2: this is a password: Wint…, 10 characters long",
		"other.yaml": "",
	} {
		file, err := record.Read(fsys, path.Base(name), settings)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range record.JoinFiles([]*record.File{file}, nil, settings).Problems {
			if p.Rule.ID == "PM047" {
				got += p.Message
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A secret that begins like another one is masked to its end.
func TestSecretsThatBeginAlike(t *testing.T) {
	first, second := "ghp_"+drawn(36), "ghp_"+drawn(20)+strings.ToLower(drawn(16))
	got := secretsOf("x-note: " + first + " " + second + " " + first + "\n").Text()
	dots := "ghp_" + strings.Repeat("•", 36)
	if strings.Count(got, dots+" "+dots+" "+dots+"\n") != 3 {
		t.Error(got)
	}
}

// TestMaskingIsNoSquare: what a line with many secrets takes goes by its length,
// not by the square of it.
func TestMaskingIsNoSquare(t *testing.T) {
	var more strings.Builder
	for i := range 4 {
		fmt.Fprintf(&more, "x-%d: \"%s", i, strings.Repeat("-----BEGIN PRIVATE"+" KEY-----\\n", 1500))
		for n := range 250 {
			fmt.Fprintf(&more, "password=Winter%d\\n", n)
		}
		more.WriteString("\"\n")
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	found := secretsOf(more.String())
	runtime.ReadMemStats(&after)
	if len(found) != 200 || strings.Contains(found.Text(), "Winter1") {
		t.Errorf("%d secrets", len(found))
	}
	if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 200 {
		t.Errorf("%d MiB for %d kB", took, more.Len()/1000)
	}
}
