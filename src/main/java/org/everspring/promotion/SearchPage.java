package org.everspring.promotion;

import java.util.List;

/**
 * @param total how many fit
 * @param shown one part of them, what fits best first
 */
record SearchPage(int total, List<SearchHit> shown) {}
