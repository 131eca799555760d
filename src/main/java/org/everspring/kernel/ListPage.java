package org.everspring.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One page of a list. Nobody leafs through more than {@value #MOST} rows: a longer list says so and wants to be narrowed.
 *
 * @param total how many the pages hold together; more than {@value #MOST} for a list that goes on beyond them
 * @param number from 1
 * @param pages at least 1
 */
public record ListPage<T>(List<T> rows, int total, int number, int pages) {

    public static final int MOST = 10_000;

    /** How far a query has to count. */
    public static final int COUNTED = MOST + 1;

    /**
     * @param wanted from 1; one that is not there becomes the nearest that is
     * @param size how many a page holds at most
     * @param rows gives those of the page, told how many stand on the pages before; not asked when there is none
     */
    public static <T> ListPage<T> of(int total, int wanted, int size, IntFunction<List<T>> rows) {
        int pages = Math.max(1, (Math.min(total, MOST) + size - 1) / size);
        int number = Math.min(Math.max(1, wanted), pages);
        return new ListPage<>(total == 0 ? List.of() : rows.apply((number - 1) * size), total, number, pages);
    }

    /** Of a list that has been read whole. */
    public static <T> ListPage<T> of(List<T> all, int wanted, int size) {
        return of(
                all.size(),
                wanted,
                size,
                before -> all.stream().skip(before).limit(size).toList());
    }

    public <R> ListPage<R> map(Function<T, R> as) {
        return new ListPage<>(rows.stream().map(as).toList(), total, number, pages);
    }

    /** With the rows in another shape that is made of all of them at once. */
    public <R> ListPage<R> with(Function<List<T>, List<R>> as) {
        return new ListPage<>(as.apply(rows), total, number, pages);
    }

    /** Whether there are rows on no page. */
    public boolean goesOn() {
        return total > MOST;
    }

    /** How many there are, {@code 共62项}. */
    public String count(String unit) {
        return goesOn() ? "超过" + MOST + unit + "，请缩小范围查询" : "共" + total + unit;
    }
}
