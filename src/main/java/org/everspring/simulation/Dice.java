package org.everspring.simulation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/** Chance that is the same for the same seed and name, whatever else has been thrown before. */
public final class Dice {

    private final RandomGenerator random;

    private Dice(RandomGenerator random) {
        this.random = random;
    }

    static Dice of(long seed, String name) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        Dice dice = new Dice(new SplittableRandom(seed * 1_000_003 + hash.getValue()));
        // The first figure of neighbouring seeds is alike.
        dice.random.nextLong();
        return dice;
    }

    /** @param likelihood between 0 and 1 */
    public boolean chance(double likelihood) {
        return random.nextDouble() < likelihood;
    }

    /** Both inclusive. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** From 0 inclusive to 1 exclusive. */
    public double share() {
        return random.nextDouble();
    }

    /** @param choices not empty */
    public <T> T among(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
