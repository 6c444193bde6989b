package io.tributary.analytics.demand;

import java.time.LocalDate;
import java.time.temporal.JulianFields;

/**
 * The day of a new moon in China, on which a lunar month begins. By Meeus, Astronomical Algorithms, 2nd ed., chapter 49:
 * right to seconds, where icu4j's shorter series is a day off when the moon is new minutes before midnight, as on 6
 * February 2027, Spring Festival.
 */
final class NewMoon {
    private static final double MONTH = 29.530588861;
    private static final double FIRST = 2451550.09766;
    /** Beijing's noon-based day begins sixteen hours before that of Greenwich does; a calendar day half a day later. */
    private static final double BEIJING = .5 + 8 / 24.0;

    private static final double SECONDS = 86_400;

    private NewMoon() {}

    /** The day of the new moon that is nearest to a day of the years 2000 to 2100. */
    static LocalDate near(LocalDate day) {
        double k = Math.round((day.getLong(JulianFields.JULIAN_DAY) - FIRST) / MONTH);
        double terrestrial = moment(k);
        double behind = 64 + .5 * (day.getYear() - 2000);
        return LocalDate.MIN.with(JulianFields.JULIAN_DAY, (long) Math.floor(terrestrial - behind / SECONDS + BEIJING));
    }

    /** Julian ephemeris day of the k-th new moon from January 2000 on. */
    private static double moment(double k) {
        double t = k / 1236.85;
        double e = 1 - .002516 * t - .0000074 * t * t;
        double sun = 2.5534 + 29.10535670 * k - .0000014 * t * t;
        double moon = 201.5643 + 385.81693528 * k + .0107582 * t * t;
        double f = 160.7108 + 390.67050284 * k - .0016118 * t * t;
        double node = 124.7746 - 1.56375588 * k + .0020672 * t * t;
        return FIRST
                + MONTH * k
                + .00015437 * t * t
                - .40720 * sin(moon)
                + .17241 * e * sin(sun)
                + .01608 * sin(2 * moon)
                + .01039 * sin(2 * f)
                + .00739 * e * sin(moon - sun)
                - .00514 * e * sin(moon + sun)
                + .00208 * e * e * sin(2 * sun)
                - .00111 * sin(moon - 2 * f)
                - .00057 * sin(moon + 2 * f)
                + .00056 * e * sin(2 * moon + sun)
                - .00042 * sin(3 * moon)
                + .00042 * e * sin(sun + 2 * f)
                + .00038 * e * sin(sun - 2 * f)
                - .00024 * e * sin(2 * moon - sun)
                - .00017 * sin(node)
                - .00007 * sin(moon + 2 * sun)
                + .00004 * sin(2 * moon - 2 * f)
                + .00004 * sin(3 * sun)
                + .00003 * sin(moon + sun - 2 * f)
                + .00003 * sin(2 * moon + 2 * f)
                - .00003 * sin(moon + sun + 2 * f)
                + .00003 * sin(moon - sun + 2 * f)
                + .000325 * sin(299.77 + .107408 * k - .009173 * t * t)
                + .000165 * sin(251.88 + .016321 * k)
                + .000164 * sin(251.83 + 26.651886 * k)
                + .000126 * sin(349.42 + 36.412478 * k)
                + .000110 * sin(84.66 + 18.206239 * k)
                + .000062 * sin(141.74 + 53.303771 * k)
                + .000060 * sin(207.14 + 2.453732 * k);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees % 360));
    }
}
