package io.tributary.simulator.orders;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/**
 * When, in seconds from the start, each event of a book is due: gaps keep their proportion, but nights and days off are
 * cut to {@value #LONGEST_GAP_MINUTES} minutes, and the whole is squeezed so that orders come at the wanted mean rate.
 */
final class Pace {
    private static final int LONGEST_GAP_MINUTES = 60;

    private Pace() {}

    /** @param ordersPerSecond &gt; 0 */
    static double[] due(List<Event> events, double ordersPerSecond) {
        double[] due = new double[events.size()];
        double minutes = 0;
        for (int i = 1; i < due.length; i++) {
            minutes += gap(events.get(i - 1).at(), events.get(i).at());
            due[i] = minutes;
        }
        long orders = events.stream().filter(Event.Placed.class::isInstance).count();
        double squeeze = minutes == 0 ? 0 : orders / ordersPerSecond / minutes;
        for (int i = 0; i < due.length; i++) {
            due[i] *= squeeze;
        }
        return due;
    }

    private static double gap(LocalDateTime before, LocalDateTime after) {
        double minutes = Duration.between(before, after).toSeconds() / 60.0;
        // several invoices in one minute still come one after another
        return Math.max(.2, Math.min(LONGEST_GAP_MINUTES, minutes));
    }
}
