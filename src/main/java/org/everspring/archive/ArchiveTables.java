package org.everspring.archive;

import java.util.List;
import java.util.UUID;

/** The tables of the application as the archive shows them. Rows come one by one, however many there are. */
public interface ArchiveTables {

    interface Lines {

        /** The headings first; what a row does not have is empty. */
        void add(List<String> values);
    }

    List<ArchiveTable> all();

    void read(ArchiveTable table, ArchivedYear year, Lines lines);

    /** The evidence of {@code 佐证材料}, in its order. */
    List<UUID> evidence(ArchivedYear year);
}
