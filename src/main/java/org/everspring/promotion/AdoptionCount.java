package org.everspring.promotion;

/**
 * How far an experience has been adopted.
 *
 * @param targets all target units
 */
public record AdoptionCount(int targets, int adopted, int notApplicable, int missing) {

    public int open() {
        return targets - adopted - notApplicable - missing;
    }
}
