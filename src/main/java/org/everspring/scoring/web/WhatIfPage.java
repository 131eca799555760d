package org.everspring.scoring.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a changed table would move. Every text is ready to be read; what is null is not there.
 *
 * @param table as its owner calls it
 * @param version of it that the period was scored with
 * @param summary in one sentence
 * @param moved units of which something would be different
 * @param unmoved the names of the others
 */
record WhatIfPage(
        String period, String label, String table, int version, String summary, List<Row> moved, List<String> unmoved) {

    /**
     * @param difference of the totals with its sign; null when one of them is missing
     * @param direction {@code up}, {@code down} or {@code even}
     */
    record Row(
            String unit,
            String name,
            String group,
            String oldTotal,
            String newTotal,
            @Nullable String difference,
            String direction,
            String oldRank,
            String newRank,
            String oldGrade,
            String newGrade,
            String oldList,
            String newList,
            List<Line> lines) {

        public boolean isRankMoved() {
            return !oldRank.equals(newRank);
        }

        public boolean isGradeMoved() {
            return !oldGrade.equals(newGrade);
        }

        public boolean isListMoved() {
            return !oldList.equals(newList);
        }
    }

    record Line(
            String part,
            String title,
            String finding,
            String oldPoints,
            String newPoints,
            String oldAdjustment,
            String newAdjustment,
            String oldRule,
            String newRule) {}

    record Period(String value, String label, boolean chosen) {}
}
