package org.everspring.scoring;

import java.util.List;
import java.util.Map;

/** The decision tables that owners edit. */
public interface DecisionTables {

    /** A file with a table has at most so many bytes. */
    int LARGEST = 1 << 20;

    /**
     * One of the tables.
     *
     * @param name as its owner has named it: 季度报送评分
     * @param version the latest one
     */
    record Table(String key, String name, int version) {}

    /**
     * The latest version of each table, in the order of the parts, the grades last.
     *
     * @throws ScoringFailedException when a table is missing
     */
    List<Table> inForce();

    /**
     * The file that a version was deployed with.
     *
     * @throws org.everspring.kernel.InvalidInputException when there is no such table or version
     */
    byte[] file(String key, int version);

    /** How a version calls what it is asked with; {@link InputWords#NONE} when it is not there any more. */
    InputWords words(String key, int version);

    /** @throws ScoringFailedException when a table is missing or cannot be read */
    ScoringRules latest();

    /** @throws ScoringFailedException when a version is not there any more */
    ScoringRules of(Map<String, Integer> versions);

    /**
     * The rules with one table exchanged for one that is not deployed.
     *
     * @param dmn the file; which table it is, its decision's key says
     * @throws org.everspring.kernel.InvalidInputException when it is no DMN file with exactly one of the tables, is larger
     *     than 1 MB, or uses anything but FEEL
     */
    ScoringRules with(Map<String, Integer> versions, byte[] dmn);
}
