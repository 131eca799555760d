package org.everspring.evidence.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes a Content-Disposition (RFC 6266) that saves a file under its Chinese name. */
final class Attachment {

    /** What RFC 5987 lets stand as it is. */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Attachment() {}

    /** With a plain name for programs that know no {@code filename*}: the same extension, other characters as {@code _}. */
    static String named(String fileName) {
        String plain = fileName.replaceAll("[^A-Za-z0-9._ ()-]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(fileName);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(unit) >= 0) {
                encoded.append((char) unit);
            } else {
                encoded.append('%').append(HEX.toHexDigits(unit));
            }
        }
        return encoded.toString();
    }
}
