package io.tributary.simulator.network;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * What a network is made from.
 *
 * @param seed the same seed gives the same bytes
 * @param epoch the first business day of the world, a Monday; history ends the day before
 * @param ordersPerDay orders of an ordinary business day, &gt; 0; history and opening stock fit this rate
 * @param weeks weeks of history, 1 to 104
 * @param calendar whether demand follows the Chinese calendar, seasons, promotions and heat; else it is even
 */
public record NetworkOptions(long seed, LocalDate epoch, double ordersPerDay, int weeks, boolean calendar) {
    public static final LocalDate EPOCH = LocalDate.of(2026, 3, 2);

    public NetworkOptions {
        if (epoch.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("The epoch " + epoch + " is a " + epoch.getDayOfWeek()
                    + ", not a Monday. Maybe take " + epoch.with(DayOfWeek.MONDAY) + ".");
        }
        if (!(ordersPerDay > 0) || weeks < 1 || weeks > 104) {
            throw new IllegalArgumentException(
                    "A network needs orders per day above 0 and 1 to 104 weeks of history, not " + ordersPerDay
                            + " and " + weeks + ".");
        }
    }

    public static NetworkOptions of(long seed) {
        return new NetworkOptions(seed, EPOCH, 24, 26, true);
    }
}
