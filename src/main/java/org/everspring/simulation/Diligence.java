package org.everspring.simulation;

import java.util.List;

/**
 * How a unit works: one in ten is slow.
 *
 * @param onTime the share of its duties that it does in time
 * @param care how seldom its work comes back, and how good it is found, between 0 and 1
 */
public record Diligence(double onTime, double care) {

    private static final List<Diligence> USUAL = List.of(
            new Diligence(0.99, 0.97),
            new Diligence(0.97, 0.95),
            new Diligence(0.96, 0.92),
            new Diligence(0.94, 0.94),
            new Diligence(0.92, 0.90),
            new Diligence(0.90, 0.88),
            new Diligence(0.88, 0.92),
            new Diligence(0.86, 0.84),
            new Diligence(0.82, 0.86));

    private static final Diligence SLOW = new Diligence(0.62, 0.7);

    static Diligence of(Dice dice) {
        return dice.chance(0.1) ? SLOW : dice.among(USUAL);
    }
}
