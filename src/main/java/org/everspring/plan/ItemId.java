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

    private static final int LEVELS = 3;

    /** Each of the numbers has two digits at most. */
    private static final int BASE = 100;

    public ItemId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new InvalidInputException("任务编号“" + QuotedValue.of(value) + "”不符合要求：应为2.1这样的编号");
        }
    }

    public static ItemId of(String value) {
        return new ItemId(value);
    }

    /** Where it stands in the plan, for the order of a table: 21000 for 2.10, 20200 for 2.2. */
    public int place() {
        int[] numbers = Arrays.copyOf(numbers(), LEVELS);
        return (numbers[0] * BASE + numbers[1]) * BASE + numbers[2];
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
