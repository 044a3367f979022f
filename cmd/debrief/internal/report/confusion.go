package report

import "debrief/cmd/debrief/internal/incident"

// DetectorQuality is one phase's confusion matrix and its ratios. Each ratio
// is told with its Wilson interval; F1 has none, being no share of cases. A
// recall rests on FN, which is nearly always an estimate: its status says so.
type DetectorQuality struct {
	Counts     incident.Confusion
	Scanned    *float64 // TP+FP+TN+FN, else as written; nil when not exact
	Precision  Ratio    // TP / (TP+FP)
	Recall     Ratio    // TP / (TP+FN)
	FPR        Ratio    // FP / (FP+TN)
	FDR        Ratio    // FP / (TP+FP)
	F1         Ratio    // 2TP / (2TP+FP+FN)
	Prevalence Ratio    // (TP+FN) / all
}

// qualityOf computes the ratios of one confusion matrix.
func qualityOf(c incident.Confusion) DetectorQuality {
	tp, fp, tn, fn := countOf(c.TP), countOf(c.FP), countOf(c.TN), countOf(c.FN)
	fn.status = incident.Weakest(fn.status, c.FNStatus)
	if c.FNStatus == incident.Refuted && fn.why == "" {
		fn = count{why: Unknown}
	}
	q := DetectorQuality{
		Counts:     c,
		Precision:  partOf(tp, fp),
		Recall:     partOf(tp, fn),
		FPR:        partOf(fp, tn),
		FDR:        partOf(fp, tp),
		F1:         partOf(tp.times(2), fp.plus(fn)),
		Prevalence: partOf(tp.plus(fn), fp.plus(tn)),
	}
	q.F1.N, q.F1.Wilson = nil, nil
	for _, all := range []count{tp.plus(fp).plus(tn).plus(fn), countOf(c.Scanned)} {
		if n, ok := all.exact(); ok {
			q.Scanned = &n
			break
		}
	}
	return q
}

// confusionOf gives the block's first matrix of a phase; nil when there is none.
func confusionOf(block *incident.FalsePositiveBlock, phase incident.Phase) *incident.Confusion {
	if block == nil {
		return nil
	}
	for i := range block.Confusion {
		if block.Confusion[i].Phase == phase {
			return &block.Confusion[i]
		}
	}
	return nil
}
