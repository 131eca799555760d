package org.everspring.bulletin;

/**
 * The number of one of the office's documents (GB/T 9704-2012, 7.2.5).
 *
 * @param code of the office (发文机关代字); may be empty
 * @param sequence from 1 in each year, without leading zeros
 */
public record DocumentNumber(String code, int year, int sequence) {

    public String text() {
        return code + "〔" + year + "〕" + sequence + "号";
    }
}
