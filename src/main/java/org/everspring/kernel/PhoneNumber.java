package org.everspring.kernel;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A telephone number of this country, as people type it and as it is kept: digits, with a hyphen behind the area code and before an extension. */
public final class PhoneNumber {

    /** Seven for the shortest of a city without its code, twenty with code and extension. */
    private static final Pattern PLAIN = Pattern.compile("\\d[\\d-]{5,18}\\d");

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}|\\p{Cc}");
    private static final Pattern DASH = Pattern.compile("\\p{Pd}|[\u2212\u4e00\uff0d]");
    private static final Pattern EXTENSION = Pattern.compile("(?i)\\s*(转接?|分机号?|ext\\.?|[#*xX])[:\\s]*(?=\\d+\\s*$)");
    private static final Pattern AREA_CODE = Pattern.compile("^\\((0\\d{2,3})\\)(?=\\d)");

    private PhoneNumber() {}

    /**
     * A number that was pasted: without characters that nobody sees, blanks and the country's code, full-width digits as digits,
     * 转 as a hyphen. What is no number stays as it is, for {@link #isPlain} to refuse.
     */
    public static String tidied(String typed) {
        String text = Normalizer.normalize(INVISIBLE.matcher(typed).replaceAll(""), Normalizer.Form.NFKC);
        text = DASH.matcher(text).replaceAll("-");
        text = EXTENSION.matcher(text.strip()).replaceFirst("-");
        text = text.replaceAll("[\\s.·]", "").replaceFirst("^(\\+|00)86-?", "");
        text = AREA_CODE.matcher(text).replaceFirst("$1-");
        text = text.replaceAll("-{2,}", "-");
        return isPlain(text) ? text : typed.strip();
    }

    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }
}
