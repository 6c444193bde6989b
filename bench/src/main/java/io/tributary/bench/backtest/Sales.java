package io.tributary.bench.backtest;

/** Mean and variance of weekly sales; weeks in which the shelf ran empty say too little and are left out. */
record Sales(double mean, double variance) {
    static Sales before(View view, int item, int warehouse, int weeks) {
        Sales full = over(view, item, warehouse, weeks, false);
        return full.mean() >= 0 ? full : over(view, item, warehouse, weeks, true);
    }

    private static Sales over(View view, int item, int warehouse, int weeks, boolean empty) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int t = Math.max(0, view.week() - weeks); t < view.week(); t++) {
            if (empty || !view.ranOut(item, warehouse, t)) {
                double units = view.sold(item, warehouse, t);
                sum += units;
                squares += units * units;
                count++;
            }
        }
        if (count == 0) {
            return new Sales(empty ? 0 : -1, 0);
        }
        double mean = sum / count;
        return new Sales(mean, count < 2 ? mean : Math.max(0, (squares - sum * mean) / (count - 1)));
    }
}
