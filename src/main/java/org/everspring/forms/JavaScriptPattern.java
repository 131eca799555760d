package org.everspring.forms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.everspring.kernel.InvalidInputException;

/**
 * A pattern as a browser reads it, {@code new RegExp(source).test(value)}: a part of the value may match. What Java's
 * patterns read otherwise is rewritten; what cannot be rewritten is refused. A browser counts a character outside the basic
 * plane as two, so both halves are moved to where Java counts them so too.
 */
final class JavaScriptPattern {

    private static final int LONGEST = 500;

    /** Of looks at a character. A pattern that needs more for one value goes back and forth without end. */
    private static final int BUDGET = 1_000_000;

    private static final String SPACES =
            "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private static final String WORD = "[0-9A-Za-z_]";
    private static final String BOUNDARY = "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
    private static final String NO_BOUNDARY = "(?:(?<=" + WORD + ")(?=" + WORD + ")|(?<!" + WORD + ")(?!" + WORD + "))";

    private static final Pattern GROUP = Pattern.compile("\\((?!\\?)|\\(\\?(?::|=|!|<=|<!|<[A-Za-z][A-Za-z0-9]*>)");
    private static final Pattern QUANTIFIER = Pattern.compile("(?:[*+?]|\\{\\d{1,4}(?:,\\d{0,4})?\\})\\??");
    private static final Pattern COUNT = Pattern.compile("\\{\\d+(?:,\\d*)?\\}");

    private final Pattern pattern;

    private JavaScriptPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws InvalidInputException with the reason, without full stop */
    static JavaScriptPattern parse(String source) {
        if (source.length() > LONGEST) {
            throw new InvalidInputException("格式的正则表达式最多" + LONGEST + "个字符");
        }
        try {
            return new JavaScriptPattern(Pattern.compile(new Translation(moved(source)).whole()));
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw new InvalidInputException("格式“" + source + "”不是有效的正则表达式");
        }
    }

    /** @throws InvalidInputException when it cannot be told in reasonable time */
    boolean matches(String value) {
        try {
            return pattern.matcher(new Counted(moved(value), new int[] {BUDGET}))
                    .find();
        } catch (TooLongException | StackOverflowError e) {
            throw new InvalidInputException("的格式过于复杂，无法核对，请联系流程负责人修改表单");
        }
    }

    private static String moved(String text) {
        StringBuilder moved = new StringBuilder(text.length());
        for (char character : text.toCharArray()) {
            moved.append(Character.isSurrogate(character) ? (char) (character + 0x800) : character);
        }
        return moved.toString();
    }

    /** One pass over the source, which says a thing in Java's words where they differ. */
    private static final class Translation {

        private final String source;
        private final StringBuilder java = new StringBuilder();
        private int at;

        Translation(String source) {
            this.source = source;
        }

        String whole() {
            while (at < source.length()) {
                next();
            }
            return java.toString();
        }

        private void next() {
            char character = source.charAt(at);
            switch (character) {
                case '\\' -> escape(false, false);
                case '[' -> set();
                case '(' -> {
                    java.append(matched(GROUP, "只支持普通分组和前后断言"));
                }
                case '.' -> put("[^\\n\\r\\u2028\\u2029]");
                // At the very end only; Java's own also holds before a last line break.
                case '$' -> put("\\z");
                case '*', '+', '?' -> quantifier();
                case '{' -> {
                    if (isAt(COUNT)) {
                        quantifier();
                    } else {
                        put("\\{");
                    }
                }
                case ']', '}' -> put("\\" + character);
                default -> put(String.valueOf(character));
            }
        }

        private void quantifier() {
            java.append(matched(QUANTIFIER, "重复次数最多四位数"));
            if (at < source.length() && ("*+?".indexOf(source.charAt(at)) >= 0 || isAt(COUNT))) {
                throw refused("重复符号不能连写");
            }
        }

        private void set() {
            boolean negated = source.startsWith("[^", at);
            at += negated ? 2 : 1;
            if (at < source.length() && source.charAt(at) == ']') {
                put(negated ? "(?s:.)" : "(?!)");
                return;
            }
            java.append(negated ? "[^" : "[");
            while (at < source.length() && source.charAt(at) != ']') {
                char character = source.charAt(at);
                if (character == '\\') {
                    escape(true, negated);
                } else if ("[&^".indexOf(character) >= 0) {
                    put("\\" + character);
                } else {
                    put(String.valueOf(character));
                }
            }
            if (at >= source.length()) {
                throw refused("方括号没有配对");
            }
            put("]");
        }

        private void escape(boolean inSet, boolean negated) {
            char escaped = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
            at++;
            switch (escaped) {
                case 'd', 'D', 'w', 'W', 't', 'n', 'r', 'f' -> put("\\" + escaped);
                case 's' -> put(inSet ? SPACES : "[" + SPACES + "]");
                case 'S' -> {
                    if (negated) {
                        throw refused("“[^…]”中不能用“\\S”");
                    }
                    put("[^" + SPACES + "]");
                }
                case 'v' -> put("\\x0B");
                case 'b' -> put(inSet ? "\\x08" : BOUNDARY);
                case 'B' -> {
                    if (inSet) {
                        throw refused("方括号中不能用“\\B”");
                    }
                    put(NO_BOUNDARY);
                }
                case 'x' -> java.append("\\").append(matched(Pattern.compile("x[0-9A-Fa-f]{2}"), "“\\x”后应为两位十六进制数"));
                case 'u' -> java.append("\\").append(matched(Pattern.compile("u[0-9A-Fa-f]{4}"), "“\\u”后应为四位十六进制数"));
                default -> {
                    if (Character.isLetterOrDigit(escaped) || at >= source.length()) {
                        throw refused("不支持“\\" + escaped + "”");
                    }
                    put("\\" + escaped);
                }
            }
        }

        /** One character of the source, in Java's words. */
        private void put(String words) {
            java.append(words);
            at++;
        }

        private boolean isAt(Pattern pattern) {
            return pattern.matcher(source).region(at, source.length()).lookingAt();
        }

        private String matched(Pattern pattern, String otherwise) {
            Matcher matcher = pattern.matcher(source).region(at, source.length());
            if (!matcher.lookingAt()) {
                throw refused(otherwise);
            }
            at = matcher.end();
            return matcher.group();
        }

        private InvalidInputException refused(String reason) {
            return new InvalidInputException("格式“" + source + "”在浏览器和服务器上不能同样核对：" + reason);
        }
    }

    private static final class TooLongException extends RuntimeException {

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** A text that is looked at only so often. */
    private record Counted(String text, int[] left) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new TooLongException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
