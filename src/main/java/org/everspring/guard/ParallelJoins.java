package org.everspring.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the parallel joins at which a token can arrive without anything that could bring the others: it would wait there
 * for ever. Undecided is what depends on tokens that may appear beside, by a non-interrupting boundary event; that counts
 * as well.
 *
 * <p>One instance is one level of a process: the process itself or an embedded subprocess.
 */
public final class ParallelJoins {

    private final Map<String, List<Flow>> outgoing = new HashMap<>();
    private final Map<String, List<Flow>> incoming = new HashMap<>();
    private final Set<String> parallel = new HashSet<>();
    private final Set<String> choosing = new HashSet<>();
    private final Map<String, List<String>> boundaries = new HashMap<>();
    private final List<String> besides = new ArrayList<>();

    private record Flow(String id, String from, String to) {}

    public void flow(String id, String from, String to) {
        Flow flow = new Flow(id, from, to);
        outgoing.computeIfAbsent(from, node -> new ArrayList<>()).add(flow);
        incoming.computeIfAbsent(to, node -> new ArrayList<>()).add(flow);
    }

    public void parallelGateway(String id) {
        parallel.add(id);
    }

    /** A gateway that takes one of its flows: exclusive or event-based. */
    public void choice(String id) {
        choosing.add(id);
    }

    public void boundaryEvent(String id, String attachedTo, boolean interrupting) {
        if (interrupting) {
            boundaries.computeIfAbsent(attachedTo, host -> new ArrayList<>()).add(id);
        } else {
            besides.add(id);
        }
    }

    /** @param tokens where the tokens of an instance are; a join among them has been reached by one */
    public List<String> waitingForEver(Collection<String> tokens) {
        Set<String> undecided = new HashSet<>();
        besides.forEach(event -> undecided.addAll(flowsFrom(event, false)));
        Map<String, Set<String>> all = new LinkedHashMap<>();
        tokens.forEach(token -> all.put(token, flowsFrom(token, false)));
        List<String> found = new ArrayList<>();
        for (String token : all.keySet()) {
            Set<String> alone = flowsFrom(token, true);
            parallel.stream()
                    .filter(this::isJoin)
                    .filter(join -> into(join).stream().noneMatch(flow -> undecided.contains(flow.id())))
                    .filter(join -> !found.contains(join))
                    .filter(join ->
                            token.equals(join) ? !isReachedByOthers(join, all) : standsAlone(join, token, alone, all))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }

    private boolean standsAlone(String join, String token, Set<String> alone, Map<String, Set<String>> all) {
        return into(join).stream()
                .filter(arrived -> alone.contains(arrived.id()))
                .anyMatch(arrived -> into(join).stream()
                        .filter(other -> !other.id().equals(arrived.id()))
                        .anyMatch(missing -> all.entrySet().stream()
                                .filter(one -> !one.getKey().equals(token))
                                .noneMatch(one -> one.getKey().equals(join)
                                        || one.getValue().contains(missing.id()))));
    }

    private boolean isReachedByOthers(String join, Map<String, Set<String>> all) {
        return all.entrySet().stream()
                .filter(one -> !one.getKey().equals(join))
                .anyMatch(one ->
                        into(join).stream().anyMatch(flow -> one.getValue().contains(flow.id())));
    }

    private List<Flow> into(String node) {
        return incoming.getOrDefault(node, List.of());
    }

    private boolean isJoin(String node) {
        return into(node).size() > 1;
    }

    /** @param single only as far as the token stays one and meets no join */
    private Set<String> flowsFrom(String token, boolean single) {
        Set<String> flows = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(token));
        while (!open.isEmpty()) {
            String node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            boundaries.getOrDefault(node, List.of()).forEach(open::push);
            boolean stays = !single || !splits(node) && !(parallel.contains(node) && isJoin(node));
            if (stays) {
                for (Flow flow : outgoing.getOrDefault(node, List.of())) {
                    flows.add(flow.id());
                    open.push(flow.to());
                }
            }
        }
        return flows;
    }

    private boolean splits(String node) {
        return outgoing.getOrDefault(node, List.of()).size() > 1 && !choosing.contains(node);
    }
}
