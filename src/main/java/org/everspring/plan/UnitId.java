package org.everspring.plan;

import java.util.Set;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;

/**
 * Names a unit in the plan, in business keys and as Camunda group: 2 to 40 lower-case letters and digits, by custom the
 * pinyin of the usual short name. The names of the role groups are not unit ids. Any other value is refused with an
 * {@link InvalidInputException}.
 */
public record UnitId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]{2,40}");
    private static final Set<String> ROLE_GROUPS = Set.of("liaison", "leader");

    public UnitId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new InvalidInputException("单位标识“" + QuotedValue.of(value) + "”不符合要求：只能用2至40个小写字母和数字");
        }
        if (ROLE_GROUPS.contains(value)) {
            throw new InvalidInputException("单位标识“" + value + "”已用作角色组名称，请换一个");
        }
    }

    public static UnitId of(String value) {
        return new UnitId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
