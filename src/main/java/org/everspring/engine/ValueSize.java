package org.everspring.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;

/** How much a value would be if it were written down: a list that holds another one twice counts it twice. */
public final class ValueSize {

    private ValueSize() {}

    /** In characters and elements; what is larger than {@code most} is not counted to its end. */
    public static long of(Object value, long most) {
        long size = 0;
        Deque<Object> open = new ArrayDeque<>();
        add(value, open);
        while (!open.isEmpty() && size <= most) {
            Object part = open.pop();
            size++;
            if (part instanceof CharSequence text) {
                size += text.length();
            } else if (part instanceof Collection<?> collection) {
                // Counted at once, so that no more is opened than may be.
                size += collection.size();
                if (size <= most) {
                    collection.forEach(element -> add(element, open));
                }
            } else if (part instanceof Map<?, ?> map) {
                size += map.size();
                if (size <= most) {
                    map.values().forEach(element -> add(element, open));
                }
            }
        }
        return size;
    }

    private static void add(Object value, Deque<Object> open) {
        if (value != null) {
            open.push(value);
        }
    }
}
