package incident

// Number is a count or a measure, as well as it is known. A nil *Number was
// not written at all. Zero means measured zero.
type Number struct {
	Word      Word     `json:"-" cbor:"word"`
	Value     *float64 `json:"value"`
	Min       *float64 `json:"min"`
	Max       *float64 `json:"max"`
	Approx    bool     `json:"approx"`
	PlusMinus *float64 `json:"plus_minus"`
	Unit      string   `json:"unit"`
	Text      string   `json:"text"` // the original wording
	Status    Status   `json:"status"`
	Basis     string   `json:"basis"` // how it was counted or computed
	Sources   []string `json:"sources" ref:"source"`
	Note      string   `json:"note"`
	Audience  Audience `json:"audience"`
	Extra     Extra    `json:"x-*"`
}

// Range is what is known of a number: an open end is nil.
type Range struct {
	Lo, Hi *float64
	// Value is the number written, nil when only bounds are known.
	Value  *float64
	Approx bool
}

// Known reports whether n has any value, if only one bound.
func (n *Number) Known() bool {
	return n != nil && n.Word == "" && (n.Value != nil || n.Min != nil || n.Max != nil)
}

// Is reports whether n is the given word.
func (n *Number) Is(w Word) bool { return n != nil && n.Word == w }

// Range gives the bounds of n; it is zero for a nil number and for a word.
func (n *Number) Range() Range {
	if !n.Known() {
		return Range{}
	}
	r := Range{Lo: n.Value, Hi: n.Value, Value: n.Value, Approx: n.Approx}
	if n.Value != nil && n.PlusMinus != nil {
		lo, hi := *n.Value-*n.PlusMinus, *n.Value+*n.PlusMinus
		r.Lo, r.Hi = &lo, &hi
	}
	if n.Min != nil {
		r.Lo = n.Min
	}
	if n.Max != nil {
		r.Hi = n.Max
	}
	return r
}

// Exact reports whether the range is one value, and gives it.
func (r Range) Exact() (float64, bool) {
	if r.Lo != nil && r.Hi != nil && *r.Lo == *r.Hi {
		return *r.Lo, true
	}
	return 0, false
}
