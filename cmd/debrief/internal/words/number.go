package words

import (
	"math"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// Number tells a number as well as it is known: "62,060", "about 900",
// "about 30 (20 to 40)", "between 20,000 and 35,000", "at least 1,000
// (“thousands of URLs”)", "unknown". The quoted wording is the author's plain
// text and is not escaped.
func (l *Language) Number(n *incident.Number) string {
	if !n.Known() {
		if n == nil {
			return l.Absent("")
		}
		return l.quoted(l.Absent(n.Word), n.Text)
	}
	return l.quoted(l.Range(n.Range()), n.Text)
}

// Range tells a number by its bounds: "about 30 (20 to 40)".
func (l *Language) Range(r incident.Range) string {
	switch {
	case r.Value != nil && r.Lo != nil && r.Hi != nil && *r.Lo < *r.Hi:
		return l.aboutWithin(l.Amount(*r.Value), l.Amount(atLeastZero(*r.Lo, *r.Value)), l.Amount(*r.Hi))
	case r.Value != nil && r.Approx:
		return l.About(l.Amount(*r.Value))
	case r.Value != nil:
		return l.Amount(*r.Value)
	case r.Hi == nil:
		return l.AtLeast(l.Amount(*r.Lo))
	case r.Lo == nil:
		return l.AtMost(l.Amount(*r.Hi))
	case *r.Lo == *r.Hi:
		return l.Amount(*r.Lo)
	}
	return l.Say("between %s and %s", l.Amount(*r.Lo), l.Amount(*r.Hi))
}

func (l *Language) aboutWithin(value, lo, hi string) string {
	return l.Say("about %s (%s to %s)", value, lo, hi)
}

// atLeastZero cuts a ± that reaches below zero where the value itself is not.
func atLeastZero(lo, value float64) float64 {
	if value >= 0 {
		return max(lo, 0)
	}
	return lo
}

// quoted adds the original wording when it says more than the words do.
func (l *Language) quoted(words, wording string) string {
	wording = strings.TrimSpace(wording)
	if wording == "" || strings.EqualFold(wording, words) {
		return words
	}
	return l.Bracketed(words, l.Quoted(wording))
}

// Amount tells a number with its thousands apart and at most three decimals:
// "62,060", "0.5", "−4.25"; in German "62.060", "0,5".
func (l *Language) Amount(n float64) string {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return l.Absent("")
	}
	decimals := 3
	if n != 0 && math.Abs(n) < 0.01 {
		decimals = 2 - int(math.Floor(math.Log10(math.Abs(n))))
	}
	if math.Abs(n) >= 1e15 {
		decimals = -1 // more would be digits that nobody wrote
	}
	return l.grouped(strconv.FormatFloat(n, 'f', decimals, 64))
}

// Numeral tells a number by its digits, all of them as written.
func (l *Language) Numeral(digits string) string {
	if strings.ContainsAny(digits, "eE") {
		return digits
	}
	units, fraction, _ := strings.Cut(digits, ".")
	return l.written(units, fraction)
}

// Whole tells a whole number.
func (l *Language) Whole(n int64) string { return l.grouped(strconv.FormatInt(n, 10)) }

// grouped sets a decimal number apart by thousands and takes trailing zeros off
// its fraction.
func (l *Language) grouped(decimal string) string {
	units, fraction, _ := strings.Cut(decimal, ".")
	return l.written(units, strings.TrimRight(fraction, "0"))
}

// written tells a number in the language's form by its whole part, which may
// have a minus before it, and its fraction.
func (l *Language) written(units, fraction string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(units, "-"); negative {
		sign, units = "−", rest
	}
	if fraction != "" {
		fraction = l.numbers.decimal + fraction
	}
	if strings.Trim(units, "0") == "" && fraction == "" {
		sign = ""
	}
	if len(units) >= l.numbers.least {
		for at := len(units) - 3; at > 0; at -= 3 {
			units = units[:at] + l.numbers.group + units[at:]
		}
	}
	return sign + units + fraction
}

// Percent tells a share (1 is all) in per cent: two decimals, three
// significant digits under 10 %, two under 0.01 %, one decimal above 100 %. It
// says 0 % and 100 % only when that is exactly so.
func (l *Language) Percent(share float64) string { return l.percentRounded(share, math.Round) }

// percentRounded tells a share in per cent with its last digit as round leaves
// it.
func (l *Language) percentRounded(share float64, round func(float64) float64) string {
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return l.Absent("")
	}
	percent := share * 100
	if math.Abs(percent-100) < 1e-9 {
		return l.withPercent("100")
	}
	decimals := percentDecimals(math.Abs(percent))
	words := l.decimal(percent, decimals, round)
	for (words == "100" || words == "0") && percent != 0 && decimals < 12 {
		decimals++
		words = l.decimal(percent, decimals, round)
	}
	return l.withPercent(words)
}

// withPercent adds the sign to a number in per cent.
func (l *Language) withPercent(number string) string { return l.SayAs("number", "%s\u00a0%%", number) }

// Points tells a difference of two shares in percentage points: "−2.1
// percentage points".
func (l *Language) Points(difference float64) string {
	sign := l.withPercent("")
	return l.Say("%s\u00a0percentage points", strings.TrimSuffix(l.Percent(difference), sign))
}

// percentDecimals says how many decimals a percentage of this size shows.
func percentDecimals(percent float64) int {
	switch {
	case percent >= 100:
		return 1
	case percent >= 1 || percent == 0:
		return 2
	}
	digits := 2
	if percent < 0.01 {
		digits = 1
	}
	return min(digits-int(math.Floor(math.Log10(percent))), 12)
}

func (l *Language) decimal(n float64, decimals int, round func(float64) float64) string {
	unit := math.Pow10(decimals)
	// A hair's breadth of binary error must not tip a floor or a ceiling.
	scaled := n * unit
	if nearest := math.Round(scaled); math.Abs(scaled-nearest) < 1e-6 {
		scaled = nearest
	}
	return l.grouped(strconv.FormatFloat(round(scaled)/unit, 'f', decimals, 64))
}

// Ratio tells a share as well as it is known: "3.5 %", "about 12 %",
// "between 99.86 % and 99.94 %", "at least 40 %", "not defined (no events)",
// "unknown", "not published".
func (l *Language) Ratio(r report.Ratio) string {
	return l.bound(r, l.percentRounded)
}

// Availability tells a ratio in per cent, near 100 with four decimals:
// 99.9387 %.
func (l *Language) Availability(r report.Ratio) string {
	return l.bound(r, func(share float64, round func(float64) float64) string {
		if share >= 0.99 && share < 1-1e-6 {
			return l.withPercent(l.decimal(share*100, 4, round))
		}
		return l.percentRounded(share, round)
	})
}

// Multiple tells a ratio as a multiple: "129.3 times", "at least 3 times".
func (l *Language) Multiple(r report.Ratio) string {
	return l.bound(r, func(n float64, round func(float64) float64) string {
		decimals := 2
		if math.Abs(n) >= 100 {
			decimals = 1
		}
		return l.SayAs("multiple", "%s\u00a0times", l.decimal(n, decimals, round))
	})
}

// Score tells a ratio as a plain number with three decimals: "0.910".
func (l *Language) Score(r report.Ratio) string {
	return l.bound(r, func(n float64, round func(float64) float64) string {
		units, fraction, _ := strings.Cut(strconv.FormatFloat(round(n*1000)/1000, 'f', 3, 64), ".")
		return l.written(units, fraction)
	})
}

// Part tells what part of a whole was hit. A count with a ± is about that
// much, and so is its share.
func (l *Language) Part(s report.Share) string {
	r := s.Ratio
	for _, n := range []*incident.Number{s.Affected, s.Total} {
		if n.Known() {
			bound := n.Range()
			r.Approx = r.Approx || bound.Value != nil && bound.Lo != nil && bound.Hi != nil && *bound.Lo < *bound.Hi
		}
	}
	return l.Ratio(r)
}

func (l *Language) bound(r report.Ratio, tell func(float64, func(float64) float64) string) string {
	switch {
	case r.Undefined != "":
		return l.undefined(r.Undefined)
	case r.Value != nil && r.Approx && r.Lo != nil && r.Hi != nil && *r.Lo < *r.Hi:
		return l.aboutWithin(tell(*r.Value, math.Round), tell(*r.Lo, math.Floor), tell(*r.Hi, math.Ceil))
	case r.Value != nil && r.Approx:
		return l.About(tell(*r.Value, math.Round))
	case r.Value != nil:
		return tell(*r.Value, math.Round)
	case r.Lo == nil && r.Hi == nil:
		return l.Absent("")
	case r.Hi == nil:
		return l.AtLeast(tell(*r.Lo, math.Floor))
	case r.Lo == nil || *r.Lo == 0 && *r.Hi > 0:
		return l.AtMost(tell(*r.Hi, math.Ceil))
	}
	lo, hi := tell(*r.Lo, math.Floor), tell(*r.Hi, math.Ceil)
	if lo == hi || *r.Lo == *r.Hi {
		return tell(*r.Lo, math.Round)
	}
	return l.Between(lo, hi)
}

// undefined says why there is no ratio.
func (l *Language) undefined(why string) string {
	switch why {
	case report.NoEvents:
		return l.SayAs("value", "not defined (no events)")
	case report.NoneBefore:
		return l.SayAs("value", "from none observed before")
	case report.NotPublished:
		return l.Absent(incident.Withheld)
	case report.NotApplicable:
		return l.Absent(incident.NotApplicable)
	}
	return l.Absent("")
}
