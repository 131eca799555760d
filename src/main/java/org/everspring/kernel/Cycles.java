package org.everspring.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds what goes round in a directed graph. Without recursion, so that no graph is too deep. */
public final class Cycles {

    private Cycles() {}

    /**
     * The nodes that lie on a cycle, or on a way from one cycle to another; empty where nothing goes round.
     *
     * @param edges where each node leads; what is no key leads nowhere
     */
    public static Set<String> nodes(Map<String, ? extends Collection<String>> edges) {
        Map<String, Set<String>> forth = new HashMap<>();
        Map<String, Set<String>> back = new HashMap<>();
        edges.forEach((from, targets) -> targets.forEach(to -> {
            forth.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
            back.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(from);
        }));
        Set<String> nodes = new LinkedHashSet<>(edges.keySet());
        nodes.addAll(back.keySet());
        removeEnds(nodes, forth, back);
        removeEnds(nodes, back, forth);
        return nodes;
    }

    /** Takes away, again and again, what leads nowhere that is left. */
    private static void removeEnds(Set<String> nodes, Map<String, Set<String>> forth, Map<String, Set<String>> back) {
        Map<String, Integer> ways = new HashMap<>();
        Deque<String> ends = new ArrayDeque<>();
        for (String node : nodes) {
            int count =
                    (int) targets(forth, node).stream().filter(nodes::contains).count();
            ways.put(node, count);
            if (count == 0) {
                ends.add(node);
            }
        }
        while (!ends.isEmpty()) {
            String end = ends.remove();
            nodes.remove(end);
            for (String before : targets(back, end)) {
                if (nodes.contains(before) && ways.merge(before, -1, Integer::sum) == 0) {
                    ends.add(before);
                }
            }
        }
    }

    /** One cycle, from some node back to it; empty where nothing goes round. */
    public static List<String> one(Map<String, ? extends Collection<String>> edges) {
        Set<String> nodes = nodes(edges);
        if (nodes.isEmpty()) {
            return List.of();
        }
        // Every node that is left leads to one that is left, so that the way ends where it has been before.
        Set<String> way = new LinkedHashSet<>();
        String node = nodes.iterator().next();
        while (way.add(node)) {
            node = Objects.requireNonNull(edges.get(node)).stream()
                    .filter(nodes::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> all = new ArrayList<>(way);
        List<String> cycle = new ArrayList<>(all.subList(all.indexOf(node), all.size()));
        cycle.add(node);
        return Collections.unmodifiableList(cycle);
    }

    private static Set<String> targets(Map<String, Set<String>> edges, String node) {
        return edges.getOrDefault(node, Set.of());
    }
}
