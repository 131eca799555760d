package org.everspring.indicators.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.everspring.calendar.Quarter;

/** Counts by the quarter, in the plan's zone, that a moment lies in. */
final class Quarters {

    static final String GROUPED = ") counted group by year_of, quarter_of";

    private Quarters() {}

    /** Stands before the tables and conditions, {@link #GROUPED} behind them. */
    static String counted(String moment) {
        String day = "cast(" + moment + " at time zone 'Asia/Shanghai' as date)";
        return "select year_of, quarter_of, count(*) as many from (select extract(year from " + day
                + ") as year_of, extract(quarter from " + day + ") as quarter_of";
    }

    /** @param rows with a column {@code many} besides */
    static Map<Quarter, Integer> counts(ResultSet rows) throws SQLException {
        Map<Quarter, Integer> counts = new HashMap<>();
        while (rows.next()) {
            counts.put(new Quarter(rows.getInt("year_of"), rows.getInt("quarter_of")), rows.getInt("many"));
        }
        return counts;
    }
}
