package org.mynah.um.dialing;

import java.util.List;

/**
 * A verdict and how it came about, step by step as in call flows §9.2: what the rule tester shows.
 * Immutable.
 */
public record Explanation(List<Step> steps, Verdict verdict) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param number of the step in call flows §9.2
     * @param name what is done in it
     * @param result what came out
     */
    public record Step(int number, String name, String result) {}
}
