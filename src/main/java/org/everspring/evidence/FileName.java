package org.everspring.evidence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;

/**
 * The name of an uploaded file, safe to show and to save.
 *
 * <p>Of a path only the last part counts. Control characters go, and with them the invisible ones that write a name
 * backwards ({@code exe.fdp} for {@code pdf.exe}). A name that is too long is shortened and not refused: the file is good
 * and its name can be told by its beginning.
 *
 * @param text with the extension
 * @param extension in small letters, without the dot
 */
record FileName(String text, String extension) {

    /** A Linux desktop saves names of at most 255 bytes, 85 Chinese characters; a browser adds " (1)" to the second. */
    static final int MOST_BYTES = 240;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern NOT_ON_WINDOWS = Pattern.compile("[<>:\"|?*]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");
    private static final Pattern OUTER = Pattern.compile("^[. ]+|[. ]+$");
    private static final String CUT = "…";

    /** @throws InvalidInputException when nothing is left of it, or it has no extension */
    static FileName of(String given) {
        String name = given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = BLANKS.matcher(name).replaceAll(" ");
        name = INVISIBLE.matcher(name).replaceAll("");
        name = NOT_ON_WINDOWS.matcher(name).replaceAll("_");
        name = OUTER.matcher(name).replaceAll("");
        int dot = name.lastIndexOf('.');
        if (dot < 1 || bytes(name.substring(dot)) > MOST_BYTES / 2) {
            throw new InvalidInputException("文件名“" + excerpt(name) + "”不完整，应有名称和扩展名，例如“办理记录.pdf”。");
        }
        String base = name.substring(0, dot).strip();
        String ending = name.substring(dot);
        return new FileName(
                shortened(base, MOST_BYTES - bytes(ending)) + ending,
                ending.substring(1).toLowerCase(Locale.ROOT));
    }

    private static String shortened(String base, int most) {
        if (bytes(base) <= most) {
            return base;
        }
        StringBuilder kept = new StringBuilder();
        int left = most - bytes(CUT);
        for (int codePoint : base.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            left -= bytes(character);
            if (left < 0) {
                break;
            }
            kept.append(character);
        }
        return kept + CUT;
    }

    /** For messages: long enough to tell the file by. */
    String shown() {
        return excerpt(text);
    }

    private static String excerpt(String name) {
        return name.codePointCount(0, name.length()) <= 40
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 30)) + CUT + name.substring(name.length() - 6);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
