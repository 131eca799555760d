package org.everspring.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/** Why something has failed, in the words of whoever knew: the engine wraps them in English of its own. */
public final class ToldReason {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final String OURS = "org.everspring.";

    private ToldReason() {}

    /** What the outermost exception of our own says, since it says the whole; else the innermost reason in Chinese. */
    public static Optional<String> of(Throwable thrown) {
        String told = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause.getMessage() != null
                    && CHINESE.matcher(cause.getMessage()).find()) {
                told = cause.getMessage();
                if (cause.getClass().getName().startsWith(OURS)) {
                    break;
                }
            }
        }
        return Optional.ofNullable(told);
    }
}
