package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Of a text field, on one line or several. */
final class TextAnswer implements FormField.Answer {

    /** Camunda's text columns end here, and so do ours for what is typed. */
    static final int LONGEST = 4000;

    /** As the HTML standard has it for {@code <input type=email>}. */
    private static final Pattern EMAIL = Pattern.compile("^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@"
            + "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\\z");

    /** The codes that form-js knows; + or 00, such a code, then a number that may not begin with zero. */
    private static final Pattern PHONE =
            Pattern.compile("(?:\\+|00)(?:1|1242|1246|1264|1268|1284|1340|1345|1441|1473|1649"
                    + "|1664|1670|1671|1684|1721|1758|1767|1784|1787|1809|1829|1849|1868|1869|1876|1939|7|20|27|30|31|32|33|34|36|39"
                    + "|40|41|43|44|45|46|47|48|49|51|52|53|54|55|56|57|58|60|61|62|63|64|65|66|76|77|81|82|84|86|90|91|92|93|94|95"
                    + "|98|21[12368]|22[0-9]|23[0-9]|24[0-689]|25[0-8]|26[0-9]|29[1789]|35[0-9]|37[0-9]|38[0-35-79]|42[013]|50[0-9]"
                    + "|59[0-8]|67[02-9]|68[0-35-9]|69[0-2]|85[02356]|88[06]|96[0-8]|97[0-7]|99[234568]|4779|5999|3906698)"
                    + "(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
                    + "|2[1-689]\\d|3[578]\\d|42\\d|5[09]\\d|6[789]\\d|8[035789]\\d|9[679]\\d)\\d{4,20}\\z");

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /**
     * The custom property of a field in Modeler, and its value for a telephone number: that is kept in one form however it was
     * typed. Only with a pattern must it be one; the pattern is for the browser, which sees what was typed.
     */
    private static final String INPUT = "input";

    private static final String PHONE_INPUT = "phone";

    private final boolean oneLine;
    private final boolean phoneNumber;
    private final FieldLimit minLength;
    private final FieldLimit maxLength;
    private final @Nullable JavaScriptPattern pattern;
    private final String validationType;
    private final String hint;

    TextAnswer(JsonNode component) {
        JsonNode rules = component.path("validate");
        oneLine = component.path("type").asText().equals("textfield");
        phoneNumber = component.path("properties").path(INPUT).asText().equals(PHONE_INPUT);
        minLength = FieldLimit.of(rules, "minLength");
        maxLength = FieldLimit.of(rules, "maxLength");
        String source = rules.path("pattern").asText("");
        pattern = source.isEmpty() ? null : JavaScriptPattern.parse(source);
        validationType = rules.path("validationType").asText();
        hint = component.path("description").asText().strip().replaceFirst("。$", "");
    }

    /** Null without a limit of its own. */
    @Nullable
    BigDecimal longest(ObjectNode values) {
        return maxLength.in(values);
    }

    @Override
    public JsonNode untouched() {
        return JsonNodeFactory.instance.textNode("");
    }

    @Override
    public JsonNode tidied(JsonNode value) {
        return phoneNumber ? JsonNodeFactory.instance.textNode(PhoneNumber.tidied(value.asText())) : value;
    }

    @Override
    public void check(JsonNode value, ObjectNode values, Consumer<String> faults) {
        if (!value.isTextual()) {
            faults.accept("应为文字");
            return;
        }
        String text = value.asText();
        // As the browser and H2 count: a character outside the basic plane is two.
        int length = trimmed(text).length();
        BigDecimal most = maxLength.in(values);
        BigDecimal least = minLength.in(values);
        if (most != null && BigDecimal.valueOf(length).compareTo(most) > 0) {
            faults.accept("最多" + most.toPlainString() + "字，现有" + length + "字");
        } else if (text.length() > LONGEST) {
            faults.accept("最多" + LONGEST + "字，现有" + text.length() + "字");
        } else if (least != null && BigDecimal.valueOf(length).compareTo(least) < 0) {
            faults.accept("至少" + least.toPlainString() + "字");
        } else if (text.indexOf('\0') >= 0) {
            // PostgreSQL cannot store it.
            faults.accept("含有无法保存的字符");
        } else if (oneLine && LINE_BREAK.matcher(text).find()) {
            // The browser lets nobody type one: what looks like a heading of its own in a list was sent past the form.
            faults.accept("只能填写一行，不能换行");
        } else {
            checkFormat(text, faults);
        }
    }

    private void checkFormat(String text, Consumer<String> faults) {
        try {
            if (pattern != null && (!pattern.matches(text) || phoneNumber && !PhoneNumber.isPlain(text))) {
                // A pattern says nothing to a clerk; the field's help text says what it wants.
                faults.accept("格式不正确" + (hint.isEmpty() ? "" : "（" + hint + "）"));
                return;
            }
        } catch (InvalidInputException tooLong) {
            faults.accept(tooLong.getMessage());
            return;
        }
        if (validationType.equals("phone") && !PHONE.matcher(text).find()) {
            faults.accept("应为国际格式的电话号码，例如 +8613888888888");
        } else if (validationType.equals("email") && !EMAIL.matcher(text).find()) {
            faults.accept("不是有效的电子邮箱");
        }
    }

    /** As JavaScript's trim: more than Java takes for blank. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR
                || "\t\n\013\f\r\u2028\u2029\ufeff".indexOf(character) >= 0;
    }
}
