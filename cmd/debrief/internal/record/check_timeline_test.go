package record_test

import (
	"strings"
	"testing"
)

func TestTimelineIsInOrder(t *testing.T) {
	const times = "times: {started: unknown}\ntimeline:\n"
	tryRule(t, "PM011", []ruleCase{
		{"in order", times + "  - {at: 2026-03-02T08:00Z, text: A}\n  - {at: 2026-03-02T08:10Z, text: B}\n", nil},
		{"an unknown time between", times + "  - {at: 2026-03-02T08:00Z, text: A}\n  - {at: unknown, text: U}\n  - {at: 2026-03-02T08:10Z, text: B}\n", nil},
		{"one too low", times + "  - {at: 2026-03-02T08:10Z, text: A}\n  - {at: unknown, text: U}\n  - {at: 2026-03-02T08:00Z, text: B}\n",
			[]string{"warning 5: this entry is earlier than one above it"}},
		{"one too high", times + "  - {at: 2026-03-03, text: A}\n  - {at: 2026-03-02T08:00Z, text: B}\n  - {at: 2026-03-02T09:00Z, text: C}\n  - {at: 2026-03-04, text: D}\n",
			[]string{"warning 4: this entry is earlier than one above it, and so is one more"}},
		{"a minute below a second of it", times + "  - {at: 2026-03-02T08:10:30Z, text: A}\n  - {at: 2026-03-02T08:10Z, text: B}\n", nil},
		{"a day below a minute of it", times + "  - {at: 2026-03-02T08:10Z, text: A}\n  - {at: 2026-03-02, text: B}\n  - {at: 2026-03-02T09:00Z, text: C}\n", nil},
		{"bounds that begin before", times + "  - {at: 2026-03-02T08:10Z, text: A}\n  - {at: {earliest: 2026-03-02T07:00Z, latest: 2026-03-02T09:00Z}, text: B}\n",
			[]string{"warning 4: this entry is earlier than one above it"}},
		{"ids that go the other way", times + "  - {id: b, at: 2026-03-02T08:10Z, text: A}\n  - {id: a, at: 2026-03-02T08:10Z, text: B}\n",
			[]string{`warning 4: "a" has the time of "b" above it, but is shown first: entries of one time go by id`}},
		{"numbers in ids", times + "  - {id: t2, at: 2026-03-02T08:10Z, text: A}\n  - {id: t10, at: 2026-03-02T08:10Z, text: B}\n", nil},
		{"no ids", times + "  - {id: z, at: 2026-03-02T08:10Z, text: A}\n  - {at: 2026-03-02T08:10Z, text: B}\n  - {id: a, at: 2026-03-02T08:10Z, text: C}\n", nil},
	})
}

func TestMilestonesHaveEntries(t *testing.T) {
	tryRule(t, "PM012", []ruleCase{
		{"marked", finished + "times: {started: 2026-03-02T08:10Z}\ntimeline: [{at: 2026-03-02T08:10Z, text: A, marks: started}]\n", nil},
		{"of the same time", finished + "times: {started: 2026-03-02T08:10Z}\ntimeline: [{at: 2026-03-02T08:10Z, text: A}]\n",
			[]string{`warning 3: this entry is of the time of "started", and does not mark it`}},
		{"two of one time, one entry", finished + "times: {started: 2026-03-02T08:10Z, detected: 2026-03-02T08:10Z}\ntimeline: [{at: 2026-03-02T08:10Z, text: A}]\n",
			[]string{"warning 2: no entry of the timeline tells of detected", `warning 3: this entry is of the time of "started", and does not mark it`}},
		{"no entry, finished", finished + "times: {started: 2026-03-02T08:10Z, closed: 2026-03-09}\ntimeline: [{at: 2026-03-02T08:11Z, text: A}]\n",
			[]string{"warning 2: no entry of the timeline tells of started, closed"}},
		{"no entry, not finished", "times: {started: 2026-03-02T08:10Z}\ntimeline: [{at: 2026-03-02T08:11Z, text: A}]\n",
			[]string{"hint 1: no entry of the timeline tells of started"}},
		{"within a day", finished + "times: {started: 2026-03-02}\ntimeline: [{at: 2026-03-02T08:11Z, text: A}]\n", nil},
		{"within a week", finished + "times: {started: 2026-03-02}\ntimeline: [{at: {earliest: 2026-03-01, latest: 2026-03-07}, text: A}]\n",
			[]string{"warning 2: no entry of the timeline tells of started"}},
		{"words and open ends", finished + "times: {started: {latest: 2026-03-02}, detected: unknown, resolved: ongoing}\ntimeline: [{at: unknown, text: A}]\n", nil},
		{"refuted", finished + "times: {started: {at: 2026-03-02, status: refuted}}\ntimeline: [{at: unknown, text: A}]\n", nil},
	})
}

func TestImpactIsTold(t *testing.T) {
	const hour = finished + "times: {started: 2026-03-02T08:00Z, detected: 2026-03-02T08:05Z, resolved: %end}\ntimeline:\n  - {at: 2026-03-02T08:00Z, text: A}\n"
	text := func(end string, entries ...string) string {
		return strings.ReplaceAll(hour, "%end", end) + strings.Join(entries, "")
	}
	tryRule(t, "PM013", []ruleCase{
		{"short gaps", text("2026-03-02T08:40Z", "  - {at: 2026-03-02T08:20Z, text: B}\n"), nil},
		{"more than a quarter, less than 30 minutes", text("2026-03-02T08:35Z"), nil},
		{"from the detection to the end", text("2026-03-02T11:16Z"),
			[]string{"warning 2: for 3 h 10 min after this the timeline tells nothing, while the impact went on"}},
		{"more than 30 minutes, less than a quarter", text("2026-03-02T11:00Z", "  - {at: 2026-03-02T08:46Z, text: B}\n", "  - {at: 2026-03-02T09:30Z, text: C}\n", "  - {at: 2026-03-02T10:15Z, text: C}\n"), nil},
		{"between two entries", text("2026-03-02T12:00Z", "  - {at: 2026-03-02T09:00Z, text: B}\n", "  - {at: 2026-03-02T11:10Z, text: C}\n"),
			[]string{"warning 5: for 2 h 9 min after this the timeline tells nothing, while the impact went on"}},
		{"an entry that goes on", text("2026-03-02T12:00Z", "  - {at: 2026-03-02T08:30Z, until: 2026-03-02T11:30Z, text: B}\n"), nil},
		{"an entry that may have been at any time", text("2026-03-02T12:00Z", "  - {at: {earliest: 2026-03-02T08:10Z, latest: 2026-03-02T12:00Z}, text: B}\n"), nil},
		{"days", text("2026-03-12T12:00Z"),
			[]string{"warning 2: for 10 d 3 h after this the timeline tells nothing, while the impact went on"}},
		{"before anyone noticed", finished + "times: {started: 2026-03-02T08:00Z, detected: 2026-03-02T12:00Z, resolved: 2026-03-02T12:10Z}\ntimeline: [{at: 2026-03-02T08:00Z, text: A}]\n",
			[]string{"warning 2: for 3 h 59 min after this the timeline tells nothing, while the impact went on"}},
		{"not finished", strings.TrimPrefix(text("2026-03-02T11:16Z"), finished),
			[]string{"hint 1: for 3 h 10 min after this the timeline tells nothing, while the impact went on"}},
		{"still going on", text("ongoing"),
			[]string{"warning 2: for 264 d 15 h after this the timeline tells nothing, while the impact went on"}},
		{"an open start", finished + "times: {started: {latest: 2026-03-02T08:00Z}, resolved: 2026-03-05}\ntimeline: [{at: unknown, text: A}]\n", nil},
		{"days whose order is not known", finished + "times: {started: 2026-03-02, resolved: 2026-03-02}\ntimeline: [{at: unknown, text: A}]\n", nil},
	})
}

func TestTimelineLeadsUp(t *testing.T) {
	const message = "hint 2: the timeline begins when the incident was detected"
	tryRule(t, "PM014", []ruleCase{
		{"begins with it", "times: {started: unknown}\ntimeline: [{at: 2026-03-02T08:10Z, text: A, marks: detected}]\n", []string{message}},
		{"begins on the day of it", "times: {started: unknown, detected: 2026-03-02}\ntimeline: [{at: 2026-03-02T08:10Z, text: A}]\n", nil},
		{"begins after it", "times: {started: unknown, detected: 2026-03-02}\ntimeline: [{at: 2026-03-03, text: A}]\n", []string{message}},
		{"leads up", "times: {started: unknown, detected: 2026-03-02T08:10Z}\ntimeline: [{at: 2026-03-02T08:09Z, text: A}]\n", nil},
		{"nobody knows when", "times: {started: unknown, detected: unknown}\ntimeline: [{at: 2026-03-02T08:09Z, text: A}]\n", nil},
	})
}

func TestEntriesHaveEvidence(t *testing.T) {
	const rest = "times: {started: unknown}\nsources: [{id: s, title: S}]\ntimeline:\n"
	with, without := "  - {at: unknown, text: A, evidence: [s]}\n", "  - {at: unknown, text: A}\n"
	tryRule(t, "PM015", []ruleCase{
		{"all", finished + rest + with + with, nil},
		{"a source of the time", finished + rest + "  - {at: {at: unknown, sources: [s]}, text: A}\n", nil},
		{"a few, finished", finished + rest + strings.Repeat(with, 7) + strings.Repeat(without, 3), []string{"hint 12: 3 of 10 entries of the timeline name no evidence; this is the first"}},
		{"many, finished", finished + rest + with + with + without, []string{"warning 7: 1 of 3 entries of the timeline name no evidence; this is the first"}},
		{"many, not finished", rest + without, []string{"hint 4: 1 of 1 entries of the timeline name no evidence; this is the first"}},
	})
}

func TestResponseIsTold(t *testing.T) {
	const hit = "times: {started: unknown}\ntimeline: [{at: unknown, text: A}]\nimpact: {users: {affected: 5}}\n"
	const message = " 3: somebody was affected, and the record does not say how they were told"
	tryRule(t, "PM016", []ruleCase{
		{"not told", hit, []string{"hint" + message}},
		{"not told, finished", hit + finished, []string{"warning" + message}},
		{"nobody was hit", strings.ReplaceAll(hit, "5", "0") + finished, nil},
		{"nobody knows who was hit", strings.ReplaceAll(hit, "5", "unknown") + finished, nil},
		{"told", hit + finished + "response: {communications: [{at: unknown, channel: mail}]}\n", nil},
		{"told in the timeline", strings.ReplaceAll(hit, "text: A", "text: A, type: communication") + finished, nil},
		{"said not to be told", strings.ReplaceAll(hit, "{started: unknown}", "{started: unknown, first_public_notice: not_applicable}") + finished, nil},
	})
	const bare = "times: {started: unknown}\ntimeline: [{at: unknown, text: A}]\n"
	tryRule(t, "PM017", []ruleCase{
		{"not told", bare, []string{"hint 1: the record does not say how the incident was detected"}},
		{"not told, finished", bare + finished + "response: {teams: [a]}\n", []string{"error 4: the record does not say how the incident was detected"}},
		{"unknown", bare + finished + "response: {detection: {method: unknown}}\n", nil},
		{"a word that is wrong", bare + finished + "response: {detection: {method: telepathy}}\n", nil},
		{"planned work", bare + finished + "kind: maintenance\n", nil},
	})
	const pressed = bare + "response: {detection: {method: press}}\n"
	const others = " 3: others noticed it first, and no action is about noticing"
	tryRule(t, "PM018", []ruleCase{
		{"no actions at all", pressed + finished, nil},
		{"no such action", pressed + "remediation: {actions: [{title: A, type: repair}, {title: B}]}\n", []string{"hint" + others}},
		{"no such action, finished", pressed + finished + "remediation: {actions: [{title: A, type: repair}]}\n", []string{"warning" + others}},
		{"one that will not be done", pressed + finished + "remediation: {actions: [{title: A, type: detect, status: wont_do}]}\n", nil},
		{"noticed by staff", strings.ReplaceAll(pressed, "press", "staff") + finished + "remediation: {actions: [{title: A, type: repair}]}\n", nil},
	})
}
