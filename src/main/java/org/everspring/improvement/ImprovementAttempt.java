package org.everspring.improvement;

import java.util.List;
import org.everspring.plan.UnitId;

/**
 * What one responsible unit has found and planned; a problem that is assigned anew gets another.
 *
 * @param round counts the attempts at the problem from 1
 * @param measures in the unit's order
 */
public record ImprovementAttempt(int round, UnitId unit, Benchmark benchmark, List<TrackedMeasure> measures) {}
