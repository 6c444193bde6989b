package io.tributary.domain.forecast;

/**
 * The regularised lower incomplete gamma function P(a, x) by its series and continued fraction (Abramowitz and Stegun
 * 6.5.29 and 6.5.31), and its inverse by bisection.
 */
final class IncompleteGamma {
    private static final double PRECISION = 1e-12;

    private IncompleteGamma() {}

    static double lower(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        double front = Math.exp(a * Math.log(x) - x - logGamma(a));
        return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x);
    }

    static double quantile(double a, double probability) {
        double high = a + 10 * Math.sqrt(a) + 10;
        while (lower(a, high) < probability && high < 1e18) {
            high *= 2;
        }
        double low = 0;
        while (high - low > 1e-10 * high) {
            double middle = (low + high) / 2;
            if (lower(a, middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
            if (high < 1e-300) {
                break;
            }
        }
        return high;
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; term > sum * PRECISION; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** Lentz's method. */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        double step = 0;
        for (int i = 1; Math.abs(step - 1) > PRECISION && i < 1_000_000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            step = d * c;
            h *= step;
        }
        return h;
    }

    /** Stirling's series after shifting the argument above 10. */
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 10) {
            shift -= Math.log(y);
            y++;
        }
        double inverse = 1 / (y * y);
        double tail = (1 - inverse * (1.0 / 30 - inverse * (1.0 / 105 - inverse / 140))) / (12 * y);
        return shift + (y - .5) * Math.log(y) - y + .5 * Math.log(2 * Math.PI) + tail;
    }
}
