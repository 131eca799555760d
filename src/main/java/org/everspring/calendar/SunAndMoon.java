package org.everspring.calendar;

import java.time.LocalDate;

/**
 * On which days at Beijing the moon is new and how far the sun has come (Meeus, Astronomical Algorithms, chapters 25 and
 * 49; new moons to half a minute, the sun to 0.01 degrees), for this century.
 */
final class SunAndMoon {

    /** Noon of 1 January 2000. */
    private static final double EPOCH = 2451545.0;

    /** Midnight before 1 January 1970 at Greenwich. */
    private static final double UNIX_EPOCH = 2440587.5;

    private static final double CENTURY = 36525;

    private static final double MONTHS_OF_CENTURY = 1236.85;

    private static final double BEIJING = 8 / 24.0;

    /** What terrestrial time is ahead of the clocks in this century's first half, in days. */
    private static final double DELTA_T = 72 / 86400.0;

    /** Amplitude, power of the eccentricity, and the multiples of M, M' and F. */
    private static final double[][] PERIODIC = {
        {-0.40720, 0, 0, 1, 0},
        {0.17241, 1, 1, 0, 0},
        {0.01608, 0, 0, 2, 0},
        {0.01039, 0, 0, 0, 2},
        {0.00739, 1, -1, 1, 0},
        {-0.00514, 1, 1, 1, 0},
        {0.00208, 2, 2, 0, 0},
        {-0.00111, 0, 0, 1, -2},
        {-0.00057, 0, 0, 1, 2},
        {0.00056, 1, 1, 2, 0},
        {-0.00042, 0, 0, 3, 0},
        {0.00042, 1, 1, 0, 2},
        {0.00038, 1, 1, 0, -2},
        {-0.00024, 1, -1, 2, 0},
        {-0.00007, 0, 2, 1, 0},
        {0.00004, 0, 0, 2, -2},
        {0.00004, 0, 3, 0, 0},
        {0.00003, 0, 1, 1, -2},
        {0.00003, 0, 0, 2, 2},
        {-0.00003, 0, 1, 1, 2},
        {0.00003, 0, -1, 1, 2},
        {-0.00002, 0, -1, 1, -2},
        {-0.00002, 0, 1, 3, 0},
        {0.00002, 0, 0, 4, 0}
    };

    /** Amplitude, angle at the beginning, and its growth a month, by the planets. */
    private static final double[][] PLANETARY = {
        {0.000325, 299.77, 0.107408},
        {0.000165, 251.88, 0.016321},
        {0.000164, 251.83, 26.651886},
        {0.000126, 349.42, 36.412478},
        {0.000110, 84.66, 18.206239},
        {0.000062, 141.74, 53.303771},
        {0.000060, 207.14, 2.453732},
        {0.000056, 154.84, 7.306860},
        {0.000047, 34.52, 27.261239},
        {0.000042, 207.19, 0.121824},
        {0.000040, 291.34, 1.844379},
        {0.000037, 161.72, 24.198154},
        {0.000035, 239.56, 25.513099},
        {0.000023, 331.55, 3.592518}
    };

    private SunAndMoon() {}

    /** The last day on or before this one on which the moon is new. */
    static LocalDate newMoonUpTo(LocalDate day) {
        long month = Math.round((julian(day) - 2451550.09766) / 29.530588861) + 1;
        while (newMoon(month).isAfter(day)) {
            month--;
        }
        return newMoon(month);
    }

    /** @param month counted from the new moon of 6 January 2000 */
    private static LocalDate newMoon(long month) {
        double t = month / MONTHS_OF_CENTURY;
        double eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
        double sun = 2.5534 + 29.10535670 * month - 0.0000014 * t * t;
        double moon = 201.5643 + 385.81693528 * month + 0.0107582 * t * t + 0.00001238 * t * t * t;
        double latitude = 160.7108 + 390.67050284 * month - 0.0016118 * t * t - 0.00000227 * t * t * t;
        double node = 124.7746 - 1.56375588 * month + 0.0020672 * t * t;
        double moment = 2451550.09766 + 29.530588861 * month + 0.00015437 * t * t - 0.000000150 * t * t * t;
        for (double[] term : PERIODIC) {
            moment += term[0]
                    * Math.pow(eccentricity, term[1])
                    * sine(term[2] * sun + term[3] * moon + term[4] * latitude);
        }
        moment -= 0.00017 * sine(node);
        for (double[] term : PLANETARY) {
            moment += term[0] * sine(term[1] + term[2] * month);
        }
        return LocalDate.ofEpochDay((long) Math.floor(moment - DELTA_T + BEIJING - UNIX_EPOCH));
    }

    /** The sun's apparent longitude at 24:00, in degrees from 0 to 360. */
    static double longitudeAtEndOf(LocalDate day) {
        double t = (julian(day.plusDays(1)) - EPOCH) / CENTURY;
        double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
        double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
        double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly)
                + (0.019993 - 0.000101 * t) * sine(2 * anomaly)
                + 0.000289 * sine(3 * anomaly);
        double longitude = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
        return (longitude % 360 + 360) % 360;
    }

    /** Midnight before the day at Beijing, in terrestrial time. */
    private static double julian(LocalDate day) {
        return day.toEpochDay() + UNIX_EPOCH - BEIJING + DELTA_T;
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
