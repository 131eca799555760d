package org.everspring.plan;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.everspring.kernel.InvalidInputException;

/**
 * The plan's own number of an item, such as {@code 2.10}: one to three numbers of at most two digits. Ordered as the
 * plan counts, 2.2 before 2.10. Any other value is refused with an {@link InvalidInputException}.
 */
public record ItemId(String value) implements Comparable<ItemId> {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]?(\\.[1-9][0-9]?){0,2}");

    public ItemId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new InvalidInputException("任务编号“" + QuotedValue.of(value) + "”不符合要求：应为2.1这样的编号");
        }
    }

    public static ItemId of(String value) {
        return new ItemId(value);
    }

    @Override
    public int compareTo(ItemId other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        return Arrays.stream(value.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String toString() {
        return value;
    }
}
