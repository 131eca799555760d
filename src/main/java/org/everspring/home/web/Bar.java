package org.everspring.home.web;

import java.util.List;
import java.util.function.Supplier;
import org.everspring.home.web.MenuEntry.Part;
import org.springframework.util.function.SingletonSupplier;

/** The bar of one page. Its numbers are asked for when it is drawn: an answer without a bar costs nothing. */
final class Bar {

    private final String home;
    private final String name;
    private final String help;
    private final SingletonSupplier<List<MenuEntry>> entries;

    Bar(String home, String name, String help, Supplier<List<MenuEntry>> entries) {
        this.home = home;
        this.name = name;
        this.help = help;
        this.entries = SingletonSupplier.of(entries);
    }

    /** Where the mark leads. */
    public String getHome() {
        return home;
    }

    /** Of the person, as colleagues know it. */
    public String getName() {
        return name;
    }

    /** Where the handbook speaks of the page. */
    public String getHelp() {
        return help;
    }

    public List<MenuEntry> getEntries() {
        return entries.obtain();
    }

    /** Those that stand in the row. */
    public List<MenuEntry> getRow() {
        return getEntries().stream().filter(entry -> entry.part() != Part.MORE).toList();
    }

    /** Those that a narrow page has in its menu besides, and those that are always there. */
    public List<MenuEntry> getMenu() {
        return getEntries().stream().filter(entry -> entry.part() != Part.FIRST).toList();
    }
}
