package org.everspring.scoring;

import java.util.List;
import java.util.Map;

/**
 * A unit's score as its form shows it.
 *
 * @param text total, grade and rank, and what they are made of
 * @param lines one a score line: number, partText, title, finding, pointsText, annotation
 * @param options the lines that can be appealed against: value, label
 */
public record ScoreSheet(String text, List<Map<String, Object>> lines, List<Map<String, Object>> options) {}
