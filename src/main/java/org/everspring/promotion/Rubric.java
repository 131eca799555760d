package org.everspring.promotion;

import org.everspring.kernel.InvalidInputException;

/** The office's points for an experience, each 0 to 25: representative, deep, well written, in proper terms. */
public record Rubric(int representative, int depth, int writing, int terms) {

    private static final int MOST = 25;

    /** @throws InvalidInputException when there are fewer or more points than the rubric gives */
    public Rubric {
        check("代表性", representative);
        check("深度", depth);
        check("文字质量", writing);
        check("术语规范", terms);
    }

    private static void check(String label, int points) {
        if (points < 0 || points > MOST) {
            throw new InvalidInputException("“" + label + "”应为0至" + MOST + "分，现为" + points + "分。");
        }
    }

    public int total() {
        return representative + depth + writing + terms;
    }
}
