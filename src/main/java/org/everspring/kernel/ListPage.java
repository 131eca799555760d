package org.everspring.kernel;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One page of a list.
 *
 * @param total how many the pages hold together
 * @param number from 1
 * @param pages at least 1
 */
public record ListPage<T>(List<T> rows, int total, int number, int pages) {

    /**
     * @param wanted from 1; one that is not there becomes the nearest that is
     * @param size how many a page holds at most
     * @param rows gives those of the page, told how many stand on the pages before; not asked when there is none
     */
    public static <T> ListPage<T> of(int total, int wanted, int size, IntFunction<List<T>> rows) {
        int pages = Math.max(1, (total + size - 1) / size);
        int number = Math.min(Math.max(1, wanted), pages);
        return new ListPage<>(total == 0 ? List.of() : rows.apply((number - 1) * size), total, number, pages);
    }

    public <R> ListPage<R> map(Function<T, R> as) {
        return new ListPage<>(rows.stream().map(as).toList(), total, number, pages);
    }
}
