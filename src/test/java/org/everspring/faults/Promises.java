package org.everspring.faults;

import java.util.ArrayList;
import java.util.List;

/** What was counted, and whether it is what was promised; printed at once. */
final class Promises {

    private final List<String> broken = new ArrayList<>();
    private String title = "";

    void title(String what) {
        title = what;
        System.out.println("\n" + what);
    }

    void note(String what, Object found) {
        System.out.printf("  %-60s %s%n", what, found);
    }

    void exactly(String what, long found, long expected) {
        note(what, found + (found == expected ? "" : "  BROKEN, should be " + expected));
        if (found != expected) {
            broken.add(title + ": " + what + ": " + found);
        }
    }

    void atMost(String what, double found, double most) {
        note(what, "%.1f (at most %.0f)%s".formatted(found, most, found <= most ? "" : "  BROKEN"));
        if (found > most) {
            broken.add(title + ": " + what + ": " + found);
        }
    }

    void isTrue(String what, boolean found) {
        note(what, found ? "yes" : "no  BROKEN");
        if (!found) {
            broken.add(title + ": " + what);
        }
    }

    void failed(String name, Exception reason) {
        note(name + " ended early", reason + "  BROKEN");
        broken.add(name + ": " + reason);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
