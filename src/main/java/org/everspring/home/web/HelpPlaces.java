package org.everspring.home.web;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/** Where the handbook speaks of each page: what “?” in the bar leads to. */
final class HelpPlaces {

    static final String CONTENTS = "/help";

    /** Camunda's webapps, each below this by its name. */
    static final String WEBAPPS = "/camunda/app/";

    /** By the beginning of the page's path, * for any one part of it; the longest one counts. */
    static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("/desk", "/help/start#desk"),
            Map.entry("/desk/notices", "/help/start#notices"),
            Map.entry("/desk/deputy", "/help/start#deputy"),
            Map.entry("/desk/preferences", "/help/start#preferences"),
            Map.entry("/desk/quarter", "/help/staff#report"),
            Map.entry("/desk/reports", "/help/staff#report"),
            Map.entry("/desk/bulletins", "/help/leaders#bulletin"),
            Map.entry("/bulletins", "/help/leaders#bulletin"),
            Map.entry("/bulletins/*/preview", "/help/office#bulletin"),
            Map.entry("/bulletins/*/corrections/new", "/help/office#bulletin"),
            Map.entry("/bulletins/*/corrections/preview", "/help/office#bulletin"),
            Map.entry("/desk/problems", "/help/staff#problem"),
            Map.entry("/desk/reviews", "/help/leads#review"),
            Map.entry("/desk/urges", "/help/leads#urge"),
            Map.entry("/instructions", "/help/leaders#instruct"),
            Map.entry("/board", "/help/leaders#board"),
            Map.entry("/board/experiences", "/help/staff#experience"),
            Map.entry("/board/assessment", "/help/staff#score"),
            Map.entry("/board/assessment/what-if", "/help/owners#score"),
            Map.entry("/board/models", "/help/owners#change"),
            Map.entry("/board/handbook", "/help/owners#change"),
            Map.entry("/board/accounts", "/help/operators#accounts"),
            Map.entry("/board/calendar", "/help/operators#calendar"),
            Map.entry("/board/operations", "/help/operators#operations"),
            Map.entry("/board/audit", "/help/operators#audit"),
            Map.entry(WEBAPPS + "tasklist", "/help/start#task"),
            Map.entry(WEBAPPS + "cockpit", "/help/operators#cockpit"),
            Map.entry(WEBAPPS + "admin", "/help/operators#accounts"),
            Map.entry(WEBAPPS + "welcome", "/help/start#password"));

    private HelpPlaces() {}

    /** @param path from the application's root; the contents where the handbook has no place for it */
    static String of(String path) {
        return PLACES.entrySet().stream()
                .filter(place -> begins(path.split("/"), place.getKey().split("/")))
                .max(Comparator.comparing(place -> place.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(CONTENTS);
    }

    private static boolean begins(String[] path, String[] beginning) {
        return path.length >= beginning.length
                && IntStream.range(0, beginning.length)
                        .allMatch(i -> beginning[i].equals("*") || beginning[i].equals(path[i]));
    }
}
