package report

import "math"

// Quantile gives the p-quantile of numbers in ascending order, p in 0..1,
// linear between them: type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles
// in statistical packages", The American Statistician 50 (1996). It is 0 when
// there are no numbers.
func Quantile(ascending []float64, p float64) float64 {
	if len(ascending) == 0 {
		return 0
	}
	place := float64(len(ascending)-1) * min(max(p, 0), 1)
	below := int(place)
	above := min(below+1, len(ascending)-1)
	return ascending[below] + (place-float64(below))*(ascending[above]-ascending[below])
}

// MedianCoverage gives the probability, in 0..1, that the median of what n
// numbers were drawn from lies between the j-th smallest and the j-th largest
// of them, j from 1: Σ C(n,i) / 2ⁿ for i from j to n − j. It needs no
// assumption on the distribution. Source: H. A. David and H. N. Nagaraja,
// Order Statistics, 7.1.
func MedianCoverage(n, j int) float64 {
	sum := 0.0
	for i := max(j, 1); i <= n-max(j, 1); i++ {
		sum += math.Exp(lnFactorial(n) - lnFactorial(i) - lnFactorial(n-i) - float64(n)*math.Ln2)
	}
	return min(sum, 1)
}

func lnFactorial(n int) float64 {
	ln, _ := math.Lgamma(float64(n) + 1)
	return ln
}
